"""Organs as a workbook or as CSV, in the columns that an import reads."""

import csv
import io
from collections.abc import Iterable

import xlsxwriter

from gongkai_web.organs.exchange.columns import FIELDS, HEADINGS
from gongkai_web.organs.models import Organ

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def rows(organs: Iterable[Organ]) -> list[list[str]]:
    """The line of headings, then one line an organ."""
    slugs = dict(Organ.objects.values_list("path", "slug"))
    return [
        list(HEADINGS),
        *([*(field.write(organ) for field in FIELDS), slugs.get(organ.path[: -Organ.steplen], "")] for organ in organs),
    ]


def as_csv(organs: Iterable[Organ]) -> bytes:
    """CSV that a spreadsheet opens as it is. A cell that a spreadsheet would compute begins with an apostrophe."""
    text = io.StringIO()
    csv.writer(text).writerows(
        [f"'{cell}" if cell.startswith(_DANGEROUS) else cell for cell in line] for line in rows(organs)
    )
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_workbook(organs: Iterable[Organ]) -> bytes:
    """A workbook with one sheet, every cell a text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("机关")
        bold = book.add_format({"bold": True, "bg_color": "#F5F6F4", "border": 1})
        text = book.add_format({"num_format": "@"})
        for number, line in enumerate(rows(organs)):
            for place, cell in enumerate(line):
                sheet.write_string(number, place, cell, bold if number == 0 else text)
        sheet.set_column(0, len(HEADINGS) - 1, 18)
        sheet.freeze_panes(1, 2)
    return file.getvalue()
