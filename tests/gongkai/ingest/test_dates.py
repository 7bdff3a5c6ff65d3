"""Days as offices write them, and what only looks like one."""

from datetime import date

import pytest

from gongkai.ingest.dates import days_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年一月二十二日", date(2024, 1, 22)),
        ("二○二四年十二月卅一日", date(2024, 12, 31)),
        ("二〇二四年十十月一日", None),
        ("二〇二四年一月二二十日", None),
        ("2024年2月30日", None),
    ],
)
def test_a_day_is_one_only_where_the_calendar_has_it(text, day):
    found = [one for one, _start, _end in days_in(text)]
    assert found == ([day] if day else [])
