"""Opening a PDF file with pdfium and letting go of all that pdfium holds."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer

import pypdfium2  # noqa: F401 - sets up pdfium as it is imported
from pypdfium2 import raw

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import ENCRYPTED, TRUNCATED
from gongkai.ingest.readers.pdf import blocks  # noqa: F401 - no font of this machine is looked for from here on
from gongkai.ingest.readers.pdf.fields import has_notes, settle
from gongkai.ingest.readers.pdf.geometry import Handle, Turn

MAX_PAGES = 120
"""Pages of one file that are read. The longest reports have some thirty."""

_LOCK = threading.Lock()
"""Pdfium works for one thread at a time."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Handle]:
    """The document that `data` is, for one thread at a time.

    Raises:
        UnusableInputError: when it is encrypted or damaged.
    """
    with _LOCK:
        document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            code = raw.FPDF_GetLastError()
            locked = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
            raise UnusableInputError(name, _(ENCRYPTED if locked else TRUNCATED), f"pdfium error {code}")
        try:
            yield document
        finally:
            raw.FPDF_CloseDocument(document)


def page_count(document: Handle) -> int:
    """How many pages a document says it has."""
    return int(raw.FPDF_GetPageCount(document))


@contextmanager
def page_of(document: Handle, index: int) -> Iterator[Handle | None]:
    """A page by its index from 0, with what was filled in or noted on it; None where pdfium cannot load it."""
    page = raw.FPDF_LoadPage(document, index)
    if page and has_notes(page):
        settle(document, page)
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document, index)
    try:
        yield page or None
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def turn_of(page: Handle) -> Turn:
    """The visible part of a page, and the quarters by which it is shown turned."""
    rect = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, rect) and rect.right > rect.left and rect.top > rect.bottom:
        return Turn(rect.left, rect.bottom, rect.right, rect.top, raw.FPDFPage_GetRotation(page) % 4)
    return Turn(0, 0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page), 0)


def named(document: Handle, tag: str) -> str:
    """A property of the document, as Title or CreationDate; "" where it has none."""
    key = tag.encode()
    length = raw.FPDF_GetMetaText(document, key, None, 0)
    if not 2 < length <= 4096:
        return ""
    buffer = create_string_buffer(length)
    raw.FPDF_GetMetaText(document, key, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()
