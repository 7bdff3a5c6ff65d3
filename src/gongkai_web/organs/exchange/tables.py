"""A spreadsheet as rows of words, each with its line. Nothing in it runs: a formula comes as the value last shown."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import python_calamine
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number as the spreadsheet shows it, and its cells by heading."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, heading: str) -> str:
        """The cell under a heading; "" where there is none."""
        return self.cells.get(heading, "")


def read_rows(name: str, content: bytes, headings: Sequence[str], needed: Sequence[str]) -> list[Row]:
    """The rows below the line of headings, blank ones left out.

    Args:
        name: the file's name; what is in it decides, not its ending.
        content: its bytes.
        headings: those that may stand there; a column with another heading is not read.
        needed: those that must stand there.

    Raises:
        UnusableInputError: when the file is too large, no table, or lacks a heading; in one line, for the person.
    """
    if len(content) > MOST_BYTES:
        raise UnusableInputError(name, _("文件超过{most}MB，请分成几个文件").format(most=MOST_BYTES // 1024 // 1024))
    lines = list(_lines(name, content))
    for at, line in enumerate(lines[:10]):
        if set(needed) <= set(line):
            return list(_below(lines, at, headings))
    raise UnusableInputError(name, _("前10行里没有找到表头，表头应有：{headings}").format(headings="、".join(needed)))


def _below(lines: list[list[str]], at: int, headings: Sequence[str]) -> Iterator[Row]:
    places = {heading: lines[at].index(heading) for heading in headings if heading in lines[at]}
    for number, line in enumerate(lines[at + 1 :], at + 2):
        cells = {heading: line[place] if place < len(line) else "" for heading, place in places.items()}
        if any(cells.values()):
            yield Row(number, cells)


def _lines(name: str, content: bytes) -> Iterator[list[str]]:
    workbook = content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0"
    lines = _workbook(name, content) if workbook else _csv(name, content)
    for number, line in enumerate(lines):
        if number > MOST_ROWS:
            raise UnusableInputError(name, _("超过{most}行，请分成几个文件").format(most=MOST_ROWS))
        yield [_text(cell) for cell in line]


def _workbook(name: str, content: bytes) -> Iterator[Sequence[object]]:
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(content))
        yield from workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, IndexError, OSError) as error:
        raise UnusableInputError(name, _("不是能打开的Excel文件，或者有口令保护"), str(error)) from error


def _csv(name: str, content: bytes) -> Iterator[Sequence[object]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        try:
            yield from csv.reader(io.StringIO(text), strict=True)
        except csv.Error as error:
            raise UnusableInputError(name, _("不是完整的CSV文件"), str(error)) from error
        return
    raise UnusableInputError(name, _("不是Excel文件，也不是CSV文件"))


def _text(cell: object) -> str:
    """What the cell shows, without the blanks around it. Whole numbers have no point, days have hyphens."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
