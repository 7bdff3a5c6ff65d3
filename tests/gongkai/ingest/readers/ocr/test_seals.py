"""Seals, specks and broken rules: taken off or made whole without harm to what is printed."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from gongkai.ingest.readers.ocr.seals import unsealed, without_grey
from gongkai.ingest.readers.ocr.specks import without_specks
from gongkai.ingest.readers.ocr.tracing import traced

RED, GREY = "#de282e", "#8c8c8c"
WHITE = 235


def _table():
    """Rules that cross a seal."""
    picture = Image.new("RGB", (600, 600), "white")
    pen = ImageDraw.Draw(picture)
    for at in range(60, 600, 60):
        pen.line((40, at, 560, at), fill="black", width=2)
        pen.line((at, 40, at, 560), fill="black", width=2)
    return picture


def _sealed(picture, colour, quality=None):
    ink = Image.new("RGB", picture.size, "white")
    ImageDraw.Draw(ink).ellipse((150, 150, 450, 450), outline=colour, width=8)
    ImageDraw.Draw(ink).rectangle((270, 270, 350, 350), fill=colour)
    sealed = ImageChops.multiply(picture, ink)
    if quality:
        file = io.BytesIO()
        sealed.save(file, "JPEG", quality=quality)
        sealed = Image.open(file)
    return np.asarray(sealed.convert("RGB"))


@pytest.mark.parametrize("quality", [None, 80, 50])
@pytest.mark.parametrize("colour", [RED, GREY])
def test_a_seal_vanishes_and_the_rules_under_it_stay(colour, quality):
    table = _table()
    seen = unsealed(_sealed(table, colour, quality)).grey
    plain = np.asarray(table.convert("L"))
    away = cv2.erode(plain, np.ones((7, 7), np.uint8)) > WHITE  # not next to print, where compression rings
    assert (seen[away] < WHITE - 35).mean() < 0.002
    assert (seen[plain < 50] > 170).mean() < 0.06


def test_a_picture_without_a_seal_stays_as_it_is():
    grey = np.asarray(_table().convert("L"))
    assert np.array_equal(without_grey(grey), grey)


def test_specks_go_and_a_point_stays():
    grey = np.full((100, 200), 255, np.uint8)
    grey[30:60, 20:40] = 0  # a digit
    grey[55:60, 50:55] = 20  # a point
    grey[20:26, 100:106] = 235  # what compression leaves
    grey[80:82, 150:152] = 0  # a mote
    ink = np.where(grey < 250, 255, 0).astype(np.uint8)
    left = without_specks(ink, grey, 30.0)
    assert left[57, 52]
    assert left[40, 30]
    assert not left[23, 103]
    assert not left[81, 151]
    assert not without_specks(np.zeros_like(ink), grey, 30.0).any()


def test_a_rule_of_which_crumbs_are_left_is_traced_from_one_crossing_rule_to_the_next():
    dark = np.zeros((300, 300), np.uint8)
    level = [(20, y, 280, y + 2) for y in (50, 110, 170, 230)]
    upright = [(99, 50, 101, 111), (99, 170, 101, 231), (20, 50, 22, 231), (279, 50, 281, 231)]
    for left, top, right, bottom in [*level, *upright]:
        dark[top:bottom, left:right] = 255
    assert traced(dark, level, upright, 25) == ([], [])
    for y in range(112, 170, 9):
        dark[y : y + 7, 99:101] = 255
    assert traced(dark, level, upright, 25) == ([], [(99, 111, 101, 171)])
    assert traced(dark.T, *_turned(level, upright), 25) == ([(111, 99, 171, 101)], [])


def _turned(level, upright):
    return [[(r[1], r[0], r[3], r[2]) for r in rects] for rects in (upright, level)]
