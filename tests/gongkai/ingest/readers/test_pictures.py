"""Reports that are pictures: cells come back or are said to be unreadable; none is made up; no network is asked."""

import base64
import io
import random
import socket
import subprocess
import sys
from dataclasses import replace
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from PIL import Image, ImageChops, ImageDraw

import pictured
from gongkai.basis import UnusableInputError
from gongkai.checks import Case, Severity, examine
from gongkai.forms import FORMS, CellRef, State, TableState
from gongkai.forms.constraints import violations
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import Ocr, read, read_bytes
from gongkai.ingest.readers import picture
from gongkai.ingest.readers.ocr import looking
from gongkai.ingest.titles import NUMBERS
from pictured import WAYS, damaged
from pictured.pages import scanned
from press import PRESSES, leaves_of
from press.ofd import ofd
from variants import drafts
from variants.handmade import Leaf
from variants.samples import sample_002, sample_003

pytestmark = pytest.mark.slow
DRAFTS = drafts()


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whoever asks the network fails: everything is in the wheels."""

    def refused(*_args, **_named):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def wrong(report, draft):
    """The cells that are not as printed."""
    return {
        str(ref): (report[ref].state.value, str(report[ref].value))
        for ref, expected in draft.expected().items()
        if (report[ref].state, report[ref].value) != expected
    }


def silent(report, draft):
    """Cells that are wrong numbers, and no sum or balance that they stand in says so."""
    broken = [v for key, table in report.tables.items() for v in violations(report, FORMS[table.form].table(key))]
    told = {str(ref) for violation in broken for ref in violation.constraint.refs}
    return {key for key, (state, _) in wrong(report, draft).items() if state == State.NUMBER} - told


@pytest.mark.parametrize(
    "way",
    [
        "宋体, 150 dpi",
        "宋体, turned 3 degrees, JPEG 60",
        "黑体, 100 dpi, JPEG 30",
        "photographed in shadow, 120 dpi",
        "blue square stamp, 120 dpi, JPEG 60",
        "red stamp, turned -1.5 degrees, JPEG 50",
        "grey stamp, 黑体, JPEG 60",
    ],
)
def test_tables_as_pictures_of_a_page_read_back(way):
    draft = DRAFTS["busy"]
    report = read_bytes(pictured.html(draft, pictured.tables(draft, WAYS[way])), "a.html")
    assert wrong(report, draft) == {}
    assert {reading.state for reading in report.tables.values()} == {TableState.READ}
    assert "picture-read" in {problem.code for problem in report.problems}


def test_a_seal_over_print_that_is_hardly_legible_makes_cells_unreadable_but_no_wrong_number():
    draft = DRAFTS["busy"]
    way = replace(WAYS["red stamp"], dpi=100, format="JPEG", quality=30, skew=2)
    report = read_bytes(pictured.html(draft, pictured.tables(draft, way)), "a.html")
    assert silent(report, draft) == set()


def test_a_cell_says_in_which_picture_it_stands_where_and_how_sure_it_is():
    draft = sample_003()
    files = pictured.tables(draft, WAYS["宋体, 150 dpi"])
    report = read_bytes(pictured.html(draft, files), "a.html")
    assert wrong(report, draft) == {}
    sizes = [Image.open(io.BytesIO(file)).size for file in files]
    width, height = max(w for w, _ in sizes), max(h for _, h in sizes)
    for ref in draft.cells:
        origin = report[ref].origin
        assert origin.picture.startswith("data:")
        assert 0.5 < origin.confidence <= 1
        left, top, right, bottom = origin.box
        assert -1 <= left < right <= width + 1
        assert -1 <= top < bottom <= height + 1
    one, other = (report[CellRef("requests", "received", c)].origin.box for c in ("natural", "all"))
    assert one[2] <= other[0] + 2


def test_pictures_of_a_word_file_and_beside_a_page(tmp_path):
    draft = DRAFTS["busy"]
    files = pictured.tables(draft, WAYS["宋体, 150 dpi"])
    assert wrong(read_bytes(pictured.docx(draft, files), "a.docx"), draft) == {}
    (tmp_path / "a_files").mkdir()
    names = [f"table%20{n}.png" for n in range(len(files))]
    for n, file in enumerate(files):
        (tmp_path / "a_files" / f"table {n}.png").write_bytes(file)
    (tmp_path / "a.html").write_bytes(pictured.html(draft, files, names=[f"a_files/{name}" for name in names]))
    assert wrong(read(tmp_path / "a.html"), draft) == {}
    apart = read(tmp_path / "a.html", Ocr.NEVER)
    assert {reading.state for reading in apart.tables.values()} == {TableState.IMAGE}


@pytest.mark.parametrize(("form", "way"), [("TIFF", "宋体, 150 dpi"), ("PDF", "宋体, 200 dpi")])
def test_a_scan_is_read_whole_with_its_prose(form, way):
    draft = DRAFTS["busy"]
    report = read_bytes(pictured.scan(draft, WAYS[way], form), f"a.{form.lower()}")
    assert wrong(report, draft) == {}
    assert (report.organ, report.year, report.title) == (draft.organ, draft.year, draft.title)
    assert [section.number for section in report.sections] == ["一", "二", "三", "四", "五", "六"]
    assert report.signed_on
    assert {claim.value for claim in report.claims} >= {312, 96}


@pytest.mark.parametrize("whole", [False, True], ids=["its tables", "whole"])
def test_an_ofd_file_that_holds_pictures_is_read(whole):
    draft = sample_003()
    leaves, images = (_scanned if whole else _with_tables)(draft, WAYS["宋体, 150 dpi"])
    report = read_bytes(ofd(leaves, images=images), "a.ofd")
    assert wrong(report, draft) == {}
    assert "picture-read" in {problem.code for problem in report.problems}
    for ref in draft.cells:
        left, top, right, bottom = report[ref].origin.box
        assert 0 <= left < right <= 596
        assert 0 <= top < bottom <= 843
        assert report[ref].origin.page


def _scanned(draft, way):
    """Empty pages of an OFD file, and a scan over each."""
    leaves = leaves_of(PRESSES["as it should be"], draft)
    pages = enumerate(scanned(leaves, way))
    return [Leaf() for _ in leaves], [(n, (0, 0, 595, 842), pictured.saved(page)) for n, page in pages]


def _with_tables(draft, way):
    """Pages of an OFD file with a heading each, and the picture of a table on each."""
    leaves, images = [], []
    for n, (file, title) in enumerate(zip(pictured.tables(draft, way), SECTIONS[1:4], strict=True)):
        leaf = Leaf()
        if n == 0:
            leaf.text(70, 60, draft.title, 16).text(70, 90, "一、总体情况", 12).text(70, 110, "本机关按时公开。", 12)
        leaves.append(leaf.text(70, 140, f"{NUMBERS[n + 1]}、{title}", 12))
        width, height = Image.open(io.BytesIO(file)).size
        wide = min(455, 640 * width / height)
        images.append((n, (70, 160, 70 + wide, 160 + wide * height / width), file))
    return leaves, images


def test_a_table_over_two_pictures_is_one():
    draft = DRAFTS["busy"]
    assert wrong(read_bytes(*pictured.filed(draft, WAYS["over two pictures"])), draft) == {}


def test_pictures_within_a_web_archive_are_read():
    draft = sample_003()
    pages = MIMEMultipart("related")
    names = ["cid:one@a", "https://a.gov.cn/two.png?v=1", "three.png"]
    pages.attach(MIMEText(pictured.html(draft, [b""] * 3, names=names).decode(), "html", "utf-8"))
    for name, file in zip(names, pictured.tables(draft, WAYS["宋体, 150 dpi"]), strict=True):
        part = MIMEImage(file, "png")
        part["Content-ID" if name.startswith("cid:") else "Content-Location"] = (
            f"<{name[4:]}>" if name.startswith("cid:") else name
        )
        pages.attach(part)
    assert wrong(read_bytes(b"From: <Saved by a browser>\n" + pages.as_bytes(), "a.mht"), draft) == {}


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_sample_002_with_pictures_for_its_tables_is_read_into_a_checked_report(kind, tmp_path):
    draft = sample_002()
    first, second, third = files = pictured.tables(draft, WAYS["仿宋, 100 dpi, JPEG 90"])
    names = [f"data:image/jpeg;base64,{base64.b64encode(first).decode()}", "1705996693651.jpg", "1705996805894.jpg"]
    page = pictured.docx(draft, files) if kind == "docx" else pictured.html(draft, files, names=names)
    for name, file in zip(names[1:], (second, third), strict=True):
        (tmp_path / name).write_bytes(file)
    (tmp_path / f"002.{kind}").write_bytes(page)
    report = read(tmp_path / f"002.{kind}")
    assert wrong(report, draft) == {}
    assert (report.organ, report.year, str(report.signed_on)) == (draft.organ, 2023, "2024-01-22")
    assert [section.number for section in report.sections] == ["一", "二", "三", "四", "五", "六"]
    # What is wrong with it is in its prose alone: a percentage, and channels that are more than their total.
    errors = {f.check.code for f in examine(Case(report)).findings if f.severity is Severity.ERROR}
    assert errors == {"T106", "T109"}


@pytest.mark.parametrize(("turned", "borders"), [(90, "none"), (180, "plain"), (270, "plain")])
def test_what_lies_on_its_side_or_stands_on_its_head_is_turned(turned, borders):
    draft = DRAFTS["busy"]
    way = replace(WAYS["宋体, 150 dpi"], turned=turned, borders=borders)
    assert wrong(read_bytes(pictured.html(draft, pictured.tables(draft, way)), "a.html"), draft) == {}


@pytest.mark.parametrize("borders", ["thick", "dotted"])
def test_a_sheet_photographed_on_a_desk_to_its_very_edge_is_read(borders):
    """The rule at the edge of the sheet touches the desk, and all lines lean towards each other."""
    draft = DRAFTS["busy"]
    way = replace(WAYS["photographed"], margin=1, borders=borders, skew=-0.8)
    assert wrong(read_bytes(pictured.html(draft, pictured.tables(draft, way)), "a.html"), draft) == {}


def test_a_misread_digit_is_corrected_beside_the_published_one_by_the_sums():
    """A digit is painted over: the picture itself then says another number than the sums."""
    draft = DRAFTS["busy"]
    ref = CellRef("requests", "granted", "all")
    printed = replace(draft, cells={**draft.cells, ref: "700"})
    report = read_bytes(pictured.html(draft, pictured.tables(printed, WAYS["宋体, 150 dpi"])), "a.html")
    assert report[ref].value == 700
    assert str(report[ref].suggested) == draft.cells[ref]
    assert report[ref].origin.text == "700"


def _smudged(file: bytes, box) -> bytes:
    table = Image.open(io.BytesIO(file)).convert("RGB")
    chance = random.Random(3)
    pen = ImageDraw.Draw(table)
    left, top, right, bottom = box
    middle, centre = (left + right) / 2, (top + bottom) / 2
    for _ in range(14):
        x, y = middle + chance.uniform(-14, 14), centre + chance.uniform(-6, 6)
        pen.line((x, y, x + chance.uniform(-14, 14), y + chance.uniform(-5, 5)), fill="black", width=2)
    return pictured.saved(table)


def test_what_cannot_be_read_is_said_to_be_unreadable_and_never_guessed():
    draft = DRAFTS["busy"]
    files = pictured.tables(draft, WAYS["宋体, 150 dpi"])
    sound = read_bytes(pictured.html(draft, files), "a.html")
    summed, alone = CellRef("requests", "granted", "other"), CellRef("disclosure", "licences", "decisions")
    files[1] = _smudged(files[1], sound[summed].origin.box)
    files[0] = _smudged(files[0], sound[alone].origin.box)
    report = read_bytes(pictured.html(draft, files), "a.html")
    assert report[summed].state is not State.NUMBER
    assert report[summed].value is None
    assert str(report[summed].suggested) in {draft.cells[summed], "None"}
    assert report[alone].value is None
    assert report[alone].suggested is None


@pytest.mark.parametrize("way", ["宋体, 150 dpi", "red stamp, turned -1.5 degrees, JPEG 50"])
def test_numbers_printed_in_red_are_no_seal(way):
    draft, way = sample_003(), WAYS[way]
    boxes = {ref: cell.origin.box for ref, cell in _read_plain(draft).cells.items()}
    red = {ref for ref in draft.cells if ref.column in {"all", "decisions"}}
    files = []
    for table in draft.tables:
        page = Image.open(io.BytesIO(_table_of(draft, table)))
        files.append(damaged(_reddened(page, [boxes[ref] for ref in red if ref.table == table]), way))
    report = read_bytes(pictured.html(draft, files), "a.html")
    assert set(wrong(report, draft).values()) <= {(State.UNREADABLE.value, "None")}
    assert len(wrong(report, draft)) <= 5


def _read_plain(draft):
    return read_bytes(pictured.html(draft, pictured.tables(draft, WAYS["宋体, 150 dpi"])), "a.html")


def _table_of(draft, table):
    return pictured.tables(draft, WAYS["宋体, 150 dpi"])[list(draft.tables).index(table)]


def _reddened(page, boxes):
    """A page whose print in some boxes is red."""
    page = page.convert("RGB")
    for left, top, right, bottom in boxes:
        inner = tuple(round(v) for v in (left + 4, top + 4, right - 4, bottom - 4))
        cell = page.crop(inner)
        page.paste(ImageChops.lighter(cell, Image.new("RGB", cell.size, "#d01018")), inner[:2])
    return page


def test_a_heading_with_the_numeral_of_another_section_is_read_as_printed_and_found():
    """The report prints 二 where 三 is due; its table is read all the same."""
    draft = DRAFTS["busy"]
    leaves = leaves_of(PRESSES["as it should be"], draft)
    for leaf in leaves:
        for at, (x, y, words, size) in enumerate(leaf.said):
            if words.startswith("三、收到和处理"):
                leaf.said[at] = (x, y, words.replace("三", "二"), size)
    first, *others = scanned(leaves, WAYS["宋体, 150 dpi"])
    file = io.BytesIO()
    first.save(file, "TIFF", save_all=True, append_images=others)
    report = read_bytes(file.getvalue(), "a.tiff")
    assert wrong(report, draft) == {}
    assert [section.number for section in report.sections] == ["一", "二", "二", "四", "五", "六"]
    assert "S102" in {finding.check.code for finding in examine(Case(report)).findings}


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda: Image.new("RGB", (1200, 1600), "white"), "没有可以识读的文字", id="a blank page"),
        pytest.param(
            lambda: Image.effect_noise((1200, 900), 90).convert("RGB"),
            r"没有可以识读的文字|不是政府信息公开|只有图片",
            id="noise",
        ),
        pytest.param(lambda: Image.radial_gradient("L").resize((1500, 1500)), "没有可以识读的文字", id="a photograph"),
        pytest.param(lambda: Image.new("1", (20_000, 20_000), 1), "图片过大", id="far too large"),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(make, reason):
    with pytest.raises(UnusableInputError, match=reason):
        read_bytes(pictured.saved(make()), "a.png")


def test_broken_files_are_refused():
    page = pictured.saved(Image.new("L", (900, 1200), 255), "TIFF")
    for broken in (page[:200], page[:8] + bytes(400), b"II*\x00" + b"\xff" * 300, b"\xff\xd8\xff\xe0" + bytes(99)):
        with pytest.raises(UnusableInputError):
            read_bytes(broken, "a.tif")


def test_hundreds_of_pages_are_cut_off_and_said_to_be(monkeypatch):
    monkeypatch.setattr(looking, "MAX_PAGES", 2)
    draft = sample_003()
    report = read_bytes(pictured.scan(draft, WAYS["宋体, 100 dpi"]), "a.tiff")
    assert "pictures-cut" in {problem.code for problem in report.problems}


def test_where_the_reader_is_not_installed_a_line_says_so(monkeypatch):
    monkeypatch.setattr(picture, "_LIBRARIES", ("no_such_library",))
    with pytest.raises(UnusableInputError, match="pip install"):
        read_bytes(pictured.saved(Image.new("L", (900, 1200), 255)), "a.png")
    draft = sample_003()
    page = pictured.html(draft, [pictured.saved(Image.new("L", (900, 300), 255))] * 3)
    report = read_bytes(page, "a.html", Ocr.ALWAYS)
    assert {reading.state for reading in report.tables.values()} == {TableState.IMAGE}
    assert "pictures-not-read" in {problem.code for problem in report.problems}


def test_asked_not_to_a_picture_is_refused():
    with pytest.raises(UnusableInputError, match="never"):
        read_bytes(pictured.saved(Image.new("L", (900, 1200), 255)), "a.png", Ocr.NEVER)


def test_nothing_of_it_is_loaded_before_a_picture_is_read():
    code = "import sys, gongkai.cli.app, gongkai.ingest; print({'cv2', 'numpy', 'onnxruntime'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"
