"""What is laid over a page or cannot be seen on it is no part of its tables."""

import pytest

from variants.handmade import Leaf, grid

XS, YS = [70, 170, 270, 370], [100, 120, 140]
TEXTS = [["规章", "1", "2"], ["行政规范性文件", "3", ""]]


def table():
    return grid(Leaf(), XS, YS, TEXTS)


LAID_OVER = {
    "a slanting mark": lambda leaf: leaf.text(190, 138, "12 保密", 14, matrix=(0.9, 0.42, -0.42, 0.9)),
    "a large mark": lambda leaf: leaf.text(150, 140, "88 样本", 60),
    "a pale mark": lambda leaf: leaf.raw("0.8 g").text(165, 114, "88 样本", 12).raw("0 g"),
    "unpainted writing": lambda leaf: leaf.text(280, 134, "7", mode=3),
    "white writing on white": lambda leaf: leaf.raw("1 g").text(280, 134, "7").raw("0 g"),
    "a button": lambda leaf: leaf.bar(170, 102, 220, 118, "1 0 0 rg").raw("1 g").text(176, 114, "顶部").raw("0 g"),
}


@pytest.mark.parametrize("draw", LAID_OVER.values(), ids=LAID_OVER)
def test_what_is_laid_over_a_table_is_in_none_of_its_cells(read, draw):
    leaf = table()
    draw(leaf)
    assert read(leaf).rows() == TEXTS


def test_white_writing_on_a_dark_row_is_read(read):
    leaf = Leaf().bar(70, 100, 370, 120, "0.2 0.3 0.6 rg").raw("1 g")
    leaf.text(73, 112, "信息内容").text(173, 112, "制发").text(273, 112, "废止").raw("0 g")
    grid(leaf, XS, [100, 120, 140], [["", "", ""], ["规章", "1", "2"]])
    assert read(leaf).rows() == [["信息内容", "制发", "废止"], ["规章", "1", "2"]]


def test_hidden_writing_is_said(read):
    assert read(table().text(280, 134, "7", mode=3)).codes == ["hidden-text"]


def test_a_pale_note_that_nothing_stands_on_is_read(read):
    assert read(table().raw("0.6 g").text(70, 200, "注：按收到之日统计")).paragraphs == ["注：按收到之日统计"]
