"""Redaction of a PDF: marks are burnt into pictures of their pages, and the copy is read again to prove it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium

from gongkai.basis import GongkaiError
from gongkai.basis.language import translate as _
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.pdf.burning import DENSITY, rendered, replace_page
from gongkai.scan.formats.pdf.pages import Page
from gongkai.scan.formats.pdf.paper import Paper, pdf_faults, saved
from gongkai.scan.formats.pdf.structure import clean_structure
from gongkai.scan.masking.prove import survivors
from gongkai.scan.values.budget import USUAL, Watch
from gongkai.scan.values.place import Box
from gongkai.statute.grounds import GROUNDS, Ground


class RedactionError(GongkaiError, ValueError):
    """A mark that lies on no page, has no area, or rests on no ground."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One box to be burnt: page (from 1), box in points from the top left corner of the page as it is shown.

    `ground` is the code of the ground of non-disclosure that it rests on (条例第十四条至第十六条): see
    `gongkai.statute.grounds`. `note` is for the record of the case and goes into no copy.
    """

    page: int
    box: Box
    ground: str
    note: str = ""

    @property
    def basis(self) -> Ground:
        """The ground by its code."""
        return GROUNDS[self.ground]


@dataclass(frozen=True, slots=True)
class RedactionProof:
    """What was read in the copy. `under` is how many signs lay under the marks in the original.

    `readable` are signs that can still be read under marks; `survivors` how many of the words that lay there can still
    be found anywhere in the bytes although they stand nowhere else in the original; `unburnt` the marks, by number from
    0, whose box is not black in the copy.
    """

    under: int
    readable: int
    survivors: int
    unburnt: tuple[int, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing that was marked can be read."""
        return not self.readable and not self.survivors and not self.unburnt


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted copy, the marks in it, and the proof."""

    data: bytes
    marks: tuple[Mark, ...]
    proof: RedactionProof


def redact(data: bytes, marks: Iterable[Mark], *, name: str = "", density: int = DENSITY) -> Redacted:
    """A copy of a PDF in which the marked boxes are black and nothing lies under them.

    Marked pages become pictures, and so do pages with text that is not seen. Everything that no page shows is taken
    out: earlier versions, properties, comments, attachments, scripts, hidden layers.

    Raises:
        RedactionError: when a mark is none that can be burnt.
        UnusableInputError: when the file cannot be read or drawn.
    """
    marked = tuple(marks)
    paper = Paper(data, name, Inspection(Watch(USUAL)))
    with pdf_faults(name), pikepdf.open(io.BytesIO(data)) as pdf:
        document = pdfium.PdfDocument(data)
        try:
            _check(marked, document)
            words = _under(document, marked)
            for number in sorted({mark.page - 1 for mark in marked} | paper.unseen_pages):
                page = document[number]
                boxes = [mark.box for mark in marked if mark.page == number + 1]
                boxes += paper.covers.get(number, [])
                replace_page(pdf, number, rendered(page, boxes, density), page.get_size())
                page.close()
            elsewhere = _elsewhere(document, marked)
        finally:
            document.close()
        clean_structure(pdf)
        made = saved(pdf)
    secrets = [word for word in words if word not in elsewhere]
    return Redacted(made, marked, _prove(made, marked, sum(map(len, words)), secrets))


def _check(marks: Sequence[Mark], document: pdfium.PdfDocument) -> None:
    for mark in marks:
        if mark.ground not in GROUNDS:
            raise RedactionError(_("没有代码为 {code} 的不公开理由").format(code=mark.ground))
        if not 1 <= mark.page <= len(document):
            raise RedactionError(_("没有第{page}页，共{count}页").format(page=mark.page, count=len(document)))
        page = document[mark.page - 1]
        width, height = page.get_size()
        page.close()
        left, top, right, bottom = mark.box
        if not (left < right and top < bottom and right > 0 and bottom > 0 and left < width and top < height):
            raise RedactionError(_("涂黑的方框不在第{page}页上").format(page=mark.page))


def _under(document: pdfium.PdfDocument, marks: Sequence[Mark]) -> list[str]:
    """The words that lie under the marks."""
    words: list[str] = []
    for mark in marks:
        page = Page(document[mark.page - 1])
        words += page.text_within(mark.box).split()
        page.close()
    return words


def _elsewhere(document: pdfium.PdfDocument, marks: Sequence[Mark]) -> str:
    """The text of the pages that stay as they are."""
    gone = {mark.page - 1 for mark in marks}
    texts = []
    for number in range(len(document)):
        if number not in gone:
            page = Page(document[number])
            texts.append(page.text)
            page.close()
    return "\n".join(texts)


def _prove(made: bytes, marks: Sequence[Mark], under: int, secrets: Sequence[str]) -> RedactionProof:
    document = pdfium.PdfDocument(made)
    try:
        readable = sum(len(word) for word in _under(document, marks))
        unburnt = [n for n, mark in enumerate(marks) if not _is_black(document, mark)]
    finally:
        document.close()
    return RedactionProof(under, readable, survivors(made, secrets), tuple(unburnt))


_DARK = 40
_LOOK = 72
_EDGE = 2


def _is_black(document: pdfium.PdfDocument, mark: Mark) -> bool:
    """Whether the inside of a mark is black in the copy, its edges left out."""
    page = document[mark.page - 1]
    picture = page.render(scale=_LOOK / 72).to_pil().convert("L")
    page.close()
    left, top, right, bottom = mark.box
    inner = (
        max(0, min(int(left) + _EDGE, picture.width - 1)),
        max(0, min(int(top) + _EDGE, picture.height - 1)),
        max(1, min(int(right) - _EDGE, picture.width)),
        max(1, min(int(bottom) - _EDGE, picture.height)),
    )
    if inner[2] <= inner[0] or inner[3] <= inner[1]:
        return True
    return int(picture.crop(inner).getextrema()[1]) <= _DARK
