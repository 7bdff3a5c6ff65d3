"""Workbooks as offices fill them in and print them: nothing widened, so that labels and numbers are clipped."""

import io
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.properties import PageSetupProperties

from variants.draft import Draft
from variants.layout import Layout
from variants.pieces import Heading, pieces
from variants.programs import office

_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(frozen=True)
class Sheet:
    """How a sheet is printed: if cells wrap, how wide columns and how high rows are, what is fitted to a page."""

    wrap: bool = False
    width: float = 9
    height: float | None = None
    fit: bool = True
    lines: bool = False
    shrink: bool = False
    across: bool = False


SHEETS = {
    "labels clipped at the right": Sheet(),
    "labels clipped at the right, across": Sheet(across=True),
    "labels clipped below": Sheet(wrap=True, height=26),
    "rows as high as they need": Sheet(wrap=True, width=11),
    "columns on other pages": Sheet(wrap=True, width=14, height=40, fit=False),
    "columns on other pages, lines of the sheet printed": Sheet(wrap=True, width=14, height=40, fit=False, lines=True),
    "numbers too wide": Sheet(wrap=True, width=3.4, height=60),
    "lines of the sheet printed": Sheet(wrap=True, width=12, height=44, lines=True),
    "shrunk": Sheet(shrink=True, width=8),
}


def printed_sheet(sheet: Sheet, draft: Draft) -> bytes:
    """The PDF that LibreOffice prints of a workbook."""
    book = Workbook()
    page, at = book.active, 1
    for piece in pieces(draft):
        if isinstance(piece, Layout):
            _table(page, sheet, piece, at)
            at += piece.rows + 1
        else:
            page.cell(at, 1, piece.numbered if isinstance(piece, Heading) else piece.text)
            if not isinstance(piece, Heading):
                page.merge_cells(start_row=at, end_row=at, start_column=1, end_column=10)
                page.cell(at, 1).alignment = Alignment(wrap_text=True)
                page.row_dimensions[at].height = 60
            at += 1
    for n in range(15):
        page.column_dimensions["ABCDEFGHIJKLMNO"[n]].width = sheet.width
    page.print_options.gridLines = sheet.lines
    page.page_setup.orientation = "landscape" if sheet.across else "portrait"
    page.page_setup.paperSize = 9
    if sheet.fit:
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    out = io.BytesIO()
    book.save(out)
    return office(out.getvalue(), "xlsx", "pdf")


def _table(page, sheet: Sheet, table: Layout, top: int) -> None:
    for cell in table.cells:
        row, column = top + cell.row, 1 + cell.column
        text = cell.text
        plain = text.replace(",", "").replace(".", "").lstrip("-")
        place = page.cell(row, column, float(Decimal(text.replace(",", ""))) if cell.ref and plain.isdigit() else text)
        place.alignment = Alignment(wrap_text=sheet.wrap, shrink_to_fit=sheet.shrink, horizontal="center")
        if not sheet.lines:
            for r in range(row, row + cell.rowspan):
                for c in range(column, column + cell.colspan):
                    page.cell(r, c).border = _BOX
        if cell.rowspan > 1 or cell.colspan > 1:
            page.merge_cells(
                start_row=row, end_row=row + cell.rowspan - 1, start_column=column, end_column=column + cell.colspan - 1
            )
        if sheet.height:
            page.row_dimensions[row].height = sheet.height
