"""Table 4 read in a picture: a stroke that passes for a dash does not push each number into the next place."""

import pytest

from gongkai.basis import Origin
from gongkai.forms import FORMS, State
from gongkai.ingest.disputes import read_disputes
from gongkai.ingest.document import Borders, Grid, GridCell
from gongkai.ingest.flow import Line
from gongkai.ingest.looks import row_of

FORM = FORMS["2021"]
PLACE = Origin("0" * 64)
NUMBERS = [str(n) for n in range(15)]


def read(*rows, confidence=0.999):
    """The cells of rows of texts, as they were seen."""
    cells = [
        GridCell(text, row, column, box=(column * 30, row * 20, column * 30 + 30, row * 20 + 20), confidence=confidence)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    grid = Grid(tuple(cells), len(rows), max(map(len, rows)), PLACE, Borders.GUESSED)
    lines = [Line(grid, row, tuple(cell for cell in cells if cell.row == row)) for row in range(len(rows))]
    return read_disputes([row_of(line, None) for line in lines], FORM).cells


HEAD = ["行政复议", "行政诉讼"]


def test_fifteen_numbers_in_one_line_are_read():
    found = read(HEAD, NUMBERS)
    assert [str(found[ref].value) for ref in FORM.table("disputes").refs] == NUMBERS


@pytest.mark.parametrize("stroke", ["—", "1"])
def test_a_stroke_above_and_a_number_lost_are_not_fifteen_numbers(stroke):
    found = read(HEAD, [stroke], NUMBERS[1:])
    assert {cell.state for cell in found.values()} == {State.UNPLACED}


def test_five_numbers_a_line_are_read():
    found = read(HEAD, NUMBERS[:5], NUMBERS[5:10], NUMBERS[10:])
    assert [str(found[ref].value) for ref in FORM.table("disputes").refs] == NUMBERS
