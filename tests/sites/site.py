"""How a site prints a report: one piece after the other, with what stands around them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from variants.draft import Draft
from variants.layout import Layout, Placed
from variants.pieces import Heading, Paragraph, Piece, pieces

Words = Callable[[str], str]
Lines = list[list[Placed]]


def same(text: str) -> str:
    return text


def bare_table(layout: Layout, site: "Site") -> str:
    """A table as one element."""
    return f"<table border='1'>{rows_of(layout.lines(), site)}</table>"


def rows_of(lines: Lines, site: "Site") -> str:
    return "".join(f"<tr>{''.join(site.cell(cell, site) for cell in line)}</tr>" for line in lines)


def bare_cell(cell: Placed, site: "Site") -> str:
    """A cell with its spans."""
    return f"<td{spans(cell)}>{site.said(cell)}</td>"


def spans(cell: Placed) -> str:
    down = f" rowspan='{cell.rowspan}'" if cell.rowspan > 1 else ""
    return down + (f" colspan='{cell.colspan}'" if cell.colspan > 1 else "")


def bare_page(body: str, draft: Draft) -> str:
    return f"<html><head><meta charset='utf-8'><title>{draft.title}</title></head><body>{body}</body></html>"


def bare_heading(piece: Heading) -> str:
    return f"<h{2 if piece.number else 1}>{escape(piece.numbered)}</h{2 if piece.number else 1}>"


def bare_paragraph(piece: Paragraph) -> str:
    return f"<p>{escape(piece.text)}</p>"


@dataclass(frozen=True)
class Site:
    """The habits of one site.

    `number` and `label` respell what stands in cells of numbers and in all others; `cell` and `table` draw them; `page`
    sets the body into its surroundings; `body` puts the pieces together.
    """

    number: Words = same
    label: Words = same
    cell: Callable[[Placed, "Site"], str] = bare_cell
    table: Callable[[Layout, "Site"], str] = bare_table
    heading: Callable[[Heading], str] = bare_heading
    paragraph: Callable[[Paragraph], str] = bare_paragraph
    page: Callable[[str, Draft], str] = bare_page
    body: Callable[[list[tuple[Piece, str]], Draft], str] = lambda printed, _: "\n".join(text for _, text in printed)

    def said(self, cell: Placed) -> str:
        """What stands in a cell, as markup."""
        if cell.ref is None:
            return escape(self.label(cell.text)).replace("\n", "<br>")
        return self.number(escape(cell.text))

    def print(self, draft: Draft) -> bytes:
        """The page of a report."""
        return self.page(self.body(list(self._printed(draft)), draft), draft).encode()

    def _printed(self, draft: Draft) -> Iterator[tuple[Piece, str]]:
        for piece in pieces(draft):
            match piece:
                case Heading():
                    yield piece, self.heading(piece)
                case Paragraph():
                    yield piece, self.paragraph(piece)
                case Layout():
                    yield piece, self.table(piece, self)
