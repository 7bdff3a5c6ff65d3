"""What the engine finds in an annual report, as it would be published and beside the year before."""

from collections.abc import Iterator, Sequence

from gongkai.checks import Case, Examination, examine
from gongkai.forms import Report
from gongkai_web.annual.composing import compose, frozen
from gongkai_web.annual.earlier import read_back, reported_with_joined
from gongkai_web.annual.figures import figures_within
from gongkai_web.annual.knowing import facts_of
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.snapshots import totals
from gongkai_web.annual.standing import frozen_among
from gongkai_web.organs.models import Organ


def examined(report: AnnualReport, made: Report) -> Examination:
    """What the engine finds in the report as it would be published: it is written as a page and read back."""
    # What changed after the freeze is listed beside the report and is no fault of it.
    known = facts_of(report.organ, report.year, records=not frozen(report))
    return examine(Case(read_back(made), reported_with_joined(report.organ, report.year), facts=known))


def examined_all(reports: Sequence[AnnualReport]) -> Iterator[tuple[AnnualReport, Examination]]:
    """Every report of one year written and examined, as many queries for all as for one organ's figures."""
    if not reports:
        return
    year = reports[0].year
    organs = Organ.objects.filter(pk__in=[report.organ_id for report in reports])
    now = figures_within(organs, year)
    still = frozen_among(reports)
    held = totals(report for report in reports if report.pk in still)
    for report in reports:
        made = compose(report, held.get(report.pk) or now[report.organ_id].counted)
        yield report, examine(Case(read_back(made), facts=facts_of(report.organ, year, records=report.pk not in held)))
