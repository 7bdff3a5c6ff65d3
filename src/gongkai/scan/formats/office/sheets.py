"""The cells of a worksheet with what hides them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from gongkai.basis.language import marked
from gongkai.ingest.readers.xlsx.sheet import TRUE, S
from gongkai.scan.formats.office.package import Office

_NAME = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WIDEST = 16384
_NARROW = 0.1
"""Characters: a column or row below it is not seen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something. Rows and columns count from 1."""

    element: Element
    name: str
    row: int
    column: int
    kind: str
    value: str
    unseen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its cells."""

    element: Element
    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet: its rows, what of it is hidden, and its texts outside of cells."""

    rows: list[Row]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    filtered: bool
    texts: list[tuple[Element, str]]


def grid_of(root: Element, unseen: frozenset[int]) -> Grid:
    """The cells of a sheet; `unseen` are the styles that show nothing."""
    rows, hidden = [], set()
    number = 0
    for entry in root.iterfind(f"{S}sheetData/{S}row"):
        number = int(entry.get("r", "")) if entry.get("r", "").isdecimal() else number + 1
        if entry.get("hidden") in TRUE or _low(entry.get("ht")):
            hidden.add(number)
        rows.append(Row(entry, number, list(cells_of(entry, number, unseen))))
    filtered = root.find(f"{S}autoFilter") is not None or root.find(f"{S}sheetPr[@filterMode]") is not None
    return Grid(rows, frozenset(hidden), frozenset(_hidden_columns(root)), filtered, list(_texts(root)))


def cells_of(row: Element, number: int, unseen: frozenset[int]) -> Iterator[Cell]:
    """The cells of a row that hold something."""
    column = 0
    for entry in row.iterfind(f"{S}c"):
        found = _NAME.fullmatch(entry.get("r", ""))
        column = _column(found[1]) if found else column + 1
        value = entry.findtext(f"{S}v") or ""
        style = entry.get("s", "0")
        if value or entry.find(f"{S}is") is not None:
            hidden = style.isdecimal() and int(style) in unseen
            name = entry.get("r") or f"{letters(column)}{number}"
            yield Cell(entry, name, number, column, entry.get("t", "n"), value, hidden)


def _column(name: str) -> int:
    number = 0
    for sign in name:
        number = number * 26 + ord(sign) - 64
    return number


def letters(column: int) -> str:
    """The name of a column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _low(size: str | None) -> bool:
    try:
        return size is not None and float(size) < _NARROW
    except ValueError:
        return False


def _hidden_columns(root: Element) -> Iterator[int]:
    for entry in root.iterfind(f"{S}cols/{S}col"):
        first, last = entry.get("min", ""), entry.get("max", "")
        if (entry.get("hidden") in TRUE or _low(entry.get("width"))) and first.isdecimal() and last.isdecimal():
            yield from range(int(first), min(int(last), _WIDEST) + 1)


def _texts(root: Element) -> Iterator[tuple[Element, str]]:
    """Texts of a sheet outside of its cells: headers and footers, lists and messages of its validations."""
    for entry in root.iterfind(f"{S}headerFooter/*"):
        yield entry, marked("页眉页脚")
    for entry in root.iterfind(f".//{S}dataValidation/{S}formula1"):
        yield entry, marked("数据验证")


def unseen_styles(office: Office) -> frozenset[int]:
    """The numbers of cell styles that show nothing: white on white, or a format that prints nothing."""
    root = office.tree("xl/styles.xml")
    if root is None:
        return frozenset()
    white = [_is_white(font) for font in root.iterfind(f"{S}fonts/{S}font")]
    filled = [_is_filled(fill) for fill in root.iterfind(f"{S}fills/{S}fill")]
    blank = {e.get("numFmtId") for e in root.iterfind(f"{S}numFmts/{S}numFmt") if _is_blank(e.get("formatCode", ""))}
    found = set()
    for number, style in enumerate(root.iterfind(f"{S}cellXfs/{S}xf")):
        font, fill = _number(style.get("fontId")), _number(style.get("fillId"))
        hidden = font < len(white) and white[font] and not (fill < len(filled) and filled[fill])
        if hidden or style.get("numFmtId") in blank:
            found.add(number)
    return frozenset(found)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _is_white(font: Element) -> bool:
    colour = font.find(f"{S}color")
    if colour is None:
        return False
    # Theme colour 0 is the background of the theme: white in every theme that offices use.
    return colour.get("rgb", "").upper() in {"FFFFFFFF", "00FFFFFF"} or (
        colour.get("theme") == "0" and not colour.get("tint")
    )


def _is_filled(fill: Element) -> bool:
    pattern = fill.find(f"{S}patternFill")
    if pattern is None:
        return len(fill) > 0
    if pattern.get("patternType", "none") == "none":
        return False
    front = pattern.find(f"{S}fgColor")
    return front is None or not (front.get("rgb", "").upper() in {"FFFFFFFF", "00FFFFFF"} or front.get("theme") == "0")


def _is_blank(code: str) -> bool:
    return bool(code) and not code.replace(";", "").replace('""', "").strip()
