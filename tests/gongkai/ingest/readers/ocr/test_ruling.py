"""Rules are rules however thick they are for the print between them; bars and filled cells are none."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.ruling import taken_apart
from pictured import SONG

EM = 22
ROWS, COLUMNS = tuple(range(60, 600, 55)), tuple(range(60, 1640, 140))


def _table(wide):
    page = Image.new("L", (1700, 660), 255)
    pen = ImageDraw.Draw(page)
    for y in ROWS:
        pen.line((COLUMNS[0], y, COLUMNS[-1], y), fill=0, width=wide)
    for x in COLUMNS:
        pen.line((x, ROWS[0], x, ROWS[-1]), fill=0, width=wide)
    for y in ROWS[:-1]:
        for x in COLUMNS[:-1]:
            pen.text((x + 40, y + 14), "120", font=ImageFont.truetype(SONG, EM), fill=0)
    return np.asarray(page)


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5])
def test_rules_may_be_half_as_thick_as_the_print_is_high(part):
    em = taken_apart(_table(1)).em
    parts = taken_apart(_table(round(part * em)))
    assert len(parts.rules) == len(ROWS) + len(COLUMNS)
    assert len(parts.pieces) == (len(ROWS) - 1) * (len(COLUMNS) - 1)


def test_a_bar_is_no_rule():
    em = taken_apart(_table(1)).em
    page = _table(1).copy()
    page[610 : 610 + round(em), 200:1500] = 0
    assert len(taken_apart(page).rules) == len(ROWS) + len(COLUMNS)
