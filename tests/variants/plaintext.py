"""A report as pasted text: cells parted by tabs, by pipes, by blanks."""

from unicodedata import east_asian_width

from .draft import Draft
from .layout import Layout
from .pieces import Heading, Paragraph, Piece, pieces


def make_tabs(draft: Draft) -> bytes:
    """As a spreadsheet or a browser puts a table on the clipboard."""
    return _joined(draft, _tabbed)


def make_gbk(draft: Draft) -> bytes:
    """The same in GBK, with the line ends of Windows."""
    return make_tabs(draft).decode().replace("\n", "\r\n").encode("gb18030")


def make_pipes(draft: Draft) -> bytes:
    """As a converter to Markdown writes it: every row of full width, what a merged cell covers left empty."""
    return _joined(draft, _piped)


def make_aligned(draft: Draft) -> bytes:
    """Columns lined up with blanks, as `pdftotext -layout` leaves them."""
    return _joined(draft, _aligned)


def make_cell_lines(draft: Draft) -> bytes:
    """One cell a line with a pipe behind it, as page extractors write a table; merged places are not there at all."""
    return _joined(draft, lambda table: "\n".join(f"{word} |" for word in _one_by_one(table)))


def make_bare_lines(draft: Draft) -> bytes:
    """One cell a line and nothing between: only labels and numbers tell where a row begins."""
    return _joined(draft, lambda table: "\n".join(_one_by_one(table)))


def _one_by_one(table: Layout) -> list[str]:
    return [cell.text.replace("\n", "") for cell in sorted(table.cells, key=lambda c: (c.row, c.column))]


def _joined(draft: Draft, table) -> bytes:
    return "\n\n".join(_said(piece, table) for piece in pieces(draft)).encode() + b"\n"


def _said(piece: Piece, table) -> str:
    match piece:
        case Heading():
            return piece.numbered
        case Paragraph():
            return piece.text
        case Layout():
            return table(piece)


def matrix(table: Layout) -> list[list[str]]:
    """The text of every place; what a merged cell covers beside its first place is empty."""
    places = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        places[cell.row][cell.column] = cell.text.replace("\n", "")
    return places


def _tabbed(table: Layout) -> str:
    return "\n".join("\t".join(row) for row in matrix(table))


def _piped(table: Layout) -> str:
    rows = [f"| {' | '.join(row)} |" for row in matrix(table)]
    return "\n".join([rows[0], f"|{' --- |' * table.columns}", *rows[1:]])


def _aligned(table: Layout) -> str:
    """Each cell at its column's place; a cell that spans columns takes no part in their width."""
    width = [2] * table.columns
    for cell in table.cells:
        if cell.colspan == 1:
            width[cell.column] = max(width[cell.column], _width(cell.text.replace("\n", "")))
    lines = []
    for row in table.lines():
        line, at = "", 0
        for cell in row:
            start = sum(w + 3 for w in width[: cell.column])
            line += " " * max(start - at, 2 if line else 0) + cell.text.replace("\n", "")
            at = _width(line)
        lines.append(line.rstrip())
    return "\n".join(lines)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
