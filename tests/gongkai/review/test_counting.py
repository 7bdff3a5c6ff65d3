"""Figures of reviews by cases worked out by hand: what became of each step, how long it took, whose it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.calendar import load
from gongkai.review import (
    Answered,
    Count,
    Excepted,
    Fate,
    Passed,
    Period,
    Returned,
    Ruled,
    Ruling,
    Submitted,
    Taken,
    chain_of,
    of_organ,
    of_person,
    passages,
    people_in,
)

EDITOR, ONE, TWO, THREE, KEEPER = range(1, 6)
CHAIN, CALENDAR = chain_of(3), load()
SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))


def taken(*steps):
    """Steps numbered from 1, each with its day of September 2026."""
    return [Taken(event, date(2026, 9, day), key) for key, (day, event) in enumerate(steps, start=1)]


def whole(content, *days):
    """Everything that clears an item, on these days."""
    events = (
        Submitted(content, EDITOR),
        Passed(content, ONE, "first"),
        Passed(content, TWO, "second"),
        Passed(content, THREE, "third"),
        Ruled(content, KEEPER, Ruling.OPEN),
    )
    return list(zip(days, events, strict=True))


# Sent in on Tuesday 1, passed on Wednesday 2, Friday 4 and Monday 7, ruled on Tuesday 8 September.
SMOOTH = taken(*whole("a", 1, 2, 4, 7, 8))
# Passed once on 2, returned at the second stage on 4, changed, sent in again on 7, and cleared on 10.
RETURNED = taken(
    (1, Submitted("a", EDITOR)),
    (2, Passed("a", ONE, "first")),
    (4, Returned("a", TWO, "second")),
    *whole("b", 7, 8, 8, 9, 10),
)
# Two stages and the secrecy review on the first content, then changed without a return, and cleared as another.
CHANGED = taken(
    (1, Submitted("a", EDITOR)),
    (2, Passed("a", ONE, "first")),
    (3, Passed("a", TWO, "second")),
    (3, Ruled("a", KEEPER, Ruling.OPEN)),
    *whole("b", 4, 4, 7, 7, 8),
)


def only(steps, content="b", gone=()):
    (found,) = passages(CHAIN, steps, content, gone)
    return found


def test_an_item_that_passes_the_first_time():
    passage = only(SMOOTH, "a")
    figures = of_organ([passage], SEPTEMBER, CALENDAR)
    assert figures.counted == {Count.SENT: (1,), Count.CLEARED: (5,), Count.FIRST_TIME: (5,)}
    assert passage.days(CALENDAR) == 5, "2, 3, 4, 7 and 8 September are worked"
    assert {stage: figures.average(stage) for stage in figures.spans} == {
        "first": 1,
        "second": 2,
        "third": 1,
        "secrecy": 5,
        "whole": 5,
    }


def test_a_return_voids_what_was_passed_before_it():
    passage = only(RETURNED)
    assert passage.fates[2] is Fate.RESTARTED
    assert passage.fates[3] is Fate.STANDS
    assert {passage.fates[key] for key in range(4, 9)} == {Fate.STANDS}
    figures = of_organ([passage], SEPTEMBER, CALENDAR)
    assert figures.counted == {Count.SENT: (1,), Count.CLEARED: (8,), Count.RETURNED: (3,)}
    assert passage.days(CALENDAR) == 7, "2, 3, 4, 7, 8, 9 and 10 September"
    assert [(span.key, span.days) for span in figures.spans["second"]] == [(3, 2), (6, 0)]


def test_a_change_voids_what_was_passed_and_ruled():
    figures = of_organ([only(CHANGED)], SEPTEMBER, CALENDAR)
    assert figures[Count.VOIDED] == (2, 3, 4)
    assert figures[Count.FIRST_TIME] == ()
    assert figures[Count.CLEARED] == (9,)


def test_a_change_that_nobody_sent_in_yet_voids_too():
    passage = only(SMOOTH, "later")
    assert passage.cleared is None
    assert [step.key for step in passage.voided] == [2, 3, 4, 5]


def test_what_went_out_is_not_voided_by_the_next_version_and_begins_a_new_passage():
    steps = taken(*whole("a", 1, 2, 3, 4, 4), *whole("b", 14, 15, 15, 15, 15))
    first, second = passages(CHAIN, steps, "b", {"a"})
    assert (first.voided, second.voided) == ((), ())
    figures = of_organ([first, second], SEPTEMBER, CALENDAR)
    assert figures.counted == {Count.SENT: (1, 6), Count.CLEARED: (5, 10), Count.FIRST_TIME: (5, 10)}


def test_without_the_second_going_out_it_is_all_one_passage():
    steps = taken(*whole("a", 1, 2, 3, 4, 4), *whole("b", 14, 15, 15, 15, 15))
    assert len(passages(CHAIN, steps, "b")) == 1


def test_what_the_secrecy_review_holds_back_is_not_cleared():
    steps = [*SMOOTH[:4], Taken(Ruled("a", KEEPER, Ruling.REFERRED), date(2026, 9, 8), 5)]
    assert only(steps, "a").cleared is None
    answered = [*steps, Taken(Answered("a", KEEPER, Ruling.OPEN), date(2026, 9, 15), 6)]
    figures = of_organ([only(answered, "a")], SEPTEMBER, CALENDAR)
    assert figures[Count.CLEARED] == (6,)
    assert figures.average("answer") == 5


def test_the_reviews_of_an_emergency_count_when_they_are_done():
    steps = taken((1, Excepted("a", EDITOR)), (1, Ruled("a", KEEPER, Ruling.OPEN)), *whole("a", 2, 2, 3, 3, 3))
    figures = of_organ([only(steps, "a", {"a"})], SEPTEMBER, CALENDAR)
    assert figures[Count.SENT] == (3,)
    assert figures[Count.CLEARED] == (6,), "the third review was the last thing lacking"


def held(steps, *levels):
    """The steps, each held against a chain of so many levels."""
    return [replace(step, chain=chain_of(asked)) for step, asked in zip(steps, levels, strict=True)]


TWO_LEVELS = taken(*(pair for pair in whole("a", 1, 2, 4, 7, 8) if getattr(pair[1], "stage", "") != "third"))


def test_each_step_is_held_against_the_rule_of_its_time():
    steps = held(TWO_LEVELS, 2, 2, 2, 2)
    (passage,) = passages(chain_of(3), steps, "a", {"a"})
    assert passage.cleared == steps[-1], "two levels were asked, whatever is asked today"
    assert passage.smooth
    assert only(TWO_LEVELS, "a").cleared is None, "three are asked, and two were passed"


def test_a_rule_that_asks_for_less_after_the_last_step_clears_by_that_step():
    steps = held(TWO_LEVELS, 3, 3, 3, 3)
    (passage,) = passages(chain_of(3), steps, "a", {"a"}, chains={"a": chain_of(2)})
    assert passage.cleared == steps[-1], "it went out when two levels were asked"
    (passage,) = passages(chain_of(3), steps, "a", {"a"}, chains={"a": chain_of(3)})
    assert passage.cleared is None, "it went out when three were asked, as an emergency may"


def test_each_step_counts_on_its_own_day():
    only_the_second_week = Period(date(2026, 9, 7), date(2026, 9, 13))
    figures = of_organ([only(RETURNED)], only_the_second_week, CALENDAR)
    assert figures.counted == {Count.CLEARED: (8,)}
    assert figures.keys_of("first") == (5,)


def test_what_was_signed_on_paper_before_it_was_sent_in_waited_no_day():
    steps = taken((8, Submitted("a", EDITOR)), (7, Passed("a", ONE, "first")))
    assert only(steps, "a").waited(steps[1], CALENDAR) == 0


def test_people_have_what_they_did_and_what_became_of_it():
    other = [Taken(step.event, step.on, step.key + 100) for step in CHANGED]
    mine = [only(RETURNED), only(other)]
    editor = of_person(mine, EDITOR, SEPTEMBER, CALENDAR)
    assert editor.counted == {Count.SENT: (1, 101), Count.SENT_BACK: (3,), Count.UNDONE: (102, 103, 104)}
    second = of_person(mine, TWO, SEPTEMBER, CALENDAR)
    assert second.counted == {Count.PASSED: (6, 103, 107), Count.RETURNED: (3,), Count.VOIDED: (103,)}
    assert second.average() == pytest.approx((2 + 0 + 1 + 1) / 4)
    keeper = of_person(mine, KEEPER, SEPTEMBER, CALENDAR)
    assert keeper.counted == {Count.RULED: (8, 104, 109), Count.VOIDED: (104,)}
    assert people_in(mine, SEPTEMBER) == {EDITOR, ONE, TWO, THREE, KEEPER}
    assert of_person([only(SMOOTH, "a")], EDITOR, SEPTEMBER, CALENDAR)[Count.FIRST_TIME] == (5,)
    assert of_person(mine, 99, SEPTEMBER, CALENDAR).empty


EVENTS = st.one_of(
    st.builds(Submitted, st.sampled_from("ab"), st.just(EDITOR)),
    st.builds(Passed, st.sampled_from("ab"), st.integers(2, 4), st.sampled_from(["first", "second", "third"])),
    st.builds(Returned, st.sampled_from("ab"), st.integers(2, 4), st.sampled_from(["first", "second", "third"])),
    st.builds(Ruled, st.sampled_from("ab"), st.just(KEEPER), st.sampled_from(Ruling)),
    st.builds(Excepted, st.sampled_from("ab"), st.just(EDITOR)),
)


@given(st.lists(st.tuples(st.integers(1, 30), EVENTS), min_size=1, max_size=14), st.sets(st.sampled_from("ab")))
def test_every_step_is_in_one_passage_and_no_figure_counts_one_twice(steps, gone):
    known = taken(*steps)
    found = passages(CHAIN, known, "b", gone)
    assert [step for passage in found for step in passage.taken] == known
    figures = of_organ(found, SEPTEMBER, CALENDAR)
    for keys in figures.counted.values():
        assert len(set(keys)) == len(keys)
    assert set(figures[Count.FIRST_TIME]) <= set(figures[Count.CLEARED])
