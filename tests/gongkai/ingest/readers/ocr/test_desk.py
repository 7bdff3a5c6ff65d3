"""A desk around a sheet becomes as bright as the sheet; what is grey on the sheet, or is the sheet, does not."""

import numpy as np
import pytest

from gongkai.ingest.readers.ocr.desk import cleared_of_desk

SHEET = (slice(60, 340), slice(50, 550))


def on_a_desk(desk=150, paper=250):
    """A sheet on a desk, with a rule along its right edge and letters of the size of print."""
    picture = np.full((400, 600), desk, np.uint8)
    picture[SHEET] = paper
    picture[100:300:40, 100:500:20] = 20
    picture[60:340, 546:549] = 30
    return picture


@pytest.mark.parametrize("desk", [70, 110, 150, 200])
def test_a_desk_becomes_paper_and_print_stays(desk):
    cleared = cleared_of_desk(on_a_desk(desk))
    outside = np.ones(cleared.shape, bool)
    outside[SHEET] = False
    assert cleared[outside] == pytest.approx(250, abs=2)
    assert (cleared == on_a_desk(desk))[68:332, 58:540].all()
    assert (cleared[70:330, 546:549] == 30).all(), "the rule beside the desk"


def test_a_desk_of_colour_becomes_paper():
    desk = np.dstack([on_a_desk(150), on_a_desk(120, paper=240), on_a_desk(90, paper=220)])
    assert cleared_of_desk(desk)[:50].mean(axis=(0, 1)) == pytest.approx((250, 240, 220), abs=2)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(on_a_desk(desk=250), id="paper alone"),
        pytest.param(on_a_desk(desk=200, paper=200), id="grey paper alone"),
        pytest.param(on_a_desk(desk=250, paper=190), id="a grey sheet on white"),
    ],
)
def test_what_is_no_desk_stays(picture):
    assert (cleared_of_desk(picture) == picture).all()


def test_a_band_behind_a_heading_stays():
    picture = np.full((400, 600), 255, np.uint8)
    picture[150:190, 100:500] = 190
    assert (cleared_of_desk(picture) == picture).all()
