"""What was covered in a text stands in the version before, and only its owner and, with a reason, the head see it."""

from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai_web.journal.models import Entry
from gongkai_web.library.services import update
from gongkai_web.review.models import Look, Original
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import look, mask, submit
from gongkai_web.review.services.commenting import comment
from gongkai_web.review.sheet import sheet

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
NUMBER = "13812345678"


@pytest.fixture
def covered(written, people):
    """A document in which a number was covered after it was sent in and remarked at, and the version before."""
    document = written(title=f"户主王某某手机{NUMBER}的答复", body=[("text", f"<p>户主王某某，手机{NUMBER}。</p>")])
    submit(document, by=people["EDITOR"])
    comment(document, by=people["FIRST_REVIEWER"], part="正文", quote=NUMBER, opinion="请遮盖")
    former = document.latest_revision
    mask(document, by=people["EDITOR"])
    document.refresh_from_db()
    return document, former


def ways(document, former):
    viewset = type(document).snippet_viewset
    name = viewset.get_url_name
    return {
        "the page of the item": address_of(document),
        "the older version": reverse(name("revisions_view"), args=[document.pk, former.pk]),
        "bringing it back": reverse(name("revisions_revert"), args=[document.pk, former.pk]),
        "two versions": reverse(name("revisions_compare"), args=[document.pk, former.pk, "latest"]),
        "the history": reverse(name("history"), args=[document.pk]),
        "the record as it is": reverse(name("edit"), args=[document.pk]),
    }


@pytest.mark.parametrize("role", ["EDITOR", "FIRST_REVIEWER", "HEAD"])
def test_no_page_of_the_back_office_tells_what_was_covered(client, covered, people, role):
    document, former = covered
    client.force_login(people[role])
    for where, address in ways(document, former).items():
        assert NUMBER not in client.get(address, follow=True).content.decode(), where


def test_no_sheet_tells_it_either(covered):
    document, former = covered
    words = "".join(
        cell.text
        for table in docx.Document(BytesIO(sheet(document, former))).tables
        for row in table.rows
        for cell in row.cells
    )
    assert "138****5678" in words
    assert NUMBER not in words


def test_its_owner_and_the_head_see_it_and_that_is_on_record(client, covered, people):
    document, _former = covered
    kept = Original.objects.get()
    assert (kept.owner, kept.is_words) == (people["EDITOR"], True)
    assert NUMBER in look(kept, by=people["EDITOR"]).read().decode()
    with pytest.raises(ValidationError, match="为什么"):
        look(kept, by=people["HEAD"])
    assert NUMBER in look(kept, by=people["HEAD"], reason="当事人申请更正").read().decode()
    with pytest.raises(PermissionDenied):
        look(kept, by=people["FIRST_REVIEWER"], reason="想看")
    assert [each.by for each in Look.objects.all()] == [people["EDITOR"], people["HEAD"]]
    assert Entry.objects.filter(kind="review.looked").count() == 2
    client.force_login(people["HEAD"])
    answer = client.post(reverse("review-original", args=[kept.pk]), {"reason": "核对"})
    assert NUMBER in b"".join(answer.streaming_content).decode()
    assert kept.called in client.get(address_of(document)).content.decode()


def test_what_may_stand_is_shown_as_it_was(client, written, people):
    document = written(body=[("text", "<p>咨询电话：0531-88881234。</p>")])
    submit(document, by=people["EDITOR"])
    former = document.latest_revision
    update(document, by=people["EDITOR"], body=[("text", "<p>咨询电话见网站。</p>")])
    client.force_login(people["HEAD"])
    page = client.get(ways(document, former)["two versions"]).content.decode()
    assert "88881234" in page.replace('<span class="deletion">', "").replace("</span>", "")
    assert way_of(document)
