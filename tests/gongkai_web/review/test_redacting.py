"""The redaction bench: boxes with their grounds are burnt into a copy, which takes the place of the file."""

import re

import pypdfium2 as pdfium
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai_web.library.services import attach
from gongkai_web.review.files import files_in
from gongkai_web.review.models import Step
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import redact
from leaking.papers import blank, page, said, saved

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


def text_of(content):
    document = pdfium.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def paper(*texts):
    """A PDF of one page with each text on a line of its own, from the top: each 100 points below the one before."""
    pdf = blank()
    page(pdf, "".join(said(text, y=742 - 100 * n) for n, text in enumerate(texts)))
    return saved(pdf)


@pytest.fixture
def carrying(written, people):
    """A draft with a PDF, of which the second line is not for the public."""
    document = written()
    content = paper("open words", "secret 13812345678")
    attach(document, SimpleUploadedFile("list.pdf", content), by=people["EDITOR"], name="list.pdf")
    document.refresh_from_db()
    return document


def held(document):
    (found,) = files_in(way_of(document).revision.as_object())
    return found


def box(ground="third-party", page=1, top=180):
    return {"page": page, "box": [60, top, 400, top + 40], "ground": ground}


def test_what_lies_under_a_mark_is_gone_and_the_rest_is_seen(carrying, people):
    before = way_of(carrying).revision
    digest = held(carrying).digest()
    assert "13812345678" in text_of(held(carrying).read())
    step = redact(carrying, digest, [box()], by=people["EDITOR"])
    after = held(carrying)
    assert after.digest() != digest
    assert "13812345678" not in text_of(after.read())
    assert b"13812345678" not in after.read()
    assert step.facts["marks"] == [box()]
    (old,) = files_in(before.as_object())
    assert "13812345678" in text_of(old.read()), "the version before keeps the file"


@pytest.mark.parametrize(
    ("marks", "said"),
    [([], "至少画一处"), ([box(ground="none")], "依据"), ([box(page=9)], "没有替换"), ([box(top=5000)], "没有替换")],
)
def test_what_cannot_be_burnt_replaces_nothing(carrying, people, marks, said):
    digest = held(carrying).digest()
    with pytest.raises(ValidationError, match=said):
        redact(carrying, digest, marks, by=people["EDITOR"])
    assert held(carrying).digest() == digest
    assert not Step.objects.exists()


def test_only_who_drafts_redacts_and_only_what_is_there(carrying, people):
    with pytest.raises(PermissionDenied):
        redact(carrying, held(carrying).digest(), [box()], by=people["FIRST_REVIEWER"])
    with pytest.raises(ValidationError, match="已经换过"):
        redact(carrying, "0" * 64, [box()], by=people["EDITOR"])


def test_the_bench_shows_the_pages_and_takes_the_boxes(client, carrying, people):
    client.force_login(people["EDITOR"])
    assert "涂黑附件" in client.get(address_of(carrying)).content.decode()
    digest = held(carrying).digest()
    address = reverse("review-redact", args=["library.document", carrying.pk, digest])
    page_ = client.get(address).content.decode()
    assert re.search(r'data-page="1" data-width="595.00" data-height="842.00"', page_)
    picture = client.get(reverse("review-page", args=["library.document", carrying.pk, digest, 1]))
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(reverse("review-page", args=["library.document", carrying.pk, digest, 7])).status_code == 404
    sides = {"page": 1, "left": 60, "top": 180, "right": 400, "bottom": 220, "ground": "third-party"}
    sent = {f"marks-0-{name}": value for name, value in sides.items()}
    totals = {"marks-TOTAL_FORMS": 1, "marks-INITIAL_FORMS": 0}
    faulty = client.post(address, sent | totals | {"marks-0-page": 5})
    assert "没有替换" in faulty.content.decode()
    assert "请至少画一处" in client.post(address, totals | {"marks-TOTAL_FORMS": 0}).content.decode()
    assert client.post(address, sent | totals).status_code == 302
    carrying.refresh_from_db()
    assert "13812345678" not in text_of(held(carrying).read())
    assert client.get(address).status_code == 404, "that file is no longer in the newest version"


def test_reviewers_do_not_redact(client, carrying, people):
    client.force_login(people["FIRST_REVIEWER"])
    address = reverse("review-redact", args=["library.document", carrying.pk, held(carrying).digest()])
    assert client.get(address).status_code in {302, 403}
    assert "涂黑附件" not in client.get(address_of(carrying)).content.decode()
