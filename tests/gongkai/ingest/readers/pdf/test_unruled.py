"""Tables without lines are known by numbers below each other; shading draws tables too."""

from itertools import pairwise

from gongkai.ingest.document import Borders
from variants.handmade import Leaf, fill

XS = [70, 230, 300, 370, 440]


def table(rows, *, top=100, step=20):
    leaf = Leaf()
    fill(leaf, XS, [top + step * n for n in range(len(rows))], rows)
    return leaf


def test_numbers_below_each_other_are_a_table(read):
    rows = [
        ["信息内容", "制发件数", "废止件数", "有效件数"],
        ["规章", "1", "2", "3"],
        ["文件", "44", "5", "66"],
        ["其他", "7", "8", "9"],
    ]
    document = read(table(rows))
    assert document.rows()[1:] == rows[1:]
    assert document.grids[0].borders is Borders.GUESSED


def test_a_blank_keeps_its_column(read):
    rows = [["规章", "1", "", "3"], ["文件", "", "5", "66"], ["其他", "7", "8", ""]]
    assert read(table(rows)).rows() == rows


def test_a_label_of_two_lines_stands_beside_its_numbers(read):
    leaf = table([["1.重复申请", "1", "2", "3"], ["", "4", "5", "6"], ["3.其他", "7", "8", "9"]], step=40)
    leaf.text(73, 100 + 40 + 6, "2.申请人无正当理由逾期不").text(73, 100 + 40 + 18, "补正")
    assert read(leaf).rows()[1] == ["2.申请人无正当理由逾期不\n补正", "4", "5", "6"]


def test_prose_with_numbers_is_no_table(read):
    leaf = Leaf().text(70, 60, "全年公开312条。").text(70, 80, "其中网站100条，微信212条。").text(70, 100, "共3件。")
    assert not read(leaf).grids


def test_a_heading_parts_two_tables(read):
    leaf = table([["规章", "1", "2", "3"], ["文件", "4", "5", "6"], ["许可", "4", "5", "6"]])
    leaf.text(70, 180, "三、收到和处理政府信息公开申请情况")
    fill(leaf, XS, [200, 220, 240], [["本年新收", "1", "2", "3"], ["上年结转", "4", "5", "6"], ["总计", "1", "1", "1"]])
    document = read(leaf)
    assert len(document.grids) == 2
    assert document.paragraphs == ["三、收到和处理政府信息公开申请情况"]


def test_shading_draws_a_table(read):
    leaf = Leaf()
    ys = [100, 120, 140]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for left, right in pairwise(XS):
            leaf.bar(left + 0.5, top + 0.5, right - 0.5, bottom - 0.5, "0.85 g" if row else "0.95 g")
    texts = [["信息内容", "制发", "废止", "有效"], ["规章", "1", "", "3"]]
    fill(leaf, XS, ys, texts)
    document = read(leaf)
    assert document.rows() == texts
    assert document.grids[0].borders is Borders.MARKED


def test_a_highlight_is_no_table(read):
    leaf = Leaf().bar(68, 88, 200, 104, "1 1 0 rg").bar(200, 88, 300, 104, "1 1 0 rg").text(70, 100, "着重的一句话")
    document = read(leaf)
    assert not document.grids
    assert document.paragraphs == ["着重的一句话"]
