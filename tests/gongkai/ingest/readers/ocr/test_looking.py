"""Pages of one scanner are of one scale, however large the characters on each were found to be."""

import numpy as np
import pytest

from gongkai.ingest.readers.ocr.looking import _even
from gongkai.ingest.readers.ocr.seen import Piece, Seen
from gongkai.ingest.readers.pdf.geometry import Box


def seen(number, scale, *, pixels=1654):
    """A page with a rule and a number in the middle of it."""
    middle = pixels * scale / 2
    box = Box(middle, middle, middle + 8 * scale, middle + 12 * scale)
    ink = np.zeros((10, 10), bool)
    return Seen(number, [Piece(box, "0", 1.0)], [], [box], (pixels * scale, pixels * scale), None, scale, 1.0, ink)


def test_columns_of_a_table_stand_in_the_same_places_on_every_page():
    pages = [seen(1, 0.365), seen(2, 0.38), seen(3, 0.365)]
    _even(pages)
    assert [page.scale for page in pages] == [0.365] * 3
    assert [page.width for page in pages] == pytest.approx([1654] * 3)
    assert [page.rules[0].left for page in pages] == pytest.approx([pages[0].rules[0].left] * 3)
    assert [page.pieces[0].box.bottom for page in pages] == pytest.approx([pages[0].pieces[0].box.bottom] * 3)


def test_pictures_of_other_sizes_keep_their_scale():
    pages = [seen(1, 0.365), seen(2, 0.38, pixels=1200)]
    _even(pages)
    assert [page.scale for page in pages] == [0.365, 0.38]
