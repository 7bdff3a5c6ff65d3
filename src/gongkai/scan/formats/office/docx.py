"""Word files: comments, changes, hidden text, embedded files, pictures, and the text of every part."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from gongkai.basis.language import marked
from gongkai.scan.detectors.traces import CHANGES, COMMENTS, CUSTOM_PROPERTIES, HIDDEN_TEXT
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.markup import attribute_of, remove, text_of, unwrap
from gongkai.scan.formats.office.media import clean_media, inspect_media
from gongkai.scan.formats.office.package import Office
from gongkai.scan.formats.office.properties import clean_properties, inspect_properties
from gongkai.scan.values.place import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _T, _TC, _TR = f"{W}p", f"{W}r", f"{W}t", f"{W}tc", f"{W}tr"
_DESCRIBED = ("descr", "title")
_BODIES = {
    "word/document": "",
    "word/header": marked("页眉"),
    "word/footer": marked("页脚"),
    "word/footnotes": marked("脚注"),
    "word/endnotes": marked("尾注"),
    "word/glossary/": marked("构建基块"),
    "word/charts/": marked("图表"),
    "word/diagrams/": marked("图示"),
}
_COMMENTED = ("word/comments",)
_ADDED, _TAKEN = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_OFF = frozenset({"0", "false", "off", "none"})
_ALSO = (f"{W}delText", f"{W}instrText", f"{W}delInstrText")


def inspect_docx(office: Office, found: Inspection) -> None:
    """Note everything that a Word file holds and does not show, and gather its text."""
    inspect_properties(office, found)
    hidden = _hidden_styles(office)
    for part in office.under("word/"):
        found.watch.check()
        if not part.endswith(".xml"):
            continue
        within = next((label for stem, label in _BODIES.items() if part.startswith(stem)), None)
        if part.startswith(_COMMENTED):
            _inspect_comments(office, part, found)
        elif within is not None:
            _inspect_body(office, Place(part=part, within=within), found, hidden)
    _inspect_rest(office, found)
    inspect_media(office, found)


def _inspect_comments(office: Office, part: str, found: Inspection) -> None:
    root = office.tree(part)
    for entry in () if root is None else root.iter(f"{W}comment"):
        author = entry.get(f"{W}author", "")
        text = _plain(entry)
        found.hidden(COMMENTS, f"{author}：{text}" if author else text, Place(part=part, within=marked("批注")))


def _inspect_body(office: Office, where: Place, found: Inspection, hidden: set[str]) -> None:
    root = office.tree(where.part)
    if root is None:
        return
    for number, paragraph in enumerate(root.iter(_P, "{http://schemas.openxmlformats.org/drawingml/2006/main}p"), 1):
        place = where._replace(paragraph=number)
        _changes(paragraph, place, found)
        for piece, shown in _pieces(paragraph, hidden):
            if shown:
                found.body.add(piece.text or "", place, text_of(piece))
            else:
                found.note(HIDDEN_TEXT, place, found=piece.text or "")
                found.body.add(piece.text or "", place._replace(within=marked("隐藏文字")))
        found.body.part("\t" if _ends_cell(paragraph) else "\n")
    _descriptions(root, where.part, found)


def _pieces(paragraph: Element, hidden: set[str]) -> Iterator[tuple[Element, bool]]:
    """The texts of a paragraph, each with whether it is shown. Tracked deletions are noted elsewhere."""
    for piece in paragraph.iter(_T, "{http://schemas.openxmlformats.org/drawingml/2006/main}t"):
        owner = next(piece.iterancestors(_P, "{http://schemas.openxmlformats.org/drawingml/2006/main}p"), None)
        if piece.text and owner is paragraph and next(piece.iterancestors(*_TAKEN), None) is None:
            run = next(piece.iterancestors(_R), None)
            yield piece, run is None or not _is_hidden(run, hidden)


def _is_hidden(run: Element, hidden: set[str]) -> bool:
    """Whether a run is set as hidden, white on white, or too small to be read."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    style = properties.find(f"{W}rStyle")
    if style is not None and style.get(f"{W}val") in hidden:
        return True
    for name in ("vanish", "webHidden"):
        entry = properties.find(f"{W}{name}")
        if entry is not None and entry.get(f"{W}val", "1") not in _OFF:
            return True
    return _is_white(properties) or _is_tiny(properties)


def _is_white(properties: Element) -> bool:
    colour, shade = properties.find(f"{W}color"), properties.find(f"{W}shd")
    if colour is None or colour.get(f"{W}val", "").upper() != "FFFFFF":
        return False
    lit = properties.find(f"{W}highlight") is not None
    filled = shade is not None and shade.get(f"{W}fill", "auto").upper() not in {"AUTO", "FFFFFF"}
    return not lit and not filled and not _on_dark(properties)


def _on_dark(properties: Element) -> bool:
    """Whether the cell or paragraph behind white text is filled."""
    for holder in properties.iterancestors(_P, _TC):
        for shade in holder.iterfind(f"{W}pPr/{W}shd" if holder.tag == _P else f"{W}tcPr/{W}shd"):
            if shade.get(f"{W}fill", "auto").upper() not in {"AUTO", "FFFFFF"}:
                return True
    return next(properties.iterancestors(f"{W}txbxContent"), None) is not None


def _is_tiny(properties: Element) -> bool:
    size = properties.find(f"{W}sz")
    return size is not None and size.get(f"{W}val", "").isdecimal() and int(size.get(f"{W}val", "0")) <= 3


def _hidden_styles(office: Office) -> set[str]:
    root = office.tree("word/styles.xml")
    if root is None:
        return set()
    styles = root.iter(f"{W}style")
    return {s.get(f"{W}styleId", "") for s in styles if s.find(f"{W}rPr/{W}vanish") is not None}


def _changes(paragraph: Element, place: Place, found: Inspection) -> None:
    for change in paragraph.iter(*_ADDED, *_TAKEN):
        author = change.get(f"{W}author", "")
        text = _plain(change)
        kind = marked("删去的文字") if change.tag in _TAKEN else marked("添加的文字")
        where = place._replace(within=kind)
        if change.tag in _TAKEN:
            found.hidden(CHANGES, f"{author}：{text}", where)
        elif text or author:
            found.note(CHANGES, where, found=f"{author}：{text}")


def _plain(element: Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(_T, *_ALSO))


def _ends_cell(paragraph: Element) -> bool:
    """Whether a paragraph is the last of a cell that is not the last of its row."""
    cell = paragraph.getparent()
    return cell is not None and cell.tag == _TC and cell.getnext() is not None and paragraph.getnext() is None


def _descriptions(root: Element, part: str, found: Inspection) -> None:
    for entry in root.iter("{*}docPr", "{*}cNvPr"):
        for name in _DESCRIBED:
            if entry.get(name):
                place = Place(part=part, within=marked("图片的替代文字"))
                found.body.add(entry.get(name, ""), place, attribute_of(entry, name))
                found.body.part()


def _inspect_rest(office: Office, found: Inspection) -> None:
    """Variables of the settings and data that belongs to no part of the text."""
    settings = office.tree("word/settings.xml")
    for entry in () if settings is None else settings.iter(f"{W}docVar"):
        text = f"{entry.get(f'{W}name', '')}：{entry.get(f'{W}val', '')}"
        found.hidden(CUSTOM_PROPERTIES, text, Place(part="word/settings.xml", within=marked("文档变量")))
    for part in office.under("customXml/item"):
        root = None if "Props" in part or not part.endswith(".xml") else office.tree(part)
        text = "" if root is None else " ".join(map(str, root.itertext()))
        found.hidden(CUSTOM_PROPERTIES, text, Place(part=part, within=marked("自定义数据")))


def clean_docx(office: Office) -> None:
    """Take out what a Word file does not show; changes are accepted."""
    hidden = _hidden_styles(office)
    for part in office.under("word/"):
        root = office.tree(part) if part.endswith(".xml") else None
        if root is not None:
            _accept(root)
            for run in [run for run in root.iter(_R) if _is_hidden(run, hidden)]:
                remove(run)
    gone = ("word/comments", "word/people", "customXml/", "word/glossary/")
    office.drop({part for part in office.parts if part.startswith(gone)})
    clean_properties(office)
    clean_media(office)


_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "docVars", "mailMerge", "attachedTemplate")


def _accept(root: Element) -> None:
    """Accept every change, and take out what comments and variables leave in the text."""
    for taken in list(root.iter(*_TAKEN, *(W + mark for mark in _MARKS))):
        remove(taken)
    for added in list(root.iter(*_ADDED)):
        unwrap(added)
    for change in [entry for entry in root.iter(f"{W}*") if str(entry.tag).endswith("Change")]:
        remove(change)
