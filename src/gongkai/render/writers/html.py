"""A report as one accessible page that needs nothing else and prints well."""

from collections.abc import Iterator

from gongkai.forms import Report
from gongkai.render.markup import table
from gongkai.render.outline import Part, Piece, outline, title_of
from gongkai.render.page import page, text

TAGS = {
    Part.TITLE: ("<h1>", "</h1>"),
    Part.HEADING: ("<h2>", "</h2>"),
    Part.PARAGRAPH: ("<p>", "</p>"),
    Part.NOTE: ('<p class="note">', "</p>"),
    Part.SIGNER: ('<p class="signature first">', "</p>"),
    Part.DATE: ('<p class="signature">', "</p>"),
}


def to_html(report: Report) -> str:
    """The whole page, as text to be written in UTF-8."""
    return page(title_of(report), f'<main class="report">\n{"".join(_pieces(report))}</main>')


def body_of(report: Report) -> str:
    """What stands under the title, as markup for a page that has its own."""
    return "".join(f"{_piece(piece, report)}\n" for piece in outline(report) if piece.part is not Part.TITLE)


def _pieces(report: Report) -> Iterator[str]:
    for piece in outline(report):
        yield _piece(piece, report) + "\n"


def _piece(piece: Piece, report: Report) -> str:
    if piece.layout:
        return table(piece.layout, report)
    before, after = TAGS[piece.part]
    return f"{before}{text(piece.text)}{after}"
