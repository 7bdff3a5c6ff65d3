"""Beginning a report, and writing its sections."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.forms import form_for
from gongkai_web.accounts.models import User
from gongkai_web.annual import wording
from gongkai_web.annual.kinds import ReportDeed
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.services.recording import locked, note
from gongkai_web.annual.standing import WRITABLE, stage_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


def begin(organ: Organ, year: int, *, by: User) -> AnnualReport:
    """The report of an organ on a year, begun if it is not there: there is never a second one.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        NoFormError: when no national form serves the year.
    """
    require(by, Act.WRITE_REPORT, organ)
    form_for(year)
    report, _new = AnnualReport.objects.get_or_create(organ=organ, year=year)
    return report


@transaction.atomic
def rewrite(report: AnnualReport, sections: Mapping[str, Sequence[str]], *, by: User) -> AnnualReport:
    """Put the words of some sections, by their numerals.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when it was passed on, or a figure is named that there is none of.
    """
    require(by, Act.WRITE_REPORT, report.organ)
    held = locked(report)
    if stage_of(held) not in WRITABLE:
        raise ValidationError(_("《{title}》已经报送，退回以后才能修改").format(title=held))
    for paragraphs in sections.values():
        if unknown := [name for text in paragraphs for name in wording.unknown_names(text)]:
            raise ValidationError(_("没有叫“{names}”的数字").format(names=_("、").join(unknown)))
    held.narrative = held.narrative | {numeral: list(texts) for numeral, texts in sections.items()}
    held.save()
    note(held, ReportDeed.WRITTEN, by=by, sections=sorted(sections))
    return held
