"""Pages with their pictures and links; what a scan may cost; files that are sound."""

import io

import docx
import openpyxl
import pytest
from PIL import Image

from gongkai.scan import Budget, Context, Severity, mask_file, scan_file, scan_html
from gongkai.scan.detectors.page_rules import PAGE
from gongkai.scan.formats.pictures import strip_picture
from gongkai.scan.words.context import EXAMPLE
from leaking import LEAKS
from leaking.papers import blank, page, said, saved
from leaking.pictured import exif, photo

FILES = {leak.name: leak.make for leak in LEAKS}


def codes(hits):
    return [hit.code for hit in hits]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in PAGE for text in rule.faulty])
def test_a_rule_for_pages_finds_its_faulty_examples(rule, text):
    assert rule.code in codes(scan_html(text, EXAMPLE))


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in PAGE for text in rule.sound])
def test_a_rule_for_pages_passes_its_sound_examples(rule, text):
    assert codes(scan_html(text, EXAMPLE)) == []


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("/guide/", False),
        ("/guide/#top", False),
        ("http://www.example.gov.cn/gone/", True),
        ("https://elsewhere.example/gone/", False),
        ("/gone/?a=1", True),
        ("beside.html", False),
        ("mailto:a@b.cn", False),
        ("javascript:void(0)", False),
        ("http://[", True),
    ],
)
def test_only_addresses_of_our_own_site_are_judged(address, dead):
    assert ("H103" in codes(scan_html(f"<p>见<a href='{address}'>此</a></p>", EXAMPLE))) is dead


def test_addresses_may_be_a_question():
    known = Context(addresses=lambda path: path.startswith("/a"))
    text = "<p><a href='/a/1'>甲</a><a href='/b'>乙</a></p>"
    assert [hit.found for hit in scan_html(text, known)] == ["/b"]


def test_without_addresses_no_link_is_judged():
    assert codes(scan_html("<a href='/gone/'>此</a>")) == []


def test_an_image_that_is_the_whole_page_is_a_pictured_text():
    assert "H101" in codes(scan_html("<p>公示</p><img src=1.png alt=一><img src=2.png alt=二>"))


def test_a_page_that_cannot_be_parsed_blocks():
    assert codes(scan_html("<p>" * 700_000)) == ["F101"]


def test_text_stays_in_order_around_inner_elements():
    assert codes(scan_html("<p>户主张某<b>138</b>1234<i>56</i>78，后文</p>")) == ["L105"]


@pytest.mark.parametrize(
    ("name", "budget", "reason"),
    [
        ("notice.txt", Budget(size=10), "字节"),
        ("notice.txt", Budget(characters=10), "字数"),
        ("visible.pdf", Budget(pages=1), "页数"),
        ("visible.pdf", Budget(seconds=-1), "秒"),
        ("leaks.docx", Budget(seconds=-1), "秒"),
        ("photo.jpg", Budget(pixels=10), "像素"),
        ("all.zip", Budget(members=1), "压缩包里的文件"),
    ],
)
def test_what_costs_too_much_blocks(name, budget, reason):
    (hit,) = [hit for hit in scan_file(name, FILES[name](), budget=budget).hits if hit.code == "F101"][:1]
    assert reason in hit.message
    assert hit.severity is Severity.BLOCK


def test_an_error_of_a_parser_blocks_and_is_no_traceback(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("gongkai.scan.engine.open_file", broken)
    (hit,) = scan_file("a.txt", b"text").hits
    assert (hit.code, "ZeroDivisionError" in hit.message) == ("F101", True)
    assert mask_file("a.txt", b"text").data is None


def test_a_copy_that_cannot_be_made_is_none(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("gongkai.scan.formats.pdf.paper.clean_structure", broken)
    assert mask_file("a.pdf", FILES["visible.pdf"]()).data is None
    assert mask_file("a.zip", FILES["all.zip"](), budget=Budget(depth=1)).data is None


def test_single_hits_of_an_archive_can_be_chosen():
    data = FILES["all.zip"]()
    hits = [hit for hit in scan_file("all.zip", data).hits if hit.found in {"李红", "13812345600"}]
    masked = mask_file("all.zip", data, hits)
    assert masked.proof.clean
    left = {hit.found for hit in scan_file("all.zip", masked.data).hits}
    assert {"张小明", "370102199003071238"} <= left
    assert not left & {"李红", "13812345600"}


def test_many_lines_and_signs_on_a_page_take_no_long_time():
    made = blank()
    lines = "".join(f"0 0 0 rg 0 {n / 4} 500 0.5 re f\n" for n in range(2000))
    page(made, lines + "".join(said("word", x=n % 500, y=n // 4) for n in range(2000)))
    assert scan_file("a.pdf", saved(made), budget=Budget(seconds=20)).hits == ()


def sound_word():
    made = docx.Document()
    made.core_properties.author = ""
    made.add_paragraph("关于做好某项工作的通知")
    table = made.add_table(2, 2)
    table.rows[0].cells[0].text = "项目"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def sound_book():
    made = openpyxl.Workbook()
    made.properties.creator = ""
    made.active.append(("项目", "金额（万元）"))
    made.active.append(("道路", 12))
    made.active.row_dimensions[9].hidden = True
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def sound_paper():
    made = blank()
    page(made, said("Plain words") + "0 0 1 rg 60 590 200 30 re f " + said("White on blue", y=600, before="1 1 1 rg"))
    return saved(made)


@pytest.mark.parametrize(
    ("name", "make"),
    [("a.docx", sound_word), ("a.xlsx", sound_book), ("a.pdf", sound_paper), ("a.jpg", photo)],
)
def test_nothing_is_found_in_a_sound_file(name, make):
    scan = scan_file(name, make())
    assert [(hit.code, hit.message, str(hit.place)) for hit in scan.hits] == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF"])
def test_a_stripped_picture_has_the_same_pixels(kind):
    told = {"TIFF": {"tiffinfo": {270: "张某"}}, "GIF": {"comment": b"note"}}.get(kind, {"exif": exif()})
    data = photo(kind, **told)
    stripped = strip_picture(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(stripped)) as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
        assert dict(after.getexif()).keys() <= {0x0112, *range(0x100, 0x11D), 0x13D}


def test_which_way_is_up_is_kept():
    with Image.open(io.BytesIO(strip_picture(photo(exif=exif())))) as picture:
        assert dict(picture.getexif()) == {0x0112: 6}
