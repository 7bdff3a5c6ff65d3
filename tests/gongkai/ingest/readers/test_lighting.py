"""Light, seals and dotted rules on small pictures drawn by hand."""

import numpy as np
import pytest

pytest.importorskip("cv2")

from gongkai.ingest.readers.ocr.dotting import drawn_through
from gongkai.ingest.readers.ocr.lighting import evenly_lit
from gongkai.ingest.readers.ocr.seals import unsealed


def _page(paper):
    """Rows of print, 20 on a paper of that brightness."""
    page = np.full((480, 360), paper, np.uint8)
    for row in range(40, 440, 40):
        page[row : row + 8, 30:330:6] = 20
    return page


def test_a_shadow_over_half_of_the_paper_is_taken_off_and_print_stays_dark():
    page = _page(255).astype(np.float32)
    page[:, 180:] *= 0.5
    lit = evenly_lit(page.astype(np.uint8))
    assert lit[20, 40] >= 250
    assert lit[20, 320] >= 230
    assert lit[42, 300] < 80


def test_white_paper_is_left_as_it_is():
    page = _page(255)
    assert evenly_lit(page) is page


def test_the_tone_of_paper_is_no_ink_of_a_seal():
    toned = np.dstack([_page(255), (_page(255) * 0.94).astype(np.uint8), (_page(255) * 0.8).astype(np.uint8)])
    grey = unsealed(evenly_lit((toned * 0.8).astype(np.uint8))).grey
    assert grey[20, 20] >= 240
    assert grey[42, 30] < 80


@pytest.mark.parametrize("ink", [(222, 40, 46), (42, 75, 176)], ids=["red", "blue"])
def test_a_seal_vanishes_and_the_print_under_it_stays(ink):
    page = np.dstack([_page(255)] * 3)
    page[100:220, 100:106] = page[100:220, 100:106] * np.array(ink) // 255
    grey = unsealed(page).grey
    assert grey[110, 102] >= 235
    assert grey[122, 102] < 90


def test_blue_headings_across_a_page_are_print():
    page = np.dstack([_page(255)] * 3)
    page[40:48, 30:330:6] = (20, 40, 160)
    page[440:448, 30:330:6] = (20, 40, 160)
    assert unsealed(page).grey[42, 30] < 90


def test_dotted_rules_are_drawn_through_and_a_column_of_ones_is_not():
    dark = np.zeros((400, 300), np.uint8)
    dark[50:52, 20:280:8] = dark[50:52, 21:280:8] = dark[50:52, 22:280:8] = 255
    for row in range(80, 380, 26):
        dark[row : row + 15, 150:153] = 255
    through = drawn_through(dark, em=20.0)
    assert through[50, 24:270].all()
    assert not through[97, 151]
