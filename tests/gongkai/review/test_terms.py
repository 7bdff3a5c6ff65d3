"""Days that no law fixes."""

from datetime import date

import pytest

from gongkai.review import reassess_on


@pytest.mark.parametrize(
    ("decided", "months", "due"),
    [
        (date(2026, 11, 26), 12, date(2027, 11, 26)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_the_day_of_the_next_assessment(decided, months, due):
    assert reassess_on(decided, months) == due
