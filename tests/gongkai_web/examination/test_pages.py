"""Pages of the bench: what they show, to whom, and by how many questions to the database."""

import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

import pictured
from gongkai.ingest import open_document
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.pages.showing import frame_of, picture_within, size_of
from gongkai_web.organs.roles import Role
from pictured import WAYS
from press.ofd import ofd
from variants.draft import made_up
from variants.handmade import Leaf
from variants.programs import office


def shown(asking, file):
    return asking.get(reverse("examination-report", args=[file.pk])).content.decode()


def test_pages_answer(asking, five):
    for name, given in (("list", []), ("import", []), ("batch", [five.pk])):
        assert asking.get(reverse(f"examination-{name}", args=given)).status_code == 200
    for file in ReportFile.objects.all():
        page = shown(asking, file)
        assert all(f'id="finding-{n}"' in page for n, _ in enumerate(file.examinations.get().findings, 1))
        assert asking.get(reverse("examination-original", args=[file.pk])).status_code == 200
    assert asking.get(reverse("examination-batch", args=[five.pk]) + "?progress").json()["left"] == 0


def test_a_report_of_which_no_table_was_read_says_so(asking, five):
    pages = {file.name: shown(asking, file) for file in ReportFile.objects.all()}
    assert {name for name, page in pages.items() if "没有读出统计表" in page} == {"000.txt", "001.txt", "002.txt"}


def test_files_are_dropped_a_few_at_a_time(asking, county, report_file, worked):
    begun = asking.post(reverse("examination-import"), {"json": "1", "organ": ""}).json()
    data = io.BytesIO(report_file())
    data.name = "一.html"
    told = asking.post(begun["files"], {"json": "1", "files": [data], "names": ["2023/民政局/一.html"]}).json()
    assert told == {"taken": 1, "repeats": [], "omitted": []}
    worked()
    assert ReportFile.objects.get().name == "2023/民政局/一.html"
    assert "2023/民政局/一.html" in asking.get(begun["page"]).content.decode()


def test_a_number_shows_last_years_and_what_a_person_read(asking, civil, dropped, report_file, worked):
    dropped({"2022.html": report_file(year=2022), "2023.html": report_file(cells={"disclosure/licences/decisions": 7})})
    file = ReportFile.objects.get(year=2023)
    assert '<small class="before" title="上年">0</small>' in shown(asking, file)
    address = reverse("examination-report", args=[file.pk])
    fields = {"act": "correct", "key": "disclosure/licences/decisions", "value": "9", "reason": "原件上是9"}
    assert asking.post(address, fields).status_code == 302
    page = shown(asking, file)
    assert ">9</ins>" in page
    assert "公布为“7”，更正读作9" in page
    assert "请填写一个数" in asking.post(address, {**fields, "value": "九"}).content.decode()
    assert asking.post(address, {"act": "nonsense"}).status_code == 404


def test_a_pdf_shows_boxes_over_their_cells(asking, civil, dropped, printed):
    dropped({"年报.pdf": printed})
    file = ReportFile.objects.get()
    assert 'class="cell-box' in shown(asking, file)
    picture = asking.get(reverse("examination-page", args=[file.pk, 1]))
    assert picture.content.startswith(b"\x89PNG")
    assert asking.get(reverse("examination-page", args=[file.pk, 99])).status_code == 404


def with_pictures(draft, form):
    """A report whose tables are pictures: each cut over two in a page, in a Word file of old; one in an OFD file."""
    if form == "html":
        return pictured.html(draft, pictured.tables(draft, WAYS["over two pictures"]), each=2)
    shown = pictured.tables(draft, WAYS["宋体, 150 dpi"])
    if form == "doc":
        return office(pictured.docx(draft, shown), "docx", "doc:MS Word 97")
    return ofd([Leaf()], title=draft.title, images=[(0, (70, 200, 525, 320), shown[2])])


@pytest.mark.slow
@pytest.mark.parametrize(("form", "boxes", "pictures"), [("html", 150, 5), ("doc", 150, 3), ("ofd", 10, 1)])
def test_pictures_within_a_file_show_boxes_over_their_cells(asking, civil, dropped, form, boxes, pictures):
    dropped({f"年报.{form}": with_pictures(made_up("某县民政局", seed=1), form)})
    file = ReportFile.objects.get()
    page = shown(asking, file)
    assert page.count('class="cell-box') > boxes
    places = re.findall(r"left:([\d.-]+)%;top:([\d.-]+)%;width:([\d.]+)%;height:([\d.]+)%", page)
    assert all(float(x) >= -1 and float(x) + float(w) <= 101 for x, _y, w, _h in places)
    assert all(float(y) >= -1 and float(y) + float(h) <= 101 for _x, y, _w, h in places)
    sheets = page.split('<div class="page">')[1:]
    assert len(sheets) == pictures
    assert all('class="cell-box' in sheet for sheet in sheets)
    sizes = set()
    for number in range(1, pictures + 1):
        answer = asking.get(reverse("examination-page", args=[file.pk, number]))
        sizes.add(Image.open(io.BytesIO(answer.content)).size)
    assert len(sizes) == pictures
    assert asking.get(reverse("examination-page", args=[file.pk, pictures + 1])).status_code == 404


@pytest.mark.slow
def test_a_photograph_lying_on_its_side_is_shown_upright(asking, civil, dropped):
    draft = made_up("某县民政局", seed=1)
    with Image.open(io.BytesIO(pictured.scan(draft, WAYS["宋体, 150 dpi"]))) as scan:
        scan.seek(1)
        lying = scan.convert("RGB").transpose(Image.Transpose.ROTATE_90)
    saved, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    lying.save(saved, "JPEG", quality=92, exif=exif)
    wide, high = size_of(saved.getvalue(), 1)
    assert wide < high
    with Image.open(io.BytesIO(frame_of(saved.getvalue(), 1))) as shown_so:
        assert shown_so.width / shown_so.height == pytest.approx(wide / high, abs=0.01)


def test_what_is_no_picture_is_not_shown():
    assert (size_of(b"nothing", 1), frame_of(b"nothing", 1)) == (None, None)
    assert picture_within(b"<p></p>", "html", "a.html", "data:,1") == b""
    assert picture_within(b"<p></p>", "html", "a.html", "a.png") == b""


def test_the_list_asks_as_often_for_many_as_for_few(asking, civil, dropped, report_file):
    address = reverse("examination-list")
    dropped({"2023.html": report_file()})
    asking.get(address)
    with CaptureQueriesContext(connection) as few:
        asking.get(address)
    dropped({f"{year}.html": report_file(year=year) for year in (2021, 2022)})
    dropped({"镇.html": report_file(organ="某县某镇人民政府"), "坏.html": b"<p></p>"})
    with CaptureQueriesContext(connection) as many:
        page = asking.get(address).content.decode()
    assert len(many) == len(few)
    assert "坏.html" in page
    for asked, there in (({"q": "镇"}, False), ({"state": "read"}, True), ({"found": "none"}, False)):
        assert ('<th scope="row">某县民政局' in asking.get(address, asked).content.decode()) is there


def test_findings_are_taken_away_as_lists_and_letters(asking, civil, dropped, report_file):
    dropped({"一.html": report_file(cells={"requests/received/all": 3})})
    file = ReportFile.objects.get()
    told = next(each for each in file.examinations.get().findings if each["code"] == "A101")
    book = open_document(asking.get(reverse("examination-export", args=["xlsx"])).content, "list.xlsx")
    assert told["message"] in str(book.blocks)
    letters = zipfile.ZipFile(io.BytesIO(asking.get(reverse("examination-export", args=["zip"])).content))
    assert letters.namelist() == ["2023/某县民政局.docx"]
    letter = asking.get(reverse("examination-letter", args=[file.pk])).content
    assert told["message"].rstrip("。") in str(open_document(letter, "letter.docx").blocks)
    fields = {"act": "dismiss", "key": told["key"], "reason": "核对过"}
    asking.post(reverse("examination-report", args=[file.pk]), fields)
    letter = asking.get(reverse("examination-letter", args=[file.pk])).content
    assert told["message"].rstrip("。") not in str(open_document(letter, "letter.docx").blocks)


def test_nobody_else_sees_a_report(client, civil, county, member, dropped, report_file):
    dropped({"镇.html": report_file(organ="某县某镇人民政府")})
    file = ReportFile.objects.get()
    client.force_login(member(civil, Role.REPORT_WRITER))
    assert client.get(reverse("examination-report", args=[file.pk])).status_code in {302, 403}
    for name in ("original", "letter"):
        assert client.get(reverse(f"examination-{name}", args=[file.pk])).status_code == 404
    client.force_login(member(civil, Role.EDITOR))
    assert client.get(reverse("examination-list")).status_code in {302, 403}


def test_more_that_wait_than_fit_a_page_are_leafed_through(asking, civil, dropped):
    dropped({f"坏{n:02}.html": b"<p>%d</p>" % n for n in range(53)})
    address = reverse("examination-list")
    first, second = (asking.get(address, {"w": n, "q": "民政"}).content.decode() for n in (1, 2))
    assert "等待处理 53" in first
    assert (first.count("坏"), second.count("坏")) == (50, 3)
    assert "第2页，共2页" in second
    assert "q=%E6%B0%91%E6%94%BF" in second
    file = ReportFile.objects.first()
    assert "重新识读" in shown(asking, file)
    given = {"act": "set-aside", "reason": "空白网页"}
    assert asking.post(reverse("examination-report", args=[file.pk]), given).status_code == 302
    page = asking.get(address, {"shelf": "aside"}).content.decode()
    assert ("不采用 1" in page, page.count("坏")) == (True, 1)
    assert "恢复采用" in shown(asking, file)
