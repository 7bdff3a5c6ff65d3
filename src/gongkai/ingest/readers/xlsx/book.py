"""A workbook: its sheets, and what they share."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.ingest.readers.ooxml import Link, Package
from gongkai.ingest.readers.xlsx.sheet import TRUE, Book, S, Sheet, Style, integer, read_sheet, rich_text
from gongkai.ingest.readers.xlsx.values import SINCE_1900, SINCE_1904, shown_by

_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets(package: Package) -> Iterator[Sheet]:
    """The worksheets of a workbook, in order of their tabs. Charts on sheets of their own are left out.

    Raises:
        UnusableInputError: when the package is no workbook, or a part of it is damaged.
    """
    main = package.main or "xl/workbook.xml"
    root = package.xml(main)
    if root is None or root.tag != f"{S}workbook":
        raise UnusableInputError(package.name, _("不是 Excel 工作簿"), main)
    links = package.links(main)
    properties = root.find(f"{S}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in TRUE
    book = Book(
        _strings(_part(package, links, "sharedStrings")),
        _styles(_part(package, links, "styles")),
        SINCE_1904 if since_1904 else SINCE_1900,
    )
    for entry in root.iterfind(f"{S}sheets/{S}sheet"):
        link = links.get(entry.get(_REL_ID, ""))
        if link is None or link.external or link.kind != "worksheet":
            continue
        sheet = Sheet(entry.get("name", ""), entry.get("state", "visible") != "visible")
        read_sheet(package, link.target, sheet, book)
        yield sheet


def _part(package: Package, links: Mapping[str, Link], kind: str) -> Element | None:
    target = next((link.target for link in links.values() if link.kind == kind and not link.external), None)
    return package.xml(target) if target else None


def _strings(root: Element | None) -> tuple[str, ...]:
    return () if root is None else tuple(rich_text(entry) for entry in root.iterfind(f"{S}si"))


def _styles(root: Element | None) -> dict[str, Style]:
    """The cell formats of a workbook by their numbers, as cells name them."""
    if root is None:
        return {}
    codes = {e.get("numFmtId"): e.get("formatCode", "") for e in root.iterfind(f"{S}numFmts/{S}numFmt")}
    ruled = [any(side.get("style", "none") != "none" for side in b) for b in root.iterfind(f"{S}borders/{S}border")]
    styles = []
    for xf in root.iterfind(f"{S}cellXfs/{S}xf"):
        key, border = xf.get("numFmtId", "0"), integer(xf.get("borderId", "0"))
        shown = shown_by(integer(key), codes.get(key))
        styles.append(Style(shown, 0 <= border < len(ruled) and ruled[border]))
    return {str(number): style for number, style in enumerate(styles)}
