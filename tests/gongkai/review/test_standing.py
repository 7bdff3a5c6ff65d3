"""The chain of reviews: who stands where, what a change makes void, and what the secrecy review decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.review import (
    Answered,
    Excepted,
    Passed,
    Returned,
    Ruled,
    Ruling,
    Submitted,
    TakenOver,
    chain_of,
    standing,
)

DRAFTER, ONE, TWO, THREE, KEEPER = range(1, 6)
LONG, SHORT = chain_of(3), chain_of(2)
WHOLE = [Submitted("a", DRAFTER), Passed("a", ONE, "first"), Passed("a", TWO, "second"), Passed("a", THREE, "third")]
RULED = Ruled("a", KEEPER, Ruling.OPEN)


def of(*events, chain=LONG, content="a", authors=(DRAFTER,)):
    return standing(chain, events, content, authors)


def test_three_levels_and_the_secrecy_review_clear():
    assert of(*WHOLE, RULED).cleared
    assert of(*WHOLE, RULED).lacking() == ()
    assert of(WHOLE[0], RULED, *WHOLE[1:]).cleared, "the secrecy review may come first"


@pytest.mark.parametrize("missing", range(4))
def test_nothing_is_cleared_without_each_of_them(missing):
    events = [*WHOLE, RULED]
    del events[missing + 1]
    found = of(*events)
    assert not found.cleared
    assert found.lacking()


def test_who_stood_at_a_stage_that_the_rule_no_longer_has_is_barred_all_the_same():
    found = of(*WHOLE[:2], Passed("a", TWO, "extra-1"))
    assert "extra-1" in found.bars(TWO)


def test_the_stages_come_one_after_the_other():
    assert of(WHOLE[0]).next.code == "first"
    assert of(*WHOLE[:2]).next.code == "second"
    assert of(*WHOLE).next is None
    assert of(*WHOLE[:2]).lacking() == ("等待二审二校", "这一稿还没有作保密审查")


def test_nothing_is_due_before_it_is_sent_in():
    assert of().next is None
    assert of().lacking() == ("还没有送审", "这一稿还没有作保密审查")


def test_two_levels_where_the_office_has_two():
    events = [*WHOLE[:3], RULED]
    assert of(*events, chain=SHORT).cleared
    assert [str(stage) for stage in SHORT.stages] == ["初审", "终审"]


def test_important_items_are_read_once_more():
    chain = chain_of(3, extra=1)
    events = [Submitted("a", DRAFTER, important=True), *WHOLE[1:3]]
    assert of(*events, chain=chain).next.code == "extra-1"
    assert of(*WHOLE[:3], chain=chain).next.code == "third", "others are not"


@pytest.mark.parametrize(("levels", "extra"), [(1, 0), (4, 0), (3, 3), (2, -1)])
def test_no_other_chain_exists(levels, extra):
    with pytest.raises(ValueError, match="no chain"):
        chain_of(levels, extra=extra)


def test_nobody_stands_at_two_levels_or_reviews_their_own_draft():
    found = of(*WHOLE[:2])
    assert "一审一校" in found.bars(ONE)
    assert "起草" in found.bars(DRAFTER)
    assert found.bars(TWO) == ""
    assert found.bars_ruling(DRAFTER)
    assert not found.bars_ruling(ONE)


def test_a_change_makes_all_void_and_says_so():
    found = of(*WHOLE, RULED, content="b")
    assert not found.cleared
    assert [getattr(event, "stage", "ruling") for event in found.void] == ["first", "second", "third", "ruling"]
    assert found.lacking() == ("改动后还没有重新送审", "这一稿还没有作保密审查")


def test_content_that_was_reviewed_and_comes_back_is_still_reviewed():
    assert of(*WHOLE, RULED, Submitted("b", DRAFTER), Passed("b", ONE, "first"), content="a").cleared


def test_a_return_begins_the_content_anew():
    returned = Returned("a", TWO, "second")
    found = of(*WHOLE[:2], returned)
    assert not found.submitted
    assert found.returned is returned
    assert found.lacking()[0] == "已被退回，修改后请重新送审"
    again = of(*WHOLE[:2], returned, WHOLE[0])
    assert again.next.code == "first", "what was passed before the return must be passed again"


@pytest.mark.parametrize("ruling", [Ruling.PARTLY, Ruling.CLOSED, Ruling.REFERRED])
def test_any_other_ruling_bars(ruling):
    found = of(*WHOLE, Ruled("a", KEEPER, ruling))
    assert not found.cleared
    assert ruling.label in found.lacking()[0] or "报请" in found.lacking()[0]


def test_what_another_system_reviewed_is_cleared_until_it_changes_or_is_ruled_otherwise():
    taken = TakenOver("a", DRAFTER, Ruling.OPEN)
    assert of(taken).lacking() == ()
    assert not of(taken).follows
    assert len(of(taken, content="b").lacking()) == 2
    assert not of(TakenOver("a", DRAFTER, Ruling.PARTLY)).cleared
    assert not of(taken, Ruled("a", KEEPER, Ruling.CLOSED)).cleared


def test_what_was_referred_waits_for_its_answer():
    referred = Ruled("a", KEEPER, Ruling.REFERRED)
    assert of(*WHOLE, referred, Answered("a", KEEPER, Ruling.OPEN)).cleared
    assert not of(*WHOLE, referred, Answered("a", KEEPER, Ruling.CLOSED)).cleared
    assert of(*WHOLE, referred).referred


def test_an_emergency_does_not_wait_for_reviews_but_for_the_secrecy_review():
    sent = Excepted("a", KEEPER)
    assert not of(sent).cleared
    assert of(sent, RULED).cleared
    assert of(sent, RULED).follows
    assert not of(sent, *WHOLE, RULED).follows


EVENTS = st.lists(
    st.one_of(
        st.builds(Submitted, st.sampled_from("ab"), st.integers(1, 5)),
        st.builds(Passed, st.sampled_from("ab"), st.integers(1, 5), st.sampled_from(["first", "second", "third"])),
        st.builds(Returned, st.sampled_from("ab"), st.integers(1, 5), st.just("first")),
        st.builds(Ruled, st.sampled_from("ab"), st.integers(1, 5), st.sampled_from(list(Ruling))),
    ),
    max_size=12,
)


@given(EVENTS)
def test_whatever_happens_cleared_means_looked_at_whole(events):
    found = standing(LONG, events, "a", {1})
    if found.cleared:
        assert {event.stage for event in found.passed} >= {"first", "second", "third"}
        assert all(event.content == "a" for event in found.passed)
        assert any(isinstance(event, Ruled) and event.content == "a" for event in events)
        assert found.lacking() == ()
    else:
        assert found.lacking()
