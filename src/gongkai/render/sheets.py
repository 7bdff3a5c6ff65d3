"""Plain sheets of a workbook: a head, lines, a filter. The same lines give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from gongkai.forms import Report
from gongkai.ingest.exchange.node import decimal
from gongkai.ingest.working import MARK
from gongkai.render.page import plain
from gongkai.render.writers.xlsx import EPOCH, LONGEST, MOST_DIGITS, draw_tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its columns with their widths in characters, its lines, and which columns hold numbers."""

    name: str
    columns: tuple[tuple[str, int], ...]
    lines: Sequence[Sequence[str]]
    numbers: tuple[int, ...] = ()


def workbook(title: str, sheets: Sequence[Sheet], report: Report | None = None) -> bytes:
    """The bytes of a workbook of these sheets, and of the statutory tables of a report after them."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # slow to import

    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": EPOCH, "title": plain(title)[:200], "category": MARK})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, head, body)
        if report:
            draw_tables(book, report)
    return out.getvalue()


def _fill(drawn: "Worksheet", sheet: Sheet, head: "Format", body: "Format") -> None:
    for column, (name, wide) in enumerate(sheet.columns):
        drawn.set_column(column, column, wide)
        drawn.write_string(0, column, name, head)
    for row, line in enumerate(sheet.lines, 1):
        for column, value in enumerate(line):
            number = decimal(value.removeprefix("+")) if column in sheet.numbers else None
            if number is not None and _fits(number):
                drawn.write_number(row, column, float(number), body)
            else:
                drawn.write_string(row, column, plain(value)[:LONGEST], body)
    drawn.freeze_panes(1, 1)
    drawn.autofilter(0, 0, max(1, len(sheet.lines)), len(sheet.columns) - 1)


def _fits(number: Decimal) -> bool:
    return len(number.as_tuple().digits) <= MOST_DIGITS
