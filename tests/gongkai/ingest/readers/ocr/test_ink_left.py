"""A cell in which ink is left that nobody could read is not certainly blank."""

import numpy as np
import pytest

from gongkai.ingest.readers.ocr.page import Piece, Seen
from gongkai.ingest.readers.pdf.geometry import Box

CELL = (100.0, 100.0, 160.0, 130.0)
SMUDGE = Box(126, 112, 134, 116)


def seen(*pieces, inked=None):
    """A page of 400 by 400 points at one point a pixel, with ink in a box; a place where ink is noted has 4 pixels."""
    ink = np.zeros((100, 100), bool)
    if inked:
        left, top, right, bottom = (round(value / 4) for value in inked)
        ink[top : bottom + 1, left : right + 1] = True
    return Seen(1, list(pieces), [], [], (400, 400), None, 1.0, 1.0, ink)


def test_a_cell_without_ink_is_blank():
    assert seen().sure_in(CELL) is None


def test_ink_that_no_piece_was_made_of_makes_a_cell_uncertain():
    assert seen(inked=SMUDGE).sure_in(CELL) == 0


def test_ink_of_a_piece_that_says_nothing_does_so_too():
    """A small mark was taken for no writing: where its ink is more than a speck, that is not certain."""
    assert seen(Piece(SMUDGE, "", 1.0), inked=SMUDGE).sure_in(CELL) == 0
    assert seen(Piece(SMUDGE, "", 1.0)).sure_in(CELL) is None


@pytest.mark.parametrize("edge", [(100, 100, 100, 130), (100, 130, 160, 130)])
def test_the_rest_of_a_rule_along_the_edge_is_no_ink(edge):
    assert seen(inked=edge).sure_in(CELL) is None


def test_between_columns_without_rules_ink_is_looked_for_as_high_as_a_line():
    assert seen(inked=SMUDGE).sure_in((126.0, 114.0, 134.0, 114.0)) == 0
    unread = Piece(Box(126, 108, 134, 120), "", 0.0)
    assert seen(unread).sure_in((126.0, 114.0, 134.0, 114.0)) == 0


def test_a_number_is_as_sure_as_it_was_read():
    assert seen(Piece(SMUDGE, "7", 0.97), inked=SMUDGE).sure_in(CELL) == 0.97
