"""A PDF's own structure: properties, comments, attachments, scripts, layers, forms; and the file without them."""

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from lxml.etree import _Element as Element

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.ingest.guards import parse_xml
from gongkai.scan.detectors.traces import (
    COMMENTS,
    EMBEDDED,
    EXTERNAL,
    FORM_VALUES,
    HIDDEN_LAYER,
    PROPERTIES,
    SCRIPTS,
)
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.values.place import Box, Place

_PERSONAL = ("/Author", "/Company", "/Manager", "/LastModifiedBy", "/SourceModified")
_ORDINARY = frozenset(
    {"/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped", "/Title", "/Subject", "/Keywords"}
)
_QUIET = frozenset({"/Link", "/Widget", "/Popup"})
_ACTS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"})
_WITHIN = marked("文件属性")


def inspect_structure(pdf: pikepdf.Pdf, found: Inspection) -> None:
    """Note what the structure of a PDF holds and no page shows."""
    _properties(pdf, found)
    _scripts(pdf, found)
    _files(pdf, found)
    _outlines(pdf, found)
    for label in _hidden_layers(pdf):
        found.note(HIDDEN_LAYER, found=label)
    for number, page in enumerate(pdf.pages, 1):
        found.watch.check()
        for entry in _annotations(page):
            _annotation(entry, Place(page=number), found)
    _form(pdf, found)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (pikepdf.String, pikepdf.Name, str)) else ""


def _properties(pdf: pikepdf.Pdf, found: Inspection) -> None:
    place = Place(within=_WITHIN)
    for name, value in pdf.docinfo.items():
        text = _text(value).strip()
        if text and (name in _PERSONAL or name not in _ORDINARY):
            found.note(PROPERTIES, place, found=f"{name[1:]}：{text}")
        found.body.add(text, place)
        found.body.part()
    if pikepdf.Name.Metadata in pdf.Root and isinstance(pdf.Root.Metadata, pikepdf.Stream):
        packet = pdf.Root.Metadata.read_bytes()[:_MOST_METADATA]
        for name, text in _told(packet):
            if name in _AUTHORS:
                found.note(PROPERTIES, place, found=f"{name}：{text}")
            found.body.add(text, place)
            found.body.part()


_MOST_METADATA = 200_000
_AUTHORS = frozenset({"creator", "Author", "AuthorsPosition", "LastModifiedBy", "Company", "Manager"})


def _told(packet: bytes) -> Iterator[tuple[str, str]]:
    """What a packet of metadata says, by the name of the property; all of it as one text where it is no sound XML."""
    try:
        root = parse_xml(packet.strip(b"\x00\xef\xbb\xbf \r\n"), "")
    except UnusableInputError:
        yield "", packet.decode("utf-8", "replace")
        return
    for element in root.iter():
        named = [element, *element.iterancestors()]
        name = next((n for n in map(_local, named) if n not in {"li", "Seq", "Bag", "Alt"}), "")
        if text := (element.text or "").strip():
            yield name, text
        for key, value in element.attrib.items():
            yield str(key).rpartition("}")[2], str(value)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _scripts(pdf: pikepdf.Pdf, found: Inspection) -> None:
    root = pdf.Root
    names = root.get("/Names", pikepdf.Dictionary())
    if "/JavaScript" in names:
        found.note(SCRIPTS, found="JavaScript")
    for key in ("/OpenAction", "/AA"):
        action = root.get(key)
        if isinstance(action, pikepdf.Dictionary) and (key == "/AA" or _act(action) in _ACTS):
            found.note(SCRIPTS, found=key[1:])


def _files(pdf: pikepdf.Pdf, found: Inspection) -> None:
    """Every file within the file, however it hangs there: by name, beside a page, or as an associated file."""
    names = {
        _text(e.get("/UF")) or _text(e.get("/F"))
        for e in pdf.objects
        if isinstance(e, pikepdf.Dictionary) and "/EF" in e
    }
    for name in sorted(names | set(pdf.attachments)):
        found.note(EMBEDDED, found=name)
        found.body.add(name, Place(within=marked("附件的名称")))
        found.body.part()


OUTLINES = marked("书签")
_MOST_OUTLINES = 5000


def _outlines(pdf: pikepdf.Pdf, found: Inspection) -> None:
    waiting = [pdf.Root.get("/Outlines")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_OUTLINES:
        entry = waiting.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        found.body.add(_text(entry.get("/Title")), Place(within=OUTLINES))
        found.body.part()
        waiting += [entry.get("/Next"), entry.get("/First")]


def _act(action: Any) -> str:
    return _text(action.get("/S")) if isinstance(action, pikepdf.Dictionary) else ""


def _hidden_layers(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of layers that are off when the file is opened."""
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return
    usual = layers.get("/D", pikepdf.Dictionary())
    off = {entry.objgen for entry in usual.get("/OFF", [])}
    on = {entry.objgen for entry in usual.get("/ON", [])}
    base = _text(usual.get("/BaseState")) == "/OFF"
    for layer in layers.get("/OCGs", []):
        if layer.objgen in off or (base and layer.objgen not in on):
            yield _text(layer.get("/Name")) or "?"


def _annotations(page: Any) -> list[Any]:
    entries = page.obj.get("/Annots")
    return [entry for entry in entries if isinstance(entry, pikepdf.Dictionary)] if entries is not None else []


def _annotation(entry: Any, place: Place, found: Inspection) -> None:
    kind, action = _text(entry.get("/Subtype")), entry.get("/A")
    if kind == "/FileAttachment":
        found.note(EMBEDDED, place, found=_text(entry.get("/Contents")))
    elif kind not in _QUIET:
        text = "：".join(filter(None, (_text(entry.get("/T")), _text(entry.get("/Contents")))))
        if text:
            found.hidden(COMMENTS, text, place._replace(within=marked("批注")))
        else:
            found.note(COMMENTS, place, found=kind[1:])
    if _act(action) in _ACTS:
        found.note(SCRIPTS, place, found=_act(action)[1:])
    address = _text(action.get("/URI")) if isinstance(action, pikepdf.Dictionary) and "/URI" in action else ""
    if address.startswith(("file:", "\\\\")) or _act(action) == "/GoToR":
        found.note(EXTERNAL, place, found=address or "GoToR")
    found.body.add(address, place._replace(within=marked("链接")))
    found.body.part()


def covers(pdf: pikepdf.Pdf) -> dict[int, list[Box]]:
    """The boxes (left, bottom, right, top in the page's own space) that filled annotations lay over pages, from 0.

    Who takes such an annotation away shows what lies under it.
    """
    found: dict[int, list[Box]] = {}
    for number, page in enumerate(pdf.pages):
        for entry in _annotations(page):
            corners = [float(side) for side in entry.get("/Rect", [])]
            if len(corners) == 4 and _is_cover(entry):
                across, up = sorted(corners[::2]), sorted(corners[1::2])
                found.setdefault(number, []).append((across[0], up[0], across[1], up[1]))
    return found


_SHAPES = frozenset({"/Square", "/Circle", "/Polygon", "/FreeText", "/Ink", "/Line", "/PolyLine"})
_SEEN_THROUGH = 0.5


def _is_cover(entry: Any) -> bool:
    kind = _text(entry.get("/Subtype"))
    if kind == "/Redact":
        return True
    filled = kind in _SHAPES and len(entry.get("/IC", entry.get("/C", [])) or []) > 0
    return filled and float(entry.get("/CA", 1)) > _SEEN_THROUGH


def _form(pdf: pikepdf.Pdf, found: Inspection) -> None:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/XFA" in form:
        found.note(FORM_VALUES, found="XFA")
    for field in _fields(form.get("/Fields", []), 0):
        value = _text(field.get("/V"))
        if value and not value.startswith("/"):
            found.hidden(FORM_VALUES, f"{_text(field.get('/T'))}：{value}", Place(within=marked("表单")))


def _fields(entries: Any, depth: int) -> Iterator[Any]:
    for field in entries:
        if isinstance(field, pikepdf.Dictionary) and depth < 8:
            yield field
            yield from _fields(field.get("/Kids", []), depth + 1)


_ROOT = frozenset({"/Type", "/Pages", "/Lang", "/Outlines", "/PageLabels", "/ViewerPreferences", "/Dests", "/Names"})
"""What stays in the root: all else is read by programs and seen by nobody, or may carry files."""
_PAGE = frozenset(
    {
        *("/Type", "/Parent", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit"),
        *("/Resources", "/Contents", "/Group"),
    }
)
_ASIDE = ("/Metadata", "/PieceInfo", "/AF", "/LastModified", "/OC", "/Alt", "/ActualText")


def clean_structure(pdf: pikepdf.Pdf, *, outlines: bool = True) -> None:
    """Take out of a PDF what no page shows; links within the file and to the web stay."""
    title = _text(pdf.docinfo.get("/Title"))
    _drop(pdf.docinfo, list(pdf.docinfo.keys()))
    if title:
        pdf.docinfo["/Title"] = title
    kept = _ROOT if outlines else _ROOT - {"/Outlines"}
    _drop(pdf.Root, pdf.Root.keys() - kept)
    if "/Names" in pdf.Root:
        _drop(pdf.Root.Names, pdf.Root.Names.keys() - {"/Dests"})
    for page in pdf.pages:
        links = [entry for entry in _annotations(page) if _is_harmless(entry)]
        _drop(page.obj, page.obj.keys() - _PAGE)
        if links:
            page.obj.Annots = pdf.make_indirect(pikepdf.Array(links))
    for entry in pdf.objects:
        if isinstance(entry, (pikepdf.Dictionary, pikepdf.Stream)):
            _drop(entry, _ASIDE)


def _drop(entry: Any, names: Iterable[str]) -> None:
    for name in names:
        if name in entry:
            del entry[name]


def _is_harmless(entry: Any) -> bool:
    """Whether an annotation is a link to a place in the file, or to the web."""
    if _text(entry.get("/Subtype")) != "/Link":
        return False
    action = entry.get("/A")
    if action is None:
        return True
    address = _text(action.get("/URI")) if isinstance(action, pikepdf.Dictionary) and "/URI" in action else ""
    return _act(action) in {"/GoTo", "/URI"} and not address.startswith(("file:", "\\\\", "mailto:", "tel:"))
