"""The properties of an office file: who wrote it, when, with what program."""

from collections.abc import Iterator

from lxml.etree import QName

from gongkai.basis import UnusableInputError
from gongkai.ingest.readers.ooxml import Package

_PROGRAM = frozenset(("Application", "Company"))


def properties(package: Package) -> Iterator[tuple[str, str]]:
    """Title, creator, created, modified, … and the program that wrote the file, as found."""
    for link in package.links("").values():
        if link.kind not in {"core-properties", "extended-properties"} or link.external:
            continue
        try:
            root = package.xml(link.target)
        except UnusableInputError:  # the report is readable without them
            continue
        for entry in () if root is None else root:
            key, text = QName(entry).localname, (entry.text or "").strip()
            if text and (link.kind == "core-properties" or key in _PROGRAM):
                yield key, text
