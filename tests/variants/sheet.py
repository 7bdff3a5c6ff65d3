"""Workbooks of a report."""

import io
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from .draft import Draft
from .layout import Layout
from .pieces import Heading, Paragraph, pieces
from .programs import office

_WIDTH = 10
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def make_single(draft: Draft) -> bytes:
    """All on one sheet: headings and prose in merged rows, numbers as numbers."""
    book = Workbook()
    _whole(book.active, draft, _number)
    return _saved(book)


def make_text(draft: Draft) -> bytes:
    """All on one sheet, every number typed as text."""
    book = Workbook()
    _whole(book.active, draft, str)
    return _saved(book)


def make_unmerged(draft: Draft) -> bytes:
    """As a table is exported: nothing merged, nothing ruled, a label in the first of the places it stands for."""
    book = Workbook()
    sheet = book.active
    for piece in pieces(draft):
        match piece:
            case Heading() | Paragraph():
                sheet.append([piece.numbered if isinstance(piece, Heading) else piece.text])
            case Layout():
                top = sheet.max_row
                for cell in piece.cells:
                    text = _number(cell.text) if cell.ref else cell.text
                    sheet.cell(top + cell.row + 1, cell.column + 1, text)
    return _saved(book)


def make_sheets(draft: Draft) -> bytes:
    """The three tables on three sheets, and the prose on one before them."""
    book = Workbook()
    prose = book.active
    prose.title = "报告"
    tables = []
    for piece in pieces(draft):
        match piece:
            case Heading() | Paragraph():
                prose.append([piece.numbered if isinstance(piece, Heading) else piece.text])
            case Layout():
                tables.append(piece)
    for number, table in zip("二三四", tables, strict=False):
        sheet = book.create_sheet(f"表{number}")
        _table(sheet, table, 2, _number)
    return _saved(book)


def make_libreoffice(draft: Draft) -> bytes:
    """A workbook that LibreOffice opened and saved."""
    return office(make_single(draft), "xlsx", "xlsx:Calc MS Excel 2007 XML")


def _whole(sheet, draft: Draft, write) -> None:
    at = 1
    for piece in pieces(draft):
        match piece:
            case Heading() | Paragraph():
                sheet.cell(at, 1, piece.numbered if isinstance(piece, Heading) else piece.text)
                sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=_WIDTH)
                at += 1
            case Layout():
                _table(sheet, piece, at, write)
                at += piece.rows


def _table(sheet, table: Layout, top: int, write) -> None:
    for cell in table.cells:
        row, column = top + cell.row, 1 + cell.column
        place = sheet.cell(row, column, write(cell.text) if cell.ref else cell.text)
        place.alignment, place.border = Alignment(wrap_text=True, horizontal="center"), _BOX
        if "," in cell.text and cell.ref:
            place.number_format = "#,##0"
        if cell.rowspan > 1 or cell.colspan > 1:
            end = f"{get_column_letter(column + cell.colspan - 1)}{row + cell.rowspan - 1}"
            sheet.merge_cells(f"{get_column_letter(column)}{row}:{end}")


def _number(text: str) -> int | float | str | None:
    """What a person's typing becomes in a cell."""
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return text or None
    return int(number) if number == number.to_integral() else float(number)


def _saved(book: Workbook) -> bytes:
    for sheet in book:  # as wide as the page when it is printed, and high enough for what is written
        for letter, width in zip("ABC", (16, 18, 30), strict=True):
            sheet.column_dimensions[letter].width = width
        for row in range(1, sheet.max_row + 1):
            sheet.row_dimensions[row].height = 45
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
