"""Which of a report's sums and balances do not hold, and which one cell would explain them.

A cell of table 3 stands in two or three equations: its row, its column, its balance. When one number is wrong,
exactly these break, and by the same difference; that singles the cell out. A cell left empty may stand for any
number that is not negative, so an equation is broken only if no such number could mend it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.checks.model import Case
from gongkai.checks.tables import UNFILLED, tables
from gongkai.forms import FORMS, CellRef, Report, Table


@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """Two sides of one table that must be equal. `sum` tells a total and its parts from a balance."""

    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]
    sum: bool

    @property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell of both sides."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Breach:
    """An equation that does not hold. The numbers are those of the cells that hold one."""

    equation: Equation
    left: Decimal
    right: Decimal

    @property
    def excess(self) -> Decimal:
        """By how much the left side is larger."""
        return self.left - self.right


@dataclass(frozen=True, slots=True)
class Fracture:
    """Breaches that one cause explains: a single cell with its likely value, or the same difference."""

    breaches: tuple[Breach, ...]
    cell: CellRef | None = None
    likely: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with the sums of a report, and which sums lack a cell that could not be read."""

    fractures: tuple[Fracture, ...]
    unread: tuple[tuple[Equation, tuple[CellRef, ...]], ...]


def _equations(table: Table) -> Iterator[Equation]:
    for total, parts in table.sums():
        yield Equation((total,), parts, sum=True)
    for left, right in table.flows():
        yield Equation(left, right, sum=False)


_EQUATIONS = {(form.key, table.key): tuple(_equations(table)) for form in FORMS.values() for table in form.tables}


def equations(report: Report) -> Iterator[Equation]:
    """Every sum and balance of the tables that could be read."""
    for table in tables(report):
        key = next(k for k in _EQUATIONS if k[1] == table.key and FORMS[k[0]].table(table.key) is table)
        yield from _EQUATIONS[key]


@lru_cache(maxsize=8)
def diagnose(case: Case) -> Diagnosis:
    """Every broken equation of a case's report, gathered by cause. Made once a case."""
    report = case.report
    breaches: list[Breach] = []
    unread: list[tuple[Equation, tuple[CellRef, ...]]] = []
    known = {ref: cell.value for ref, cell in report.cells.items() if cell.value is not None}
    for equation in equations(report):
        left, left_open = _side(equation.left, known)
        right, right_open = _side(equation.right, known)
        if left_open or right_open:
            illegible = tuple(r for r in equation.refs if r not in known and report[r].state not in UNFILLED)
            if illegible:
                unread.append((equation, illegible))
        if (left > right and not right_open) or (right > left and not left_open):
            breaches.append(Breach(equation, left, right))
    return Diagnosis(tuple(_fractures(breaches, report, known)), tuple(unread))


def _side(refs: Sequence[CellRef], known: dict[CellRef, Decimal]) -> tuple[Decimal, bool]:
    """What the known cells of a side add up to, and whether others are open."""
    values = [known[ref] for ref in refs if ref in known]
    return sum(values, Decimal(0)), len(values) < len(refs)


def _fractures(breaches: list[Breach], report: Report, known: dict[CellRef, Decimal]) -> Iterator[Fracture]:
    rest = list(breaches)
    holding = [e for e in equations(report) if all(b.equation is not e for b in breaches)] if breaches else []
    while rest:
        found = _single_cell(rest, holding, known)
        if found is None:
            break
        yield found
        rest = [b for b in rest if b not in found.breaches]
    while rest:
        like = [b for b in rest if b.excess == rest[0].excess and _alike(b.equation, rest[0].equation)]
        yield Fracture(tuple(like))
        rest = [b for b in rest if b not in like]


def _single_cell(breaches: list[Breach], holding: list[Equation], known: dict[CellRef, Decimal]) -> Fracture | None:
    """The one cell that mends the most breaches, at least two, and breaks nothing that holds."""
    sound = {ref for equation in holding if all(r in known for r in equation.refs) for ref in equation.refs}
    best: Fracture | None = None
    for ref in {ref: None for breach in breaches for ref in breach.equation.refs}:
        mine = [b for b in breaches if ref in b.equation.refs]
        wanted = {_wanted(b, ref, known) for b in mine}
        likely = wanted.pop() if len(wanted) == 1 else None
        if ref in sound or len(mine) < 2 or likely is None or likely < 0:
            continue
        if best is None or len(mine) > len(best.breaches):
            best = Fracture(tuple(mine), ref, likely)
    return best


def _wanted(breach: Breach, ref: CellRef, known: dict[CellRef, Decimal]) -> Decimal | None:
    """The value of a cell that would mend a breach, if every cell of it is known."""
    if any(r not in known for r in breach.equation.refs):
        return None
    return known[ref] - breach.excess if ref in breach.equation.left else known[ref] + breach.excess


def _alike(a: Equation, b: Equation) -> bool:
    """Whether two equations say the same of different columns, or of different rows."""
    shape = [[(r.table, r.row) for r in e.refs] for e in (a, b)]
    turned = [[(r.table, r.column) for r in e.refs] for e in (a, b)]
    return a.sum == b.sum and (shape[0] == shape[1] or turned[0] == turned[1])
