"""Office Open XML packages: parts of a zip file, joined by relationships.

Nothing outside the file is ever followed: a relationship to an external target is only a name.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.etree import _Element as Element

from gongkai.basis import UnusableInputError

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
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise UnusableInputError(name, "文件已损坏或不完整，不是有效的 Office 文档", str(error)) from error
        self._names = {_plain(entry): entry for entry in self._zip.namelist()}

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._names

    def part(self, part: str) -> bytes | None:
        """The bytes of a part, or None where the package has none of that name.

        Raises:
            UnusableInputError: when the part cannot be unpacked.
        """
        entry = self._names.get(_plain(part))
        if entry is None:
            return None
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise UnusableInputError(self.name, "文件已损坏或不完整，无法解开", f"{part}: {error}") from error

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, Strict namespaces made the common ones; None where the package has no such part.

        Raises:
            UnusableInputError: when the part is not well-formed or declares a document type.
        """
        found = self.part(part)
        if found is None:
            return None
        return parse(found, self.name, part)

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


def parse(data: bytes, name: str, part: str = "") -> Element:
    """The root element of an XML part. Nothing outside it is loaded.

    Raises:
        UnusableInputError: when it is not well-formed or declares a document type.
    """
    if b"//purl.oclc.org/" in data[:4000]:
        for strict, common in _STRICT:
            data = data.replace(strict, common)
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise UnusableInputError(name, "文件内含文档类型声明，出于安全不予读取", part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableInputError(name, "文件内部的 XML 已损坏，无法读取", f"{part}: {error}") from error


def _plain(part: str) -> str:
    """A part's name as compared: some writers use backslashes, and letters' case does not count."""
    return part.replace("\\", "/").lstrip("/").lower()
