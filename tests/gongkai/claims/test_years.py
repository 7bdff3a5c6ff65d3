"""Which year a number is of, where a sentence speaks of more than one."""

import pytest

from gongkai.claims import Passage, extract


def dated(text, year=2023):
    """Every count of the text: its year, what it counts, how much, and whose figure or of how long."""
    return [
        f"{c.year} {c.subject} {c.value:f}{c.unit} {c.scope}".strip() for c in extract([Passage("", text)], year=year)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2021年、2022年共公开信息300条。",
        "2022年和2023年累计公开信息300条。",
        "2023年和2022年公开信息300条。",
        "2022、2023年共公开信息300条。",
        "2022—2023年共公开信息300条。",
        "2023-2024年共公开信息300条。",
    ],
)
def test_what_two_years_count_together_is_no_figure_of_the_year(text):
    assert dated(text) == ["2023 proactive-total 300条 累计"]


def test_years_told_one_after_the_other_are_told_apart():
    assert dated("2022年公开信息200条，2023年公开信息300条。") == [
        "2022 proactive-total 200条",
        "2023 proactive-total 300条",
    ]


def test_a_year_compared_with_is_not_told_together_with_this_one():
    assert dated("2023年和2022年相比，公开信息增加5条。") == ["2023 other 5条"]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请5件，去年同期收到3件。",
        "收到政府信息公开申请5件，2022年同期收到政府信息公开申请3件。",
        "收到政府信息公开申请5件（去年同期3件）。",
    ],
)
def test_what_came_in_the_same_months_last_year_is_last_years(text):
    assert dated(text) == ["2023 requests-received 5件", "2022 requests-last-year 3件"]


@pytest.mark.parametrize("than", ["较2022年同期收到的3件", "比上年收到3件", "与2022年的3件相比"])
def test_what_this_year_is_compared_with_is_last_years(than):
    assert dated(f"收到政府信息公开申请5件，{than}增加2件。") == [
        "2023 requests-received 5件",
        "2022 requests-last-year 3件",
        "2023 requests-received 2件",
    ]


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("2022年未收到政府信息公开申请，2023年收到政府信息公开申请5件。", "2022 requests-received 0件"),
        ("上年未收到政府信息公开申请，2023年收到政府信息公开申请5件。", "2022 requests-received 0件"),
        ("2023年收到政府信息公开申请5件（2022年未收到政府信息公开申请）。", "2022 requests-received 0件"),
        ("2022年未收取信息处理费。", "2022 fee-collected 0元"),
        ("2021年、2022年未收到政府信息公开申请。", "2023 requests-received 0件 累计"),
        ("2022年以来，未因政府信息公开发生行政诉讼。", "2023 suits 0件 累计"),
        ("2023年未收到政府信息公开申请。", "2023 requests-received 0件"),
    ],
)
def test_what_did_not_happen_in_another_year_is_no_zero_of_this_one(text, none):
    assert none in dated(text)
    assert len({said[:4] for said in dated(text) if said.endswith("requests-received 0件")}) < 2


@pytest.mark.parametrize(
    "text",
    [
        "上半年未收到政府信息公开申请。",
        "第一季度未收到依申请公开申请。",
        "去年同期未收到政府信息公开申请。",
    ],
)
def test_what_did_not_happen_in_part_of_a_year_is_no_zero_of_the_year(text):
    assert dated(text) == []
