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
from gongkai_web.annual.standing import stage_of
from gongkai_web.library.cleaning import clean
from gongkai_web.library.kinds import REPORTS, DocumentKind, Genre
from gongkai_web.library.models import Attachment, Document
from gongkai_web.library.services import draft, update
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def to_library(report: AnnualReport, *, by: User) -> Document:
    """Make the accepted report a draft of the library, or a new version of the document that it is already.

    What is public stays as it is until the new version went through the reviews and out as a correction.

    Raises:
        PermissionDenied: when the person may not draft for the organ.
        ValidationError: when it was not accepted, or another report on the year is public.
    """
    require(by, Act.DRAFT, report.organ)
    held = locked(report)
    if stage_of(held) is not Stage.ACCEPTED:
        raise ValidationError(_("《{title}》通过以后才能送公开").format(title=held))
    _only(held)
    made = compose(held, counted_of(held), signed_on=timezone.localdate())
    there = held.document
    document = _first(held, made, by=by) if there is None else _again(held, there, made, by=by)
    held.document = document
    held.save()
    note(held, ReportDeed.PUBLISHED, by=by, document=document.pk)
    return document


def _first(held: AnnualReport, made: Report, *, by: User) -> Document:
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
        parts={"attachments": _files(held, made)},
    )


def _again(held: AnnualReport, document: Document, made: Report, *, by: User) -> Document:
    files = _files(held, made)
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
