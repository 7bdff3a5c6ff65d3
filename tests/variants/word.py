"""Word files of a report, by several hands."""

import io

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from . import html
from .draft import Draft
from .layout import Layout, Placed
from .pieces import Heading, Paragraph, Piece, pieces
from .programs import office
from .rawdocx import p, raw_docx, tbl, tc, tr

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def make_python(draft: Draft) -> bytes:
    """By python-docx: heading styles, tables merged cell by cell."""
    written = docx.Document()
    for section in written.sections:
        section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
    written.styles["Normal"].font.size = Pt(9)
    for piece in pieces(draft):
        match piece:
            case Heading():
                written.add_heading(piece.numbered, 1 if piece.number else 0)
            case Paragraph():
                written.add_paragraph(piece.text)
            case Layout():
                _python_table(written, piece)
    out = io.BytesIO()
    written.save(out)
    return out.getvalue()


def _python_table(written, table: Layout) -> None:
    made = written.add_table(table.rows, table.columns, style="Table Grid")
    places = [list(row.cells) for row in made.rows]
    for cell in table.cells:
        place = places[cell.row][cell.column]
        if cell.rowspan > 1 or cell.colspan > 1:
            place = place.merge(places[cell.row + cell.rowspan - 1][cell.column + cell.colspan - 1])
        place.text = cell.text


def make_numbered(draft: Draft) -> bytes:
    """As an office types it: no styles, numerals of the headings by automatic numbering, numbers cut into runs."""
    return raw_docx("".join(map(_typed, pieces(draft))), numbering=_NUMBERING)


def make_framed(draft: Draft) -> bytes:
    """The title in a text box, written twice for old and new programs, and all else in a table of one cell."""
    title, *rest = pieces(draft)
    box = f"<w:txbxContent>{p(title.text)}</w:txbxContent>"
    new = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    twice = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return raw_docx(p(twice) + tbl(tr(tc(*map(_typed, rest), p()))), numbering=_NUMBERING)


def make_libreoffice(draft: Draft) -> bytes:
    """A page that LibreOffice saved as a Word file."""
    return office(html.make_plain(draft), "html", "docx:MS Word 2007 XML")


def make_strict(draft: Draft) -> bytes:
    """In the strict dialect of the standard."""
    return raw_docx("".join(map(_typed, pieces(draft))), numbering=_NUMBERING, strict=True)


def _typed(piece: Piece) -> str:
    match piece:
        case Heading():
            return p(piece.text, props=_NUMBERED if piece.number else '<w:jc w:val="center"/>')
        case Paragraph():
            return p(*_cut(piece.text, 7))
        case Layout():
            return _raw_table(piece)


def _cut(text: str, size: int) -> list[str]:
    return [text[i : i + size].replace("&", "&amp;").replace("<", "&lt;") for i in range(0, len(text), size)]


def _raw_table(table: Layout) -> str:
    """Merged downwards by `vMerge`, across by `gridSpan`."""
    rows = []
    for number in range(table.rows):
        cells = [cell for cell in table.cells if cell.row <= number < cell.row + cell.rowspan]
        rows.append(tr(*(_raw_cell(cell, number) for cell in sorted(cells, key=lambda cell: cell.column))))
    return tbl(*rows, widths=(900,) * table.columns)


def _raw_cell(cell: Placed, row: int) -> str:
    merge = "" if cell.rowspan == 1 else "restart" if row == cell.row else "continue"
    lines = [p(*_cut(line, 1 if cell.ref else 4)) for line in cell.text.split("\n")]
    return tc(*(lines if row == cell.row else ()), span=cell.colspan, v=merge)
