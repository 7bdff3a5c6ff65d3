"""Presentations: notes, hidden slides, comments, and what lies off the slides."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from gongkai.basis.language import marked
from gongkai.scan.detectors.traces import COMMENTS, HIDDEN_SLIDE, NOTES, OFF_SLIDE
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.markup import attribute_of, remove, text_of
from gongkai.scan.formats.office.media import clean_media, inspect_media
from gongkai.scan.formats.office.package import Office
from gongkai.scan.formats.office.properties import clean_properties, inspect_properties
from gongkai.scan.values.place import Place

MAIN = "ppt/presentation.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_OFF = frozenset({"0", "false"})
_NOTE = f"{P}nvSpPr/{P}nvPr/{P}ph"
_SHAPES = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp")


@dataclass(frozen=True, slots=True)
class _Slide:
    number: int
    part: str
    entry: Element
    hidden: bool


def inspect_pptx(office: Office, found: Inspection) -> None:
    """Note everything that a presentation holds and does not show, and gather its text."""
    inspect_properties(office, found)
    width, height = _size(office)
    for slide in _slides(office):
        found.watch.check()
        root = office.tree(slide.part)
        place = Place(part=slide.part, slide=slide.number)
        if slide.hidden:
            found.note(HIDDEN_SLIDE, place)
        for shape in _off(root, width, height):
            found.note(OFF_SLIDE, place, found="".join(t.text or "" for t in shape.iter(f"{A}t")))
        _gather(root, place._replace(within=marked("隐藏的幻灯片") if slide.hidden else ""), found)
        _notes(office, slide, place, found)
    for part in office.under("ppt/comments", "ppt/threadedComments"):
        root = office.tree(part) if part.endswith(".xml") else None
        for entry in () if root is None else root.iter("{*}cm"):
            text = "".join(t.text or "" for t in entry.iter("{*}text", "{*}t"))
            found.hidden(COMMENTS, text, Place(part=part, within=marked("批注")))
    inspect_media(office, found)


def _slides(office: Office) -> list[_Slide]:
    root = office.tree(MAIN)
    parts = {entry.get("Id"): target for entry, _kind, target in office.links(MAIN)}
    slides = []
    for number, entry in enumerate([] if root is None else root.iterfind(f"{P}sldIdLst/{P}sldId"), 1):
        part = parts.get(entry.get(_ID), "")
        slide = office.tree(part)
        if slide is not None:
            slides.append(_Slide(number, part, entry, slide.get("show") in _OFF))
    return slides


def _size(office: Office) -> tuple[int, int]:
    root = office.tree(MAIN)
    size = None if root is None else root.find(f"{P}sldSz")
    return (_whole(size, "cx"), _whole(size, "cy")) if size is not None else (0, 0)


def _whole(element: Element, name: str) -> int:
    text = element.get(name, "")
    return int(text) if text.lstrip("-").isdecimal() else 0


def _off(root: Element | None, width: int, height: int) -> Iterator[Element]:
    """The shapes that lie outside of a slide as a whole."""
    tree = None if root is None else root.find(f"{P}cSld/{P}spTree")
    for shape in () if tree is None or not width else tree.iterchildren(*_SHAPES):
        frame = shape.find(f".//{A}xfrm") if shape.tag != f"{P}graphicFrame" else shape.find(f"{P}xfrm")
        start = None if frame is None else frame.find(f"{A}off")
        extent = None if frame is None else frame.find(f"{A}ext")
        if start is None or extent is None:
            continue
        x, y = _whole(start, "x"), _whole(start, "y")
        if x >= width or y >= height or x + _whole(extent, "cx") <= 0 or y + _whole(extent, "cy") <= 0:
            yield shape


def _gather(root: Element | None, place: Place, found: Inspection) -> None:
    for paragraph in () if root is None else root.iter(f"{A}p"):
        for piece in paragraph.iter(f"{A}t"):
            found.body.add(piece.text or "", place, text_of(piece))
        cell = next(paragraph.iterancestors(f"{A}tc"), None)
        found.body.part("\t" if cell is not None and cell.getnext() is not None else "\n")
    for entry in () if root is None else root.iter(f"{P}cNvPr"):
        if entry.get("descr"):
            where = place._replace(within=marked("图片的替代文字"))
            found.body.add(entry.get("descr", ""), where, attribute_of(entry, "descr"))
            found.body.part()


def _notes(office: Office, slide: _Slide, place: Place, found: Inspection) -> None:
    for part in office.linked(slide.part, "notesSlide"):
        root = office.tree(part)
        for shape in () if root is None else root.iter(f"{P}sp"):
            holder = shape.find(_NOTE)
            if holder is not None and holder.get("type") in {"sldNum", "sldImg", "dt", "hdr", "ftr"}:
                continue
            text = "\n".join("".join(t.text or "" for t in p.iter(f"{A}t")) for p in shape.iter(f"{A}p"))
            found.hidden(NOTES, text, place._replace(part=part, within=marked("演讲者备注")))


def clean_pptx(office: Office) -> None:
    """Take out notes, hidden slides, comments, and what lies off the slides."""
    width, height = _size(office)
    gone = {part for part in office.parts if part.startswith(("ppt/comment", "ppt/threadedComments", "customXml/"))}
    for slide in _slides(office):
        gone |= set(office.linked(slide.part, "notesSlide"))
        for shape in list(_off(office.tree(slide.part), width, height)):
            remove(shape)
        if slide.hidden:
            remove(slide.entry)
            gone.add(slide.part)
    office.drop(gone)
    clean_properties(office)
    clean_media(office)
