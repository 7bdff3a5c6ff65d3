"""Table 4 of a picture by its places: fifteen values abreast under labels of which some cannot be read.

Within rules, a line of fifteen cells across the whole table holds one value in each place of the form. Of the labels
above, enough must have been read to show that the table is drawn in the form's order, and none may stand elsewhere.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.forms import Block, Table
from gongkai.ingest.document import Borders
from gongkai.ingest.labels import Kind, Role
from gongkai.ingest.looks import DISPUTE_CELLS, Row
from gongkai.ingest.tokens import Token

Place = tuple[str, str]
_ROWS, _ENDINGS = 2, 4
"""Labels of rows and of endings by which the order of a table is known: the one that lacks is the last that is left."""


class Abreast(NamedTuple):
    """The values by their places, and how many labels were not read."""

    found: dict[Place, list[Token]]
    unread: int = 0


def role_of(token: Token) -> Role | None:
    """What a label is in table 4."""
    roles = token.label.roles if token.label else ()
    return next((role for role in roles if role.table == "disputes"), None)


def abreast(lines: Sequence[Row], table: Table) -> Abreast:
    """The values of a table drawn as the form's; none where it may not be."""
    *above, bottom = lines
    block = table.blocks[0]
    apart = any(line.line.grid is not bottom.line.grid or _holds_numbers(line) for line in above)
    if apart or not _is_bottom(bottom):
        return Abreast({})
    labels = [(role, token) for line in above for token in line.tokens if (role := role_of(token))]
    if not all(_lies(role, token, block) for role, token in labels) or not _tell(labels, block):
        return Abreast({})
    places = [(row.key, column.key) for row in block.rows for column in block.columns]
    found = {
        place: [token for token in bottom.tokens if token.cell is cell]
        for place, cell in zip(places, bottom.line.cells, strict=True)
    }
    leaves = sum(role.kind is not Kind.GROUP for role, _token in labels)
    return Abreast(found, max(0, len(block.rows) + len(places) - leaves))


def _is_bottom(line: Row) -> bool:
    """Whether a line was seen within rules to hold fifteen cells and no label."""
    grid, cells = line.line.grid, line.line.cells
    seen = grid.borders is Borders.MARKED and cells[0].confidence is not None
    whole = len(cells) == grid.columns == DISPUTE_CELLS and all(cell.rowspan == 1 for cell in cells)
    return seen and whole and not any(token.label for token in line.tokens)


def _holds_numbers(line: Row) -> bool:
    """Whether a line has a cell in each place as well, and numbers in most."""
    numbers = sum(any(map(str.isdigit, cell.text)) for cell in line.line.cells)
    return len(line.line.cells) == DISPUTE_CELLS and 2 * numbers > DISPUTE_CELLS


def _lies(role: Role, token: Token, block: Block) -> bool:
    """Whether a label covers the places that it has in the form."""
    width = len(block.columns)
    rows, columns = [row.key for row in block.rows], [column.key for column in block.columns]
    match role.kind:
        case Kind.ROW:
            first = rows.index(role.key) * width
            return token.start <= first and first + width <= token.end
        case Kind.COLUMN:
            return role.key in {columns[at % width] for at in range(token.start, token.end)}
        case _:
            return True


def _tell(labels: Iterable[tuple[Role, Token]], block: Block) -> bool:
    """Whether enough labels stand exactly over their own places."""
    width = len(block.columns)
    exact = {(r.kind, r.key) for r, t in labels if t.end - t.start == (width if r.kind is Kind.ROW else 1)}
    rows, endings = (sum(kind is wanted for kind, _key in exact) for wanted in (Kind.ROW, Kind.COLUMN))
    return rows >= _ROWS and endings >= _ENDINGS
