"""Which numbers read in a picture are certain enough to be a report's, and which are nobody's.

What a picture shows was read by its looks. A number is taken where the reading is sure, or where sums of the form hold
that it stands in and none that it stands in fails. What neither says is not a number: nothing is guessed. What it must
be by the sums is said beside it, as for any cell that cannot be read.

Sums also show how far the reader can be trusted with a print. Where they fail because of it, being sure is not enough.
"""

import re
from collections.abc import Collection, Mapping

from gongkai.forms import Cell, CellRef, State, Table
from gongkai.forms.constraints.plan import plan
from gongkai.ingest.proving import cells_of, proven, tells

SURE = 0.9
"""The probability from which on a reading stands by itself, where nothing speaks against it."""
ALONE = 0.98
"""That of a number that stands in no sum at all."""
SURER = 0.995
"""The probability from which on a reading stands even against a sum that fails: reports do have wrong sums."""
SUREST = 0.998
"""That of a number in no sum of a report whose print was misread elsewhere."""
CERTAIN = 0.9995
"""That of a number that no sum holds with in a table whose print was misread."""
_NEVER = 2.0
"""What no reading reaches."""
_MISREAD, _SEVERAL, _FEW = 0.1, 2, 0.5
"""The part of a table's numbers and how many that are not sure where its print is misread; that of its cells that hold
any."""
_ODD = re.compile(r"\s*0\d|.*\n|.*\d\s+\d", re.DOTALL)
"""A number put together from several lines or with a gap, where a point may be lost, or one that begins with a zero:
nobody prints any of these."""
_HABIT = 0.1
"""The part of the numbers of a table that blank cells are at the least where they are blank on purpose."""
_MARKS = frozenset({State.DASH, State.SLASH})


def settled(
    cells: Mapping[CellRef, Cell], table: Table, *, misread: bool = False, unnamed: Collection[str] = ()
) -> Mapping[CellRef, Cell]:
    """The cells of a table, those not certain as unreadable. Cells of text are as they were.

    `misread` is whether the print of another table of the report is, `unnamed` are rows that only their places name.
    """
    if _lacks_column(cells, table):
        return {ref: _unreadable(cell) if cell.origin.confidence is not None else cell for ref, cell in cells.items()}
    clear = not any(_is_odd(cell) or _is_doubtful(cell, SUREST) for cell in cells.values())
    if clear and not unnamed and not _has_lone_blanks(cells):
        return cells
    evidence = _Evidence(cells, table, misread=misread or is_misread(cells, table))
    astray = {row for row in unnamed if _is_contradicted(row, cells, table)}
    cells = {ref: _unreadable(cell) if ref.row in astray else cell for ref, cell in cells.items()}
    return {ref: cell if evidence.lets_stand(ref, cell) else _unreadable(cell) for ref, cell in cells.items()}


def is_misread(cells: Mapping[CellRef, Cell], table: Table) -> bool:
    """Whether the print of a table is of a kind that the reader misreads: sums fail, and many numbers are not sure.

    So it is where most of a table was not found: what was may stand in the place of something else.
    """
    numbers, scheme = _numbers(cells), plan(table)
    if _is_scant(cells):
        return bool(scheme.constraints)
    fails = any(standing.broken for standing in scheme.standings(scheme.values(cells)))
    return fails and sum(_is_doubtful(cell, SURE) for cell in numbers) > max(_SEVERAL, _MISREAD * len(numbers))


def _is_scant(cells: Mapping[CellRef, Cell]) -> bool:
    """Whether a picture has numbers for few cells that are not blank."""
    return 0 < len(_numbers(cells)) < _FEW * sum(cell.state is not State.BLANK for cell in cells.values())


def _numbers(cells: Mapping[CellRef, Cell]) -> list[Cell]:
    """The numbers that were read in a picture."""
    return [cell for cell in cells.values() if _is_seen(cell) and cell.state is State.NUMBER]


class _Evidence:
    """What speaks for the cells of a table, and against them."""

    def __init__(self, cells: Mapping[CellRef, Cell], table: Table, *, misread: bool) -> None:
        scheme = plan(table)
        values = scheme.values(cells)
        standings = scheme.standings(values)
        self._misread, self._scant = misread, _is_scant(cells)
        self._lone_blanks = _has_lone_blanks(cells)
        self._marks = sum(_is_seen(cell) and cell.state in _MARKS for cell in cells.values())
        self._summed = {ref for ref, touching in zip(scheme.refs, scheme.touching, strict=True) if touching}
        held = [at for at, standing in enumerate(standings) if standing.complete and not standing.broken]
        telling = [at for at in held if not misread or tells(scheme, at, values)]
        of = proven if misread else cells_of
        self._confirmed, self._likely = set(of(scheme, telling, values)), set(of(scheme, held, values))
        self._refused = set(cells_of(scheme, (at for at, each in enumerate(standings) if each.broken), values))
        self._open = set(cells_of(scheme, (at for at, each in enumerate(standings) if not each.complete), values))

    def lets_stand(self, ref: CellRef, cell: Cell) -> bool:
        """Whether a cell is what was read."""
        sure = cell.origin.confidence
        if sure is None:
            return True
        if cell.state in _MARKS:
            return sure >= SURE and (self._marks > 1 or sure >= SUREST)
        if cell.state is not State.NUMBER:
            return sure >= SURE and not (cell.state is State.BLANK and self._lone_blanks)
        if ref in self._confirmed - self._refused and (not self._misread or sure >= SURE or ref not in self._open):
            return True
        if _is_odd(cell) or (ref in self._refused - self._confirmed and sure < SURER):
            return False
        return sure >= self._least(ref)

    def _least(self, ref: CellRef) -> float:
        """How sure a number has to be that no sum confirms."""
        if ref not in self._summed:
            return SUREST if self._misread or self._scant else ALONE
        if self._scant:
            return _NEVER
        return SURE if ref in self._likely or not self._misread else CERTAIN


def _is_contradicted(row: str, cells: Mapping[CellRef, Cell], table: Table) -> bool:
    """Whether most sums down the table fail in which a row has more than 0: it may not be the one it was taken for."""
    scheme = plan(table)
    standings = zip(scheme.constraints, scheme.standings(scheme.values(cells)), strict=True)
    own = {ref for ref in table.refs_of[row] if ref in cells and cells[ref].value}
    down = [
        standing.broken
        for constraint, standing in standings
        if standing.complete and not own.isdisjoint(constraint.refs) and len({ref.row for ref in constraint.refs}) > 1
    ]
    return 2 * sum(down) > len(down)


def _has_lone_blanks(cells: Mapping[CellRef, Cell]) -> bool:
    """Whether a few cells are blank among many numbers: a seal that was taken off may have taken a 0 along.

    Whoever prints nothing for nothing leaves many cells blank.
    """
    blank = sum(_is_seen(cell) and cell.state is State.BLANK for cell in cells.values())
    return 0 < blank < _HABIT * len(_numbers(cells))


def _lacks_column(cells: Mapping[CellRef, Cell], table: Table) -> bool:
    """Whether a column was not found that the others are summed up with: they may then stand in each other's places."""
    if not _numbers(cells):
        return False
    blocks = (block for block in table.blocks if block.column_sums and not block.across)
    columns = (
        [CellRef(table.key, row.key, column.key) for row in block.rows] for block in blocks for column in block.columns
    )
    return any(all(cells[ref].state is State.MISSING for ref in refs if ref in cells) for refs in columns)


def _is_seen(cell: Cell) -> bool:
    return cell.origin.confidence is not None


def _is_doubtful(cell: Cell, least: float) -> bool:
    """Whether a reading is less sure than that. A blank is doubtful where something is written that nobody can read."""
    return cell.origin.confidence is not None and cell.origin.confidence < least


def _is_odd(cell: Cell) -> bool:
    """Whether a number as it was read cannot be what is printed, unless a sum holds with it."""
    return _is_seen(cell) and _ODD.match(cell.text.strip()) is not None


def _unreadable(cell: Cell) -> Cell:
    return cell._replace(value=None, state=State.UNREADABLE)
