"""Properties of Office files: who wrote and saved them, and for whom."""

from lxml.etree import QName
from lxml.etree import _Element as Element

from gongkai.basis.language import marked
from gongkai.scan.detectors.traces import CUSTOM_PROPERTIES, PROPERTIES
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.markup import remove
from gongkai.scan.formats.office.package import Office
from gongkai.scan.values.place import Place

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_PERSONAL = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase", "Template"})
"""Properties that name somebody, or a place on somebody's machine."""
_SAID = frozenset({"title", "subject", "keywords", "description", "category", "contentStatus"})
"""Properties that are text, to be scanned as text is."""
_MACHINES = frozenset(
    {"python-docx", "openpyxl", "Normal.dotm", "Normal", "Microsoft Office User", "docx4j", "Apache POI"}
)
_PARTS = frozenset({"TitlesOfParts", "HeadingPairs"})
"""Lists of sheets and slides, hidden ones among them."""
_WITHIN = marked("文件属性")


def inspect_properties(office: Office, found: Inspection) -> None:
    """Note what the properties tell."""
    for part in (_CORE, _APP):
        for entry in _entries(office, part):
            name, text = QName(entry).localname, (entry.text or "").strip()
            place = Place(part=part, within=_WITHIN)
            if name in _PERSONAL and text and text not in _MACHINES:
                found.note(PROPERTIES, place, found=f"{name}：{text}")
                found.body.add(text, place)
                found.body.part()
            elif name in _SAID and text:
                found.body.add(text, place)
                found.body.part()
    root = office.tree(_CUSTOM) if _CUSTOM in office.parts else None
    for entry in () if root is None else root:
        text = "".join(map(str, entry.itertext())).strip()
        found.hidden(CUSTOM_PROPERTIES, f"{entry.get('name', '')}：{text}", Place(part=_CUSTOM, within=_WITHIN))


def clean_properties(office: Office) -> None:
    """Leave out what names somebody; keep the title."""
    for part in (_CORE, _APP):
        for entry in list(_entries(office, part)):
            name = QName(entry).localname
            if name in _PARTS:
                remove(entry)
            elif name in _PERSONAL | _SAID - {"title"}:
                entry.text = ""
    office.drop({part for part in office.parts if part == _CUSTOM or part.startswith("docProps/thumbnail")})


def _entries(office: Office, part: str) -> list[Element]:
    root = office.tree(part) if part in office.parts else None
    return [] if root is None else list(root)
