"""What a text says there was none of, and what it only seems to say."""

import pytest

from gongkai.claims import Passage, extract


def none_of(text, year=2023):
    return [claim.subject for claim in extract([Passage("", text)], year=year) if claim.value == 0]


@pytest.mark.parametrize(
    "text",
    [
        "全年未因政府信息公开发生行政复议，也未提起行政诉讼。",
        "没有因政府信息公开引起的行政复议，行政诉讼。",
        "没有因政府信息公开引发行政复议，也没有提起行政诉讼的情况。",
    ],
)
def test_reviews_and_suits_are_each_denied_once_across_a_comma(text):
    assert none_of(text) == ["reviews", "suits"]


def test_reviews_alone_say_nothing_of_suits():
    assert none_of("未收到政府信息公开行政复议申请。") == ["reviews"]


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开。全年未收到申请。",
        "（二）依申请公开情况。2023年度未收到申请事项。",
        "（二）依申请公开情况。2023年度未收到。",
        "（二）依申请公开情况。全年没收到。",
        "依申请公开方面，2023年未收到。",
    ],
)
def test_under_the_heading_of_requests_none_came(text):
    assert none_of(text) == ["requests-received"]


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到。",
        "（二）依申请公开情况。均未发生。",
        "未收到法人和其他组织的来函。",
        "未收取停车费。",
        "无涉企乱收费行为。",
        "未收取任何费用。",
        "没有开展规范性文件清理工作。",
        "本年度无行政规范性文件。",
    ],
)
def test_a_denial_of_something_else_is_no_zero_of_the_form(text):
    assert none_of(text) == []


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2023年无结转至2024年的政府信息公开申请。", ["requests-carried-out"]),
        ("无2022年结转的政府信息公开申请。", ["requests-carried-in"]),
        ("没有结转至2023年的政府信息公开申请。", ["requests-carried-in"]),
        ("没有结转的政府信息公开申请。", []),
    ],
)
def test_no_request_carried_is_not_no_request_received(text, subjects):
    assert none_of(text) == subjects
