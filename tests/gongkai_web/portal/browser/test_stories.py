"""What people come for, from the first page to the last click."""

from datetime import date
from io import BytesIO

import docx
import pytest
from playwright.sync_api import expect

from browsing import grave_faults, overflow
from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.library.services import attach, draft, publish
from gongkai_web.organs.roles import Role
from gongkai_web.search.following import follow

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "王五")


def table_of_standards():
    file, paper = BytesIO(), docx.Document()
    paper.add_paragraph("城市低保标准：1080元")
    paper.save(file)
    file.seek(0)
    return file


@pytest.fixture
def policy(civil, head):
    """A public policy with an attachment and an interpretation, in the index."""
    document = draft(
        Document,
        by=head,
        organ=civil,
        title="关于提高社会救助标准的通知",
        kind=DocumentKind.NORMATIVE,
        number="某民发〔2026〕12号",
        issuers=civil.name,
        formed_on=date(2026, 3, 2),
        effective_on=date(2026, 4, 1),
        body=[("text", "<p>城市低保标准提高到每人每月1080元。</p>")],
    )
    attach(document, table_of_standards(), by=head, name="标准表.docx", title="标准表")
    publish(document, by=head)
    reading = draft(
        Interpretation,
        by=head,
        organ=civil,
        title="《关于提高社会救助标准的通知》解读",
        documents=[document],
        body=[("text", "<p>为什么提高标准。</p>")],
    )
    publish(reading, by=head)
    follow()
    return document


def test_a_policy_is_found_by_two_characters_read_explained_and_downloaded(page, policy):
    page.goto("/")
    page.get_by_label("查找文件").fill("低保")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="关于提高社会救助标准的通知").click()
    facts = page.locator("dl.facts")
    assert "某民发〔2026〕12号" in facts.inner_text()
    assert "有效" in facts.inner_text()
    assert not grave_faults(page)
    assert overflow(page) <= 0
    with page.expect_download() as download:
        page.get_by_role("link", name="标准表").click()
    assert "1080" in docx.Document(download.value.path()).paragraphs[0].text
    page.get_by_role("link", name="解读").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("《关于提高社会救助标准的通知》解读")
    page.get_by_role("link", name="关于提高社会救助标准的通知").first.click()
    assert page.url.endswith(policy.get_absolute_url())


def test_a_gazette_item_is_found_by_its_number(page, county, policy):
    issue = Issue(
        organ=county,
        year=2026,
        number=2,
        total=8,
        title="某县人民政府公报",
        issued_on=date(2026, 6, 30),
        published_on=date(2026, 7, 1),
        live=True,
    )
    issue.items = [Item(sort_order=0, title=policy.title, number=policy.number, document=policy, page=3)]
    issue.save()
    page.goto("/gazette/")
    assert not grave_faults(page)
    page.get_by_label("文号").fill("〔2026〕12号")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=policy.title).click()
    assert "某民发〔2026〕12号" in page.inner_text("main")
    page.goto("/gazette/2026/2/")
    assert not grave_faults(page)
    assert overflow(page) <= 0


def test_search_pages_are_for_everybody(page, policy):
    for address in ("/documents/", "/search/?q=低保", "/search/?q=没有这个词", policy.get_absolute_url() + "history/"):
        page.goto(address)
        assert not grave_faults(page), address
        assert overflow(page) <= 0, address


def test_staff_publish_a_document_that_the_public_then_reads(chromium, live_server, civil, head):
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="zh-CN", base_url=live_server.url)
    page = context.new_page()
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(head.username)
    page.locator("input[name=password]").fill("words of a test")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    page.goto("/admin/snippets/library/document/add/")
    page.locator("input[name=body-count]").wait_for(state="attached")
    page.get_by_label("标题", exact=False).first.fill("关于调整办公时间的公告")
    page.locator("#id_organ").select_option(str(civil.pk))
    page.locator("#id_issuers").fill(civil.name)
    page.locator("#id_formed_on").fill("2026-03-02")
    page.keyboard.press("Escape")
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="网页内容（来自其他系统）").click()
    page.locator("textarea[name=body-0-value]").fill("<p>自3月10日起，窗口每日8:30开门。</p>")
    page.get_by_role("button", name="保存草稿").click()
    page.wait_for_url("**/edit/*/")
    document = Document.objects.get(title="关于调整办公时间的公告")
    assert not document.live
    page.locator("input[name=body-count]").wait_for(state="attached")
    page.locator("button[name=action-publish]").dispatch_event("click")
    page.wait_for_url("**/admin/snippets/library/document/")
    document.refresh_from_db()
    assert document.live
    page.goto(document.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("关于调整办公时间的公告")
    context.close()
