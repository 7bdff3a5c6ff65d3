"""Handing an accepted report to the library: its page and its files, which go out through the library's reviews."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.forms import Report
from gongkai.render import write
from gongkai.render.writers.html import body_of
from gongkai_web.accounts.models import User
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.files import FORMS, pdf_of
from gongkai_web.annual.kinds import ReportDeed, Stage
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.published import report_on
from gongkai_web.annual.services.recording import locked, note
from gongkai_web.annual.signing import signed_day
from gongkai_web.annual.standing import stage_of
from gongkai_web.library.cleaning import clean
from gongkai_web.library.kinds import REPORTS, DocumentKind, Genre
from gongkai_web.library.models import Attachment, Document
from gongkai_web.library.services import draft, update
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


def to_library(report: AnnualReport, *, by: User) -> Document:
    """Make the accepted report a draft of the library, or a new version of the document that it is already.

    What is public stays as it is until the new version went through the reviews and out as a correction. Its files are
    made first, for an office suite takes seconds over one; meanwhile nothing in the database is held.

    Raises:
        PermissionDenied: when the person may not draft for the organ.
        ValidationError: when it was not accepted, another report on the year is public, or something was done to it
            while its files were made.
    """
    require(by, Act.DRAFT, report.organ)
    now = AnnualReport.objects.select_related("organ").get(pk=report.pk)
    last = _ready(now)
    made = compose(now, counted_of(now), signed_on=signed_day(now))
    files = _files(now, made)
    with transaction.atomic():
        held = locked(report)
        if _ready(held) != last:
            raise ValidationError(_("《{title}》刚刚有人办理，请重新打开页面").format(title=held))
        there = held.document
        held.document = _first(held, made, files, by=by) if there is None else _again(there, made, files, by=by)
        held.save()
        note(held, ReportDeed.PUBLISHED, by=by, document=held.document.pk)
    return held.document


def _ready(report: AnnualReport) -> int:
    """The last act on a report that may be handed over.

    Raises:
        ValidationError: when it was not accepted, or another report on the year is public.
    """
    if stage_of(report) is not Stage.ACCEPTED:
        raise ValidationError(_("《{title}》通过以后才能送公开").format(title=report))
    _only(report)
    return report.acts.latest("pk").pk


def _first(held: AnnualReport, made: Report, files: list[Attachment], *, by: User) -> Document:
    return draft(
        Document,
        by=by,
        organ=held.organ,
        title=str(held),
        kind=DocumentKind.INFORMATION,
        formed_on=timezone.localdate(),
        issuers=held.organ.name,
        genre=Genre.REPORT,
        topic=REPORTS,
        theme="综合政务",
        keywords="年度报告",
        body=_body(made),
        parts={"attachments": files},
    )


def _again(document: Document, made: Report, files: list[Attachment], *, by: User) -> Document:
    for file in files:
        file.full_clean(exclude=["document"])
    update(document, by=by, body=_body(made), attachments=files)
    return document


def _body(made: Report) -> list[dict[str, str]]:
    return [{"type": "html", "value": clean(body_of(made))}]


def _files(held: AnnualReport, made: Report) -> list[Attachment]:
    """The files that go out with the report; the machine-readable data are served beside it."""
    found = [(form, write(made, form)) for form in FORMS]
    found.append(("pdf", pdf_of(made)[0]))
    return [Attachment(title=f"{held}.{form}", file=ContentFile(content, f"report.{form}")) for form, content in found]


def _only(report: AnnualReport) -> None:
    """Refuse a second report of one organ on one year."""
    other = report_on(report.organ, report.year)
    if other is not None and other.pk != report.document_id:
        said = _("{organ}{year}年的报告已经公开：《{title}》（{day}）。有错的请更正那一份，或者撤回以后再送公开")
        raise ValidationError(
            said.format(organ=report.organ, year=report.year, title=other.title, day=other.published_on)
        )
