"""Attachments of the demonstration, made as small as they can be and still be what they are."""

from io import BytesIO

from gongkai.render.writers.xlsx import EPOCH
from gongkai_web.demo.papers import Rows


def workbook(name: str, rows: Rows) -> bytes:
    """An Excel workbook with one table; numbers are numbers."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": True}
    )
    book.set_properties({"created": EPOCH, "title": name})
    sheet = book.add_worksheet(name[:31])
    sheet.set_column(0, 0, 30)
    for n, row in enumerate(rows):
        sheet.write_row(n, 0, row)
    book.close()
    return out.getvalue()
