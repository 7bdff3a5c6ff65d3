"""The bench in a browser: drop, watch, confirm, correct, dismiss, run again, take the list away."""

import os
import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from browsing import DESKTOP, PATIENCE, PHONE, answered, at_rest, grave_faults, let_be_emptied, overflow
from gongkai_web.examination.following import Examiner
from gongkai_web.examination.models import ReportFile

pytestmark = pytest.mark.slow
SAMPLES = Path(__file__).parents[2] / "data/samples"
PICTURES = os.environ.get("GONGKAI_PICTURES", "")
"""A folder for pictures of every page of the story, for whoever wants to look."""


@pytest.fixture
def page(transactional_db, live_server, chromium):
    """A page of the browser, and an examiner beside the server."""
    context = chromium.new_context(base_url=live_server.url, viewport=DESKTOP, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    examiner = Examiner(0.2, jobs=1)
    examiner.start()
    yield context.new_page()
    context.close()
    examiner.stop()
    answered()
    let_be_emptied()


def signed_in(page, person):
    page.goto("/admin/login/")
    page.fill("input[name=username]", person.username)
    page.fill("input[name=password]", "words of a test")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def look(page, name):
    """Nothing grave, nothing wider than the window, at both widths; a picture where one is wanted."""
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        at_rest(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{size['width']}.png", full_page=True)
        assert overflow(page) == 0, name
        assert grave_faults(page) == [], name


def examined(page):
    """Show the report anew until nothing is due: what was changed is then examined."""
    for _ in range(200):
        page.reload()
        if not page.get_by_text("正在排队处理").count():
            return
        page.wait_for_timeout(200)
    pytest.fail("it is never examined")


def test_a_county_looks_at_five_reports(page, organs, supervisor):
    signed_in(page, supervisor)
    page.goto(reverse("examination-list"))
    look(page, "nothing")
    page.click("text=导入报告")
    page.wait_for_url(f"**{reverse('examination-import')}")
    page.set_input_files("input[name=files]:not([webkitdirectory])", sorted(SAMPLES.glob("*.txt")))
    look(page, "import")
    page.click("text=开始导入")
    page.wait_for_url("**/imports/*/")
    expect(page.locator("text=已经全部处理完")).to_be_visible(timeout=60_000)
    look(page, "batch")
    page.click("text=看各机关各年的报告")
    page.wait_for_url(f"**{reverse('examination-list')}")
    look(page, "list")

    civil = ReportFile.objects.get(name="003.txt")
    page.goto(reverse("examination-report", args=[civil.pk]))
    look(page, "report")
    page.click("text=确认机关和年度")
    page.click("details.whose button:has-text('确认')")
    expect(page.locator("p.where strong")).to_contain_text("已确认")
    examined(page)
    number = page.locator(".tables td.value").nth(3)
    number.click()
    page.fill("#correct [name=value]", "42")
    page.fill("#correct [name=reason]", "与原件核对，识读有误")
    page.click("#correct button")
    expect(page.locator("ins").first).to_have_text("42")
    examined(page)
    card = page.locator(".card").first
    message = card.locator(".message").inner_text()
    card.locator("summary:has-text('不是问题')").click()
    card.locator("form:has(input[value=dismiss]) [name=reason]").fill("与单位核实，无误")
    card.locator("button:has-text('排除')").click()
    expect(page.locator(".card.dismissed .message").first).to_have_text(message)
    look(page, "decided")

    page.click("button:has-text('重新检查')")
    expect(page.locator("text=已排队")).to_be_visible()
    examined(page)
    expect(page.locator(".card.dismissed .message").first).to_have_text(message)
    expect(page.locator("ins").first).to_have_text("42")
    with page.expect_download() as taken:
        page.click("text=检查意见（Word）")
    assert re.search(r"\.docx$", taken.value.suggested_filename)
    if PICTURES:
        taken.value.save_as(Path(PICTURES) / "letter.docx")
