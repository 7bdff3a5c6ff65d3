from decimal import Decimal

import pytest

from gongkai.forms import State
from gongkai.ingest.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("0", "0", id="zero"),
        pytest.param(" 17\n", "17", id="white space around"),
        pytest.param("１７", "17", id="full-width digits"),
        pytest.param("1,234", "1234", id="thousands"),
        pytest.param("1，234，567", "1234567", id="thousands with Chinese commas"),
        pytest.param("17件", "17", id="a unit behind"),
        pytest.param("3 件", "3", id="a unit behind a space"),
        pytest.param("0.5万元", "0.5", id="ten thousand yuan"),
        pytest.param("59237.2449", "59237.2449", id="decimals"),
        pytest.param("-3", "-3", id="negative"),
        pytest.param("−3", "-3", id="negative with a minus sign"),
        pytest.param("\u00a01\u200b2\u00a0", "12", id="no-break spaces and zero-width characters"),
        pytest.param("1 2", "12", id="digits broken by a space"),
        pytest.param("1\n2", "12", id="digits broken by a line"),
        pytest.param("3②", "3", id="the mark of a footnote"),
        pytest.param("22\n（其中修订16件）", "22", id="a remark in brackets"),
        pytest.param("55件(含自然失效29件)", "55", id="a remark behind the unit"),
        pytest.param("12[注1]", "12", id="a footnote in brackets"),
    ],
)
def test_numbers(text, value):
    assert read_number(text)[:2] == (State.NUMBER, Decimal(value))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.BLANK),
        (" \u00a0\u3000\u200b", State.BLANK),
        ("/", State.SLASH),
        ("／", State.SLASH),
        ("\\", State.SLASH),
        ("—", State.DASH),
        ("－", State.DASH),
        ("--", State.DASH),
        ("–", State.DASH),
        ("―", State.DASH),
        ("无", State.UNREADABLE),
        ("一", State.UNREADABLE),
        ("O", State.UNREADABLE),
        ("②", State.UNREADABLE),
        ("1,2", State.UNREADABLE),
        ("1.2.3", State.UNREADABLE),
        ("约3", State.UNREADABLE),
        ("减3", State.UNREADABLE),
        ("9" * 50_000 + "x", State.UNREADABLE),
    ],
)
def test_what_is_not_a_number(text, state):
    assert read_number(text).state is state
    assert read_number(text).value is None


def test_digits_broken_within_guessed_borders_are_unreadable():
    assert read_number("1 2", marked=False).state is State.UNREADABLE


@pytest.mark.parametrize(("text", "value"), [("减3", -3), ("减少4", -4), ("增2", 2), ("增加0", 0), ("-1", -1)])
def test_a_change_may_be_said_in_words(text, value):
    assert read_number(text, signed=True).value == value
