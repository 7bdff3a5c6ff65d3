"""Files, folders and packages brought to the page of the import as a person brings them."""

import shutil
import zipfile

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from browsing import DESKTOP, PATIENCE, answered, let_be_emptied
from gongkai_web.examination.models import ReportFile

pytestmark = pytest.mark.slow


@pytest.fixture
def opened(transactional_db, live_server, chromium, client, supervisor):
    """A page of the import, for whoever supervises: `opened(script=False)`."""
    contexts = []

    def made(**kwargs):
        client.force_login(supervisor)
        context = chromium.new_context(viewport=DESKTOP, locale="zh-CN", base_url=live_server.url, **kwargs)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.goto(reverse("examination-import"))
        return page

    yield made
    for context in contexts:
        context.close()
    answered()
    let_be_emptied()


@pytest.fixture
def desk(tmp_path, report_file):
    """A folder of reports within folders, a zip and a report beside it."""
    top = tmp_path / "desk"
    years = top / "历年年报"
    for year in (2021, 2022):
        (years / str(year)).mkdir(parents=True)
        (years / str(year) / "某县民政局.html").write_bytes(report_file(year=year))
    (years / "2022" / "Thumbs.db").write_bytes(b"x")
    (top / "镇.html").write_bytes(report_file(organ="某县某镇人民政府"))
    with zipfile.ZipFile(top / "办公室.zip", "w") as package:
        package.writestr("某县人民政府办公室.html", report_file(organ="某县人民政府办公室"))
    return top


def drag(page, *paths):
    """Drop files and folders of the disk on the box, as the system does that a person drags them with."""
    box = page.locator(".target").bounding_box()
    held = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 10, "data": held}
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **place})


def begin(page):
    page.get_by_role("button", name="开始导入").click()
    page.wait_for_url("**/imports/*/")


def names():
    return sorted(ReportFile.objects.values_list("name", flat=True))


def test_a_folder_a_file_and_a_zip_are_dropped(opened, desk, worked):
    page = opened()
    drag(page, desk / "历年年报", desk / "镇.html", desk / "办公室.zip")
    expect(page.locator(".chosen li")).to_have_count(5)
    expect(page.locator(".bar [role=status]")).to_contain_text("已选5个文件")
    begin(page)
    assert names() == ["办公室.zip", "历年年报/2021/某县民政局.html", "历年年报/2022/某县民政局.html", "镇.html"]
    expect(page.get_by_text("历年年报/2022/Thumbs.db")).to_be_visible()
    worked()
    expect(page.get_by_text("已经全部处理完")).to_be_visible()
    assert ReportFile.objects.filter(counts=True).count() == 4


def test_what_misses_the_box_leaves_the_page(opened, desk):
    page = opened()
    session = page.context.new_cdp_session(page)
    held = {"items": [], "files": [str(desk / "镇.html")], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 880, "data": held})
    expect(page.get_by_role("button", name="开始导入")).to_be_enabled()
    expect(page.locator(".chosen li")).to_have_count(0)


def test_a_folder_and_files_are_chosen_and_may_be_chosen_anew(opened, desk):
    page = opened()
    page.get_by_role("button", name="开始导入").click()
    expect(page.get_by_text("还没有选文件")).to_be_visible()
    page.set_input_files("input[webkitdirectory]", desk / "历年年报")
    expect(page.locator(".chosen li")).to_have_count(3)
    page.get_by_role("button", name="清空重选").click()
    expect(page.locator(".chosen li")).to_have_count(0)
    page.set_input_files("input[webkitdirectory]", desk / "历年年报")
    page.set_input_files("input[name=files]:not([webkitdirectory])", [desk / "镇.html"])
    expect(page.locator(".chosen li")).to_have_count(4)
    begin(page)
    assert names() == ["历年年报/2021/某县民政局.html", "历年年报/2022/某县民政局.html", "镇.html"]


def test_a_broken_line_loses_nothing_and_sends_nothing_twice(opened, desk, tmp_path, report_file):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(45):
        (many / f"{number:02}.html").write_bytes(report_file() + b"<!-- %d -->" % number)
    page = opened()
    broken = []

    def third(route):
        broken.append(route.request)
        route.abort() if len(broken) == 3 else route.continue_()

    page.route("**/imports/*/files/", third)
    page.set_input_files("input[webkitdirectory]", many)
    page.get_by_role("button", name="开始导入").click()
    expect(page.get_by_text("上传中断")).to_be_visible()
    assert ReportFile.objects.count() == 40
    begin(page)
    assert ReportFile.objects.count() == 45
    expect(page.locator("[data-count=repeats]")).to_have_text("40")


def test_how_much_was_sent_is_shown(opened, desk, tmp_path, report_file):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(25):
        (many / f"{number:02}.html").write_bytes(report_file() + b"<!-- %d -->" % number)
    page = opened()
    held = []
    page.route("**/imports/*/files/", lambda route: held.append(route) if held else (held.append(0), route.continue_()))
    page.set_input_files("input[webkitdirectory]", many)
    page.get_by_role("button", name="开始导入").click()
    expect(page.locator(".bar [role=status]")).to_contain_text("正在上传 20 / 25 (80%)")
    assert 0.7 < page.locator(".bar progress").evaluate("bar => bar.value") < 0.9
    for _ in range(100):
        if len(held) > 1:
            break
        page.wait_for_timeout(100)
    with page.expect_navigation(url="**/imports/*/"):
        held[1].continue_()
    assert ReportFile.objects.count() == 25


def test_without_script_a_plain_form_is_sent(opened, desk):
    page = opened(java_script_enabled=False)
    page.set_input_files("input[name=files]:not([webkitdirectory])", [desk / "镇.html", desk / "办公室.zip"])
    page.set_input_files("input[webkitdirectory]", desk / "历年年报/2021")
    begin(page)
    assert len(names()) == 3


def test_a_file_that_is_too_large_is_told_and_the_others_come_in(opened, desk, settings):
    settings.UPLOAD_LIMIT = (desk / "镇.html").stat().st_size + 9
    large = desk / "历年年报/2021/全集.html"
    large.write_bytes(b"x" * (settings.UPLOAD_LIMIT + 1))
    shutil.rmtree(desk / "历年年报/2022")
    page = opened()
    drag(page, desk / "历年年报")
    expect(page.locator(".chosen li")).to_have_count(2)
    begin(page)
    expect(page.get_by_text("文件太大，没有导入")).to_be_visible()
    assert names() == ["历年年报/2021/某县民政局.html"]
