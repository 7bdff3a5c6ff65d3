"""Numbers that are printed in colour are no seal: they stay, beside a seal and without one."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.seals import unsealed
from pictured import SONG

RED, BLUE = "#e01020", "#1030c0"


def _page(colour, *, sealed):
    page = Image.new("RGB", (1000, 700), "white")
    pen = ImageDraw.Draw(page)
    for y in range(60, 660, 60):
        pen.line((40, y, 960, y), fill="black", width=2)
        pen.text((60, y + 15), "一、本年新收", font=ImageFont.truetype(SONG, 24), fill="black")
    pen.text((500, 195), "128", font=ImageFont.truetype(SONG, 24), fill=colour)
    if sealed:
        pen.ellipse((650, 300, 850, 500), outline=colour, width=6)
        pen.text((720, 380), "公章", font=ImageFont.truetype(SONG, 30), fill=colour)
    return page


def _seen(page, quality):
    if quality:
        file = io.BytesIO()
        page.save(file, "JPEG", quality=quality)
        page = Image.open(file).convert("RGB")
    return unsealed(np.asarray(page)).grey


@pytest.mark.parametrize("quality", [None, 60])
@pytest.mark.parametrize("sealed", [False, True])
@pytest.mark.parametrize("colour", [RED, BLUE])
def test_a_number_in_colour_is_print(colour, sealed, quality):
    seen = _seen(_page(colour, sealed=sealed), quality)
    number = seen[195:225, 500:540]
    assert (number < 100).mean() > 0.05
    assert (seen[302:498, 652:848][6:50] > 200).mean() > (0.95 if sealed else 0.9)


def test_a_row_in_red_is_print():
    seen, plain = (_seen(_row(colour), None) for colour in (RED, "black"))
    assert (seen < 128).sum() == pytest.approx((plain < 128).sum(), rel=0.1)


def _row(colour):
    page = Image.new("RGB", (1000, 700), "white")
    said = "总计    12    0    7    19    " * 2
    ImageDraw.Draw(page).text((60, 300), said, font=ImageFont.truetype(SONG, 26), fill=colour)
    return page


@pytest.mark.parametrize("quality", [None, 60])
def test_the_rules_of_a_table_in_red_are_print(quality):
    page = Image.new("RGB", (1000, 700), "white")
    pen = ImageDraw.Draw(page)
    for y in range(60, 661, 60):
        pen.line((40, y, 960, y), fill=RED, width=2)
    for x in (40, 500, 960):
        pen.line((x, 60, x, 660), fill=RED, width=2)
    seen = _seen(page, quality)
    assert (seen[100:640, 500:502].min(axis=1) < 150).all()
    assert (seen[60:62, 60:940].min(axis=0) < 150).all()
