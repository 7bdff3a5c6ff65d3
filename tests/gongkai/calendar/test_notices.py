import pytest

from gongkai.calendar import NoticeError, published
from gongkai.calendar.notices import parse

NOTICE = """
year = 2031
number = "国办发明电〔2030〕1号"
issued = 2030-11-01
[[holiday]]
name = "元旦"
off = {{ first = {first}, last = {last} }}
work = [{work}]
"""


def notice(first="2030-12-31", last="2031-01-01", work="2030-12-29"):
    return NOTICE.format(first=first, last=last, work=work)


def test_every_year_from_2019_has_a_notice_with_its_number_and_date():
    assert [n.year for n in published()] == list(range(2019, 2027))
    assert all(n.number.startswith("国办发明电〔") and n.issued.year == n.year - 1 for n in published())


@pytest.mark.parametrize(
    ("year", "off", "work"),
    [
        (2019, 24, 7),
        (2020, 30, 6),
        (2021, 31, 7),
        (2022, 31, 7),
        (2023, 27, 7),
        (2024, 28, 8),
        (2025, 28, 5),
        (2026, 33, 6),
    ],
)
def test_days_off_and_days_worked_for_them(year, off, work):
    (notice,) = (n for n in published() if n.year == year)
    assert sum(len(list(h.off())) for h in notice.holidays) == off
    assert sum(len(h.work) for h in notice.holidays) == work


def test_a_changed_holiday_cites_the_notice_that_changed_it():
    may = next(h for h in published()[0].holidays if h.name == "劳动节")
    assert published()[0].basis(may).instrument.number == "国办发明电〔2019〕3号"


def test_a_notice_may_name_days_of_the_december_before():
    assert str(parse(notice(), "x").first) == "2030-12-29"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(notice(work="2030-12-30"), "no weekend day", id="a weekday cannot be made a working day"),
        pytest.param(
            notice(first="2030-11-30", work=""), "neither in 2031", id="a notice does not reach back to November"
        ),
        pytest.param(notice(first="2030-12-28"), "named twice", id="a day cannot be off and worked"),
        pytest.param(notice(work='"2030-12-29"'), "list of dates", id="a date is not a string"),
        pytest.param("year = 2031", "holiday", id="a notice needs a number"),
        pytest.param("year = ", "TOMLDecodeError", id="a notice is TOML"),
    ],
)
def test_a_file_that_is_not_a_notice_is_refused_by_name(text, why):
    with pytest.raises(NoticeError, match=rf"2031\.toml: .*{why}"):
        parse(text, "2031.toml")
