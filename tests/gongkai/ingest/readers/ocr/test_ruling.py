"""Rules of tables whose cells have borders of their own: two side by side are one, and short ones are rules too."""

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.ruling import taken_apart
from pictured import SONG

EDGES, ROWS = (40, 400, 460, 520, 640, 700), (40, 90, 140, 190, 240)
"""Where columns and rows part; the narrow ones are hardly wider than two characters."""


def page(gap):
    """A table whose cells each have a border, some pixels apart."""
    paper = Image.new("L", (760, 300), 255)
    pen, font = ImageDraw.Draw(paper), ImageFont.truetype(SONG, 22)
    for top, bottom in pairwise(ROWS):
        for left, right in pairwise(EDGES):
            pen.rectangle((left, top, right - gap, bottom - gap), outline=60)
        pen.text((60, top + 10), "本年新收申请数量", font=font, fill=0)
        for left in EDGES[1:-1]:
            pen.text((left + 20, top + 10), "0", font=font, fill=0)
    return np.asarray(paper)


def parted(rules, at, *, along):
    """The part of a line along which a rule lies."""
    first, last = (0, 2) if along == "x" else (1, 3)
    across = 1 - first
    inked = {
        place
        for rule in rules
        if rule[across] - 3 <= at <= rule[across + 2] + 3
        for place in range(rule[first], rule[last])
    }
    span = (EDGES if along == "x" else ROWS)[0], (EDGES if along == "x" else ROWS)[-1]
    return len([place for place in inked if span[0] <= place <= span[1]]) / (span[1] - span[0])


@pytest.mark.parametrize("gap", [0, 2, 3])
def test_cells_with_borders_of_their_own_are_parted_by_one_rule(gap):
    rules = taken_apart(page(gap)).rules
    assert all(parted(rules, y - gap, along="x") > 0.97 for y in ROWS[1:])
    assert all(parted(rules, x - gap, along="y") > 0.97 for x in EDGES[1:])
    within = [r for r in rules if r[3] - r[1] > 100 and 380 < r[0] < 420]
    assert len(within) == 1


def test_strokes_of_words_are_no_short_rules():
    paper = Image.new("L", (760, 200), 255)
    pen, font = ImageDraw.Draw(paper), ImageFont.truetype(SONG, 22)
    for y in (20, 60, 100, 140):
        pen.text((40, y), "二三一 王二十三 工程一二三 0 0 11 33", font=font, fill=0)
    assert taken_apart(np.asarray(paper)).rules == []


def test_the_frame_of_a_table_along_the_edge_of_a_picture_is_no_number():
    paper = page(0).copy()
    paper[95:130, 757:759] = 0
    assert not [piece for piece in taken_apart(paper).pieces if piece[0] > 740]
