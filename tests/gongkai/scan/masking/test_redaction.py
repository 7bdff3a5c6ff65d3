"""Nothing that was marked can be read in a redacted copy, and what was not marked still can be."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from gongkai.basis import UnusableInputError
from gongkai.scan.formats.pdf.pages import Page
from gongkai.scan.masking.prove import unpacked
from gongkai.scan.masking.redaction import Mark, RedactionError, redact
from leaking.papers import attached, blank, laid_over, layered, page, said, saved, turned, unseen

SECRET, PLAIN = "13812345678", "Readable words"


def paper():
    made = blank()
    page(made, said(PLAIN))
    page(made, said(SECRET) + said("Other words", y=300))
    page(made, said("More words"))
    made.docinfo["/Author"] = SECRET
    return saved(made)


def text_of(data, number):
    document = pdfium.PdfDocument(data)
    opened = Page(document[number])
    text = opened.text
    opened.close()
    document.close()
    return text


def picture_of(data, number):
    document = pdfium.PdfDocument(data)
    opened = document[number]
    picture = opened.render(scale=1).to_pil().convert("L")
    opened.close()
    document.close()
    return picture


MARK = Mark(2, (70, 125, 180, 150), "third-party", "电话")


def test_what_was_marked_is_gone_and_the_rest_stays():
    made = redact(paper(), [MARK])
    assert made.proof.clean
    assert made.proof.under == len(SECRET)
    assert not [layer for layer in unpacked(made.data) if SECRET.encode() in layer]
    assert PLAIN in text_of(made.data, 0)
    assert text_of(made.data, 1) == ""
    assert "More words" in text_of(made.data, 2)
    assert made.marks[0].basis.basis.place == "第十五条"


def test_the_box_is_black_and_what_stands_beside_it_is_seen():
    picture = picture_of(redact(paper(), [MARK]).data, 1)
    assert picture.size == (595, 842)
    assert picture.crop((74, 129, 176, 146)).getextrema() == (0, 0)
    assert picture.crop((70, 525, 180, 550)).getextrema()[0] < 100
    assert picture.crop((200, 125, 300, 150)).getextrema() == (255, 255)


def test_a_turned_page_is_marked_as_it_is_shown():
    data = turned()
    document = pdfium.PdfDocument(data)
    opened = Page(document[0])
    boxes = [box for box, sign in zip(opened.boxes(), opened.text, strict=True) if sign.isdigit()]
    opened.close()
    document.close()
    around = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    made = redact(data, [Mark(1, around, "third-party")])
    assert made.proof.under == 11
    assert made.proof.clean


@pytest.mark.parametrize("make", [attached, layered, unseen], ids=lambda make: make.__name__)
def test_what_is_not_seen_is_gone_from_every_page(make):
    made = redact(make(), [Mark(1, (0, 0, 10, 10), "internal")])
    assert not [layer for layer in unpacked(made.data) if b"138123456" in layer]


def test_what_an_annotation_covered_does_not_come_to_light():
    picture = picture_of(redact(laid_over(), []).data, 0)
    assert picture.crop((62, 124, 298, 150)).getextrema() == (0, 0)


def test_without_marks_it_is_a_cleaned_copy():
    made = redact(paper(), [])
    assert made.proof.clean
    assert SECRET in text_of(made.data, 1)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "/Author" not in pdf.docinfo


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (Mark(9, (0, 0, 10, 10), "third-party"), "第9页"),
        (Mark(0, (0, 0, 10, 10), "third-party"), "第0页"),
        (Mark(1, (10, 10, 10, 20), "third-party"), "方框"),
        (Mark(1, (900, 10, 950, 20), "third-party"), "方框"),
        (Mark(1, (0, 0, 10, 10), "whim"), "whim"),
    ],
)
def test_a_mark_that_cannot_be_burnt_is_refused(mark, reason):
    with pytest.raises(RedactionError, match=reason):
        redact(paper(), [mark])


def test_what_is_no_pdf_is_refused():
    with pytest.raises(UnusableInputError):
        redact(b"%PDF-1.7 nothing", [])


def test_a_copy_that_still_holds_the_words_is_not_clean(monkeypatch):
    monkeypatch.setattr("gongkai.scan.masking.redaction.replace_page", lambda *_: None)
    proof = redact(paper(), [MARK]).proof
    assert not proof.clean
    assert (proof.readable, proof.unburnt) == (11, (0,))
    assert proof.survivors == 1
