"""A report as Markdown, and as plain text with tab-separated tables. Places that a merged cell covers stay empty."""

from collections.abc import Callable, Iterator, Sequence

from gongkai.forms import Report
from gongkai.render.layout import Layout
from gongkai.render.outline import Part, Piece, outline
from gongkai.render.page import plain

Line = Sequence[str]


def to_markdown(report: Report) -> str:
    """Headings, paragraphs and pipe tables."""
    return _joined(report, {Part.TITLE: "# ", Part.HEADING: "## "}, _pipes)


def to_text(report: Report) -> str:
    """The same without marks, each line of a table on one line with tabs between its cells."""
    return _joined(report, {}, _tabs)


def grid(layout: Layout) -> list[list[str]]:
    """A table as lines of texts, all of the same length."""
    lines = [[""] * layout.columns for _ in range(layout.rows)]
    for place in layout.places:
        lines[place.row][place.column] = " ".join(plain(place.text).split())
    return lines


def _joined(report: Report, marks: dict[Part, str], draw: Callable[[Layout], Iterator[str]]) -> str:
    pieces = ("\n".join(_piece(piece, marks, draw)) for piece in outline(report))
    return "\n\n".join(pieces) + "\n"


def _piece(piece: Piece, marks: dict[Part, str], draw: Callable[[Layout], Iterator[str]]) -> Iterator[str]:
    if piece.layout:
        yield from draw(piece.layout)
    else:
        yield marks.get(piece.part, "") + " ".join(plain(piece.text).split())


def _pipes(layout: Layout) -> Iterator[str]:
    for at, line in enumerate(grid(layout)):
        yield "| " + " | ".join(text.replace("|", "\\|") for text in line) + " |"
        if at == 0:
            yield "|" + " --- |" * layout.columns


def _tabs(layout: Layout) -> Iterator[str]:
    for line in grid(layout):
        yield "\t".join(cell.replace("|", "｜") for cell in line)  # a bar would part cells where it is read
