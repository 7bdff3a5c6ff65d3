"""Workbooks without what they do not show."""

from collections.abc import Iterable

from lxml.etree import _Element as Element

from gongkai.ingest.readers.xlsx.sheet import TRUE, S
from gongkai.scan.formats.markup import remove
from gongkai.scan.formats.office.media import clean_media
from gongkai.scan.formats.office.package import Office
from gongkai.scan.formats.office.properties import clean_properties
from gongkai.scan.formats.office.sheets import cells_of, grid_of, unseen_styles
from gongkai.scan.formats.office.xlsx import BOOK, STRINGS, Sheet, sheets_of

_NONE: frozenset[int] = frozenset()
_GONE = (
    "xl/comments",
    "xl/threadedComments/",
    "xl/persons/",
    "xl/externalLinks/",
    "xl/pivotCache/",
    "xl/pivotTables/",
    "xl/calcChain",
    "xl/connections",
    "xl/queryTables/",
    "xl/revisions/",
    "xl/ctrlProps/",
    "customXml/",
)


def clean_xlsx(office: Office) -> None:
    """Take out what a workbook does not show: hidden sheets, rows, columns and text, and all that hangs on them."""
    every = sheets_of(office)
    hidden = [sheet for sheet in every if sheet.hidden]
    if len(hidden) == len(every):
        hidden = []
    _drop_sheets(office, every, hidden)
    unseen = unseen_styles(office)
    for sheet in every:
        root = office.tree(sheet.part) if sheet not in hidden else None
        if root is not None:
            _clean_sheet(root, unseen, hidden)
    comments = {part for s in every for kind in ("comments", "threadedComment") for part in office.linked(s.part, kind)}
    office.drop({part for part in office.parts if part.startswith(_GONE)} | comments | _note_drawings(office, every))
    _drop_references(office)
    _blank_unused(office, [sheet for sheet in every if sheet not in hidden])
    clean_properties(office)
    clean_media(office)


def _drop_sheets(office: Office, every: list[Sheet], hidden: list[Sheet]) -> None:
    root = office.tree(BOOK)
    if root is None:
        return
    kept = [number for number, sheet in enumerate(every) if sheet not in hidden]
    for entry in list(root.iterfind(f"{S}definedNames/{S}definedName")):
        if _is_gone(entry, kept, hidden):
            remove(entry)
        elif local := entry.get("localSheetId"):
            entry.set("localSheetId", str(kept.index(int(local))))
    for names in [found for found in root.iterfind(f"{S}definedNames") if len(found) == 0]:
        remove(names)
    for sheet in hidden:
        remove(sheet.entry)
    _forget_tabs(root)
    office.drop({sheet.part for sheet in hidden} | {d for s in hidden for d in office.linked(s.part, "drawing")})


def _forget_tabs(book: Element) -> None:
    """Open the book on its first sheet: the one that was open may be gone."""
    for view in book.iterfind(f"{S}bookViews/{S}workbookView"):
        for name in {"activeTab", "firstSheet"} & set(map(str, view.attrib)):
            del view.attrib[name]


def _is_gone(name: Element, kept: list[int], hidden: list[Sheet]) -> bool:
    """Whether a defined name is hidden, leads out of the book, or belongs to a sheet that goes."""
    text, local = name.text or "", name.get("localSheetId", "")
    own = not name.get("name", "").startswith("_xlnm.") and name.get("hidden") in TRUE
    return own or "[" in text or _mentions(text, hidden) or (local.isdecimal() and int(local) not in kept)


def _mentions(text: str, gone: list[Sheet]) -> bool:
    return any(sheet.name in text for sheet in gone)


def _clean_sheet(root: Element, unseen: frozenset[int], gone: list[Sheet]) -> None:
    grid = grid_of(root, unseen)
    for cell in [cell for row in grid.rows for cell in row.cells]:
        if cell.row in grid.hidden_rows or cell.column in grid.hidden_columns or cell.unseen:
            remove(cell.element)
    for formula in list(root.iter(f"{S}f")):
        if "[" in (formula.text or "") or _mentions(formula.text or "", gone):
            remove(formula)
    for entry in list(root.iterfind(f"{S}legacyDrawing")):
        remove(entry)
    for validation in list(root.iterfind(f"{S}dataValidations/{S}dataValidation")):
        if _mentions("".join(map(str, validation.itertext())), gone):
            remove(validation)


def _note_drawings(office: Office, every: list[Sheet]) -> set[str]:
    """The old drawings that only show where notes are."""
    return {part for sheet in every for part in office.linked(sheet.part, "vmlDrawing")}


def _drop_references(office: Office) -> None:
    root = office.tree(BOOK)
    for name in ("externalReferences", "pivotCaches"):
        for entry in [] if root is None else list(root.iterfind(f"{S}{name}")):
            remove(entry)


def _blank_unused(office: Office, kept: Iterable[Sheet]) -> None:
    """Empty the shared strings that no cell shows any more; their numbers stay."""
    strings = office.tree(STRINGS)
    if strings is None:
        return
    used = set()
    for sheet in kept:
        root = office.tree(sheet.part)
        for number, row in enumerate([] if root is None else root.iterfind(f"{S}sheetData/{S}row"), 1):
            used |= {cell.value for cell in cells_of(row, number, _NONE) if cell.kind == "s"}
    for number, entry in enumerate(strings.iterfind(f"{S}si")):
        if str(number) not in used:
            for child in list(entry):
                entry.remove(child)
            entry.append(entry.makeelement(f"{S}t", {}))
