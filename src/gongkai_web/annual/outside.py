"""Reports that a sum leaves out, for their organs were gone when the year ended: each is said, and none is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_web.annual.composing import frozen
from gongkai_web.annual.figures import Counted, figures_of
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.rollup import IN_THE_SUM, Rollup
from gongkai_web.annual.snapshots import thawed
from gongkai_web.annual.standing import stage_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import merged_into


@dataclass(frozen=True, slots=True)
class Outside:
    """A report that was passed on and is in no sum. `heir` reports for its organ: None where there is not just one.

    `lacking` is whether the heir froze its figures without the records of the organ: then the sum lacks them.
    """

    report: AnnualReport
    heir: Organ | None
    lacking: bool


def outside(found: Rollup) -> list[Outside]:
    """What organs within a sum passed on before they went into others."""
    reports = AnnualReport.objects.filter(
        organ__path__startswith=found.organ.path, year=found.year, organ__abolished_on__lte=date(found.year, 12, 31)
    )
    passed = [each for each in reports.select_related("organ") if stage_of(each) in IN_THE_SUM]
    heirs = merged_into([member.organ for member in found.members], found.year) if passed else {}
    return [Outside(each, heir, _lacks(heir, each)) for each in passed for heir in (heirs.get(each.organ_id),)]


def _lacks(heir: Organ | None, gone: AnnualReport) -> bool:
    """Whether an heir's frozen figures lack a record that those of the organ that went into it hold."""
    report = AnnualReport.objects.filter(organ=heir, year=gone.year).first() if heir else None
    snapshot = frozen(report) if report else None
    if snapshot is None:
        return False
    return not set(_records(figures_of(gone.organ, gone.year).counted)) <= set(_records(thawed(snapshot)))


def _records(counted: Counted) -> Iterator[str]:
    return (weighed.record for found in counted.cells.values() for weighed in found)
