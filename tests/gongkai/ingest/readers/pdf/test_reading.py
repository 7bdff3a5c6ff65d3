"""A PDF comes back as its paragraphs, its tables as ruled, its pictures, and what a person should know of it."""

import io
import itertools

import pikepdf
import pytest

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest.document import Borders, Grid, Picture, TextBlock
from gongkai.ingest.readers.pdf import read_pdf
from variants.handmade import Leaf, fill, grid, pdf

XS, YS = [70, 170, 270, 370], [100, 120, 150, 170]
TEXTS = [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "12\n34", "/"], ["规范性文件", "59237.2449", ""]]
CELLS = [(r, c, 1, 1, TEXTS[r][c]) for r in range(3) for c in range(3)]


def read(*leaves, **options):
    return read_pdf(pdf(*leaves, **options), Source("report.pdf", "0" * 64, "pdf"))


def grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


def paragraphs(document):
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def cells(table):
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in table.cells]


def codes(document):
    return [problem.code for problem in document.problems]


def stroked(leaf):
    grid(leaf, XS, YS, TEXTS)


def barred(leaf):
    grid(leaf, XS, YS, TEXTS, line=lambda x0, y0, x1, y1: leaf.bar(x0 - 0.4, y0 - 0.4, x1 + 0.4, y1 + 0.4))


def in_pieces(leaf):
    def pieces(x0, y0, x1, y1):
        for n in range(10):
            leaf.stroke(
                x0 + (x1 - x0) * n / 10,
                y0 + (y1 - y0) * n / 10,
                x0 + (x1 - x0) * (n + 1) / 10,
                y0 + (y1 - y0) * (n + 1) / 10,
            )

    grid(leaf, XS, YS, TEXTS, line=pieces)


def dashed(leaf):
    grid(leaf, XS, YS, TEXTS, line=lambda *ends: leaf.stroke(*ends, dash="[3 3] 0 d"))


def dotted(leaf):
    def dots(x0, y0, x1, y1):
        steps = int(max(x1 - x0, y1 - y0) / 1.5)
        for n in range(steps + 1):
            x, y = x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps
            leaf.bar(x - 0.4, y - 0.4, x + 0.4, y + 0.4)

    grid(leaf, XS, YS, TEXTS, line=dots)


def doubled(leaf):
    def double(x0, y0, x1, y1):
        leaf.stroke(x0, y0, x1, y1).stroke(x0 + 1.5, y0 + 1.5, x1 + 1.5, y1 + 1.5)

    grid(leaf, XS, YS, TEXTS, line=double)


def boxed(leaf):
    for top, bottom in itertools.pairwise(YS):
        for left, right in itertools.pairwise(XS):
            leaf.box(left + 1, top + 1, right - 1, bottom - 1)
    fill(leaf, XS, YS, TEXTS)


def shaded(leaf):
    for top, bottom in itertools.pairwise(YS):
        for left, right in itertools.pairwise(XS):
            leaf.bar(left, top, right, bottom, "0.9 g")
    stroked(leaf)


def open_sided(leaf):
    for x in XS[1:-1]:
        leaf.stroke(x, YS[0], x, YS[-1])
    for y in YS[1:-1]:
        leaf.stroke(XS[0], y, XS[-1], y)
    fill(leaf, XS, YS, TEXTS)


def in_one_path(leaf):
    path = [f"{x - 0.3} {842 - YS[-1]} 0.6 {YS[-1] - YS[0]} re" for x in XS]
    path += [f"{XS[0]} {842 - y - 0.3} {XS[-1] - XS[0]} 0.6 re" for y in YS]
    leaf.raw(" ".join(path) + " f")
    fill(leaf, XS, YS, TEXTS)


def in_one_stroke(leaf):
    path = [f"{x} {842 - YS[0]} m {x} {842 - YS[-1]} l" for x in XS]
    path += [f"{XS[0]} {842 - y} m {XS[-1]} {842 - y} l" for y in YS]
    leaf.raw(" ".join(path) + " S")
    fill(leaf, XS, YS, TEXTS)


DRAWN = {
    "stroked lines": stroked,
    "thin bars": barred,
    "many short pieces": in_pieces,
    "dashes": dashed,
    "dots": dotted,
    "double lines": doubled,
    "a box around every cell": boxed,
    "lines over shading": shaded,
    "no outer borders": open_sided,
    "all lines in one filled path": in_one_path,
    "all lines in one stroke": in_one_stroke,
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_a_table_is_read_however_its_lines_are_drawn(draw):
    leaf = Leaf()
    draw(leaf)
    (table,) = grids(read(leaf))
    assert cells(table) == CELLS
    assert table.borders is Borders.MARKED


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (50, 60, 500, 800)])
def test_a_page_may_be_shown_turned_and_cropped(rotate, crop):
    leaf = Leaf(rotate=rotate, crop=crop)
    stroked(leaf)
    document = read(leaf)
    assert cells(grids(document)[0]) == CELLS


def test_a_box_is_a_place_on_the_page_as_it_is_shown():
    leaf = Leaf(width=600, height=800, rotate=90)
    stroked(leaf)
    (table,) = grids(read(leaf))
    assert table.cells[0].box == pytest.approx((680, 70, 700, 170), abs=1)
    assert table.cells[0].page == 1


def test_writing_turned_within_the_page_is_read_upright():
    leaf = Leaf(width=842, height=595)
    leaf.text(300, 400, "一二三四五六七八九十", 12, matrix=(0, 1, -1, 0)).text(
        330, 400, "后一行", 12, matrix=(0, 1, -1, 0)
    )
    assert paragraphs(read(leaf)) == ["一二三四五六七八九十", "后一行"]


def test_merged_cells_keep_their_spans():
    leaf = Leaf()
    for x0, y0, x1, y1 in [(0, 0, 300, 0), (100, 20, 300, 20), (100, 40, 300, 40), (0, 60, 300, 60)]:
        leaf.stroke(70 + x0, 100 + y0, 70 + x1, 100 + y1)
    for x, y0, y1 in [(0, 0, 60), (100, 0, 60), (200, 20, 60), (300, 0, 60)]:
        leaf.stroke(70 + x, 100 + y0, 70 + x, 100 + y1)
    fill(leaf, [70, 170, 270], [100, 120, 140], [["（三）不予公开", "申请人情况"], ["", "1", "2"], ["", "3", "4"]])
    (table,) = grids(read(leaf))
    assert cells(table) == [
        (0, 0, 3, 1, "（三）不予公开"),
        (0, 1, 1, 2, "申请人情况"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "2"),
        (2, 1, 1, 1, "3"),
        (2, 2, 1, 1, "4"),
    ]


def test_upright_writing_in_a_narrow_cell_is_read_downwards():
    leaf = Leaf()
    grid(leaf, [70, 100, 200], [100, 200], [["", "12"]])
    for column, words in ((84, "本年度"), (72, "结果")):
        for row, word in enumerate(words):
            leaf.text(column, 120 + 12 * row, word)
    assert grids(read(leaf))[0].cells[0].text == "本年度\n结果"


def test_a_number_of_several_runs_is_one_number():
    leaf = Leaf()
    grid(leaf, [70, 170, 270], [100, 120], [["行政许可", ""]])
    for place, digit in enumerate("1204"):
        leaf.text(180 + 5.3 * place, 112, digit)
    assert grids(read(leaf))[0].cells[1].text == "1204"


def test_what_is_drawn_twice_to_look_bold_is_read_once():
    leaf = Leaf().text(70, 60, "一一、总体情况11").text(70.3, 60, "一一、总体情况11")
    assert paragraphs(read(leaf)) == ["一一、总体情况11"]


def test_radicals_are_read_as_the_ideographs_that_they_stand_for():
    leaf = Leaf().text(70, 60, "⼆、主动公开政府信息情况〔2021〕３０号")
    assert paragraphs(read(leaf)) == ["二、主动公开政府信息情况〔2021〕３０号"]


def test_a_frame_around_prose_is_no_table():
    leaf = Leaf().box(40, 40, 555, 800).text(70, 60, "一、总体情况")
    document = read(leaf)
    assert not grids(document)
    assert paragraphs(document) == ["一、总体情况"]


def test_what_lies_off_the_page_is_left_out():
    leaf = Leaf().text(70, 60, "一、总体情况").text(700, 60, "不在页内").text(70, -40, "也不在")
    assert paragraphs(read(leaf)) == ["一、总体情况"]


def test_an_image_is_a_picture_with_its_place():
    leaf = Leaf().text(70, 60, "三、收到和处理政府信息公开申请情况").image(70, 100, 500, 600).text(70, 640, "四、其他")
    blocks = read(leaf).blocks
    assert [type(block) for block in blocks] == [TextBlock, Picture, TextBlock]
    assert blocks[1].origin.page == 1
    assert blocks[1].origin.box == pytest.approx((70, 100, 500, 600), abs=0.5)


def test_strips_of_a_scan_are_one_picture():
    leaf = Leaf()
    for top in range(0, 840, 40):
        leaf.image(0, top, 595, top + 40)
    document = read(leaf)
    assert [type(block) for block in document.blocks] == [Picture]
    assert codes(document) == ["no-text-layer"]


def test_invisible_text_is_read_and_said():
    document = read(Leaf().image(0, 0, 595, 842).text(70, 60, "识别文字", mode=3))
    assert "识别文字" in paragraphs(document)
    assert codes(document) == ["invisible-text"]


def test_glyphs_without_a_character_are_said_and_never_guessed():
    leaf = Leaf()
    grid(leaf, [70, 170, 270], [100, 120], [["行政许可", ""]])
    leaf.text(180, 112, "17", font="unmapped")
    document = read(leaf)
    assert grids(document)[0].cells[1].text == "\N{REPLACEMENT CHARACTER}" * 2
    assert codes(document) == ["unmapped-text"]


def test_the_title_is_the_documents_own():
    assert read(Leaf().text(70, 60, "正文"), title="某市某局年度报告").title == "某市某局年度报告"


BAD = {
    "nothing after the mark": b"%PDF-1.7\n",
    "noise after the mark": b"%PDF-1.4\n" + bytes(range(256)) * 40,
    "cut short": pdf(Leaf().text(70, 60, "正文"))[:300],
    "no pages": pdf(),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_damaged_file_is_refused_in_one_line(data):
    with pytest.raises(UnusableInputError, match=r"report\.pdf：文件不完整或已损坏"):
        read_pdf(data, Source("report.pdf"))


def test_an_encrypted_file_is_refused_as_such():
    lock = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    with pytest.raises(UnusableInputError, match="已加密"):
        read(Leaf().text(70, 60, "正文"), trailer=lock)


def locked(open_with):
    """A page that pikepdf encrypted: with a password to open it, or only one to change it."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(Leaf().text(70, 60, "正文")))) as made:
        made.save(file, encryption=pikepdf.Encryption(user=open_with, owner="secret", R=6))
    return file.getvalue()


def test_a_file_that_opens_with_a_password_is_refused_as_such():
    with pytest.raises(UnusableInputError, match="已加密，请取消密码"):
        read_pdf(locked("1234"), Source("report.pdf"))


def test_a_file_that_is_only_closed_to_changes_is_read():
    document = read_pdf(locked(""), Source("report.pdf"))
    assert [block.text for block in document.blocks] == ["正文"]


def test_pages_beyond_the_cap_are_said():
    document = read(*(Leaf().text(70, 60, "正文") for _ in range(130)))
    assert codes(document) == ["pages-cut"]
