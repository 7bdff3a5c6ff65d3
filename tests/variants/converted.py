"""Web pages made into text by converters that know no table within a table."""

from .draft import Draft
from .layout import Layout
from .pieces import Heading, Paragraph, Piece, pieces


def make_folded(draft: Draft) -> bytes:
    """A page in one cell of a layout table, as Markdown: all of it stands on one line, its tables too."""
    told = "  ".join(_folded(piece) for piece in pieces(draft))
    return f"| 首页 | 政务公开 |\n| --- | --- |\n| {told} |\n| 版权所有 |\n".encode()


def make_folded_head(draft: Draft) -> bytes:
    """The same where the converter takes the first row for the head, and the menu beside the report for its cell."""
    told = "  ".join(_folded(piece) for piece in pieces(draft))
    cells = told.count("|")
    return f"{draft.title}\n\n| 栏目 | {told} |\n|{' --- |' * cells}\n".encode()


def make_open_rows(draft: Draft) -> bytes:
    """As converters write that end no row: all above the first table in a cell, the rest on lines of its own."""
    parts, told = [], ["| 栏目|"]
    for piece in pieces(draft):
        if not isinstance(piece, Layout):
            told.append(_folded(piece))
            continue
        first, *rows = (" |  ".join(_text(cell.text) for cell in line) + "   " for line in piece.lines())
        above = "\n\n".join(told) if parts else "     ".join(told).replace("     ", " ", 1)
        parts += [above + (f" |  {first}" if not parts else f"\n\n{first}"), "---  ", *rows, ""]
        told = []
    return "\n".join([*parts, "\n\n".join(told)]).encode()


def make_glued(draft: Draft) -> bytes:
    """As converters write that leave tables out: the cells of a row follow each other with nothing between."""
    return "\n\n".join(_glued(piece) for piece in pieces(draft)).encode()


def _folded(piece: Piece) -> str:
    match piece:
        case Heading():
            return f"**{piece.numbered}**"
        case Paragraph():
            return f"\xa0\xa0{piece.text}"
        case Layout():
            head = f"|{'  |' * piece.columns} |{' --- |' * piece.columns}"
            rows = (
                "".join(f" {_text(cell.text)} |{' |' * (cell.colspan - 1)}" for cell in line) for line in piece.lines()
            )
            return " ".join([head, *(f"|{row}" for row in rows)])


def _glued(piece: Piece) -> str:
    match piece:
        case Heading():
            return f"## {piece.numbered}"
        case Paragraph():
            return piece.text
        case Layout():
            return "  \n".join("".join(_text(cell.text) for cell in line) for line in piece.lines())


def _text(text: str) -> str:
    return text.replace("\n", "")
