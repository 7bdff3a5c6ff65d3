"""In a browser: from decision to service of a partial answer and of a denial; a fee and its payment."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from browsing import answered, grave_faults, let_be_emptied, overflow
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import FeeNotice
from gongkai_web.desk.services import register
from leaking.papers import blank, said, saved
from leaking.papers import page as page_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def time_machine_at():
    """These tests are asked today: a browser has a clock of its own."""


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """What is append-only refuses to be emptied; after a test with a server of its own it must be."""
    yield
    let_be_emptied()


@pytest.fixture
def seat(chromium, live_server):
    """A page of a person who has signed in: `seat(person)`."""
    contexts = []

    def one(person, width=1280):
        context = chromium.new_context(
            viewport={"width": width, "height": 1000}, locale="zh-CN", base_url=live_server.url
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.locator("input[name=username]").fill(person.username)
        page.locator("input[name=password]").fill("words of a test")
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield one
    for context in contexts:
        context.close()
    answered()


@pytest.fixture
def request_(application, officer, practice):
    return register(application(), channel="in-person", arrived=timezone.localdate(), by=officer)


def shot(page, name):
    """A picture, where somebody asked for pictures; the page fits its window on a phone too."""
    page.wait_for_load_state("networkidle")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 1000})
        assert overflow(page) <= 0, (name, width)
        if SHOTS:
            page.screenshot(path=str(Path(SHOTS, f"{name}-{width}.png")), full_page=True)
    page.set_viewport_size({"width": 1280, "height": 1000})


def answer(page, *codes):
    for code in codes:
        page.locator(f'input[name=said][value="{code}"]').check()
        page.get_by_role("button", name="下一问").click()


OURS = ("complete", "request", "new", "within", "ours", "held")


def plan():
    """A PDF whose second line is not for everybody."""
    pdf = blank()
    page_of(pdf, said("open words") + said("secret 13812345678", y=642))
    return saved(pdf)


def burn(desk, request):
    """Add the plan to the file and redact its second line on the bench."""
    desk.goto(reverse("answering-letters", args=[request.pk]))
    desk.locator("[name=file]").set_input_files({"name": "方案.pdf", "mimeType": "application/pdf", "buffer": plan()})
    desk.get_by_label("有不公开的内容，涂黑以后才能提供").check()
    desk.get_by_role("button", name="加入案卷").click()
    desk.get_by_role("link", name="涂黑", exact=True).click()
    sheet = desk.locator(".paper").first.bounding_box()
    across, down = sheet["width"] / 595, sheet["height"] / 842
    desk.mouse.move(sheet["x"] + 60 * across, sheet["y"] + 180 * down)
    desk.mouse.down()
    desk.mouse.move(sheet["x"] + 400 * across, sheet["y"] + 225 * down, steps=4)
    desk.mouse.up()
    desk.locator("[name=marks-0-ground]").select_option("internal")
    shot(desk, "bench")
    assert grave_faults(desk) == []
    desk.get_by_role("button", name="涂黑，加入答复附件").click()
    expect(desk.get_by_role("link", name="方案（涂黑）.pdf")).to_be_visible()
    shot(desk, "enclosures")


def test_a_partial_answer_from_decision_to_service(seat, request_, officer, head):
    desk = seat(officer)
    burn(desk, request_)
    desk.goto(reverse("answering-decide", args=[request_.pk]))
    shot(desk, "question")
    answer(desk, *OURS, "internal", "withhold", "separable", "copies", "free", "direct")
    desk.locator("[name=evidence-open_parts]").fill("方案正文")
    assert "《方案》第1页1处（第十六条第一款）" in desk.locator("[name=evidence-withheld_parts]").input_value()
    desk.locator("[name=evidence-internal_kind]").select_option(index=1)
    desk.locator("[name=evidence-why_withheld]").fill("涉及内部人事安排")
    desk.get_by_label("方案（涂黑）.pdf").check()
    shot(desk, "evidence")
    desk.get_by_role("button", name="保存证据").click()
    desk.get_by_role("button", name="提交处理决定").click()
    desk.goto(reverse("answering-letters", args=[request_.pk]))
    desk.get_by_role("link", name="部分公开告知书").click()
    desk.get_by_role("button", name="起草", exact=True).click()
    desk.get_by_label("方案（涂黑）.pdf").check()
    desk.get_by_role("button", name="选定附件").click()
    shot(desk, "draft")
    address = desk.url
    signing = seat(head)
    signing.goto(address)
    signing.get_by_role("button", name="签发").click()
    signing.wait_for_selector("text=没有发现问题")
    assert "没有发现问题" in signing.content()
    desk.goto(address)
    desk.get_by_role("button", name="登记发出").click()
    desk.wait_for_selector("text=发出的原件")
    shot(desk, "sent")
    assert grave_faults(desk) == []
    request_.refresh_from_db()
    assert (request_.state, request_.disposition) == ("answered", "partial")
    desk.goto(reverse("desk-case", args=[request_.pk]))
    shot(desk, "case")


def test_a_denial_with_its_remedy(seat, request_, officer, head):
    desk = seat(officer)
    desk.goto(reverse("answering-decide", args=[request_.pk]))
    answer(desk, *OURS, "internal", "withhold", "whole", "post")
    desk.locator("[name=evidence-internal_kind]").select_option(index=1)
    desk.locator("[name=evidence-why_withheld]").fill("涉及内部人事安排")
    desk.get_by_role("button", name="保存证据").click()
    desk.get_by_role("button", name="提交处理决定").click()
    desk.goto(reverse("answering-draft", args=[request_.pk, "withheld"]))
    desk.get_by_role("button", name="起草", exact=True).click()
    desk.get_by_text("应当先自收到本答复书之日起60日内向某县人民政府申请行政复议").first.wait_for()
    address = desk.url
    signing = seat(head)
    signing.goto(address)
    signing.get_by_role("button", name="签发").click()
    desk.goto(address)
    desk.locator("[name=method]").select_option("post")
    desk.get_by_role("button", name="登记发出").click()
    assert "邮政企业" in desk.locator(".help-critical").inner_text()
    desk.locator("[name=tracking]").fill("XA12345678")
    desk.locator("[name=postal]").check()
    desk.get_by_role("button", name="登记发出").click()
    desk.wait_for_selector("text=发出的原件")
    request_.refresh_from_db()
    assert request_.state == "answered"


def test_a_fee_and_its_payment(seat, request_, officer, head, kept):
    kept(request_, PaperKind.ENCLOSURE, "图纸.pdf", pages=119)
    desk = seat(officer)
    desk.goto(reverse("answering-fees", args=[request_.pk]))
    shot(desk, "fees")
    desk.get_by_role("button", name="按量收费").click()
    desk.get_by_role("button", name="起草", exact=True).click()
    address = desk.url
    signing = seat(head)
    signing.goto(address)
    signing.get_by_role("button", name="签发").click()
    desk.goto(address)
    desk.get_by_role("button", name="登记发出").click()
    desk.wait_for_selector("text=发出的原件")
    desk.goto(reverse("answering-fees", args=[request_.pk]))
    desk.locator("[name=on]").fill(str(timezone.localdate()))
    desk.locator("[name=yuan]").fill("1080")
    desk.locator("[name=voucher]").fill("A1")
    desk.get_by_role("button", name="登记缴费").click()
    desk.wait_for_selector("text=缴清")
    assert FeeNotice.objects.get().paid == 1080
