"""In a browser: an application by word, opinions of the silent, and a record put right; letters included."""

import os
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from browsing import answered, at_rest, grave_faults, let_be_emptied, overflow
from gongkai_web.desk.models import Letter, Request
from gongkai_web.desk.services import register

expect.set_options(timeout=20_000)
SHOTS = os.environ.get("SHOTS")
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-11-02T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """What is append-only refuses to be emptied; after a test with a server of its own it must be."""
    yield
    let_be_emptied()


def signed_in(page, person):
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(person.username)
    page.locator("input[name=password]").fill("words of a test")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture
def seat(chromium, live_server):
    """A page of a person who has signed in: `seat(person)`."""
    contexts = []

    def one(person):
        context = chromium.new_context(
            viewport={"width": 1280, "height": 1000}, locale="zh-CN", base_url=live_server.url
        )
        contexts.append(context)
        return signed_in(context.new_page(), person)

    yield one
    for context in contexts:
        context.close()
    answered()


@pytest.fixture
def request_(application, officer, practice):
    """A request of 2 November 2026, on that day: due on 30 November."""
    return register(application(), channel="in-person", arrived=date(2026, 11, 2), by=officer)


def named(desk, request, party, name):
    """Name whom to ask; the way leads to the draft of their letter."""
    desk.goto(reverse("desk-do", args=[request.pk, "name-party"]))
    desk.locator("form.act [name=party]").select_option(party)
    desk.locator("form.act [name=name]").fill(name)
    desk.locator("form.act [name=address]").fill("某路8号")
    desk.locator("form.act button[type=submit]").click()
    desk.wait_for_url("**/letters/draft/**")


def posted(desk, signing, blank="", **facts):
    """Draft the letter of this page, fill in what it leaves blank, have the head sign it, post it; what it said."""
    for name, said in facts.items():
        field = desk.locator(f"[name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(said)
        else:
            field.fill(said)
    desk.get_by_role("button", name="起草", exact=True).click()
    expect(desk.get_by_role("heading", name="预览")).to_be_visible()
    if blank:
        paragraph = desk.locator("textarea").filter(has_text="＿＿")
        paragraph.fill(paragraph.input_value().replace("＿＿", blank))
        desk.get_by_role("button", name="保存正文").click()
        expect(desk.locator(".letter mark")).to_have_count(0)
    address = desk.url
    signing.goto(address)
    signing.get_by_role("button", name="签发", exact=True).click()
    expect(signing.get_by_text("没有发现问题")).to_be_visible()
    desk.goto(address)
    desk.locator("[name=method]").select_option("post")
    desk.locator("[name=tracking]").fill("XA12345678")
    desk.locator("[name=postal]").check()
    desk.get_by_role("button", name="登记发出").click()
    expect(desk.get_by_text("发出的原件")).to_be_visible()
    said = desk.locator(".letter").inner_text()
    desk.locator("[name=on]").fill(str(Letter.objects.last().sent_on))
    desk.get_by_role("button", name="登记收到").click()
    expect(desk.get_by_role("button", name="登记收到")).to_have_count(0)
    return said


def chosen(desk, request, *codes):
    desk.goto(reverse("answering-decide", args=[request.pk]))
    for code in codes:
        desk.locator(f'input[name=said][value="{code}"]').check()
        with desk.expect_navigation():
            desk.get_by_role("button", name="下一问").click()


def sound(desk):
    desk.wait_for_load_state("networkidle")
    at_rest(desk)
    assert overflow(desk) == 0
    assert grave_faults(desk) == []


def shot(desk, name):
    """Sound at a desk and on a telephone; a picture of each, where somebody asked for pictures."""
    for width in (390, 1280):
        desk.set_viewport_size({"width": width, "height": 2600 if SHOTS else 1000})
        sound(desk)
        if SHOTS:
            desk.screenshot(path=Path(SHOTS, f"{name}-{width}.png"))


def pdf_of():
    """A PDF of one blank page, as a scanner makes it."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out


def registered_by_word(desk):
    """What somebody who cannot write said at the counter, written down by the officer."""
    desk.goto(reverse("desk-register"))
    desk.locator("[name=channel][value=oral]").check()
    for name, said in {
        "arrived": "2026-11-02",
        "name": "张三",
        "id_number": "11010519491231002X",
        "phone": "13800001234",
        "address": "某路1号",
        "subject": "某村扶贫款的发放名单",
        "assisted": "不识字，请打电话",
    }.items():
        desk.locator(f"form.register [name={name}]").fill(said)
    desk.locator("form.register button[type=submit]").click()
    expect(desk.get_by_text("请打印代填的申请，向申请人宣读").first).to_be_visible()
    return Request.objects.get()


def confirmed(desk, request):
    """The sheet is read out and put right, and what the applicant put their finger under is kept."""
    desk.get_by_role("link", name="打印代填的申请").click()
    for words in ("张三", "某村扶贫款的发放名单", "不识字，请打电话"):
        expect(desk.locator(".slip").first).to_contain_text(words)
    shot(desk, "by-word-sheet")
    desk.goto(reverse("desk-do", args=[request.pk, "reword"]))
    desk.locator("form.act [name=subject]").fill("某村2025年扶贫款的发放名单")
    desk.locator("form.act button[type=submit]").click()
    expect(desk.locator("#box-asked ~ dl")).to_contain_text("某村2025年扶贫款的发放名单")
    desk.goto(reverse("desk-read-back", args=[request.pk]))
    expect(desk.locator(".slip").first).to_contain_text("某村2025年扶贫款的发放名单")
    desk.goto(reverse("desk-do", args=[request.pk, "read-back"]))
    desk.locator("form.act [name=on]").fill("2026-11-03")
    desk.locator("form.act [name=how][value=fingerprint]").check()
    shot(desk, "by-word-confirm")
    desk.locator("form.act button[type=submit]").click()
    expect(desk.get_by_text("请上传申请人签名或者按手印的那一份的扫描件").first).to_be_visible()
    scan = {"name": "手印.pdf", "mimeType": "application/pdf", "buffer": pdf_of().getvalue()}
    desk.locator("form.act [name=scan]").set_input_files(scan)
    desk.locator("form.act button[type=submit]").click()
    expect(desk.get_by_role("heading", name="现在可以做的")).to_be_visible()


def test_article_29_what_was_said_by_word_is_written_down_read_out_confirmed_and_answered(
    seat, officer, head, practice, time_machine_at
):
    desk, signing = seat(officer), seat(head)
    request = registered_by_word(desk)
    assert (request.state, request.received_on, request.due_on) == ("unconfirmed", None, None)
    expect(desk.get_by_role("link", name="打印代填的申请")).to_be_visible()
    shot(desk, "by-word-case")
    time_machine_at.move_to("2026-11-03T10:00:00+08:00")
    signed_in(desk, officer)
    desk.goto(reverse("desk-case", args=[request.pk]))
    confirmed(desk, request)
    request.refresh_from_db()
    # November 2026 has no holiday: 4-6 (3), 9-13 (8), 16-20 (13), 23-27 (18), 30 and 1 December (20).
    assert (request.state, request.received_on, request.due_on) == ("handling", date(2026, 11, 3), date(2026, 12, 1))
    chosen(desk, request, "complete", "request", "new", "within", "ours", "not-found", "post")
    evidence = {
        "searched_by": "李四",
        "searched_in": "档案室",
        "searched_for": "扶贫款",
        "searched_on": "2026-11-03",
    }
    for name, said in evidence.items():
        desk.locator(f"[name=evidence-{name}]").fill(said)
    desk.get_by_role("button", name="保存证据").click()
    desk.get_by_role("button", name="提交处理决定").click()
    expect(desk.get_by_text("处理决定已登记").first).to_be_visible()
    desk.goto(reverse("answering-draft", args=[request.pk, "not-found"]))
    signed_in(signing, head)
    said = posted(desk, signing)
    assert "张三：" in said
    assert "2026年11月3日" in said
    assert "某村2025年扶贫款的发放名单" in said
    desk.goto(reverse("desk-case", args=[request.pk]))
    shot(desk, "by-word-answered")
    assert "另一申请" not in desk.locator("#box-acts ~ ol").inner_text()
    desk.set_viewport_size({"width": 390, "height": 1000})
    now, told = (desk.locator(f"#box-{name}").bounding_box()["y"] for name in ("now", "acts"))
    assert now < told
    for name in ("desk-queue", "answering-letters"):
        desk.goto(reverse(name, args=[] if name == "desk-queue" else [request.pk]))
        shot(desk, name)
    request.refresh_from_db()
    assert (request.state, request.disposition, request.late) == ("answered", "not-found", False)


def test_article_32_a_third_party_that_is_silent_leaves_the_decision_to_the_organ(
    seat, request_, officer, head, time_machine_at
):
    desk, signing = seat(officer), seat(head)
    named(desk, request_, "THIRD_PARTY", "远大化工公司")
    said = posted(desk, signing)
    assert "远大化工公司：" in said
    assert "逾期未提出意见的，由本机关依法决定是否公开" in said
    desk.goto(reverse("desk-case", args=[request_.pk]))
    expect(desk.locator("#box-consulted ~ ul")).to_contain_text("未收到意见")
    assert "化工" not in desk.content()
    request_.refresh_from_db()
    assert (request_.due_on, request_.paused_until) == (date(2026, 12, 21), date(2026, 11, 23))
    time_machine_at.move_to("2026-11-24T10:00:00+08:00")
    signed_in(desk, officer)
    desk.goto(reverse("desk-case", args=[request_.pk]))
    expect(desk.locator("#box-consulted ~ ol")).to_contain_text("第三方逾期未提出意见的，由行政机关依法决定是否公开")
    sound(desk)
    chosen(desk, request_, "complete", "request", "new", "within", "ours", "held", "third-party")
    expect(desk.get_by_label("第三方逾期没有意见，本机关决定不予公开")).to_be_visible()
    chosen(desk, request_, "silent-withheld", "whole", "post")
    desk.locator("[name=evidence-third_party_harm]").fill("工艺参数属于商业秘密")
    desk.get_by_role("button", name="保存证据").click()
    desk.get_by_role("button", name="提交处理决定").click()
    expect(desk.get_by_text("处理决定已登记").first).to_be_visible()
    desk.goto(reverse("answering-draft", args=[request_.pk, "withheld"]))
    signed_in(signing, head)
    said = posted(desk, signing)
    assert "第三十二条" in said
    request_.refresh_from_db()
    assert (request_.state, request_.disposition, request_.late) == ("answered", "third-party", False)


def test_article_34_an_organ_that_is_silent_has_agreed(seat, request_, officer, head, time_machine_at):
    desk, signing = seat(officer), seat(head)
    named(desk, request_, "CO_MAKER", "某县水务局")
    said = posted(desk, signing)
    assert "某县水务局：" in said
    assert "逾期未提出意见的，视为同意公开" in said
    time_machine_at.move_to("2026-11-24T10:00:00+08:00")
    signed_in(desk, officer)
    desk.goto(reverse("desk-case", args=[request_.pk]))
    expect(desk.locator("#box-consulted ~ ol")).to_contain_text("共同制作机关逾期未提出意见的，视为同意公开")
    sound(desk)
    chosen(desk, request_, "complete", "request", "new", "within", "joint", "held")
    expect(desk.get_by_label("没有，可以公开")).to_be_visible()
    request_.refresh_from_db()
    assert request_.due_on == date(2026, 12, 21)


def test_article_41_a_record_about_oneself_is_put_right(seat, request_, officer, head):
    desk, signing = seat(officer), seat(head)
    desk.goto(reverse("answering-draft", args=[request_.pk, "record-correction"]))
    said = posted(
        desk, signing, blank="更正为1949年12月31日", record="低保档案里的出生日期", record_outcome="corrected"
    )
    assert "经审核属实，根据《中华人民共和国政府信息公开条例》第四十一条的规定，本机关已经更正：更正为1949年" in said
    sound(desk)
    request_.refresh_from_db()
    assert request_.ended_on is None
