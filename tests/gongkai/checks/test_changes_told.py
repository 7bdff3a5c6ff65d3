"""Changes told in the text, and what last year's number is taken from."""

import pytest

from gongkai.checks import Fault, Unassessable, find_check
from gongkai.checks.examples import report, stated


def judged(code, text, before=None):
    return list(find_check(code)(stated(text, before=before)))


@pytest.mark.parametrize(("code", "text"), [("T106", "总体上，同比增长15%。"), ("T107", "较上年增加3件。")])
def test_a_change_of_nothing_that_was_told_cannot_be_judged(code, text):
    (only,) = judged(code, text)
    assert isinstance(only, Unassessable)
    assert "没有找到" in only.reason


LAST = stated("全年主动公开政府信息100条。", year=2022).report


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("全年主动公开政府信息120条，同比增长20%。", True),
        ("全年主动公开政府信息120条，同比增长30%。", False),
    ],
)
def test_what_the_table_does_not_count_is_taken_from_the_text_of_last_years_report(text, right):
    found = judged("T106", text, LAST)
    assert [type(one) for one in found] == ([] if right else [Fault])
    assert all("上年报告" in one.message for one in found)


def test_what_last_years_text_counts_in_other_words_or_units_is_no_number_to_compare_with():
    (only,) = judged("T106", "全年主动公开政府信息120件，同比增长30%。", LAST)
    assert isinstance(only, Unassessable)


def test_a_rise_from_a_number_to_the_same_number_is_none():
    (only,) = judged("T106", "2023年收到政府信息公开申请5件，2022年收到政府信息公开申请5件，同比增长10%。")
    assert "应为持平" in only.message
    assert only.suggestion.startswith("请改为持平")


@pytest.mark.parametrize(
    ("lacking", "count"),
    [
        ((), 0),
        (("requests/carried-in/all",), 0),
        (("requests/carried-in/all", "requests/handled/all"), 0),
        (("requests/received/all", "requests/handled/all"), 1),
    ],
)
def test_last_years_table_is_used_as_far_as_it_was_read(lacking, count):
    """5 after 4 is one more; where neither what came nor what was dealt with is known, nothing can be said."""
    cells = {"requests/received/all": 4, "requests/handled/all": 4} | dict.fromkeys(lacking, "模糊")
    found = judged("T107", "收到政府信息公开申请5件，较上年增加1件。", report(cells, year=2022))
    assert [type(one) for one in found] == [Unassessable] * count
