"""PDFs: text with its boxes, what is not seen on the pages, and what the structure holds."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pikepdf
import pypdfium2 as pdfium

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import ENCRYPTED
from gongkai.scan.detectors.traces import COVERED, EARLIER, HIDDEN_LAYER, HIDDEN_TEXT, OUTSIDE, PICTURE_PAGES
from gongkai.scan.formats.body import Locate
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.pdf.burning import rendered, replace_page
from gongkai.scan.formats.pdf.pages import Page
from gongkai.scan.formats.pdf.structure import OUTLINES, clean_structure, covers, inspect_structure
from gongkai.scan.formats.pictures import inspect_picture, strip_picture
from gongkai.scan.values.model import Detector, Hit
from gongkai.scan.values.place import Box, Place

_REASONS: dict[str, tuple[Detector, str]] = {
    "outside": (OUTSIDE, marked("页面以外")),
    "invisible": (HIDDEN_TEXT, marked("不显示的文字")),
    "white": (HIDDEN_TEXT, marked("白色文字")),
    "covered": (COVERED, marked("遮盖物下")),
}
_DCT = b"\xff\xd8"


@contextmanager
def pdf_faults(name: str) -> Iterator[None]:
    """Whatever the PDF libraries say of a bad file, as the one error that a caller expects."""
    try:
        yield
    except pikepdf.PasswordError as fault:
        raise UnusableInputError(name, _(ENCRYPTED), repr(fault)) from fault
    except (pikepdf.PdfError, pdfium.PdfiumError, RuntimeError) as fault:
        raise UnusableInputError(name, _("PDF 已损坏，打不开"), repr(fault)) from fault


class Paper:
    """A PDF that was looked into.

    Raises:
        UnusableInputError: when it is encrypted or damaged.
    """

    def __init__(self, data: bytes, name: str, found: Inspection) -> None:
        self._data, self._name, self._found = data, name, found
        self._boxes: dict[int, list[Box]] = {}
        self._burnt: set[int] = set()
        self.covers: dict[int, list[Box]] = {}
        self._starts: list[tuple[int, int]] = []
        with pdf_faults(name), pikepdf.open(io.BytesIO(data)) as pdf:
            found.watch.allow(marked("页数"), len(pdf.pages), found.watch.budget.pages)
            inspect_structure(pdf, found)
            self._pictures(pdf)
            laid = covers(pdf)
            layered = any(hit.detector is HIDDEN_LAYER for hit in found.traces)
        with pdf_faults(name):
            self._pages(laid, everything=layered)
            self._earlier()

    def _pages(self, laid: Mapping[int, list[Box]], *, everything: bool) -> None:
        document = pdfium.PdfDocument(self._data)
        try:
            empty = [n for n in range(len(document)) if not self._page(document, n, laid.get(n, []))]
        finally:
            document.close()
        if everything:
            self._burnt |= set(range(len(self._starts)))
        if empty:
            pages = _("、").join(str(n + 1) for n in empty[:20])
            self._found.note(PICTURE_PAGES, Place(page=empty[0] + 1), detail=_("第{pages}页").format(pages=pages))

    def _page(self, document: pdfium.PdfDocument, number: int, laid: Iterable[Box]) -> bool:
        """Gather a page; whether its text could be read, or there is nothing on it."""
        self._found.watch.check()
        page = Page(document[number])
        try:
            self._starts.append((self._found.body.length, number))
            first = self._found.body.length
            self._found.breaks += [(first + start, first + end) for start, end in page.breaks()]
            self._found.body.add(page.text, Place(page=number + 1), locate=self._locate(number))
            self._found.body.part()
            for reason, text, box in page.unseen(self._found.watch.check):
                trace, within = _REASONS[reason]
                place = Place(page=number + 1, box=_rounded(box), within=within)
                self._found.note(trace, place, found=text)
                if text.strip() not in page.text:
                    self._found.body.add(text, place)
                    self._found.body.part()
                self._burnt.add(number)
            self._cover(page, number, laid)
            return bool(page.text.strip()) or not page.has_pictures()
        finally:
            page.close()

    def _cover(self, page: Page, number: int, laid: Iterable[Box]) -> None:
        """Note text under filled annotations: where those go, black boxes take their place."""
        for corners in laid:
            box = _rounded(page.shown(corners))
            if text := page.text_within(box).strip():
                self._found.note(COVERED, Place(page=number + 1, box=box, within=_REASONS["covered"][1]), found=text)
                self.covers.setdefault(number, []).append(box)
                self._burnt.add(number)

    def _locate(self, number: int) -> Locate:
        def place(start: int, end: int) -> Place:
            return Place(page=number + 1, box=_around(self._signs(number)[start:end]))

        return place

    def _signs(self, number: int) -> list[Box]:
        """The boxes of the signs of a page, looked up once."""
        if number not in self._boxes:
            document = pdfium.PdfDocument(self._data)
            try:
                page = Page(document[number])
                self._boxes[number] = page.boxes()
                page.close()
            finally:
                document.close()
        return self._boxes[number]

    def _pictures(self, pdf: pikepdf.Pdf) -> None:
        """What photographs within the file tell."""
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Stream) and entry.get("/Filter") == pikepdf.Name.DCTDecode:
                self._found.watch.check()
                raw = entry.read_raw_bytes()
                if raw.startswith(_DCT) and b"Exif" in raw[:70000]:
                    inspect_picture(raw, self._found, Place(within=marked("PDF 里的照片")))

    def _earlier(self) -> None:
        """The text of the file before changes were put behind it."""
        ends = _ends(self._data)
        if len(ends) < 2:
            return
        now = {line.strip() for line in self._found.body.text.splitlines()}
        before = _text_of(self._data[: ends[-2]])
        lost = [line.strip() for line in before.splitlines() if line.strip() and line.strip() not in now]
        if lost:
            self._found.hidden(EARLIER, "\n".join(lost), Place(within=marked("早先版本")))
        else:
            self._found.note(EARLIER, detail=_("{count}个版本").format(count=len(ends)))

    @property
    def unseen_pages(self) -> frozenset[int]:
        """The pages (from 0) with something that is not seen: they go out as pictures only."""
        return frozenset(self._burnt)

    def finish(self, hits: Sequence[Hit]) -> bytes:
        """The file without what it does not show; pages with masked text become pictures.

        Raises:
            UnusableInputError: when a page cannot be drawn.
        """
        boxes = self._boxes_of(hits)
        for number, laid in self.covers.items():
            boxes.setdefault(number, []).extend(laid)
        with pdf_faults(self._name), pikepdf.open(io.BytesIO(self._data)) as pdf:
            document = pdfium.PdfDocument(self._data)
            try:
                for number in sorted(self._burnt | boxes.keys()):
                    self._found.watch.check()
                    page = document[number]
                    replace_page(pdf, number, rendered(page, boxes.get(number, [])), page.get_size())
                    page.close()
            finally:
                document.close()
            clean_structure(pdf, outlines=all(hit.place.within != OUTLINES for hit in hits))
            _strip_pictures(pdf)
            return saved(pdf)

    def _boxes_of(self, hits: Sequence[Hit]) -> dict[int, list[Box]]:
        """The boxes of the signs that masks cover, by page (from 0)."""
        found: dict[int, list[Box]] = {}
        for hit in hits:
            start, number = next((s for s in reversed(self._starts) if s[0] <= hit.start), (-1, 0))
            if start < 0:
                continue  # found in what is taken out as a whole
            signs = self._signs(number)
            for n, (sign, mask) in enumerate(zip(hit.found, hit.mask, strict=True)):
                place = hit.start - start + n
                if sign != mask and place < len(signs) and not _is_empty(signs[place]):
                    found.setdefault(number, []).append(signs[place])
        return found


def _is_empty(box: Box) -> bool:
    return box[2] <= box[0] or box[3] <= box[1]


def _around(boxes: Iterable[Box]) -> Box | None:
    """The box around several."""
    seen = [box for box in boxes if not _is_empty(box)]
    if not seen:
        return None
    lefts, tops, rights, bottoms = zip(*seen, strict=True)
    return _rounded((min(lefts), min(tops), max(rights), max(bottoms)))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, written anew: nothing that no page needs is kept."""
    made = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def _strip_pictures(pdf: pikepdf.Pdf) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Stream) and entry.get("/Filter") == pikepdf.Name.DCTDecode:
            raw = entry.read_raw_bytes()
            if raw.startswith(_DCT) and b"Exif" in raw[:70000]:
                entry.write(strip_picture(raw), filter=pikepdf.Name.DCTDecode)


def _ends(data: bytes) -> list[int]:
    """Where each version of a file ends; the two halves of a linearised file are one."""
    ends, place = [], data.find(b"%%EOF")
    while place >= 0:
        ends.append(place + 5)
        place = data.find(b"%%EOF", place + 5)
    return ends[1:] if b"/Linearized" in data[:2048] else ends


def _text_of(data: bytes) -> str:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ""
    try:
        pages = [Page(page) for page in document]
        text = "\n".join(page.text for page in pages)
        for page in pages:
            page.close()
    finally:
        document.close()
    return text


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 1) for side in box)
    return left, top, right, bottom
