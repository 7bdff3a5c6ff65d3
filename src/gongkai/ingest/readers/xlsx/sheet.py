"""One worksheet as it is stored: what each cell says, what is merged, what is ruled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

from gongkai.ingest.guards import MAX_MARKUP
from gongkai.ingest.readers.ooxml import Package, parse
from gongkai.ingest.readers.xlsx.values import SINCE_1900, Calendar, Shown, number_text, unescaped

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""The namespace of SpreadsheetML."""
_REL_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLIP: Final = f"{_A}blip"
_DRAWN_P: Final = f"{_A}p"
_DRAWN_T: Final = f"{_A}t"
_T: Final = f"{S}t"
_V: Final = f"{S}v"
_F: Final = f"{S}f"
_IS: Final = f"{S}is"
_PHONETIC: Final = f"{S}rPh"
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
TRUE: Final = frozenset(("1", "true", "on"))
"""What a set attribute says."""

_EMPTY = re.compile(rb"<(?:\w+:)?c\b[^>]*/>|<(?:\w+:)?row\b[^>]*(?:/>|>\s*</(?:\w+:)?row>)")
_LARGE = 2 * 2**20
MOST_COLUMNS: Final = 200
"""Columns of a sheet that are read: no form has 20."""
MOST_ROWS: Final = 20_000
"""Rows that hold anything, likewise."""


class Place(NamedTuple):
    """A cell's row and column, from 0."""

    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A worksheet as stored.

    `cells` holds what is not blank, `ruled` the cells with a border, `pictures` and `boxes` the names of pictures and
    the paragraphs of text boxes that are drawn over the cells. `bare` is whether the screen shows no lines but those
    of the cells' own. `met` counts what a person should know of. `unseen` holds the cells of hidden rows and columns.
    """

    name: str
    hidden: bool = False
    cells: dict[Place, str] = field(default_factory=dict)
    ruled: set[Place] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    bare: bool = False
    met: dict[str, int] = field(default_factory=dict)
    unseen: set[Place] = field(default_factory=set)

    def note(self, code: str) -> None:
        """Count one more of what a person should know of."""
        self.met[code] = self.met.get(code, 0) + 1


@dataclass(frozen=True, slots=True)
class Style:
    """A cell format: how its numbers are shown, and whether it has a border."""

    shown: Shown = Shown.NUMBER
    ruled: bool = False


_NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: tuple[str, ...] = ()
    styles: Mapping[str, Style] = field(default_factory=dict)
    calendar: Calendar = SINCE_1900


def read_sheet(package: Package, part: str, sheet: Sheet, book: Book) -> None:
    """Fill a sheet with what its part holds.

    Raises:
        UnusableInputError: when the part is damaged.
    """
    content = package.part(part)
    if content is None:
        sheet.note("sheet-missing")
        return
    if len(content) > _LARGE:
        content = _EMPTY.sub(b"", content)  # whole columns of formatted nothing are common
    if len(content) > MAX_MARKUP:
        sheet.note("sheet-cut")
        return
    root = parse(content, package.name)
    content = b""
    for entry in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        area = _area(entry.get("ref", ""))
        if area is not None and (area.top, area.left) != (area.bottom, area.right):
            sheet.merged.append(area)
    columns = _hidden_columns(root)
    if columns:
        sheet.note("hidden-columns")
    views = root.findall(f"{S}sheetViews/{S}sheetView")
    shown = [view.get("showGridLines", "1") in TRUE for view in views] or [True]
    sheet.bare = not any(shown) and root.find(f"{S}conditionalFormatting") is None
    _rows(root, sheet, book)
    sheet.unseen.update(place for place in sheet.cells if place.column in columns)
    if root.find(f"{S}drawing") is not None:
        _drawings(package, part, sheet)


def _hidden_columns(root: Element) -> frozenset[int]:
    """The columns, from 0, that are not shown."""
    hidden = [col for col in root.iterfind(f"{S}cols/{S}col") if col.get("hidden") in TRUE]
    return frozenset(
        column
        for col in hidden
        for column in range(integer(col.get("min"), 1) - 1, min(integer(col.get("max"), 1), MOST_COLUMNS))
    )


def _rows(root: Element, sheet: Sheet, book: Book) -> None:
    at = -1
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        at = integer(row.get("r"), at + 2) - 1
        before = len(sheet.cells)
        column = -1
        for cell in row:
            column = _column(cell.get("r"), column + 1)
            if column >= MOST_COLUMNS:
                sheet.note("sheet-cut")
                break
            _cell(cell, Place(at, column), sheet, book)
        if len(sheet.cells) > before and row.get("hidden") in TRUE:
            sheet.note("hidden-rows")
            sheet.unseen.update(islice(sheet.cells, before, None))
        if len(sheet.cells) > MOST_ROWS * 10:
            sheet.note("sheet-cut")
            return


def _cell(cell: Element, place: Place, sheet: Sheet, book: Book) -> None:
    style = book.styles.get(cell.get("s", "0"), _NO_STYLE)
    if style.ruled:
        sheet.ruled.add(place)
    if not len(cell):
        return
    kind = cell.get("t", "n")
    held = {child.tag: child.text or "" for child in cell}
    stored = held.get(_V, "")
    if _F in held and not stored and kind != "str":
        sheet.note("formula-unsaved")
    if kind == "n":
        text = number_text(stored, style.shown, book.calendar) if stored else ""
    else:
        text = _said(cell, kind, stored, book)
    if text and not text.isspace():
        sheet.cells[place] = text


def _said(cell: Element, kind: str, stored: str, book: Book) -> str:
    """The text of a cell that holds no number, by its kind: shared or inline string, truth value, error, day."""
    match kind:
        case "s":
            index = integer(stored, -1)
            return book.strings[index] if 0 <= index < len(book.strings) else ""
        case "inlineStr":
            inline = cell.find(_IS)
            return "" if inline is None else rich_text(inline)
        case "b":
            return "TRUE" if stored == "1" else "FALSE" if stored == "0" else stored
        case _:
            return unescaped(stored)


def _drawings(package: Package, part: str, sheet: Sheet) -> None:
    """Take up the pictures and text boxes that are drawn over a sheet."""
    for drawing in package.links(part).values():
        root = package.xml(drawing.target) if drawing.kind == "drawing" and not drawing.external else None
        if root is None:
            continue
        links = package.links(drawing.target)
        for blip in root.iter(_BLIP):
            link = links.get(blip.get(_REL_EMBED, ""))
            sheet.pictures.append(link.file if link else "")
        for paragraph in root.iter(_DRAWN_P):
            text = "".join(t.text or "" for t in paragraph.iter(_DRAWN_T)).strip()
            if text:
                sheet.boxes.append(text)


def _column(ref: str | None, otherwise: int) -> int:
    if not ref:
        return otherwise
    column = letters_to_column(ref.rstrip("0123456789"))
    return otherwise if column is None else column


@cache
def letters_to_column(letters: str) -> int | None:
    """The number of a column from 0, or None for what names no column.

    >>> letters_to_column("A"), letters_to_column("AA"), letters_to_column("4")
    (0, 26, None)
    """
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _area(ref: str) -> Area | None:
    ends = [_REF.fullmatch(end) for end in ref.split(":")]
    if not 1 <= len(ends) <= 2 or not (first := ends[0]) or not (last := ends[-1]):
        return None
    rows = sorted((int(first[2]) - 1, int(last[2]) - 1))
    columns = sorted((letters_to_column(first[1]) or 0, letters_to_column(last[1]) or 0))
    return Area(rows[0], columns[0], rows[1], columns[1])


def integer(text: str | None, default: int = 0) -> int:
    """A count as written in an attribute, or the default where it is none."""
    return int(text) if text is not None and len(text) < 10 and text.isdecimal() else default


def rich_text(entry: Element) -> str:
    """Text in runs, without the phonetic guides above it."""
    plain = entry.find(_T)
    if plain is not None and len(entry) == 1:
        return unescaped(plain.text or "")
    texts = (t.text or "" for t in entry.iter(_T) if _above(t) != _PHONETIC)
    return unescaped("".join(texts))


def _above(element: Element) -> str | None:
    parent = element.getparent()
    return None if parent is None else str(parent.tag)
