"""Which numbers read in a picture are certain enough to be a report's, and which are nobody's.

What a picture shows was read by its looks. A number is taken where the reading is sure, or where sums of the form hold
that it stands in and none that it stands in fails. What neither says is not a number: nothing is guessed. What it must
be by the sums is said beside it, as for any cell that cannot be read.
"""

from collections.abc import Iterator, Mapping, Sequence

from gongkai.forms import Cell, CellRef, State, Table
from gongkai.forms.constraints.plan import Plan, Standing, plan

SURE = 0.9
"""The probability from which on a reading stands by itself, where nothing speaks against it."""
ALONE = 0.985
"""That of a number that stands in no sum at all."""
SURER = 0.995
"""The probability from which on a reading stands even against a sum that fails: reports do have wrong sums."""


def settled(cells: Mapping[CellRef, Cell], table: Table) -> Mapping[CellRef, Cell]:
    """The cells of a table, those not certain as unreadable. Cells of text are as they were."""
    if _lacks_column(cells, table):
        return {ref: _unreadable(cell) if cell.origin.confidence is not None else cell for ref, cell in cells.items()}
    doubted = {ref: cell for ref, cell in cells.items() if _is_doubtful(cell, SURER)}
    if not doubted:
        return cells
    scheme = plan(table)
    standings = scheme.standings(scheme.values(cells))
    summed = {ref for ref, touching in zip(scheme.refs, scheme.touching, strict=True) if touching}
    confirmed, refused = _confirmed(scheme, standings), _broken(scheme, standings)
    unread = {
        ref
        for ref, cell in doubted.items()
        if (ref in refused and ref not in confirmed)
        or (_is_doubtful(cell, SURE if ref in summed else ALONE) and ref not in confirmed - refused)
    }
    return {ref: _unreadable(cell) if ref in unread else cell for ref, cell in cells.items()}


def _lacks_column(cells: Mapping[CellRef, Cell], table: Table) -> bool:
    """Whether a column was not found that the others are summed up with: they may then stand in each other's places."""
    if not any(cell.origin.confidence is not None and cell.state is State.NUMBER for cell in cells.values()):
        return False
    blocks = (block for block in table.blocks if block.column_sums and not block.across)
    columns = (
        [CellRef(table.key, row.key, column.key) for row in block.rows] for block in blocks for column in block.columns
    )
    return any(all(cells[ref].state is State.MISSING for ref in refs if ref in cells) for refs in columns)


def _is_doubtful(cell: Cell, least: float) -> bool:
    """Whether a reading does not stand by itself. A number put together from several lines never does.

    A blank is doubtful where something is written that nobody can read.
    """
    sure = cell.origin.confidence
    if sure is None:
        return False
    return sure < least or "\n" in cell.text.strip()


def _unreadable(cell: Cell) -> Cell:
    return cell._replace(value=None, state=State.UNREADABLE)


def _confirmed(scheme: Plan, standings: Sequence[Standing]) -> set[CellRef]:
    """The cells of every sum that is complete and holds."""
    held = [at for at, standing in enumerate(standings) if standing.complete and not standing.broken]
    return set(_cells(scheme, held))


def _broken(scheme: Plan, standings: Sequence[Standing]) -> set[CellRef]:
    """The cells of every sum that fails."""
    return set(_cells(scheme, [at for at, standing in enumerate(standings) if standing.broken]))


def _cells(scheme: Plan, constraints: Sequence[int]) -> Iterator[CellRef]:
    for at in constraints:
        yield from scheme.constraints[at].refs
