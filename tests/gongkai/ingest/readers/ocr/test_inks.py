"""Red ink over print, in pictures that keep their colours exactly and in such as keep them coarsely."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from gongkai.ingest.readers.ocr.page import _doubted, seen_page
from gongkai.ingest.readers.ocr.seals import unsealed
from gongkai.ingest.readers.ocr.sheet import Sheet
from gongkai.ingest.readers.ocr.straightening import ink

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
RED = "#de282e"


def _page():
    """Lines of print and of numbers, as small as in a picture of 100 dpi."""
    picture = Image.new("RGB", (800, 600), "white")
    pen = ImageDraw.Draw(picture)
    for at, y in enumerate(range(60, 560, 40)):
        words = f"政府信息公开申请{'一二三四五六七八九十'[at % 10]}" if at % 2 else f"{at * 7919 + 1204}"
        for x in (60, 300, 540):
            pen.text((x, y), words, font=ImageFont.truetype(FONT, 15, index=2), fill="black")
    return picture


def _sealed(picture, quality=None):
    """The page under a round seal with a star and small frames, turned a little, as compressed."""
    layer = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(layer)
    pen.ellipse((260, 160, 500, 400), outline=RED, width=3)
    pen.rectangle((350, 250, 410, 310), fill=RED)
    for x in range(290, 480, 36):
        pen.rectangle((x, 190, x + 20, 210), outline=RED, width=2)
    picture = ImageChops.multiply(picture, layer).rotate(1.5, Image.Resampling.BICUBIC, fillcolor="white")
    return _kept(picture, quality)


def _kept(picture, quality):
    file = io.BytesIO()
    picture.save(file, "JPEG" if quality else "PNG", **({"quality": quality} if quality else {}))
    return np.asarray(Image.open(file).convert("RGB"))


def _plain(quality):
    return _kept(_page().rotate(1.5, Image.Resampling.BICUBIC, fillcolor="white"), quality)


def _near(dark):
    return cv2.dilate(dark, np.ones((3, 3), np.uint8)) > 0


@pytest.mark.parametrize(("quality", "left", "lost"), [(None, 5, 5), (80, 20, 20), (40, 150, 40)])
def test_hardly_anything_of_a_seal_is_left_and_hardly_any_print_is_lost(quality, left, lost):
    seen, due = ink(unsealed(_sealed(_page(), quality)).grey), ink(unsealed(_plain(quality)).grey)
    inside = np.s_[140:420, 240:520]
    assert ((seen > 0) & ~_near(due))[inside].sum() <= left
    assert ((due > 0) & ~_near(seen))[inside].sum() <= lost


def test_what_lay_under_a_seal_is_doubtful_only_where_colours_are_kept_coarsely():
    exact, coarse = unsealed(_sealed(_page())), unsealed(_sealed(_page(), 40))
    assert exact.doubt((350, 250, 410, 310)) < 20
    assert coarse.doubt((350, 250, 410, 310)) > 120
    assert coarse.doubt((60, 60, 120, 80)) == 0
    assert coarse.part(350, 250, 410, 310).doubt((0, 0, 60, 60)) > 120
    assert unsealed(_plain(40)).doubt((350, 250, 410, 310)) == 0


def test_a_number_under_such_a_seal_is_not_certain_and_paper_there_may_have_been_one():
    grey = np.asarray(_page().convert("L"))
    doubtful = np.zeros_like(grey)
    doubtful[130:170, 290:520] = 255
    plain, veiled = seen_page(Sheet(grey), 1), seen_page(Sheet(grey, doubtful), 1)
    sure, unsure = ({(piece.box.left, piece.box.top): piece for piece in seen.pieces} for seen in (plain, veiled))
    changed = {place for place, piece in sure.items() if unsure[place].sure < piece.sure}
    assert {sure[place].text for place in changed} == {"17042"}
    unit = plain.scale * float(plain.straight.matrix[0, 0])
    blank = tuple(value * unit for value in (420, 130, 500, 170))
    assert plain.sure_in(blank) is None
    assert veiled.sure_in(blank) == 0.0


@pytest.mark.parametrize(
    ("text", "doubt", "said"),
    [
        ("17", 0, ("17", 0.999)),
        ("17", 40, ("17", 0.99)),
        ("17", 200, ("17", 0.85)),
        ("0.", 0, ("0", 0.85)),
        ("总计.", 200, ("总计.", 0.999)),
    ],
)
def test_a_number_is_doubtful_where_a_seal_lay_and_with_a_point_at_its_end(text, doubt, said):
    assert _doubted(text, 0.999, doubt) == said
