"""Every public page, on a desktop and a phone: nothing grave for axe, nothing wider than the window, by keyboard."""

import pytest

from browsing import grave_faults, overflow
from gongkai_web.portal.models import Guide

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/",
    "/organs/",
    "/organs/civil/",
    "/organs/civil/guide/",
    "/organs/civil/rules/",
    "/organs/civil/disclosure/",
    "/organs/civil/disclosure/a20-01/",
    "/organs/civil/reports/",
    "/institutions/",
    "/reports/",
    "/reading-points/",
    "/topics/care/",
    "/questions/",
    "/projects/",
    "/projects/9001/",
    "/consultations/",
    "/consultations/9001/",
    "/sitemap/",
    "/leave/?to=https://example.com/a",
    "/nowhere/",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_for_everybody(page, portal, theme):
    page.emulate_media(color_scheme=theme)
    faults = {}
    for address in PAGES:
        page.goto(address)
        faults[address] = [*grave_faults(page), *(["too wide"] if overflow(page) > 0 else [])]
    assert not {address: found for address, found in faults.items() if found}


def test_large_letters_stay_within_the_window(page, portal):
    page.goto("/organs/civil/disclosure/")
    page.get_by_role("button", name="长辈版").click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "22px"
    assert overflow(page) <= 0
    page.goto("/")
    assert page.evaluate("document.documentElement.dataset.size") == "elder"


def test_a_long_name_stays_within_the_window(page, portal, civil):
    civil.name = civil.short_name = "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府"
    civil.save()
    for address in ("/organs/", "/organs/civil/", "/organs/civil/guide/"):
        page.goto(address)
        assert overflow(page) <= 0


def test_the_first_key_leads_past_the_header(page, portal):
    page.goto("/organs/civil/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_guide_is_reached_in_two_clicks_from_the_list_of_organs(page, portal):
    page.goto("/organs/")
    page.get_by_role("link", name="某县民政局").first.click()
    page.get_by_role("link", name="政府信息公开指南").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "某县民政局政府信息公开指南"
    assert Guide.objects.get().classification in page.inner_text("main")
