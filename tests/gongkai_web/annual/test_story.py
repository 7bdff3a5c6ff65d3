"""One year in a browser: a request answered on 30 December, its cell, frozen, returned, put right, public, summed."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from browsing import DESKTOP, PATIENCE, PHONE, answered, at_rest, grave_faults, let_be_emptied, overflow
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.services import begin
from gongkai_web.library.services import publish

pytestmark = pytest.mark.slow
WORDS = {
    "一": "（二）依申请公开。全年新收政府信息公开申请9件。",
    "五": "存在的问题：一是信息更新不够及时。\n改进措施：一是按月检查栏目更新。",
}


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    yield
    let_be_emptied()


@pytest.fixture
def opened(chromium, live_server):
    """A page of somebody who is signed in: `opened(user)`."""
    contexts = []

    def made(user):
        client = Client()
        client.force_login(user)
        context = chromium.new_context(viewport=DESKTOP, locale="zh-CN", base_url=live_server.url)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()
    answered()


def looked_at(page, name, shots):
    """Nothing too wide and no grave fault, on a desktop and on a telephone; the pictures are kept beside the run."""

    for size, window in (("desktop", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size(window)
        at_rest(page)
        page.screenshot(path=shots / f"{name}-{size}.png", full_page=True)
        assert overflow(page) <= 0, f"{name} {size}"
        assert not grave_faults(page)
    page.set_viewport_size(DESKTOP)


def write(page, section, text):
    number = "一二三四五六".index(section) + 1
    page.locator(f"#tab-{number}").click()
    place = page.locator(f"#panel-{number}")
    place.get_by_text("修改文字").click()
    place.get_by_label("文字", exact=True).fill(text)
    with page.expect_navigation():
        place.get_by_role("button", name="保存").click()
    expect(page.get_by_text(f"第{section}部分已保存")).to_be_visible()


def press(page, name, reason=""):
    form = page.locator("form.act", has=page.get_by_role("button", name=name, exact=True))
    if reason:
        form.get_by_role("textbox").fill(reason)
    with page.expect_navigation():  # what it is waited for may stand on the page from before
        form.get_by_role("button", name=name, exact=True).click()


def summed(boss, shots):
    boss.goto(reverse("annual-sums", args=["county", 2026]) + "?cell=requests/granted/natural#parts")
    expect(boss.get_by_text("这个汇总不完整：缺2个机关")).to_be_visible()
    expect(boss.locator("#parts").get_by_role("link", name="某县民政局")).to_be_visible()
    looked_at(boss, "sums", shots)
    boss.goto(reverse("annual-trace", args=["county", 2026, "requests/granted/natural"]))
    expect(boss.get_by_text("2026-12-30").first).to_be_visible()
    boss.goto(reverse("annual-board", args=["county", 2026]) + "?organ=civil")
    expect(boss.locator("svg.chart").first).to_be_visible()
    looked_at(boss, "board", shots)
    boss.goto("/reports/")
    looked_at(boss, "public", shots)


def test_sections_are_tabs_and_what_is_typed_is_checked(opened, asked, civil, head, tmp_path):
    asked(date(2026, 12, 10), answered=date(2026, 12, 30))
    AnnualReport.objects.create(organ=civil, year=2025, narrative={"一": ["去年新收申请2件。"]})
    begin(civil, 2026, by=head)
    page = opened(head)
    page.goto(reverse("annual-report", args=["civil", 2026]))
    first, second = page.locator("#tab-1"), page.locator("#tab-2")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(page.locator("#panel-2")).to_be_hidden()
    first.press("ArrowRight")
    expect(second).to_be_focused()
    expect(page.locator("#panel-2")).to_be_visible()
    second.press("Home")
    expect(first).to_be_focused()
    place = page.locator("#panel-1")
    place.get_by_text("修改文字").click()
    expect(place.get_by_text("去年新收申请2件。")).to_be_visible()
    place.get_by_label("文字", exact=True).fill(
        "（二）依申请公开。全年新收政府信息公开申请9件，办结1件，答复{新收}件。"
    )
    live = place.get_by_role("status")
    expect(live.get_by_text("不等于任何一个由记录得出的数")).to_be_visible()
    expect(live.locator("mark")).to_have_text("9")
    expect(live.get_by_text("1是手工填写的，现在等于")).to_be_visible()
    expect(live.get_by_text("答复1件。")).to_be_visible()
    expect(live.locator(".findings li").first).to_be_visible()
    looked_at(page, "writing", tmp_path)
    place.locator(".desk").screenshot(path=tmp_path / "desk.png")
    assert AnnualReport.objects.get(organ=civil, year=2026).narrative == {}
    place.get_by_role("button", name="保存").click()
    expect(page.get_by_text("第一部分已保存")).to_be_visible()
    expect(page.locator("#panel-1")).to_be_visible()


def test_sections_stand_below_each_other_without_script(chromium, live_server, asked, civil, head):
    begin(civil, 2026, by=head)
    client = Client()
    client.force_login(head)
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(reverse("annual-report", args=["civil", 2026]))
    expect(page.locator("#panel-6")).to_be_visible()
    expect(page.locator("#tab-6")).to_have_attribute("href", "#panel-6")
    context.close()
    answered()


def test_a_year_from_the_record_to_the_sum(opened, asked, civil, county, head, supervisor, tmp_path):
    asked(date(2026, 12, 10), answered=date(2026, 12, 30))
    address = reverse("annual-report", args=["civil", 2026])
    writer = opened(head)
    writer.goto(address)
    writer.get_by_role("button", name="开始编写").click()
    writer.goto(reverse("annual-cell", args=["civil", 2026, "requests/granted/natural"]))
    expect(writer.get_by_text("2026-0001 某项目的批复")).to_be_visible()
    looked_at(writer, "cell", tmp_path)
    writer.goto(address)
    press(writer, "冻结数据")
    expect(writer.get_by_text("数据已冻结").first).to_be_visible()
    asked(date(2026, 11, 2), answered=date(2026, 11, 9))
    writer.goto(address)
    expect(writer.get_by_role("heading", name="冻结以后记录的变动")).to_be_visible()
    write(writer, "一", WORDS["一"])
    write(writer, "五", WORDS["五"])
    press(writer, "报送")
    expect(writer.get_by_role("alert")).to_contain_text("检查发现错误")
    looked_at(writer, "report", tmp_path)
    press(writer, "报送", "9件含电话申请")
    expect(writer.get_by_text("已报送").first).to_be_visible()

    boss = opened(supervisor)
    boss.goto(address)
    expect(boss.get_by_text("9件含电话申请")).to_be_visible()
    press(boss, "退回修改", "新收件数与表三不符")
    expect(boss.get_by_role("link", name="退回通知（docx）")).to_be_visible()

    writer.goto(address)
    write(writer, "一", WORDS["一"].replace("9件", "{新收}件"))
    press(writer, "报送", "其余方面本年没有内容")
    expect(writer.get_by_text("已报送").first).to_be_visible()
    boss.goto(address)
    press(boss, "通过")
    expect(boss.get_by_text("已通过").first).to_be_visible()
    writer.goto(address)
    press(writer, "送文件库审核公开")
    expect(writer.get_by_text("已在文件库起草")).to_be_visible(timeout=60_000)
    document = AnnualReport.objects.get(organ=civil).document
    publish(document, by=head)
    writer.goto(document.get_absolute_url())
    expect(writer.get_by_text("全年新收政府信息公开申请1件")).to_be_visible()
    looked_at(writer, "published", tmp_path)

    summed(boss, tmp_path)
