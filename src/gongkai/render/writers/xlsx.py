"""A report as a workbook: a sheet of text, then a sheet a table with the merged cells of the printed form."""

from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from gongkai.forms import Cell, Report, State
from gongkai.render.layout import Kind, Layout, Place, layouts
from gongkai.render.outline import Part, outline
from gongkai.render.page import plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""What stands for the moment of writing, so that the same report gives the same bytes."""
MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; a longer one is written as text."""
LONGEST = 32_767
"""Characters that one cell of a spreadsheet holds."""

LINE, HIGHEST = 18, 409
"""The height of a line, and the greatest that a row may have, in points."""

_WIDTHS = {"disclosure": (24, 18), "requests": (7, 14, 40, 10), "disputes": (8,)}
_TEXT_WIDTH = 72


def to_xlsx(report: Report) -> bytes:
    """The workbook's bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # slow to import, and only this format needs it

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": EPOCH, "title": plain(report.title)[:200], "author": plain(report.organ)[:200]})
    book.set_size(2400, 1600)
    _text(book, report, Styles(book))
    draw_tables(book, report)
    book.close()
    return out.getvalue()


def draw_tables(book: "Workbook", report: Report) -> None:
    """A sheet for each table of a report, as the form prints it."""
    styles = Styles(book)
    for layout in layouts(report):
        _table(book, layout, report, styles)


class Styles:
    """The formats of a workbook, made once."""

    def __init__(self, book: "Workbook") -> None:
        made = partial(self._made, book)
        self.title = made(bold=True, font_size=16, align="center", text_wrap=True)
        self.heading = made(bold=True, font_size=13, text_wrap=True)
        self.prose = made(text_wrap=True, valign="top", indent=0)
        self.right = made(align="right")
        head = {"border": 1, "bg_color": "#F5F6F4", "text_wrap": True}
        self.head = made(**head, align="center")
        self.row = made(**head, align="left")
        self.value = made(border=1, align="center")

    @staticmethod
    def _made(book: "Workbook", **properties: object) -> "Format":
        return book.add_format({"font_name": "宋体", "font_size": 11, "valign": "vcenter", **properties})


def _text(book: "Workbook", report: Report, styles: Styles) -> None:
    """Title, preface, sections and signature, one paragraph a line."""
    sheet = book.add_worksheet("正文")
    sheet.set_column(0, 0, _TEXT_WIDTH)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)
    formats = {
        Part.TITLE: styles.title,
        Part.HEADING: styles.heading,
        Part.SIGNER: styles.right,
        Part.DATE: styles.right,
    }
    row = 0
    for piece in outline(report):
        if not piece.layout:
            style = formats.get(piece.part, styles.prose)
            sheet.set_row(row, _height(piece.text, _TEXT_WIDTH * 11 / (16 if piece.part is Part.TITLE else 11)))
            sheet.write_string(row, 0, plain(piece.text)[:LONGEST], style)
            row += 1


def _table(book: "Workbook", layout: Layout, report: Report, styles: Styles) -> None:
    sheet = book.add_worksheet(f"表{layout.table.number}")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    widths = _WIDTHS[layout.table.key]
    wide = [widths[min(column, len(widths) - 1)] for column in range(layout.columns)]
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    for row, places in enumerate(layout.lines()):
        flat = (place for place in places if place.rowspan == 1)
        sheet.set_row(
            row, max((_height(p.text, sum(wide[p.column : p.column + p.colspan])) for p in flat), default=LINE)
        )
    if layout.head:
        sheet.repeat_rows(0, layout.head - 1)
        sheet.freeze_panes(layout.head, layout.stub)
    for place in layout.places:
        _place(sheet, place, report[place.ref] if place.ref else None, styles)


def _height(text: str, width: float) -> float:
    """The points that a text takes in a column of that many characters. Not every program finds that out by itself."""
    half = sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
    return min(LINE * max(1, ceil(half / width)), HIGHEST)


def _place(sheet: "Worksheet", place: Place, cell: Cell | None, styles: Styles) -> None:
    kept = styles.value if cell else styles.row if place.kind is Kind.ROW and place.rowspan == 1 else styles.head
    if place.rowspan > 1 or place.colspan > 1:
        below, right = place.row + place.rowspan - 1, place.column + place.colspan - 1
        sheet.merge_range(place.row, place.column, below, right, "", kept)
    if cell and _fits(cell):
        sheet.write_number(place.row, place.column, float(cell.value or 0), kept)
    elif place.text:
        sheet.write_string(place.row, place.column, plain(place.text)[:LONGEST], kept)
    else:
        sheet.write_blank(place.row, place.column, None, kept)


def _fits(cell: Cell) -> bool:
    """Whether a spreadsheet can hold the number as a number without changing it."""
    if cell.state is not State.NUMBER or cell.value is None:
        return False
    return len(cell.value.as_tuple().digits) <= MOST_DIGITS and abs(cell.value.adjusted()) <= MOST_DIGITS
