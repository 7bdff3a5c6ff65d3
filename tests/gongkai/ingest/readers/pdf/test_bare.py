"""Rows of numbers in a picture without rules stay rows of their own, though a seal lies on their labels."""

import pytest

from gongkai.ingest.readers.normal import UNMAPPED
from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.unruled import unruled
from gongkai.ingest.readers.pdf.writing import lines_of

SIZE = 10.0
XS = (50, 200, 240, 280, 320, 360)


def page(*rows):
    """The lines of a page: rows of texts, each of them at its height."""
    found = []
    for base, texts in rows:
        for x, text in zip(XS, texts, strict=False):
            for at, char in enumerate(text):
                left = x + at * SIZE
                found.append(Character(char, left, base - 8, left + SIZE, base + 2, base, SIZE))
    return lines_of(found)


def rows(*lines, pictured=True):
    """The texts of the one table that such lines make."""
    (table,) = unruled(page(*lines), 1, pictured=pictured).tables
    return [[cell.text for cell in table.cells if cell.top == row] for row in range(table.rows)]


ABOVE = (100, ["予以公开", "1", "2", "3"])
BELOW = (160, ["不予公开", "7", "8", "9"])


def test_numbers_without_a_label_are_a_row():
    found = rows(ABOVE, (130, ["", "4", "5", "6"]), BELOW)
    assert found == [["予以公开", "1", "2", "3"], [UNMAPPED, "4", "5", "6"], ["不予公开", "7", "8", "9"]]


def test_in_a_text_they_have_lost_it_to_another():
    found = rows(ABOVE, (130, ["", "4", "5", "6"]), BELOW, pictured=False)
    assert all(text.endswith(UNMAPPED) for row in found for text in row[-3:])


def test_what_they_lack_is_not_blank():
    found = rows(ABOVE, (130, ["", "4", "", "6"]), BELOW)
    assert found[1] == [UNMAPPED, "4", UNMAPPED, "6"]


def test_a_stroke_beside_no_label_is_no_row():
    assert rows(ABOVE, BELOW, (190, ["总计", "8", "10", "12"]), (230, ["", "", "—", ""]))[-1] == [
        "总计",
        "8",
        "10",
        "12",
    ]


@pytest.mark.parametrize("apart", [4, 5])
def test_numbers_that_writing_beside_them_parted_are_one_row(apart):
    found = rows(ABOVE, (130 - apart, ["度办", "4", "", ""]), (130, ["部分公开", "", "5", "6"]), BELOW)
    assert ["4", "5", "6"] in [row[-3:] for row in found]


def test_a_row_in_which_nothing_stands_is_not_blank_where_two_ran_together():
    found = rows(ABOVE, (118, ["", "4", "5", ""]), (124, ["", "6", "7", "8"]), (140, ["部分公开", "", "", ""]), BELOW)
    assert ["部分公开"] in found


def wide(*gaps):
    """The numbers of three rows of five, without those in some places."""
    names = ("予以公开", "部分公开", "不予公开")
    texts = [[name, *("" if (row, at) in gaps else "7" for at in range(5))] for row, name in enumerate(names)]
    return [row[1:] for row in rows(*((100 + 30 * at, text) for at, text in enumerate(texts)))]


def test_one_place_without_a_number_is_not_blank_where_all_others_have_one():
    assert wide((1, 2)) == [["7"] * 5, ["7", "7", UNMAPPED, "7", "7"], ["7"] * 5]


def test_places_without_a_number_are_blank_where_many_are():
    assert wide((0, 1), (1, 2), (2, 3), (2, 4))[1] == ["7", "7", "", "7", "7"]


def test_rows_of_few_columns_may_have_numbers_in_some_of_them():
    found = rows((100, ["规章", "1", "2", "3"]), (130, ["许可", "4", "5", "6"]), (160, ["采购", "7", "", "9"]))
    assert found[2] == ["采购", "7", "", "9"]
