"""A table over pages is one table, with what a page break did to its cells undone; where it is not sure, it is two."""

import pytest

from variants.handmade import Leaf, fill, grid

XS = [70, 130, 250, 330, 410]
PLAIN = [70, 250, 330, 410]


def page(top, texts, *, groups=(), xs=None, step=24):
    """A page with a table from `top`; of four columns, the first is parted only above the rows that `groups` name."""
    leaf = Leaf()
    grouped = len(texts[0]) == 4
    xs = xs or (XS if grouped else PLAIN)
    ys = [top + step * n for n in range(len(texts) + 1)]
    for x in xs:
        leaf.stroke(x, ys[0], x, ys[-1])
    for row, y in enumerate(ys):
        closed = not grouped or row in {0, len(texts), *groups}
        leaf.stroke(xs[0] if closed else xs[1], y, xs[-1], y)
    fill(leaf, xs, ys, texts)
    return leaf


def test_a_table_goes_on_over_the_page(read):
    document = read(
        page(700, [["规章", "1", "2"], ["行政许可", "3", "4"]]),
        page(60, [["行政处罚", "5", "6"]]),
    )
    assert len(document.grids) == 1
    assert document.rows() == [["规章", "1", "2"], ["行政许可", "3", "4"], ["行政处罚", "5", "6"]]
    assert [cell.page for cell in document.grids[0].cells if cell.text.isdigit()] == [1, 1, 1, 1, 2, 2]


def test_a_header_that_is_printed_again_is_left_out(read):
    document = read(
        page(700, [["结果", "自然人", "总计"], ["1.信访", "1", "2"]]),
        page(60, [["结果", "自然人", "总计"], ["2.重复", "3", "4"]]),
    )
    assert document.rows() == [["结果", "自然人", "总计"], ["1.信访", "1", "2"], ["2.重复", "3", "4"]]


def test_a_group_beside_rows_on_both_pages_is_one_cell(read):
    document = read(
        page(700, [["（三）不予", "1.国家秘密", "0", "0"], ["", "2.其他法律", "1", "1"]]),
        page(60, [["公开", "3.危及", "2", "2"], ["", "4.保护", "3", "3"]]),
    )
    group = document.grids[0].cells[0]
    assert (group.rowspan, "".join(group.text.split())) == (4, "（三）不予公开")


def test_a_group_ends_with_its_page_where_the_next_has_its_own(read):
    document = read(
        page(700, [["（三）不予公开", "8.查询", "0", "0"]]),
        page(60, [["（四）无法提供", "1.不掌握", "2", "2"], ["", "2.没有", "3", "3"]]),
    )
    assert [(c.rowspan, c.text) for c in document.grids[0].cells if c.column == 0] == [
        (1, "（三）不予公开"),
        (2, "（四）无法提供"),
    ]


LONG = "1.申请人无正当理由逾期仍不予补正"
SPLIT = {
    "label on both pages, numbers on the first": ([LONG, "7", "9"], ["行政机关不再处理", "", ""]),
    "label on both pages, numbers on the second": ([LONG, "", ""], ["行政机关不再处理", "7", "9"]),
    "numbers alone on the second page": (["1.逾期不补正", "", ""], ["", "7", "9"]),
    "an empty rest on the second page": (["1.逾期不补正", "7", "9"], ["", "", ""]),
}


@pytest.mark.parametrize(("upper", "lower"), SPLIT.values(), ids=SPLIT)
def test_a_row_that_the_break_cuts_is_one_row(read, upper, lower):
    document = read(
        page(676, [["前一行", "1", "2"], upper]),
        page(60, [lower, ["2.后一行", "3", "4"]]),
    )
    rows = document.rows()
    assert len(rows) == 3
    assert rows[1][1:] == ["7", "9"]


def test_two_rows_stay_two_where_both_have_numbers(read):
    document = read(
        page(700, [["规章", "1", "2"]]),
        page(60, [["规范性文件", "3", "4"]]),
    )
    assert len(document.rows()) == 2


def test_a_blank_row_at_the_head_of_a_page_stays_a_row(read):
    document = read(page(700, [["规章", "1", "2"]]), page(60, [["规范性文件", "", ""]]))
    assert document.rows() == [["规章", "1", "2"], ["规范性文件", "", ""]]


def test_a_table_after_a_heading_is_another_table(read):
    document = read(
        page(640, [["规章", "1", "2"]]).text(70, 720, "三、收到和处理政府信息公开申请情况", 14),
        page(60, [["本年新收", "3", "4"]]),
    )
    assert len(document.grids) == 2


def test_tables_of_other_columns_stay_apart(read):
    lower = grid(Leaf(), [70, 100, 180, 220, 300, 410], [60, 80], [["1", "2", "3", "4", "5"]])
    assert len(read(page(700, [["规章", "1", "2"]]), lower).grids) == 2


def test_page_numbers_do_not_part_a_table(read):
    document = read(
        page(700, [["规章", "1", "2"]]).text(280, 810, "— 1 —"),
        page(60, [["规范性文件", "3", "4"]]).text(280, 810, "— 2 —"),
    )
    assert len(document.grids) == 1
    assert not document.paragraphs


def test_the_rest_of_a_table_may_stand_a_little_to_the_side(read):
    shifted = [x + 20 for x in PLAIN]
    document = read(page(700, [["规章", "1", "2"]]), page(60, [["规范性文件", "3", "4"]], xs=shifted))
    assert len(document.grids) == 1


def test_words_that_ran_out_of_the_last_row_belong_to_it(read):
    upper = page(700, [["", "一、新收", "1", "2"], ["（三）不", "1.国家秘密", "3", "4"]], groups=[1])
    upper.text(73, 759, "予公开")
    document = read(upper, page(60, [["", "2.其他", "5", "6"]]))
    assert len(document.grids) == 1
    assert not document.paragraphs
