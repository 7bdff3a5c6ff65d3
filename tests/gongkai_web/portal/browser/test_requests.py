"""依申请公开 from the first page to the answer, on a desktop and a phone, with and without scripts."""

import os
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from browsing import grave_faults, overflow
from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Complaint, Identity, Letter, Practice, Rating, Request
from gongkai_web.desk.services import Application, act, register
from gongkai_web.desk.services.numbers import code_of
from gongkai_web.desk.services.papers import keep
from gongkai_web.organs.roles import Role
from gongkai_web.search.following import follow

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
NUMBER = "11010519491231002X"
SHOTS = os.environ.get("GONGKAI_SHOTS", "")


def seen(page, name):
    """Nothing grave, nothing too wide; a picture where one is asked for."""
    if SHOTS:
        width = page.viewport_size["width"]
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    assert not grave_faults(page), name
    assert overflow(page) <= 0, name


def picked(page):
    page.goto("/requests/new/")
    page.get_by_role("group", name="全部机关").get_by_text("某县民政局").click()
    page.get_by_role("button", name="下一步：填写申请").click()


def filled(page, **changed):
    """Fill in what must be, as a person does."""
    words = {
        "信息的名称": "某路改造工程的立项批复",
        "姓名或者名称": "张三",
        "证件号码": NUMBER,
        "联系电话": "13800001234",
    }
    for label, value in (words | changed).items():
        page.get_by_label(label).first.fill(value)
    for choice in ("电子数据", "在线获取", "自然人", "居民身份证"):
        page.get_by_label(choice).first.check()


def checked(page):
    with page.expect_navigation():
        page.get_by_role("button", name="下一步：核对").click()


def code_on(page):
    return page.locator(".receipt .code").inner_text()


@pytest.fixture
def officer(civil, member):
    return member(civil, Role.DESK_OFFICER, "经办人")


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "负责人")


def test_from_the_first_page_to_the_receipt(page, portal):
    follow()
    page.goto("/")
    page.get_by_role("link", name="依申请公开 向持有信息的机关提出申请").click()
    seen(page, "about")
    page.get_by_role("main").get_by_role("link", name="提出申请").click()
    page.get_by_label("您要的信息").press_sequentially("养老服务")
    page.get_by_text("这些已经公开，可以直接看：").wait_for()
    expect(page.get_by_role("link", name="某县养老服务办法")).to_be_visible()
    seen(page, "find")
    page.get_by_label("机关名称").press_sequentially("民政局")
    expect(page.get_by_text("某县某镇人民政府")).to_be_hidden()
    page.get_by_role("group", name="全部机关").get_by_text("某县民政局").click()
    page.get_by_role("button", name="下一步：填写申请").click()
    expect(page.get_by_label("信息的名称")).to_have_value("养老服务")
    seen(page, "fill")
    checked(page)
    expect(page.locator(".errors")).to_be_focused()
    seen(page, "errors")
    page.get_by_role("link", name=re.compile("^姓名或者名称：")).click()
    expect(page.locator("#id_name")).to_be_focused()
    filled(page, 便于查找的特征="2025年批的。李四，手机13912345678")
    checked(page)
    expect(page.get_by_text("好像有他人的个人信息")).to_be_visible()
    seen(page, "check")
    page.get_by_label("身份证明").set_input_files({"name": "身份证.png", "mimeType": "image/png", "buffer": PNG})
    page.get_by_role("button", name="提交申请").dblclick()
    page.get_by_role("heading", name="政府信息公开申请登记回执").wait_for()
    seen(page, "receipt")
    request = Request.objects.get()
    assert code_on(page) == code_of(request.submission)
    assert page.evaluate("localStorage.getItem('gongkai-request-draft')") is None
    assert request.number not in page.url
    assert Request.objects.count() == 1


def test_a_draft_is_kept_on_the_device_without_numbers(page, county):
    picked(page)
    filled(page, 联系地址="某路1号")
    page.wait_for_timeout(500)
    kept = page.evaluate("localStorage.getItem('gongkai-request-draft')")
    assert "某路改造工程" in kept
    assert "natural" in kept
    assert NUMBER not in kept
    picked(page)
    expect(page.get_by_text("已填上这台设备保存的草稿")).to_be_visible()
    expect(page.get_by_label("联系地址")).to_have_value("某路1号")
    expect(page.get_by_label("自然人")).to_be_checked()
    expect(page.get_by_label("证件号码").first).to_have_value("")
    page.get_by_role("button", name="清除草稿").click()
    assert page.evaluate("localStorage.getItem('gongkai-request-draft')") is None
    expect(page.get_by_label("联系地址")).to_have_value("")


def test_the_browsers_own_way_back_leads_to_what_was_filled_in(page, county):
    picked(page)
    filled(page)
    checked(page)
    page.go_back()
    expect(page.get_by_label("信息的名称")).to_have_value("某路改造工程的立项批复")
    expect(page.get_by_label("自然人")).to_be_checked()


def test_all_of_it_without_scripts(chromium, size, live_server, portal):
    context = chromium.new_context(viewport=size, locale="zh-CN", base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    follow()
    page.goto("/requests/new/")
    page.get_by_label("您要的信息").fill("养老服务")
    page.get_by_role("button", name="查一查").click()
    expect(page.get_by_role("link", name="某县养老服务办法")).to_be_visible()
    page.get_by_role("group", name="全部机关").get_by_text("某县民政局").click()
    page.get_by_role("button", name="下一步：填写申请").click()
    filled(page)
    checked(page)
    page.get_by_role("button", name="返回修改").click()
    expect(page.get_by_label("证件号码").first).to_have_value(NUMBER)
    checked(page)
    page.get_by_role("button", name="提交申请").click()
    code, number = code_on(page), Request.objects.get().number
    page.get_by_role("main").get_by_role("link", name="查询进度").click()
    page.get_by_label("编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).click()
    page.get_by_role("link", name="撤回申请").click()
    page.get_by_role("button", name="撤回申请").click()
    expect(page.get_by_text("申请已经撤回。")).to_be_visible()
    context.close()


@pytest.fixture
def mine(civil, page, office):
    """A request made by hand, ten days old, and the way to its page."""

    def made(officer, days=10):
        request = register(
            Application(uuid4(), civil, "natural", Identity(name="张三"), "某路改造工程的立项批复"),
            channel="in-person",
            arrived=timezone.localdate() - timedelta(days),
            by=officer,
        )
        page.goto("/requests/track/")
        page.get_by_label("编号").fill(request.number)
        page.get_by_label("查询码").fill(code_of(request.submission))
        page.get_by_role("button", name="查询", exact=True).click()
        return request

    return made


def test_a_correction_is_asked_and_given(page, officer, mine):
    request = mine(officer)
    page.get_by_text("为什么是这一天").click()
    seen(page, "due")
    act(request, Kind.CORRECTION_ASKED, by=officer, on=request.received_on + timedelta(1))
    page.reload()
    seen(page, "correct")
    page.get_by_label("内容").fill("是2025年的那一件")
    page.get_by_role("button", name="提交补正").dblclick()
    page.get_by_text("收到了，谢谢。").wait_for()
    request.refresh_from_db()
    assert request.state == "handling"
    assert request.acts.count() == 3


def test_an_answer_is_fetched_rated_and_complained_about(page, officer, head, mine, civil):
    Practice.objects.create(
        organ=civil,
        reviewer="某县人民政府",
        reviewer_address="某县某路9号行政复议中心",
        reviewer_online="https://fy.example.com/",
        court="某县人民法院",
        court_address="某县某路8号",
    )
    request = mine(officer)
    day = timezone.localdate()
    act(request, Kind.DECIDED, by=officer, facts={"disposition": "granted"})
    act(request, Kind.SIGNED_OFF, by=head)
    letter = Letter.objects.create(
        request=request,
        code="granted",
        title="政府信息公开申请答复书",
        number="某公复〔2026〕1号",
        by=officer,
        sent_on=day,
    )
    keep(request, PaperKind.LETTER, "答复书.png", BytesIO(PNG), by=officer, letter=letter)
    act(request, Kind.ANSWERED, by=officer)
    page.reload()
    seen(page, "answered")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="下载 答复书.png").click()
    assert Path(fetched.value.path()).read_bytes() == PNG
    page.get_by_label("很满意", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="提交评价").click()
    assert Rating.objects.get().stars == 5
    page.get_by_role("main").get_by_role("link", name="投诉举报").click()
    page.get_by_label("事实和理由").fill("附件缺一页")
    seen(page, "complain")
    page.get_by_role("button", name="提交投诉").click()
    seen(page, "complained")
    code = code_on(page)
    page.get_by_role("link", name="查询结果").click()
    page.get_by_label("投诉查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.get_by_text("待处理")).to_be_visible()
    assert Complaint.objects.get().request == request


def test_the_wizard_speaks_english(page, portal):
    page.goto("/requests/")
    page.get_by_role("button", name="English").click()
    seen(page, "about-en")
    page.goto("/requests/new/fill/?organ=civil")
    seen(page, "fill-en")
    expect(page.get_by_text("Name of the information")).to_be_visible()
    expect(page.get_by_label("Natural person")).to_be_visible()
