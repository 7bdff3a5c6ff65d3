"""The scan runs as a draft is saved, and whoever saved it is told."""

import pytest
from django.urls import reverse

from gongkai_web.library.models import Document
from gongkai_web.review.pages import address_of
from records import sent

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


@pytest.fixture
def saved(client, written, people):
    """What the editor's page says after a draft was saved: `saved(title="…")`."""

    def page(**fields):
        document = written()
        client.force_login(people["EDITOR"])
        where = reverse(Document.snippet_viewset.get_url_name("edit"), args=[document.pk])
        answer = client.post(where, sent(document) | fields, follow=True)
        assert answer.status_code == 200
        return answer.content.decode(), document

    return page


def test_what_blocks_is_told_with_the_way_to_it(saved):
    page, document = saved(title="关于张某（手机13912345678）的通知")
    assert "扫描发现1处须遮盖或者说明理由" in page
    assert f'href="{address_of(document)}"' in page.partition("查看扫描结果")[0]


def test_a_draft_in_which_nothing_is_found_is_saved_without_a_word(saved):
    page, _ = saved(title="关于印发某某办法的通知")
    assert "扫描" not in page
