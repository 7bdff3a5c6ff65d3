"""Every public page, on a desktop and a phone: nothing grave for axe, nothing wider than the window, by keyboard."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from browsing import grave_faults, overflow
from gongkai_web.gazette.models import Issue
from gongkai_web.library.models import Interpretation, InterpretationFile
from gongkai_web.library.models.records import public_models
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
    "/leave/?to=nowhere",
    "/nowhere/",
    "/documents/",
    "/open-data/",
    "/gazette/",
    "/search/?q=养老",
)


NARROW = 600


def addresses():
    """Every page that is always there, and those of one public record of each kind."""
    known = [model._default_manager.filter(live=True).first() for model in public_models()]
    shown = [record for record in known if record is not None]
    places = (place for record in shown for place in (record.get_absolute_url(), record.history_url) if place)
    return dict.fromkeys((*PAGES, *places))


@pytest.fixture
def explained(county, civil, portal):
    """An interpretation with a picture and a recording, and an issue of the gazette."""
    public = {"live": True, "published_on": date(2026, 3, 5)}
    reading = Interpretation.objects.create(organ=civil, title="一图读懂", form="chart", **public)
    for name, content in (("图.gif", b"GIF89a" + bytes(20)), ("讲解.mp3", b"ID3" + bytes(20))):
        file = ContentFile(content, name=name)
        InterpretationFile.objects.create(interpretation=reading, title=name, file=file, described="三步")
    Issue.objects.create(organ=county, title="某县公报", year=2026, number=1, issued_on=date(2026, 3, 5), **public)


def test_every_page_is_for_everybody(page, explained):
    """By day on a wide screen, by night on a narrow one."""
    page.emulate_media(color_scheme="light" if page.viewport_size["width"] > NARROW else "dark")
    faults = {}
    for address in addresses():
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
    expect(page.locator("#main")).to_be_focused()


def test_a_guide_is_reached_in_two_clicks_from_the_list_of_organs(page, portal):
    page.goto("/organs/")
    page.get_by_role("link", name="某县民政局").first.click()
    page.get_by_role("link", name="政府信息公开指南").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("某县民政局政府信息公开指南")
    assert Guide.objects.get().classification in page.inner_text("main")
