"""Office Open XML packages: parts of a zip file, joined by relationships.

Nothing outside the file is ever followed: a relationship to an external target is only a name.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from gongkai.ingest.guards import open_container, parse_xml

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)
"""The namespaces of ISO 29500 Strict and those that everybody writes."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: `kind` is the last word of its type; `target` a part's name, or an outer address."""

    kind: str
    target: str
    external: bool

    @property
    def file(self) -> str:
        """The file name at the end of the target."""
        return posixpath.basename(self.target.replace("\\", "/"))


class Package:
    """The parts of an Office Open XML file, by name.

    Raises:
        UnusableInputError: when the bytes are not such a file, are cut short or damaged, or unpack beyond measure.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._container = open_container(data, name)
        self._members = {_plain(member): member for member in self._container.members}

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._members

    def part(self, part: str) -> bytes | None:
        """The bytes of a part, or None where the package has none of that name.

        Raises:
            UnusableInputError: when the part cannot be unpacked.
        """
        member = self._members.get(_plain(part))
        return None if member is None else self._container.read(member)

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, Strict namespaces made the common ones; None where the package has no such part.

        Raises:
            UnusableInputError: when the part is not well-formed or declares a document type.
        """
        found = self.part(part)
        if found is None:
            return None
        return parse(found, self.name)

    def links(self, part: str) -> Mapping[str, Link]:
        """The relationships of a part by id; those of the package itself for ""."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        links = {}
        for entry in root.iter(_RELATIONSHIP):
            target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            links[entry.get("Id", "")] = Link(entry.get("Type", "").rsplit("/", 1)[-1], target, external)
        return links

    @cached_property
    def main(self) -> str | None:
        """The name of the main part, or None where the package names none."""
        for link in self.links("").values():
            if link.kind == "officeDocument" and link.target in self:
                return link.target
        return None


def parse(data: bytes, name: str) -> Element:
    """The root element of an XML part, Strict namespaces made the common ones.

    Raises:
        UnusableInputError: when it is not well-formed, declares a document type or is far too large.
    """
    if b"//purl.oclc.org/" in data[:4000]:
        for strict, common in _STRICT:
            data = data.replace(strict, common)
    return parse_xml(data, name)


def _plain(part: str) -> str:
    """A part's name as compared: some writers use backslashes, and letters' case does not count."""
    return part.replace("\\", "/").lstrip("/").lower()
