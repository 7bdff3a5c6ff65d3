"""Sentences and the claims that they make."""

import pytest

from gongkai.claims import Passage, extract


def told(text, *, year=2023, section=""):
    """Each claim of a text as `subject value unit [relation]`, exact to the sign."""
    claims = extract([Passage(section, text)], year=year)
    return [
        f"{c.subject} {c.value:f}{c.hedge}{c.unit}" + (f" {c.relation}" if c.relation != "count" else "")
        for c in claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年新收政府信息公开申请7件。", ["requests-received 7件"]),
        ("共收到和处理政府信息公开申请7件，较去年减少1件。", ["requests-in-hand 7件", "requests-in-hand -1件 change"]),
        ("2022年依申请公开件2件。", ["requests-last-year 2件"]),
        ("全年未收到依申请公开。", ["requests-received 0件"]),
        ("本年度无因信息公开申请产生的行政复议、行政诉讼情况发生。", ["reviews 0件", "suits 0件"]),
    ],
)
def test_a_sentence_makes_these_claims(text, expected):
    assert told(text) == expected
