"""The statutory tables as the back office shows them: every number a way to its records, last year's beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.forms import Cell, CellRef, Form, Table
from gongkai.render.layout import Kind, Place, lay_out
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.counted import printed

Way = Callable[[CellRef], str]


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its key, its text, where its records open, and last year's where that is known."""

    key: str
    text: str
    url: str
    before: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a table as the form prints it: a heading, or a number."""

    place: Place
    scope: str = ""
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One table, line by line."""

    title: str
    lines: tuple[tuple[Spot, ...], ...]


def tables(form: Form, counted: Counted, way: Way, before: Mapping[CellRef, str] | None = None) -> dict[str, Shown]:
    """Every table of the form by its section's numeral, laid out as it is published."""
    return {table.number: Shown(table.title, tuple(_lines(table, counted, way, before or {}))) for table in form.tables}


def _lines(table: Table, counted: Counted, way: Way, before: Mapping[CellRef, str]) -> Iterator[tuple[Spot, ...]]:
    totals = {total for total, _parts in table.sums()}

    def number(ref: CellRef) -> Number:
        return Number(str(ref), printed(counted.value(ref)), way(ref), before.get(ref, ""), total=ref in totals)

    for line in lay_out(table, lambda ref: Cell.of(counted.value(ref))).lines():
        yield tuple(Spot(place, _scope(place), number(place.ref) if place.ref else None) for place in line)


def _scope(place: Place) -> str:
    """What a heading stands over, as a screen reader is told."""
    match place.kind:
        case Kind.ROW:
            return "rowgroup" if place.rowspan > 1 else "row"
        case Kind.TITLE | Kind.COLUMN:
            return "colgroup" if place.colspan > 1 else "col"
        case _:
            return ""
