"""The days of a document in the archive."""

from datetime import date

import pytest

from gongkai.documents import archive_days, filing_due_through
from gongkai.statute import RETENTIONS


@pytest.mark.parametrize(
    ("retention", "county", "kept_until", "hand_over_on"),
    [
        pytest.param("permanent", True, None, date(2034, 3, 1), id="a county takes over after ten years"),
        pytest.param("permanent", False, None, date(2044, 2, 29), id="others take over after twenty"),
        pytest.param("30-years", True, date(2054, 12, 31), None, id="a term counts from the year after"),
        pytest.param("10-years", False, date(2034, 12, 31), None, id="what ends with its term is not handed over"),
    ],
)
def test_the_days_follow_from_the_day_it_was_made(retention, county, kept_until, hand_over_on):
    days = archive_days(date(2024, 2, 29), RETENTIONS[retention], county=county)
    assert (days.file_by, days.kept_until, days.hand_over_on) == (date(2025, 6, 30), kept_until, hand_over_on)


@pytest.mark.parametrize("made", [date(2024, 1, 1), date(2024, 12, 31)])
def test_what_is_due_by_a_day_is_what_was_made_by_another(made):
    due = archive_days(made, RETENTIONS["permanent"], county=True).file_by
    assert made <= filing_due_through(due)
    assert made > filing_due_through(due.replace(day=29))
