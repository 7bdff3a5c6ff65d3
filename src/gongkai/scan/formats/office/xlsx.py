"""Workbooks: hidden sheets, rows, columns and text, comments, names, links, pivot caches, and what no cell shows."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from gongkai.basis.language import marked
from gongkai.ingest.readers.xlsx.sheet import TRUE, S
from gongkai.scan.detectors.traces import (
    COMMENTS,
    EXTERNAL,
    HIDDEN_CELLS,
    HIDDEN_NAMES,
    HIDDEN_SHEET,
    HIDDEN_TEXT,
    PIVOT_CACHE,
    RESIDUE,
)
from gongkai.scan.formats.body import Write
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.markup import attribute_of, remove, text_of
from gongkai.scan.formats.office.media import inspect_media
from gongkai.scan.formats.office.package import Office
from gongkai.scan.formats.office.properties import inspect_properties
from gongkai.scan.formats.office.sheets import Cell, Grid, grid_of, unseen_styles
from gongkai.scan.values.place import Place

BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the book: its name, its part, whether it is hidden."""

    name: str
    part: str
    hidden: bool
    entry: Element


@dataclass(slots=True)
class _Strings:
    """The strings that cells share, and which of them a cell has shown."""

    entries: list[Element]
    used: set[int] = field(default_factory=set)


def sheets_of(office: Office) -> list[Sheet]:
    """The sheets of a book in order."""
    root = office.tree(BOOK)
    if root is None:
        return []
    parts = {entry.get("Id"): target for entry, _kind, target in office.links(BOOK)}
    return [
        Sheet(e.get("name", ""), parts.get(e.get(_ID), ""), e.get("state", "visible") != "visible", e)
        for e in root.iterfind(f"{S}sheets/{S}sheet")
    ]


def inspect_xlsx(office: Office, found: Inspection) -> None:
    """Note everything that a workbook holds and does not show, and gather its text."""
    inspect_properties(office, found)
    root = office.tree(STRINGS)
    strings = _Strings([] if root is None else list(root.iterfind(f"{S}si")))
    unseen = unseen_styles(office)
    for sheet in sheets_of(office):
        found.watch.check()
        tree = office.tree(sheet.part)
        if tree is not None:
            _inspect_sheet(sheet, grid_of(tree, unseen), strings, found)
            _inspect_notes(office, sheet, found)
    _residue(strings, found)
    _names(office, found)
    _others(office, found)
    inspect_media(office, found)


def _inspect_sheet(sheet: Sheet, grid: Grid, strings: _Strings, found: Inspection) -> None:
    if sheet.hidden:
        found.note(HIDDEN_SHEET, Place(part=sheet.part, sheet=sheet.name), found=sheet.name)
    told: set[str] = set()
    for row in grid.rows:
        for cell in row.cells:
            place = Place(part=sheet.part, sheet=sheet.name, cell=cell.name)
            reason = _reason(sheet, grid, cell)
            for text, element in _texts(cell, strings):
                found.body.add(text, place._replace(within=reason), _cell_text(element))
            if reason and not sheet.hidden:
                _tell_hidden(cell, grid, place._replace(within=reason), told=told, found=found)
            found.body.part("\t")
        found.body.part()
    for element, within in grid.texts:
        found.body.add(element.text or "", Place(part=sheet.part, sheet=sheet.name, within=within), text_of(element))
        found.body.part()


def _reason(sheet: Sheet, grid: Grid, cell: Cell) -> str:
    """Why a cell is not seen; "" where it is."""
    if sheet.hidden:
        return marked("隐藏的工作表")
    if cell.row in grid.hidden_rows:
        return marked("筛选后不显示的行") if grid.filtered else marked("隐藏的行")
    if cell.column in grid.hidden_columns:
        return marked("隐藏的列")
    return marked("白色文字或者不显示的格式") if cell.unseen else ""


def _tell_hidden(cell: Cell, grid: Grid, place: Place, *, told: set[str], found: Inspection) -> None:
    """Note each hidden row and column once, and each cell with unseen text."""
    if cell.row in grid.hidden_rows:
        key, trace = f"r{cell.row}", HIDDEN_CELLS
    elif cell.column in grid.hidden_columns:
        key, trace = f"c{cell.column}", HIDDEN_CELLS
    else:
        key, trace = cell.name, HIDDEN_TEXT
    if key not in told:
        told.add(key)
        found.note(trace, place)


def _texts(cell: Cell, strings: _Strings) -> Iterator[tuple[str, Element]]:
    """The pieces of text in a cell, each with the element that holds it."""
    if cell.kind == "s":
        number = int(cell.value) if cell.value.isdecimal() else -1
        if 0 <= number < len(strings.entries):
            strings.used.add(number)
            yield from ((piece.text, piece) for piece in string_pieces(strings.entries[number]) if piece.text)
        return
    for piece in cell.element.iter(f"{S}t", f"{S}v"):
        if piece.text:
            yield piece.text, piece


def string_pieces(entry: Element) -> Iterator[Element]:
    """The texts of a shared string, without how it is pronounced."""
    for piece in entry.iter(f"{S}t"):
        parent = piece.getparent()
        if parent is not None and parent.tag != f"{S}rPh":
            yield piece


def _cell_text(element: Element) -> Write:
    """Writes over the text of a cell: what is covered is neither a number nor the result of a formula any more."""
    write = text_of(element)

    def settled(start: int, end: int, mask: str) -> None:
        write(start, end, mask)
        cell = element.getparent()
        if cell is not None and element.tag == f"{S}v":
            for formula in cell.findall(f"{S}f"):
                remove(formula)
            cell.set("t", "str")

    return settled


def _residue(strings: _Strings, found: Inspection) -> None:
    for number, entry in enumerate(strings.entries):
        if number not in strings.used:
            text = "".join(piece.text or "" for piece in entry.iter(f"{S}t"))
            found.hidden(RESIDUE, text, Place(part=STRINGS, within=marked("没有单元格引用的文字")))


def _inspect_notes(office: Office, sheet: Sheet, found: Inspection) -> None:
    place = Place(part=sheet.part, sheet=sheet.name, within=marked("批注"))
    for part in (*office.linked(sheet.part, "comments"), *office.linked(sheet.part, "threadedComment")):
        root = office.tree(part)
        for entry in () if root is None else root.iter("{*}comment", "{*}threadedComment"):
            text = "".join(piece.text or "" for piece in entry.iter("{*}t", "{*}text"))
            found.hidden(COMMENTS, text, place._replace(part=part, cell=entry.get("ref", "")))
    for part in office.linked(sheet.part, "drawing"):
        root = office.tree(part)
        for piece in () if root is None else root.iter(_DRAWING):
            found.body.add(piece.text or "", place._replace(part=part, within=marked("文本框")), text_of(piece))
            found.body.part()
        for entry in () if root is None else root.iter("{*}cNvPr"):
            if entry.get("descr"):
                where = place._replace(part=part, within=marked("图片的替代文字"))
                found.body.add(entry.get("descr", ""), where, attribute_of(entry, "descr"))
                found.body.part()


def _names(office: Office, found: Inspection) -> None:
    root = office.tree(BOOK)
    for entry in () if root is None else root.iterfind(f"{S}definedNames/{S}definedName"):
        name, text = entry.get("name", ""), entry.text or ""
        place = Place(part=BOOK, within=marked("名称"))
        if not name.startswith("_xlnm.") and entry.get("hidden") in TRUE:
            found.hidden(HIDDEN_NAMES, f"{name}：{text}", place)
        else:
            found.body.add(f"{name} {text}", place)
            found.body.part()


def _others(office: Office, found: Inspection) -> None:
    """Caches of other books and of pivot tables, and connections to data."""
    for part in office.under("xl/externalLinks/", "xl/connections", "xl/queryTables/"):
        root = office.tree(part) if part.endswith(".xml") else None
        if root is not None:
            found.note(EXTERNAL, Place(part=part), found=posixpath.basename(part))
            _gather(root, Place(part=part, within=marked("外部链接的缓存")), found)
    for part in office.under("xl/pivotCache/"):
        root = office.tree(part) if part.endswith(".xml") else None
        if root is not None:
            found.note(PIVOT_CACHE, Place(part=part), found=posixpath.basename(part))
            _gather(root, Place(part=part, within=marked("数据透视表的缓存")), found)
    for part in office.under("xl/charts/"):
        root = office.tree(part) if part.endswith(".xml") else None
        for piece in () if root is None else root.iter("{*}v", "{*}t"):
            found.body.add(piece.text or "", Place(part=part, within=marked("图表")), text_of(piece))
            found.body.part()


def _gather(root: Element, place: Place, found: Inspection) -> None:
    """All texts and values of a part, a line each."""
    for element in root.iter():
        for text in (element.text or "", *map(str, element.attrib.values())):
            if len(text) > 1:
                found.body.add(text, place)
                found.body.part()
