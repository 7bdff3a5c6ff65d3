"""The numbers of reports that were brought to the bench, of many organs and years at once."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.core.cache import cache
from django.db.models import Max

from gongkai.forms import CellRef
from gongkai_web.examination.keeping import edition
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.selectors import counted_reading
from gongkai_web.organs.models import Organ

_KEPT = 30 * 24 * 3600


def imported_cells(organs: Iterable[Organ], years: Iterable[int]) -> Mapping[tuple[int, int], dict[CellRef, Decimal]]:
    """The numbers of every report that counts, by the number of the organ and the year.

    A file is read once and remembered, until somebody reads a cell of it again.
    """
    kept = {organ.pk: organ for organ in organs}
    found: dict[tuple[int, int], dict[CellRef, Decimal]] = {}
    files = ReportFile.objects.filter(organ__in=kept, year__in=list(years), counts=True).annotate(last=Max("acts"))
    for pk, whose, year, last in files.values_list("pk", "organ", "year", "last"):
        if year is not None and (cells := _cells(kept[whose], year, f"{pk}-{last}")):
            found[whose, year] = cells
    return found


def _cells(organ: Organ, year: int, version: str) -> dict[CellRef, Decimal]:
    key = f"annual-imported-{version}-{edition()}"
    kept: Mapping[str, str] | None = cache.get(key)
    if kept is None:
        report = counted_reading(organ, year)
        if report is None:  # not read by this edition of the program yet
            return {}
        kept = {str(ref): f"{cell.value:f}" for ref, cell in report.cells.items() if cell.value is not None}
        cache.set(key, kept, _KEPT)
    return {CellRef.parse(ref): Decimal(value) for ref, value in kept.items()}
