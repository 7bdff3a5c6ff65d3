"""What an organ reported on a year before: written here, published here, or brought in as a file, the firmest first.

In its first year on the platform an organ has last year's report only as others read it, or as a file on the bench.
"""

from collections.abc import Mapping
from decimal import Decimal

from gongkai.compare import with_joined
from gongkai.forms import CellRef, Report
from gongkai.ingest import read_bytes
from gongkai.render import write
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.published import published_cells, reading_of, report_on
from gongkai_web.annual.standing import is_frozen
from gongkai_web.examination.selectors import counted_reading
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import joined_in


def reported(organ: Organ, year: int) -> Report | None:
    """The report of an organ on a year; figures that nobody froze yet are held only where there is nothing else."""
    here = AnnualReport.objects.filter(organ=organ, year=year).first()
    if here and is_frozen(here):
        return _composed(here)
    document = report_on(organ, year)
    published = reading_of(document) if document else None
    return published or counted_reading(organ, year) or (_composed(here) if here else None)


def reported_with_joined(organ: Organ, year: int) -> Report | None:
    """What an organ goes on from in a year: its report on the year before, with those of whoever went into it since."""
    own = reported(organ, year - 1)
    joined = joined_in(organ, year) if own else []
    return with_joined(own, [reported(each, year - 1) for each in joined]) if own and joined else own


def reported_cells(organ: Organ, year: int) -> Mapping[CellRef, Decimal] | None:
    """The numbers that an organ made public on a year, here or elsewhere; None where no report is known."""
    published = published_cells(organ, year)
    if published is not None:
        return published
    if (brought := counted_reading(organ, year)) is None:
        return None
    return {ref: cell.value for ref, cell in brought.cells.items() if cell.value is not None}


def read_back(made: Report) -> Report:
    """A report as the engine reads it once it is published."""
    return read_bytes(write(made, "html"), "report.html")


def _composed(report: AnnualReport) -> Report:
    return read_back(compose(report, counted_of(report)))
