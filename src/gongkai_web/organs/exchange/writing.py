"""Lines of words as a file that a spreadsheet opens; nothing in it is computed."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """CSV that a spreadsheet opens as it is. A cell that a spreadsheet would compute begins with an apostrophe."""
    text = io.StringIO()
    csv.writer(text).writerows([f"'{cell}" if cell.startswith(_DANGEROUS) else cell for cell in line] for line in lines)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_workbook(lines: Iterable[Sequence[str]], sheet: str) -> bytes:
    """A workbook with one sheet, its first line the headings, every cell a text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "bg_color": "#F5F6F4", "border": 1})
        text = book.add_format({"num_format": "@"})
        for number, line in enumerate(lines):
            for place, cell in enumerate(line):
                page.write_string(number, place, cell, bold if number == 0 else text)
        page.set_column(0, 40, 18, text)  # what is typed later stays as it is typed, too
        page.freeze_panes(1, 2)
    return file.getvalue()
