"""A picture leans as the rules of its tables do; a single streak of writing says nothing."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.straightening import straightened
from pictured import SONG


def _page(leaning, *, length=420):
    """A level page of writing with so many short rules that fall to the right."""
    page = Image.new("L", (1400, 1700), 255)
    pen = ImageDraw.Draw(page)
    for y in range(60, 1000, 40):
        pen.text((100, y), "政府信息公开 1234567 公开 12", font=ImageFont.truetype(SONG, 28), fill=0)
    for at in range(leaning):
        y = 1100 + 90 * at
        pen.line((300, y, 300 + length, y + 0.03 * length), fill=0, width=4)
    return np.asarray(page)


def _moved(page):
    """How far straightening moves any corner of the middle of a page, but for its size."""
    straight = straightened(page)
    size = straight.matrix @ np.array([[0, 0, 1], [1400, 0, 1], [0, 1700, 1]]).T
    size = size[:2] / size[2]
    return float(max(abs(size[1, 1] - size[1, 0]), abs(size[0, 2] - size[0, 0])))


def test_a_streak_that_leans_does_not_turn_a_page_without_rules():
    assert _moved(_page(1)) < 2


@pytest.mark.parametrize(("leaning", "length"), [(5, 420), (1, 800)])
def test_the_rules_of_a_table_do(leaning, length):
    assert _moved(_page(leaning, length=length)) > 5
