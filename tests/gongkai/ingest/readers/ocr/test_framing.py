"""Sides of tables that a picture does not show, drawn where rules end in one line."""

import numpy as np

from gongkai.ingest.readers.ocr.framing import sides
from gongkai.ingest.readers.ocr.tracing import traced

EM = 20
ROWS = [(50, 100, 450, 102), (50, 160, 450, 162), (50, 220, 450, 222)]
COLUMNS = [(150, 100, 152, 222), (250, 100, 252, 222), (448, 100, 450, 222)]


def test_a_table_is_closed_where_its_rules_end_in_one_line():
    level, upright = sides(ROWS, COLUMNS, EM)
    assert level == []
    assert upright == [(50, 100, 52, 162), (50, 160, 52, 222)]


def test_a_table_is_closed_below():
    level, upright = sides(ROWS[:2], [(50, 100, 52, 222), *COLUMNS], EM)
    assert upright == []
    assert {rect[3] for rect in level} == {222}
    assert (min(rect[0] for rect in level), max(rect[2] for rect in level)) == (50, 450)


def test_a_table_without_rules_between_columns_has_no_sides():
    assert sides(ROWS, [], EM) == ([], [])


def test_a_closed_table_is_left_alone():
    assert sides(ROWS, [(50, 100, 52, 222), *COLUMNS], EM) == ([], [])


def test_a_cell_over_two_rows_is_no_missing_side():
    rows = [(50, 100, 450, 102), (150, 160, 450, 162), (50, 220, 450, 222)]
    assert sides(rows, [(50, 100, 52, 222), *COLUMNS], EM) == ([], [])


def test_a_broken_rule_is_traced_to_the_side_of_its_table_though_no_rule_is_seen_there():
    dark = np.zeros((300, 500), np.uint8)
    rows = [ROWS[0], (150, 160, 450, 162), ROWS[2]]
    for x in range(50, 150, 8):
        dark[160:162, x : x + 6] = 255
    assert traced(dark, rows, COLUMNS, EM) == ([(50, 160, 151, 162)], [])
