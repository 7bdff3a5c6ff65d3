"""Lines become paragraphs, over line ends and page ends; what the printer added is left out."""

import pytest

from variants.handmade import Leaf

FULL = "全年通过政府门户网站主动公开政府信息三百一十二条其中工作动态一百条公告公示"
"""A line that fills the width of the text at 12 points: 37 characters from 70 to 514."""


def lines(leaf, *words, top=100, size=12, pitch=22):
    for number, line in enumerate(words):
        indent = len(line) - len(line.lstrip("　"))
        leaf.text(70 + indent * size, top + number * pitch, line.lstrip("　"), size)
    return leaf


def test_lines_of_a_paragraph_are_joined(read):
    leaf = lines(Leaf(), "　　" + FULL[:35], FULL, "十二条。", "　　" + FULL[:35], "以上。")
    assert read(leaf).paragraphs == [FULL[:35] + FULL + "十二条。", FULL[:35] + "以上。"]


def test_a_short_line_ends_its_paragraph(read):
    leaf = lines(Leaf(), FULL, FULL, "一、总体情况", FULL, "完。")
    assert read(leaf).paragraphs == [FULL + FULL + "一、总体情况", FULL + "完。"]


def test_a_paragraph_goes_on_over_the_page(read):
    first = lines(Leaf(), "　　" + FULL[:35], FULL, top=740)
    second = lines(Leaf(), FULL, "十二条。", top=80)
    assert read(first, second).paragraphs == [FULL[:35] + FULL + FULL + "十二条。"]


def test_a_number_at_a_line_end_is_not_torn(read):
    leaf = lines(Leaf(), FULL, FULL[:34], "0631-8988877。", FULL, "完。")
    assert read(leaf).paragraphs[0] == FULL + FULL[:34] + "0631-8988877。"


def test_the_number_of_a_document_goes_on_where_it_did_not_fit(read):
    leaf = lines(Leaf(), "　　" + FULL[:26] + "国办公开办函", "〔2021〕30号）要求编制。", FULL, "完。")
    assert read(leaf).paragraphs[0] == FULL[:26] + "国办公开办函〔2021〕30号）要求编制。"


def test_air_parts_paragraphs_without_indent(read):
    leaf = lines(Leaf(), FULL, FULL)
    lines(leaf, FULL, "完。", top=100 + 2 * 22 + 14)
    assert read(leaf).paragraphs == [FULL + FULL, FULL + "完。"]


def test_a_signature_stands_by_itself(read):
    leaf = lines(Leaf(), FULL, "完。").text(400, 160, "某市某局", 12).text(390, 182, "2024年1月22日", 12)
    assert read(leaf).paragraphs == [FULL + "完。", "某市某局", "2024年1月22日"]


def test_a_title_of_two_lines_is_one(read):
    leaf = Leaf().text(75, 60, "某某市某某区某某街道办事处二〇二三年政府信息公开", 18).text(226, 88, "工作年度报告", 18)
    lines(leaf, FULL, "完。", top=130)
    assert read(leaf).paragraphs[0] == "某某市某某区某某街道办事处二〇二三年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "words",
    ["— 3 —", "-3-", "第3页", "第 3 页 共 8 页", "3/8", "3", "Page 3 of 8", "- 3 -", "３", "第3页/共8页", "·3·"],
)
def test_page_numbers_are_left_out(read, words):
    leaf = lines(Leaf(), FULL, "完。").text(280, 812, words, 9)
    assert read(leaf).paragraphs == [FULL + "完。"]


def test_what_a_browser_prints_is_left_out(read):
    leaf = lines(Leaf(), FULL, "完。")
    leaf.text(24, 22, "2024/1/22 10:30", 8).text(300, 22, "某市某局2023年政府信息公开工作年度报告", 8)
    leaf.text(24, 832, "https://www.example.gov.cn/art/2024/1/22/a.html", 8).text(560, 832, "1/3", 8)
    assert read(leaf).paragraphs == [FULL + "完。"]


def test_a_running_header_is_left_out_and_a_title_is_not(read):
    pages = [lines(Leaf(), f"{FULL}{n}", "完。", top=200).text(200, 40, "某市某局文件", 10) for n in (1, 2)]
    pages[0].text(180, 120, "某市某局2023年年度报告", 18)
    document = read(*pages)
    assert "某市某局文件" not in document.paragraphs
    assert document.paragraphs[0] == "某市某局2023年年度报告"


def test_a_date_at_the_head_of_a_page_is_kept(read):
    document = read(lines(Leaf(), FULL, "完。"), Leaf().text(400, 60, "2024年1月22日", 12))
    assert document.paragraphs[-1] == "2024年1月22日"


def test_every_paragraph_has_its_place(read):
    block = read(lines(Leaf(), FULL, "完。")).blocks[0]
    assert block.origin.page == 1
    assert block.origin.block == 0
    assert block.origin.box == pytest.approx((70, 90, 514, 124), abs=3)


def test_filled_fields_and_notes_are_read(read):
    leaf = Leaf(entries="/Annots[9 0 R]").text(70, 60, "一、总体情况")
    note = b"<</Type/Annot/Subtype/FreeText/Rect[70 700 300 730]/Contents(x)/DA(/plain 10 Tf)/F 4/AP<</N 10 0 R>>>>"
    content = b"BT /plain 10 Tf 1 0 0 1 2 5 Tm <516c5f00> Tj ET"
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 230 30]/Resources<</Font<</plain 5 0 R>>>>"
        b"/Length %d>>stream\n%b\nendstream" % (len(content), content)
    )
    assert read(leaf, more=[note, form]).paragraphs == ["一、总体情况", "公开"]
