"""How much something changed, and what of."""

import pytest

from gongkai.claims import Passage, Relation, extract


def changes(text):
    """The changes that a text tells: of what, by how much."""
    claims = extract([Passage("", text)], year=2023)
    moved = (Relation.CHANGE, Relation.CHANGE_PERCENT)
    return [f"{c.subject} {c.value:f}{c.unit}" for c in claims if c.relation in moved]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到政府信息公开申请5件，比上年多收到3件。", ["requests-received 3件"]),
        ("收到政府信息公开申请5件，同比少受理2件。", ["requests-received -2件"]),
        ("发布信息320条，比去年多发布40条。", ["proactive-total 40条"]),
        ("发布信息320条，访问量上升到40次。", []),
    ],
)
def test_a_verb_may_stand_between_more_or_less_and_the_number(text, told):
    assert changes(text) == told


def test_a_change_of_nothing_that_was_told_is_of_nothing_known():
    assert changes("较上年增加3件。") == ["other 3件"]


def test_percentage_points_between_two_rates_are_no_change_of_a_number():
    text = "收到政府信息公开申请8件，按期办结率100%，较上年提高5个百分点。"
    assert [claim.value for claim in extract([Passage("", text)], year=2023)] == [8, 100]


def test_what_is_the_same_as_last_year_is_a_change_only_where_its_number_was_told():
    assert changes("收到政府信息公开申请5件，与上年持平。") == ["requests-received 0件"]
    assert changes("全年公开数量与上年持平。") == []
    assert changes("收到政府信息公开申请5件。公开数量与上年持平。") == []
