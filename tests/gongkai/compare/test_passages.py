import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.compare import Change, passages
from gongkai.compare.passages import MOST, sentences, strokes


def fates(before, after):
    return [(p.change.value, p.before, p.after) for p in passages(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("甲做了事。", "甲做了事。", [("kept", "甲做了事。", "甲做了事。")], id="the same stays"),
        pytest.param("", "新的一句。", [("added", "", "新的一句。")], id="what is new is added"),
        pytest.param("旧的一句。", "", [("removed", "旧的一句。", "")], id="what is gone is removed"),
        pytest.param(
            "全年公开信息120条。",
            "全年公开信息 96 条。",
            [("changed", "全年公开信息120条。", "全年公开信息 96 条。")],
            id="a new number is a change",
        ),
        pytest.param(
            "组织了培训。",
            "建成了新的网站平台。",
            [("removed", "组织了培训。", ""), ("added", "", "建成了新的网站平台。")],
            id="another sentence in its place is not the same one changed",
        ),
        pytest.param("甲　好。", "甲好。", [("kept", "甲　好。", "甲好。")], id="a space is no change"),
    ],
)
def test_what_became_of_a_text(before, after, expected):
    assert fates(before, after) == expected


@given(*[st.lists(st.sampled_from(("一句。", "二句；", "三句！", "四")), max_size=8).map("".join)] * 2)
def test_nothing_is_lost_on_either_side(before, after):
    found = passages(before, after)
    assert "".join(p.before for p in found) == "".join(sentences(before))
    assert "".join(p.after for p in found) == "".join(sentences(after))
    assert all(p.before == p.after for p in found if p.change is Change.KEPT)


def test_a_text_of_no_end_costs_no_more_than_its_length():
    found = passages("甲。" * (MOST + 1), "乙。" * 3)
    assert {p.change for p in found} == {Change.REMOVED, Change.ADDED}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "公开信息。", "主动公开信息。", [("added", "", "主动"), ("kept", "公开信息。", "公开信息。")], id="put in"
        ),
        pytest.param("主动公开。", "公开。", [("removed", "主动", ""), ("kept", "公开。", "公开。")], id="taken out"),
        pytest.param("120", "1200", [("removed", "120", ""), ("added", "", "1200")], id="a number is changed whole"),
        pytest.param("甲" * (MOST + 1), "甲", [("removed", "甲" * (MOST + 1), ""), ("added", "", "甲")], id="too long"),
    ],
)
def test_what_changed_within_a_sentence(before, after, expected):
    assert [(p.change.value, p.before, p.after) for p in strokes(before, after)] == expected
