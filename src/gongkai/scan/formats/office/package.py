"""Office Open XML packages that are looked into and written anew.

Parts are parsed when they are asked for, with the same care as reports are (docs/decisions/0008).
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from gongkai.ingest.guards import open_container
from gongkai.ingest.readers.ooxml import parse
from gongkai.scan.formats.markup import remove

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"


class Office:
    """The parts of a package by name, each as bytes until it is parsed.

    Raises:
        UnusableInputError: when the bytes are no such file, or unpack beyond measure.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._container = open_container(data, name)
        self.parts = [member for member in self._container.members if not member.endswith("/")]
        self._trees: dict[str, Element] = {}
        self._bytes: dict[str, bytes] = {}

    def read(self, part: str) -> bytes:
        """The bytes of a part as they were, or as they were put."""
        return self._bytes[part] if part in self._bytes else self._container.read(part)

    def tree(self, part: str) -> Element | None:
        """The root of an XML part; None where there is none. What is changed in it is saved."""
        if part not in self._trees:
            if part not in self.parts:
                return None
            self._trees[part] = parse(self.read(part), self.name)
        return self._trees[part]

    def put(self, part: str, data: bytes) -> None:
        """Put other bytes in place of a part's."""
        self._bytes[part] = data

    def under(self, *folders: str) -> list[str]:
        """The parts in any of those folders, in order of name."""
        return [part for part in sorted(self.parts, key=_natural) if part.startswith(folders)]

    def links(self, part: str) -> Iterator[tuple[Element, str, str]]:
        """The relationships of a part: the element, the last word of its type, the part or address it leads to."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        for entry in () if root is None else root.iter(_RELATIONSHIP):
            yield entry, entry.get("Type", "").rsplit("/", 1)[-1], _target(entry, folder)

    def linked(self, part: str, kind: str) -> list[str]:
        """The parts that a part is joined to by relationships of one kind."""
        return [target for _entry, found, target in self.links(part) if found == kind and target in self.parts]

    def relationships(self) -> Iterator[tuple[str, Element]]:
        """Every relationship of the package, with the part that holds it."""
        for part in self.parts:
            root = self.tree(part) if part.endswith(".rels") else None
            for entry in () if root is None else list(root.iter(_RELATIONSHIP)):
                yield part, entry

    def drop(self, parts: set[str]) -> None:
        """Leave out parts, with their own relationships and every mention of them."""
        if not parts:
            return
        rels = {posixpath.join(posixpath.dirname(p), "_rels", f"{posixpath.basename(p)}.rels") for p in parts}
        self.parts = [part for part in self.parts if part not in parts | rels]
        for holder, entry in self.relationships():
            owner = posixpath.dirname(posixpath.dirname(holder))
            if entry.get("TargetMode") != "External" and _target(entry, owner) in parts:
                remove(entry)
        types = self.tree(_TYPES)
        for entry in () if types is None else list(types):
            if entry.get("PartName", "").lstrip("/") in parts:
                remove(entry)

    def save(self) -> bytes:
        """The package as a file. Days and machines of those who packed it before are left out."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in self.parts:
                tree = self._trees.get(part)
                data = self.read(part) if tree is None else _printed(tree)
                archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _printed(tree: Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _target(entry: Element, folder: str) -> str:
    target = entry.get("Target", "").replace("\\", "/")
    if entry.get("TargetMode") == "External":
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _natural(part: str) -> tuple[str, int, str]:
    stem = part.rstrip("0123456789.xml")
    digits = "".join(sign for sign in part[len(stem) :] if sign.isdigit())
    return stem, int(digits or 0), part
