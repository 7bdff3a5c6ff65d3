"""Where the pixels of a document's pictures are: in the file itself, a package, on a page, or beside it."""

import zipfile
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.errors import MessageError
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import numpy as np
from pypdfium2 import raw

from gongkai.basis import UnusableInputError
from gongkai.ingest.document import Picture
from gongkai.ingest.guards import open_container
from gongkai.ingest.readers.html.inline import NUMBERED, content_of, held_in
from gongkai.ingest.readers.mhtml import largest_page
from gongkai.ingest.readers.ocr.lighting import evenly_lit
from gongkai.ingest.readers.ocr.looking import Scan
from gongkai.ingest.readers.ocr.opening import frame_count
from gongkai.ingest.readers.ocr.seals import unsealed
from gongkai.ingest.readers.ocr.sheet import Sheet
from gongkai.ingest.readers.ofd.embedded import images_at
from gongkai.ingest.readers.pdf.file import opened, page_of
from gongkai.ingest.readers.pdf.geometry import Box

MAX_PICTURE = 32 * 2**20
"""Bytes of a picture file beside a page that is opened."""
_DPI = 200


class Pictures:
    """Finds the pictures of one document."""

    def __init__(self, data: bytes, kind: str, name: str, *, beside: Path | None = None) -> None:
        self._data, self._kind, self._name, self._beside = data, kind, name, beside
        self._archived = _archived(data) if kind == "mhtml" else {}

    def pages(self, blocks: Iterable[object]) -> int:
        """How many pages the pictures among the blocks of a document have; a picture file may have many in one."""
        if self._kind == "picture":
            return frame_count(self._data)
        return sum(isinstance(block, Picture) for block in blocks)

    def scans(self, picture: Picture) -> Iterator[Scan]:
        """The picture as what can be read; nothing where it is not at hand."""
        if self._kind == "picture":
            yield Scan(self._name, self._data)
        elif self._kind == "pdf" and picture.origin.page is not None:
            yield from self._of_page(picture)
        elif self._kind == "ofd" and picture.origin.box is not None:
            yield from self._of_sheet(picture, Box(*picture.origin.box))
        else:
            places = self._embedded, self._archived.get, self._packed, self._beside_it
            content = next((found for look in places if (found := look(picture.name))), b"")
            if content:
                yield Scan(picture.name, content)

    def _embedded(self, name: str) -> bytes:
        """What the page itself holds under a number."""
        return content_of(self._held[name]) if name.startswith(NUMBERED) and name in self._held else b""

    @cached_property
    def _held(self) -> dict[str, str]:
        if self._kind not in {"html", "mhtml"}:
            return {}
        return held_in(largest_page(self._data) if self._kind == "mhtml" else self._data)

    def _packed(self, name: str) -> bytes:
        """A part of a package by its file name."""
        if not self._data.startswith(b"PK") or not name:
            return b""
        try:
            package = open_container(self._data, self._name)
            member = next((m for m in package.members if PurePosixPath(m).name == name), None)
            return package.read(member) if member else b""
        except (UnusableInputError, zipfile.BadZipFile):
            return b""

    def _beside_it(self, name: str) -> bytes:
        """A file in the folder of the page, or in the folder of files that a browser saves with it."""
        if self._beside is None or not name:
            return b""
        plain = PurePosixPath(unquote(name)).name
        for folder in (self._beside, *sorted(self._beside.glob("*/"))[:40]):
            file = folder / plain
            if plain and file.is_file() and file.resolve().is_relative_to(self._beside.resolve()):
                return file.read_bytes() if file.stat().st_size <= MAX_PICTURE else b""
        return b""

    def _of_sheet(self, picture: Picture, box: Box) -> Iterator[Scan]:
        """The images that stand in a place of a page of an OFD file."""
        number = picture.origin.page or 1
        for file, where in images_at(self._data, self._name, number, box):
            yield Scan(picture.name, file, page=number, left=where.left, top=where.top, width=where.width)

    def _of_page(self, picture: Picture) -> Iterator[Scan]:
        """The part of a page of a PDF where the picture stands, as it is shown."""
        number, box = picture.origin.page or 1, picture.origin.box
        with opened(self._data, self._name) as document, page_of(document, number - 1) as page:
            sheet = rendered(page) if page is not None else None
        if sheet is None:
            return
        unit = _DPI / 72
        left, top, right, bottom = (round(value * unit) for value in box or (0, 0, *sheet.grey.shape[::-1]))
        part = sheet.part(left, top, right, bottom)
        if part.grey.size:
            yield Scan(
                picture.name, sheet=part, page=number, left=max(0, left) / unit, top=max(0, top) / unit, unit=1 / unit
            )


def _archived(data: bytes) -> dict[str, bytes]:
    """The pictures of a web archive, by the last part of their address and by their identity in it."""
    found: dict[str, bytes] = {}
    try:
        parts = [part for part in message_from_bytes(data).walk() if part.get_content_maintype() == "image"]
    except (MessageError, ValueError, LookupError, RecursionError):
        return found
    for part in parts:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            address, identity = str(part.get("Content-Location", "")), str(part.get("Content-ID", ""))
            found[address.partition("?")[0].rpartition("/")[2].rpartition("\\")[2]] = content
            found[f"cid:{identity.strip('<> ')}"] = content
    found.pop("", None)
    return found


def rendered(page: object) -> Sheet | None:
    """A page of a PDF as a sheet; None where it is too large for that."""
    unit = _DPI / 72
    width, height = round(raw.FPDF_GetPageWidthF(page) * unit), round(raw.FPDF_GetPageHeightF(page) * unit)
    if not 0 < width * height < 60_000_000:
        return None
    bitmap = raw.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        return None
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        buffer = (raw.c_ubyte * (stride * height)).from_address(_address(raw.FPDFBitmap_GetBuffer(bitmap)))
        shown = np.frombuffer(buffer, np.uint8).reshape(height, stride)[:, : width * 4].reshape(height, width, 4)
        return unsealed(evenly_lit(shown[:, :, 2::-1]))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _address(pointer: object) -> int:
    import ctypes  # noqa: PLC0415 - where a pointer becomes an address

    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
