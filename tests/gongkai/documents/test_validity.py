"""Validity by day, worked by hand, and the reasons that are given."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import Change, Course, Effect, Validity, course, reminder_day, validity_on

D = date
AMENDED = Change(Effect.AMENDS, D(2022, 5, 1), "《关于修改某办法的决定》")
REPEALED = Change(Effect.REPEALS, D(2024, 3, 1), "《某办法（修订）》")
DECLARED = Change(Effect.DECLARES_LAPSED, D(2024, 3, 1), "《关于宣布失效一批文件的决定》")
EXPIRES = D(2023, 12, 31)

CASES = [
    pytest.param(D(2020, 1, 1), None, (), Validity.VALID, id="no end is named"),
    pytest.param(D(2023, 12, 31), EXPIRES, (), Validity.VALID, id="the last day still counts"),
    pytest.param(D(2024, 1, 1), EXPIRES, (), Validity.LAPSED, id="the day after does not"),
    pytest.param(D(2022, 4, 30), None, (AMENDED,), Validity.VALID, id="before the amendment"),
    pytest.param(D(2022, 5, 1), None, (AMENDED,), Validity.AMENDED, id="from its day on"),
    pytest.param(D(2024, 2, 29), None, (AMENDED, REPEALED), Validity.AMENDED, id="the day before the repeal"),
    pytest.param(D(2024, 3, 1), None, (REPEALED, AMENDED), Validity.REPEALED, id="the day of the repeal"),
    pytest.param(D(2024, 3, 1), None, (DECLARED,), Validity.DECLARED_LAPSED, id="declared lapsed"),
    pytest.param(D(2024, 3, 1), EXPIRES, (REPEALED,), Validity.LAPSED, id="what has lapsed is not repealed"),
    pytest.param(D(2024, 3, 1), D(2024, 2, 29), (REPEALED,), Validity.REPEALED, id="an act goes before the calendar"),
    pytest.param(D(2024, 3, 1), None, (DECLARED, REPEALED), Validity.REPEALED, id="a repeal goes before a declaration"),
    pytest.param(
        D(2023, 1, 1),
        D(2022, 4, 30),
        (AMENDED,),
        Validity.LAPSED,
        id="nothing amends what has ended",
    ),
]


@pytest.mark.parametrize(("day", "expires_on", "changes", "expected"), CASES)
def test_validity(day, expires_on, changes, expected):
    assert validity_on(day, expires_on=expires_on, changes=changes).validity is expected


def test_every_step_up_to_the_end_is_given_with_what_caused_it():
    standing = validity_on(D(2025, 1, 1), effective_on=D(2021, 1, 1), changes=(REPEALED, AMENDED))
    assert [str(reason) for reason in standing.reasons] == [
        "自2021-01-01起施行（本文件规定）",
        "自2022-05-01起被修改（《关于修改某办法的决定》）",
        "自2024-03-01起被废止（《某办法（修订）》）",
    ]


def test_what_comes_after_the_end_is_no_reason():
    standing = validity_on(D(2025, 1, 1), expires_on=EXPIRES, changes=(REPEALED,))
    assert [str(reason) for reason in standing.reasons] == ["有效期至2023-12-31，期满失效（本文件规定）"]


def test_before_its_first_day_a_document_says_from_when():
    standing = validity_on(D(2026, 1, 1), effective_on=D(2026, 7, 1), expires_on=D(2031, 6, 30))
    assert standing.validity is Validity.VALID
    assert not standing.applied
    assert [reason.text for reason in standing.reasons] == ["自2026-07-01起施行，尚未施行", "有效期至2031-06-30"]


def test_a_change_without_a_name_says_so():
    assert "未写明的文件" in str(validity_on(D(2025, 1, 1), changes=(Change(Effect.AMENDS, D(2024, 1, 1)),)).reasons[0])


@pytest.mark.parametrize(
    ("validity", "label", "in_force"),
    [
        (Validity.VALID, "有效", True),
        (Validity.AMENDED, "已修改", True),
        (Validity.LAPSED, "失效", False),
        (Validity.REPEALED, "废止", False),
        (Validity.DECLARED_LAPSED, "宣布失效", False),
    ],
)
def test_words(validity, label, in_force):
    assert (validity.label, validity.in_force) == (label, in_force)


def test_effects_have_words():
    assert [effect.label for effect in Effect] == ["修改", "废止", "宣布失效"]


# 2026-10-02 to 2026-12-31: 29 days of October, 30 of November, 31 of December.
def test_the_reminder_comes_ninety_days_before():
    assert reminder_day(D(2026, 12, 31)) == D(2026, 12, 31) - timedelta(90) == D(2026, 10, 2)


days = st.dates(D(2020, 1, 1), D(2021, 12, 31))
changes = st.lists(st.builds(Change, st.sampled_from(Effect), days), max_size=5)


@given(days, st.none() | days, changes)
def test_the_turning_points_say_the_same_as_the_day(day, expires_on, changes):
    assert (
        course(expires_on=expires_on, changes=changes).on(day)
        is validity_on(day, expires_on=expires_on, changes=changes).validity
    )


@given(st.none() | days, changes)
def test_what_has_ended_never_comes_back(expires_on, changes):
    turning = course(expires_on=expires_on, changes=changes)
    course_of_days = [turning.on(D(2019, 12, 31) + timedelta(n)) for n in range(0, 800, 7)]
    ended = [state for state in course_of_days if not state.in_force]
    assert course_of_days[len(course_of_days) - len(ended) :] == ended
    assert len(set(ended)) <= 1


@given(st.none() | days, changes)
def test_the_order_of_changes_does_not_matter(expires_on, changes):
    assert course(expires_on=expires_on, changes=changes) == course(expires_on=expires_on, changes=reversed(changes))


def test_nothing_known_is_valid_for_ever():
    assert course() == Course()
    assert Course().on(D(9999, 12, 31)) is Validity.VALID
