"""Repeats in other words are found; another year, place, number or document is never taken for a repeat."""

from datetime import date

import pytest

from gongkai.repeats import REPEAT, Anchor, anchors, busiest, groups, similar
from gongkai.repeats.normal import normal
from gongkai.statute.effects import EXCESSIVE_STEPS
from repeated import HELD_BACK_NEAR_MISSES, HELD_BACK_REPEATS, NEAR_MISSES, REPEATS


def found(pairs):
    """Which pairs are called repeats."""
    return [similar(later, {"1": earlier}, least=0)[0].repeat for earlier, later in pairs]


def test_there_are_pairs_enough_and_none_twice():
    pairs = [*REPEATS, *NEAR_MISSES, *HELD_BACK_REPEATS, *HELD_BACK_NEAR_MISSES]
    assert len(pairs) == len(set(pairs)) >= 60


@pytest.mark.parametrize("pairs", [REPEATS, HELD_BACK_REPEATS], ids=["settled", "held back"])
def test_recall_of_repeats_is_nine_in_ten_at_the_least(pairs):
    assert sum(found(pairs)) >= 0.9 * len(pairs)


@pytest.mark.parametrize("pair", [*NEAR_MISSES, *HELD_BACK_NEAR_MISSES], ids=lambda pair: pair[1])
def test_no_near_miss_is_called_a_repeat(pair):
    assert found([pair]) == [False]


@pytest.mark.parametrize("pair", [*REPEATS, *NEAR_MISSES], ids=lambda pair: pair[1])
def test_it_does_not_matter_which_came_first(pair):
    assert found([pair]) == found([pair[::-1]])


def test_a_match_says_what_is_shared_and_what_differs():
    match = similar("请公开大桥镇2024年征地批文", {"7": "申请公开大桥镇2025年征地批复"})[0]
    assert match.key == "7"
    assert "征地批复" in "".join(match.shared)
    assert [str(difference) for difference in match.differences] == ["年份不同：这一件是2024，那一件是2025"]
    assert not match.repeat


def test_what_only_one_of_them_narrows_is_said():
    match = similar("大桥镇征地批复", {"7": "大桥镇2025年征地批复"})[0]
    assert str(match.differences[0]) == "年份不同：这一件是没有写明，那一件是2025"


def test_a_document_number_says_the_year_too():
    match = similar("江政发〔2025〕3号", {"7": "2025年江政发〔2025〕3号"}, least=0)[0]
    assert not match.differences


def test_repeats_come_first_then_the_most_alike():
    earlier = {
        "a": "申请公开大桥镇2024年征地补偿安置方案",
        "b": "申请公开江城县教育局内设机构职责",
        "c": "请提供2025年大桥镇征地补偿安置方案",
        "d": "申请公开大桥镇2025年征地批复",
    }
    matches = similar("申请公开大桥镇2025年征地补偿安置方案", earlier)
    assert [match.key for match in matches][:2] == ["c", "a"]
    assert "b" not in {match.key for match in matches}
    assert matches[0].score >= REPEAT


def test_nothing_shares_nothing():
    assert similar("甲", {"1": "乙"}) == ()
    assert similar("", {"1": ""}, least=0)[0].score == 0
    assert similar("请提供", {"1": "申请公开"}, least=0)[0].score == 0


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("2022年至2024年", (Anchor.YEAR, ""), {"2022", "2023", "2024"}),
        ("2022-2024年", (Anchor.YEAR, ""), {"2022", "2023", "2024"}),
        ("二〇二四年度", (Anchor.YEAR, ""), {"2024"}),
        ("国办发[2021]第030号", (Anchor.NUMBER, ""), {"办发〔2021〕30号"}),
        ("第三批次", (Anchor.PART, "批"), {"3批"}),
        ("第十二期", (Anchor.PART, "期"), {"12期"}),
        ("十栋", (Anchor.PART, "栋"), {"10栋"}),
        ("第三季度", (Anchor.PERIOD, ""), {"3季度"}),
        ("大桥镇李村", (Anchor.PLACE, "村"), {"李"}),
        ("宏达公司", (Anchor.WHO, "公司"), {"宏达"}),
        ("验收报告", (Anchor.KIND, ""), {"验收报告"}),
    ],
)
def test_what_pins_a_request(text, key, values):
    assert anchors(text).found[key] == values


@pytest.mark.parametrize("text", ["全县农村道路", "市政设施", "城市区域", "本村村民"])
def test_what_sounds_like_a_place_is_none(text):
    assert not [key for key in anchors(text).found if key[0] is Anchor.PLACE]


def test_courtesies_and_ways_of_asking_say_nothing():
    plain = normal("2025年大桥镇征地批复")
    polite = (
        "您好，根据《中华人民共和国政府信息公开条例》的有关规定，本人特向贵局申请公开2025年度大桥镇征地批文，谢谢！"
    )
    assert normal(polite) == plain


def test_one_asks_for_every_village_in_turn():
    asked = {f"{n}": f"申请公开{name}村2025年征地批复" for n, name in enumerate(("桥头", "桥西", "桥东", "桥南"))}
    asked |= {"other": "申请公开江城县教育局内设机构职责", "again": "请提供桥西村2025年征地批文"}
    (group,) = groups(asked)
    assert set(group.keys) == {"0", "1", "2", "3", "again"}
    assert group.repeats == ("again",)
    assert groups({"1": "甲", "2": "乙"}) == ()


def test_the_busiest_month():
    assert busiest([]) is None
    days = [date(2026, 8, 3), date(2026, 8, 9), date(2026, 9, 1), date(2025, 8, 1)]
    assert (busiest(days).year, busiest(days).month, busiest(days).count) == (2026, 8, 2)


def test_article_35_in_order():
    assert [rule.code for rule in EXCESSIVE_STEPS] == ["reasons-asked", "reasons-refused", "delayed"]
    assert {rule.citation.place for rule in EXCESSIVE_STEPS} == {"第三十五条"}
