"""What changed within a text is told word by word, and quoted words are marked where they stand."""

import pytest
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.library.services import update
from gongkai_web.review.marking import marked
from gongkai_web.review.pages import address_of
from gongkai_web.review.services import submit
from gongkai_web.review.services.commenting import comment
from gongkai_web.review.wording import worded, words_of

GONE, CAME = '<span class="deletion">{}</span>', '<span class="addition">{}</span>'


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("公开信息120条。", "公开信息96条。", f"公开信息{GONE.format(120)}{CAME.format(96)}条。"),
        ("甲。", "甲。", "甲。"),
        ("", "新增一句。", CAME.format("新增一句。")),
        ("删去一句。", "", GONE.format("删去一句。")),
        ("一\n二", "一\n三\n二", f"一<br>{CAME.format('三')}<br>二"),
        ("见<script>", "见<script>!", f"见&lt;script&gt;{CAME.format('!')}"),
    ],
)
def test_what_went_and_what_came(before, after, shown):
    assert worded(before, after) == shown


def test_a_link_that_leads_elsewhere_is_a_change():
    before, after = (words_of(f'<p>见<a href="{address}">通知</a>。</p>') for address in ("/a/", "/b/"))
    assert GONE.format("a") + CAME.format("b") in worded(before, after)


@pytest.mark.django_db
@pytest.mark.reviewed
def test_a_change_within_a_block_is_shown_word_by_word(client, written, passed, people):
    document = passed(written(), "first")
    block = document.latest_revision.as_object().body[0]
    changed = [{"type": "text", "value": "<p>第一条　为了他事，制定本办法。</p>", "id": block.id}]
    update(document, by=people["EDITOR"], body=changed, title="关于印发新办法的通知")
    client.force_login(people["HEAD"])
    page = client.get(address_of(document)).content.decode()
    assert f"为了{GONE.format('某')}{CAME.format('他')}事，制定本办法。" in page
    assert f"关于印发{GONE.format('某')}{CAME.format('新')}办法的通知" in page


@pytest.mark.parametrize(
    ("html", "quote", "shown"),
    [
        ("<p>为了某事</p>", "某事", '<p>为了<mark id="remark-7">某事</mark></p>'),
        ("<p>某<b>事</b></p>", "某事", '<p><mark id="remark-7">某</mark><b><mark>事</mark></b></p>'),
        ("甲和甲", "甲", '<mark id="remark-7">甲</mark>和<mark>甲</mark>'),
        ("甲&amp;乙", "甲&乙", '<mark id="remark-7">甲&amp;乙</mark>'),
        ('<a title="某事>">看</a>', "某事", '<a title="某事>">看</a>'),
        ("没有这些字", "某事", "没有这些字"),
        ("甲", " ", "甲"),
    ],
)
def test_quoted_words_are_marked(html, quote, shown):
    found, keys = marked(SafeString(html), {7: quote})
    assert found == shown
    assert keys == ({7} if "<mark" in shown else set())


def test_quotations_that_overlap_have_each_their_address():
    shown, keys = marked(SafeString("甲乙丙"), {1: "甲乙", 2: "乙丙"})
    assert shown == '<mark id="remark-1">甲</mark><mark id="remark-2">乙</mark><mark>丙</mark>'
    assert keys == {1, 2}


@given(st.text(st.sampled_from("甲乙 \n<>&\"'")), st.text(st.sampled_from("甲乙 &<"), max_size=3))
def test_marking_changes_no_word(text, quote):
    escaped = escape(text)
    assert strip_tags(marked(escaped, {1: quote})[0]) == strip_tags(escaped)


@pytest.mark.django_db
@pytest.mark.reviewed
def test_a_remark_is_marked_in_the_text_until_its_words_are_gone(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    remark = comment(document, by=people["SECOND_REVIEWER"], part="正文", quote="为了某事", opinion="写明何事")
    client.force_login(people["HEAD"])
    page = client.get(address_of(document)).content.decode()
    assert f'<mark id="remark-{remark.pk}">为了某事</mark>' in page
    assert f'<a href="#remark-{remark.pk}"><q>为了某事</q></a>' in page
    update(document, by=people["EDITOR"], body=[("text", "<p>另写。</p>")])
    page = client.get(address_of(document)).content.decode()
    assert "<mark" not in page
    assert "<q>为了某事</q> <small>现在的稿子里没有这些字</small>" in page
