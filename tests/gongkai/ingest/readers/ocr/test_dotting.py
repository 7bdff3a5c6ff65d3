"""Dotted rules become whole ones, in the narrowest row as well; the strokes of characters do not."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.dotting import drawn_through
from gongkai.ingest.readers.ocr.ruling import em_of, taken_apart
from gongkai.ingest.readers.ocr.straightening import straightened
from pictured import HEI, SONG

EM = 30
ROWS, COLUMNS = tuple(range(60, 600, 55)), tuple(range(60, 1640, 140))


def _table(*, wide=2, dots=(), lean=0.0, font=SONG, words="机关 12"):
    """A table with dotted rules, words in each of its cells, that leans."""
    page = Image.new("L", (1700, 660), 255)
    pen = ImageDraw.Draw(page)
    for y in ROWS:
        _dots(pen, (COLUMNS[0], y), (COLUMNS[-1], y), wide, *dots)
    for x in COLUMNS:
        _dots(pen, (x, ROWS[0]), (x, ROWS[-1]), wide, *dots)
    for y in ROWS[:-1]:
        for x in COLUMNS[:-1]:
            pen.text((x + 24, y + 5), words, font=ImageFont.truetype(font, EM), fill=0)
    shear = (1, lean, -lean * 330, 0, 1, 0)
    return np.asarray(page.transform(page.size, Image.Transform.AFFINE, shear, Image.Resampling.BICUBIC, fillcolor=255))


def _dots(pen, start, end, wide, long=0, apart=0):
    """Dots in a line: three times as long as wide and twice as far apart, if it is not said otherwise."""
    (x0, y0), (x1, y1) = start, end
    long, apart = long or 3 * wide, apart or 2 * wide
    for at in range(0, max(x1 - x0, y1 - y0), long + apart):
        x, y = (x0 + at, y0) if x1 > x0 else (x0, y0 + at)
        pen.line((x, y, min(x1, x + long), y) if x1 > x0 else (x, y, x, min(y1, y + long)), fill=0, width=wide)


def _dark(page):
    return np.where(page < 128, 255, 0).astype(np.uint8)


@pytest.mark.parametrize(
    ("wide", "dots"), [(1, ()), (2, ()), (2, (8, 6)), (3, (12, 8)), (4, (6, 4)), (4, (12, 4)), (3, (24, 4))]
)
def test_each_row_and_column_is_parted_by_whole_rules(wide, dots):
    """Short dots and long, near each other and far apart; some hang together where rules cross, some do not."""
    rules = taken_apart(_table(wide=wide, dots=dots)).rules
    for y in ROWS:
        level = ((rule[0], rule[2]) for rule in rules if rule[1] - 4 <= y <= rule[3] + 4)
        assert _covered(level) > 0.97 * (COLUMNS[-1] - COLUMNS[0])
    for x in COLUMNS:
        upright = ((rule[1], rule[3]) for rule in rules if rule[0] - 4 <= x <= rule[2] + 4)
        assert _covered(upright) > 0.97 * (ROWS[-1] - ROWS[0])


def test_a_table_at_the_edge_of_a_picture_ends_where_it_ends():
    """Rules that went on to the edge crossed no rule there, and the side of the table was lost."""
    edge = COLUMNS[0] - 12
    dark = _dark(_table(wide=2))[:, edge:]
    assert not drawn_through(dark, EM)[:, :8].any()


def _covered(stretches):
    """How much stretches cover together."""
    return len({place for start, end in stretches for place in range(start, end) if end - start > EM})


@pytest.mark.parametrize("words", ["川川 11", "三王 22", "—— 77"])
@pytest.mark.parametrize("font", [SONG, HEI])
def test_strokes_of_characters_are_not_joined(font, words):
    dark = _dark(_table(font=font, words=words))
    added = cv2.subtract(drawn_through(dark, EM), dark)
    for y in ROWS[:-1]:
        assert not added[y + 6 : y + 48, COLUMNS[0] + 22 : COLUMNS[1] - 8].any()


@pytest.mark.parametrize("wide", [3, 4])
def test_dots_do_not_make_the_print_smaller_than_it_is(wide):
    plain = em_of(_dark(_table(wide=99)))  # no dots: one bar
    assert em_of(_dark(_table(wide=wide))) == pytest.approx(plain, rel=0.25)


@pytest.mark.parametrize("lean", [0.02, -0.04])
def test_a_table_of_dots_that_leans_is_made_level(lean):
    """Each upright rule then stands in a few columns of pixels; before, in dozens."""
    level = straightened(_table(lean=lean)).pixels < 128
    assert np.sort(level.sum(axis=0))[-len(COLUMNS) :].mean() > 0.45 * (ROWS[-1] - ROWS[0])
