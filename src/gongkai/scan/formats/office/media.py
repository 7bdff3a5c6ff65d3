"""What every Office file may carry: pictures, embedded files, macros, links to the outside."""

import re

from gongkai.basis import UnusableInputError
from gongkai.scan.detectors.traces import EMBEDDED, EXTERNAL, SCRIPTS
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.office.package import Office
from gongkai.scan.formats.pictures import inspect_picture, kind_of_picture, strip_picture
from gongkai.scan.values.place import Place

_MACHINE = re.compile(
    r"file:|^[A-Za-z]:\\|^\\\\|^//?[^/]+/|/home/|/Users/|^https?://(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|localhost)"
)
NOWHERE = "about:blank"
"""Where links lead that led to a machine: what refers to them needs one."""
_ORDINARY = frozenset({"hyperlink"})


def inspect_media(office: Office, found: Inspection) -> None:
    """Note pictures that tell, embedded files, macros, and links that lead out of the file."""
    for part in office.parts:
        lower = part.lower()
        if "/embeddings/" in lower or "/activex/" in lower:
            found.note(EMBEDDED, Place(part=part), found=part.rpartition("/")[2])
        elif lower.endswith(("vbaproject.bin", "vbadata.xml")):
            found.note(SCRIPTS, Place(part=part), found=part.rpartition("/")[2])
        elif "/media/" in lower or lower.startswith("docprops/thumbnail"):
            _picture(office, part, found)
    for holder, entry in office.relationships():
        target, kind = entry.get("Target", ""), entry.get("Type", "").rsplit("/", 1)[-1]
        if target == NOWHERE:
            continue
        if entry.get("TargetMode") == "External" and (kind not in _ORDINARY or _MACHINE.search(target)):
            found.note(EXTERNAL, Place(part=holder), found=target)
            found.body.add(target, Place(part=holder))
            found.body.part()


def _picture(office: Office, part: str, found: Inspection) -> None:
    data = office.read(part)
    if kind_of_picture(data):
        try:
            inspect_picture(data, found, Place(part=part))
        except UnusableInputError:
            return  # a picture that does not open shows nothing


def clean_media(office: Office) -> None:
    """Take out embedded files and macros, links to machines, and what pictures tell."""
    gone = set()
    for part in office.parts:
        lower = part.lower()
        if "/embeddings/" in lower or "/activex/" in lower or "vba" in lower.rpartition("/")[2]:
            gone.add(part)
        elif "/media/" in lower and kind_of_picture(data := office.read(part)):
            try:
                office.put(part, strip_picture(data, part))
            except UnusableInputError:
                gone.add(part)
    for _holder, entry in list(office.relationships()):
        kind = entry.get("Type", "").rsplit("/", 1)[-1]
        external = entry.get("TargetMode") == "External"
        if external and (kind not in _ORDINARY or _MACHINE.search(entry.get("Target", ""))):
            entry.set("Target", NOWHERE)
    office.drop(gone)
