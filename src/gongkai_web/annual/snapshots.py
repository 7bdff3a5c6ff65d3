"""Figures as they are frozen and thawed: lists of records, cell by cell and figure by figure."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from gongkai.forms import CellRef
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.counted import Weighed
from gongkai_web.annual.models import AnnualReport, FrozenCell, Snapshot


class Left(NamedTuple):
    """A record that was not counted when the figures were frozen; `where` is a table or the code of a figure."""

    where: str
    record: str
    why: str
    basis: str


def keep(report: AnnualReport, counted: Counted, *, taken: datetime | None = None) -> Snapshot:
    """Freeze figures, now or at the moment given: every cell and figure that has records; within a transaction."""
    snapshot = Snapshot(report=report, taken=taken or timezone.now(), left=[list(left) for left in _left(counted)])
    snapshot.save()
    every = {str(ref): found for ref, found in counted.cells.items()} | dict(counted.named)
    FrozenCell.objects.bulk_create(
        FrozenCell(
            snapshot=snapshot,
            key=key,
            value=sum((w.weight for w in found), Decimal(0)),
            records=[[w.record, f"{w.weight:f}"] for w in found],
        )
        for key, found in every.items()
        if found
    )
    return snapshot


def _left(counted: Counted) -> Iterable[Left]:
    for one in counted.not_counted:
        yield Left("", one.record, one.why, str(one.basis))
    for code, ones in counted.named_left.items():
        yield from (Left(code, one.record, one.why, str(one.basis)) for one in ones)


def thawed(snapshot: Snapshot) -> Counted:
    """The figures that a snapshot keeps."""
    return _counted((cell.key, _weighed(cell)) for cell in snapshot.cells.all())


def part(snapshot: Snapshot, key: str) -> tuple[tuple[Weighed, ...], list[Left]]:
    """The records of one cell or figure as they were frozen, and what was left out beside them."""
    cell = snapshot.cells.filter(key=key).first()
    where = "" if "/" in key else key
    return _weighed(cell) if cell else (), [Left(*left) for left in snapshot.left if left[0] == where]


def totals(reports: Iterable[AnnualReport]) -> dict[int, Counted]:
    """The frozen numbers of many reports, by the number of the report, in one query; not the records behind them."""
    last: dict[int, int] = {}
    last.update(Snapshot.objects.filter(report__in=list(reports)).order_by("pk").values_list("report_id", "pk"))
    whose = {snapshot: report for report, snapshot in last.items()}
    found: dict[int, list[tuple[str, tuple[Weighed, ...]]]] = defaultdict(list)
    cells = FrozenCell.objects.filter(snapshot__in=whose).values_list("snapshot_id", "key", "value")
    for snapshot, key, value in cells:
        found[whose[snapshot]].append((key, (Weighed(f"annual.annualreport/{whose[snapshot]}", value),)))
    return {report: _counted(found[report]) for report in last}


def _weighed(cell: FrozenCell) -> tuple[Weighed, ...]:
    return tuple(Weighed(record, Decimal(weight)) for record, weight in cell.records)


def _counted(cells: Iterable[tuple[str, tuple[Weighed, ...]]]) -> Counted:
    every = dict(cells)
    return Counted(
        {CellRef.parse(key): found for key, found in every.items() if "/" in key},
        named={key: found for key, found in every.items() if "/" not in key},
    )
