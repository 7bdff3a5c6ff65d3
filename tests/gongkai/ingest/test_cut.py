"""Rows that a page break cuts, as their words tell; see `gongkai.ingest.cut`."""

import pytest

from gongkai.ingest.cut import sewn
from gongkai.ingest.document import GridCell


def row(number, page, *texts):
    return tuple(GridCell(text, number, at, page=page) for at, text in enumerate(texts))


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        (("行政", "17"), ("强制", ""), ("行政\n强制", "17")),
        (("行政", ""), ("强制", "17"), ("行政\n强制", "17")),
        (
            ("（五", "1.", "0"),
            ("）不予处理", "信访举报投诉类申请", ""),
            ("（五\n）不予处理", "1.\n信访举报投诉类申请", "0"),
        ),
    ],
)
def test_a_label_that_goes_on_overleaf_is_one(upper, lower, whole):
    (one,) = sewn([row(4, 1, *upper), row(5, 2, *lower)])
    assert tuple(cell.text for cell in one) == whole
    assert {cell.row for cell in one} == {4}


@pytest.mark.parametrize(
    ("upper", "lower", "page"),
    [
        (("行政处罚", "17"), ("行政强制", ""), 2),
        (("行政", "17"), ("强制", "3"), 2),
        (("行政", "17"), ("强制", ""), 1),
    ],
)
def test_rows_that_are_two_stay_two(upper, lower, page):
    assert len(list(sewn([row(4, 1, *upper), row(5, page, *lower)]))) == 2
