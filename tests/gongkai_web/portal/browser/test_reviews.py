"""Different people look at a draft in a browser: a refusal, a change that voids, and at last publication."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from playwright.sync_api import expect

from browsing import grave_faults, overflow
from gongkai.review import POINTS
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import attach, draft, update
from gongkai_web.organs.roles import Role
from gongkai_web.review.files import files_in
from gongkai_web.review.models import Original
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import look, mask
from leaking.papers import blank, said, saved
from leaking.papers import page as paper

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.reviewed]


@pytest.fixture
def people(civil, member):
    return {role.name: member(civil, role, role.label) for role in Role}


@pytest.fixture
def document(civil, people):
    body = [("text", "<p>补助资金12月底前发放。</p>")]
    return draft(
        Document,
        by=people["EDITOR"],
        organ=civil,
        title="关于发放冬季取暖补助的通知",
        kind=DocumentKind.POLICY,
        issuers=civil.name,
        formed_on=date(2026, 3, 2),
        body=body,
    )


@pytest.fixture
def seat(chromium, live_server):
    """A page of a person who has signed in: `seat(person)`; each has a browser of their own."""
    opened = []

    def one(person, width=1280):
        context = chromium.new_context(
            viewport={"width": width, "height": 1000}, locale="zh-CN", base_url=live_server.url
        )
        opened.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.locator("input[name=username]").fill(person.username)
        page.locator("input[name=password]").fill("words of a test")
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield one
    for context in opened:
        context.close()


def passes(page, address):
    page.goto(address)
    for point in POINTS.values():
        page.get_by_label(point.label, exact=False).check()
    page.get_by_role("button", name="通过").click()
    page.wait_for_url(f"**{address}")


def test_three_people_a_refusal_a_change_that_voids_and_publication(seat, document, people):
    address = address_of(document)
    editor, first, second = (seat(people[name]) for name in ("EDITOR", "FIRST_REVIEWER", "SECOND_REVIEWER"))
    editor.goto(f"/admin/snippets/library/document/edit/{document.pk}/")
    expect(editor.locator("button[name=action-publish]")).to_have_count(0)
    editor.goto(address)
    editor.get_by_role("button", name="送审").click()
    first.goto("/admin/")
    first.get_by_role("link", name=document.title).first.click()
    passes(first, address)
    second.goto(address)
    second.get_by_label("意见").fill("写明12月20日前")
    second.get_by_role("button", name="退回").click()
    assert "已被退回" in second.inner_text("main")

    editor.goto(f"/admin/snippets/library/document/edit/{document.pk}/")
    editor.locator("#id_summary").fill("12月20日前发放")
    editor.get_by_role("button", name="保存草稿").click()
    editor.wait_for_load_state("networkidle")
    editor.goto(address)
    assert "改动后作废、需要重做：一审一校" in editor.inner_text("main")
    editor.get_by_role("button", name="送审").click()

    passes(first, address)
    passes(second, address)
    passes(seat(people["THIRD_REVIEWER"]), address)
    keeper = seat(people["SECRECY_REVIEWER"], width=390)
    keeper.goto(address)
    assert overflow(keeper) <= 0
    assert not grave_faults(keeper)
    keeper.get_by_label("可以公开").check()
    keeper.get_by_label("依据").fill("不涉及国家秘密")
    keeper.get_by_role("button", name="签署").click()
    assert "审核齐全，可以发布" in keeper.inner_text("main")

    head = seat(people["HEAD"])
    head.goto(address)
    assert not grave_faults(head)
    head.get_by_role("link", name="去发布").click()
    head.locator("input[name=body-count]").wait_for(state="attached")
    head.locator("button[name=action-publish]").dispatch_event("click")
    head.wait_for_url("**/admin/snippets/library/document/")
    document.refresh_from_db()
    assert document.live
    head.goto(document.get_absolute_url())
    expect(head.get_by_role("heading", level=1)).to_have_text(document.title)


def test_nobody_signs_twice_whatever_they_post(seat, document, people):
    address = address_of(document)
    editor, first = seat(people["EDITOR"]), seat(people["FIRST_REVIEWER"])
    editor.goto(address)
    editor.get_by_role("button", name="送审").click()
    passes(first, address)
    expect(first.get_by_role("button", name="通过")).to_have_count(0)
    assert "等待二审二校" in first.inner_text("main")


def test_a_box_drawn_on_a_page_is_burnt_into_it(seat, document, people):
    pdf = blank()
    paper(pdf, said("secret 13812345678", y=742))
    attach(document, ContentFile(saved(pdf)), by=people["EDITOR"], name="list.pdf")
    page = seat(people["EDITOR"])
    page.goto(address_of(document))
    page.get_by_role("link", name="涂黑附件").click()
    page.wait_for_load_state("networkidle")
    area = page.locator(".paper").first.bounding_box()
    left, top = area["x"] + 0.08 * area["width"], area["y"] + 0.09 * area["height"]
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + 0.6 * area["width"], top + 0.05 * area["height"])
    page.mouse.up()
    assert not grave_faults(page)
    page.locator("tbody select").select_option("third-party")
    page.get_by_role("button", name="涂黑，存为新的一稿").click()
    page.wait_for_url(f"**{address_of(document)}")
    document.refresh_from_db()
    (held,) = files_in(way_of(document).revision.as_object())
    assert "13812345678" not in pdfium.PdfDocument(held.read())[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_of_words_that_were_covered_is_sound(seat, document, people, width):
    update(document, by=people["EDITOR"], body=[("text", "<p>户主王某某，手机13812345678。</p>")])
    mask(document, by=people["EDITOR"])
    kept = Original.objects.get()
    look(kept, by=people["HEAD"], reason="当事人申请更正").close()
    page = seat(people["HEAD"], width)
    page.goto(reverse("review-original", args=[kept.pk]))
    expect(page.get_by_role("heading", name="遮盖前的文字")).to_be_visible()
    expect(page.get_by_text("当事人申请更正")).to_be_visible()
    assert overflow(page) == 0
    assert grave_faults(page) == []
