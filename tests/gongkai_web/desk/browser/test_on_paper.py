"""The life of a request on paper: by post, signed for, corrected, a third party asked, extended."""

import os
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse

from browsing import grave_faults, overflow
from gongkai_web.desk.models import Request

pytestmark = pytest.mark.slow
PICTURES = os.environ.get("GONGKAI_PICTURES", "")
"""A folder for pictures of every page of the story, for whoever wants to look."""


def signed_in(page, person):
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.fill("input[name=username]", person.username)
    page.fill("input[name=password]", "words of a test")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def look(page, name):
    """Nothing grave, nothing wider than the window; a picture where one is wanted."""
    page.wait_for_timeout(700)  # a message of Wagtail's is pale while it comes in
    assert overflow(page) == 0, name
    assert grave_faults(page) == [], name
    if PICTURES:
        width = page.viewport_size["width"]
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)


def scanned():
    """A PDF of one blank page."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def done(page, request, code, **fields):
    page.goto(reverse("desk-do", args=[request.pk, code]))
    for name, value in fields.items():
        box = page.locator(f"form.act [name={name}]")
        kind = box.first.get_attribute("type") or box.first.evaluate("each => each.tagName.toLowerCase()")
        if kind == "radio":
            page.check(f"form.act [name={name}][value={value}]")
        elif kind == "select":
            box.select_option(value)
        else:
            box.fill(value)
    scan = page.locator("form.act input[type=file]")
    if scan.count():
        scan.set_input_files({"name": "发出的文书.pdf", "mimeType": "application/pdf", "buffer": scanned()})
    page.click("form.act button[type=submit]")
    page.wait_for_url(f"**/requests/{request.pk}/")
    request.refresh_from_db()


def test_a_letter_from_its_arrival_to_its_extension(page, civil, officer, head):
    signed_in(page, officer)
    page.goto(reverse("desk-register"))
    look(page, "register")
    page.check("[name=channel][value=signed-post]")
    page.fill("[name=arrived]", "2026-11-10")
    for name, value in {
        "name": "张三",
        "id_number": "11010519491231002X",
        "phone": "13800001234",
        "address": "某路1号",
        "subject": "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇城镇污水处理设施建设项目的批复",
        "description": "2023年至2025年，含附图。",
    }.items():
        page.fill(f"form.register [name={name}]", value)
    page.click("form.register button[type=submit]")
    page.wait_for_url(re.compile(r"/admin/requests/\d+/$"))
    request = Request.objects.get()
    assert request.state == "unsigned"
    done(page, request, "signed", on="2026-11-11")
    done(page, request, "correction-asked", on="2026-11-12", items="写明年份\n写明项目名称", days="5")
    assert request.state == "correcting"
    done(page, request, "corrected", on="2026-11-18")
    done(page, request, "consulted", on="2026-11-19", party="THIRD_PARTY", name="某某化工公司", phone="0571-1")
    page.goto(reverse("desk-do", args=[request.pk, "consulted"]))
    look(page, "consult")
    done(page, request, "propose-extension", days="10", reason="需要检索三个年度的档案")
    signed_in(page, head)
    done(page, request, "settle-extension", agreed="yes")
    look(page, "case-of-the-head")
    signed_in(page, officer)
    done(page, request, "extended", on="2026-12-01")
    assert "张三" not in page.content()
    assert "化工" not in page.content()
    look(page, "case")
    page.click("text=逐日台账")
    look(page, "ledger")
    page.goto(reverse("desk-do", args=[request.pk, "withdrawn"]))
    look(page, "confirm")
    page.goto(reverse("desk-identity", args=[request.pk]))
    page.fill("[name=why]", "寄送答复")
    page.click("form.act button[type=submit]")
    page.get_by_text("张三").first.wait_for()
    look(page, "identity")


def test_the_queue_by_keyboard(page, officer, registered):
    first, second = registered(), registered()
    registered(channel="fax")
    signed_in(page, officer)
    page.goto(reverse("desk-queue"))
    look(page, "queue")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("x")
    assert page.locator(f"input[value='{first.pk}']").is_checked()
    assert not page.locator(f"input[value='{second.pk}']").is_checked()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/requests/{first.pk}/")
    page.goto(reverse("desk-contacts"))
    look(page, "contacts")


def test_the_pages_of_who_supervises(page, county, member, registered):
    registered()
    signed_in(page, member(county, "supervisor", "督查"))
    for name in ("desk-overseen", "desk-timeliness", "desk-notices", "desk-practices"):
        page.goto(reverse(name))
        look(page, name)
    page.goto(reverse("desk-overseen-organ", args=["civil"]))
    look(page, "of-organ")
