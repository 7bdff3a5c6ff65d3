"""What stands on a page and is no part of it: fields of a form, and notes. What they say is read; buttons are not."""

from collections.abc import Iterator
from contextlib import contextmanager

from pypdfium2 import raw

from gongkai.ingest.readers.pdf.geometry import Handle

MAX_NOTES = 500
"""Notes and fields of one page that are looked at."""
_BUTTONS = frozenset({raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
"""Fields that hold no text: what is painted in them is the form's, not the report's."""


def has_notes(page: Handle) -> bool:
    """Whether text was filled into fields of a page, or noted on it."""
    return any(_is_note(page, index) for index in _indexes(page))


def settle(document: Handle, page: Handle) -> None:
    """Make what was filled in and noted a part of the page, without its buttons."""
    with _form_of(document) as form:
        buttons = [index for index in _indexes(page) if _is_button(form, page, index)]
    for index in reversed(buttons):
        raw.FPDFPage_RemoveAnnot(page, index)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def _indexes(page: Handle) -> range:
    return range(min(raw.FPDFPage_GetAnnotCount(page), MAX_NOTES))


@contextmanager
def _form_of(document: Handle) -> Iterator[Handle]:
    """The form of a document; no action of it runs."""
    settings = raw.FPDF_FORMFILLINFO(version=2)
    form = raw.FPDFDOC_InitFormFillEnvironment(document, settings)
    try:
        yield form
    finally:
        if form:
            raw.FPDFDOC_ExitFormFillEnvironment(form)


@contextmanager
def _annot(page: Handle, index: int) -> Iterator[Handle]:
    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _is_button(form: Handle, page: Handle, index: int) -> bool:
    with _annot(page, index) as note:
        if not note or raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_WIDGET:
            return False
        return raw.FPDFAnnot_GetFormFieldType(form, note) in _BUTTONS or _kind(note) == "Btn"


def _kind(note: Handle) -> str:
    """The kind of field that a widget says it is by itself: a form may not list it."""
    buffer = (raw.FPDF_WCHAR * 8)()
    length = raw.FPDFAnnot_GetStringValue(note, b"FT", buffer, 16)
    return "".join(map(chr, buffer[: length // 2 - 1])) if 2 < length <= 16 else ""


def _is_note(page: Handle, index: int) -> bool:
    with _annot(page, index) as note:
        if not note:
            return False
        kind = raw.FPDFAnnot_GetSubtype(note)
        filled = kind == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_GetStringValue(note, b"V", None, 0) > 2
        return bool(filled or kind == raw.FPDF_ANNOT_FREETEXT)
