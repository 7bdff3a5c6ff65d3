"""The parts of an OFD file: its first document, the pages of that, templates, and media. After GB/T 33190-2016, 7."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import TRUNCATED, open_container, parse_xml

SPACE = "{http://www.ofdspec.org/2016}"
A4 = (0.0, 0.0, 210.0, 297.0)

Numbers = tuple[float, ...]


def numbers(text: str | None) -> Numbers:
    """The numbers of an attribute as ST_Box and ST_Array have them; nothing where one of them is none.

    >>> numbers("0 0 210 297"), numbers("a")
    ((0.0, 0.0, 210.0, 297.0), ())
    """
    try:
        return tuple(float(word) for word in (text or "").split())
    except ValueError:
        return ()


def box_of(element: Element | None) -> Numbers:
    """A box element (left, top, width, height in millimetres), or nothing."""
    found = numbers(element.text) if element is not None else ()
    return found if len(found) == 4 and found[2] > 0 and found[3] > 0 else ()


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page: its size in millimetres, and the elements that hold what stands on it, templates first."""

    box: Numbers
    contents: tuple[Element, ...]


class OfdPackage:
    """The parts of an OFD file by name.

    Raises:
        UnusableInputError: when the bytes are no OFD file, or are damaged or encrypted.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._container = open_container(data, name)
        self._name = name
        root = self._xml("OFD.xml")
        body = root.find(f"{SPACE}DocBody")
        place = body.findtext(f"{SPACE}DocRoot") if body is not None else None
        if body is None or not place:
            raise UnusableInputError(name, _(TRUNCATED), "no document")
        self.info = {child.tag.removeprefix(SPACE): child.text or "" for child in body.iterfind(f"{SPACE}DocInfo/*")}
        self._place = self._member("", place)
        self._document = self._xml(self._place)

    def pages(self) -> Iterator[PageParts]:
        """Every page in order. A page whose part is missing or broken is an empty one."""
        usual = box_of(self._document.find(f"{SPACE}CommonData/{SPACE}PageArea/{SPACE}PhysicalBox")) or A4
        for entry in self._document.iterfind(f"{SPACE}Pages/{SPACE}Page"):
            page = self._part(entry.get("BaseLoc"))
            if page is None:
                yield PageParts(usual, ())
                continue
            used = [self._templates.get(t.get("TemplateID", "")) for t in page.iterfind(f"{SPACE}Template")]
            contents = [part.find(f"{SPACE}Content") for part in (*used, page) if part is not None]
            box = box_of(page.find(f"{SPACE}Area/{SPACE}PhysicalBox")) or usual
            yield PageParts(box, tuple(content for content in contents if content is not None))

    def medium(self, identity: str) -> bytes | None:
        """The bytes of an image by its identity among the resources; None where it is missing."""
        member = self._media.get(identity)
        if member is None or member not in self._container:
            return None
        return self._container.read(member)

    @cached_property
    def _templates(self) -> dict[str, Element | None]:
        entries = self._document.iterfind(f"{SPACE}CommonData/{SPACE}TemplatePage")
        return {entry.get("ID", ""): self._part(entry.get("BaseLoc")) for entry in entries}

    @cached_property
    def _media(self) -> dict[str, str]:
        """The member that holds each medium."""
        found: dict[str, str] = {}
        common = self._document.find(f"{SPACE}CommonData")
        places = (
            [] if common is None else [c.text for c in common if c.tag in {f"{SPACE}PublicRes", f"{SPACE}DocumentRes"}]
        )
        for place in filter(None, places):
            resources = self._part(place)
            if resources is not None:
                base = posixpath.join(posixpath.dirname(self._member(self._place, place)), resources.get("BaseLoc", ""))
                for medium in resources.iter(f"{SPACE}MultiMedia"):
                    file = medium.findtext(f"{SPACE}MediaFile") or ""
                    found[medium.get("ID", "")] = self._member(f"{base}/", file)
        return found

    def _part(self, place: str | None) -> Element | None:
        """A part that the document names; None where it is missing or broken."""
        member = self._member(self._place, place or "")
        if not place or member not in self._container:
            return None
        try:
            return self._xml(member)
        except UnusableInputError:
            return None

    def _xml(self, member: str) -> Element:
        return parse_xml(self._container.read(member), self._name)

    @staticmethod
    def _member(beside: str, place: str) -> str:
        """A member's name from a ST_Loc: from the root of the file with a slash, else from beside another part."""
        whole = place.strip() if place.startswith("/") else posixpath.join(posixpath.dirname(beside), place.strip())
        return posixpath.normpath(whole).lstrip("/")
