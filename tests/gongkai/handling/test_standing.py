"""The life of a request: every act has its place, and everything else is refused with its article."""

from datetime import date

import pytest

from gongkai.calendar import load
from gongkai.clock import ClockError
from gongkai.handling import ACTS, Act, HandlingError, Kind, State, next_step, standing, story

CALENDAR = load()
YEAR = 2026
"""All days are in September 2026 unless they say otherwise: the 20th is a working Sunday, the 25th to 27th are off."""


def on(day, month=9):
    return date(YEAR, month, day)


def life(*acts, channel="in-person", asof=None):
    """A request with these acts, each a kind, a day and facts."""
    made = [Act(kind, day, number, facts) for number, (kind, day, facts) in enumerate(acts, 1)]
    return standing(made, channel=channel, calendar=CALENDAR, asof=asof or max(act.on for act in made))


ARRIVED = (Kind.ARRIVED, on(1), {})
DECIDED = (Kind.DECIDED, on(10), {"disposition": "granted"})
SIGNED_OFF = (Kind.SIGNED_OFF, on(11), {})
ANSWERED = (Kind.ANSWERED, on(14), {})


def test_in_person_is_received_the_day_it_is_handed_in():
    stands = life(ARRIVED)
    assert (stands.state, stands.receipt.on, stands.deadline.due) == (State.HANDLING, on(1), on(29))


@pytest.mark.parametrize(
    ("channel", "waits", "kind"),
    [
        ("signed-post", State.UNSIGNED, Kind.SIGNED),
        ("plain-post", State.UNCONFIRMED, Kind.CONFIRMED),
        ("online", State.UNCONFIRMED, Kind.CONFIRMED),
        ("fax", State.UNCONFIRMED, Kind.CONFIRMED),
        ("email", State.UNCONFIRMED, Kind.CONFIRMED),
    ],
)
def test_elsewhere_the_day_is_fixed_by_signing_or_confirming(channel, waits, kind):
    before = life(ARRIVED, channel=channel)
    assert (before.state, before.receipt, before.deadline) == (waits, None, None)
    after = life(ARRIVED, (kind, on(3), {}), channel=channel)
    # 4; 7-11; 14-18; 20, a Sunday that works; 21-24; 28-30 are 19 days, and 8 October, after the holiday, is the 20th.
    assert (after.state, after.receipt.on, after.deadline.due) == (State.HANDLING, on(3), on(8, 10))


def test_what_is_said_by_word_is_received_on_the_day_it_is_read_back():
    """Article 29 paragraph 1: spoken on the 1st, confirmed on the 3rd."""
    before = life(ARRIVED, channel="oral")
    assert (before.state, before.receipt, before.deadline) == (State.UNCONFIRMED, None, None)
    after = life(ARRIVED, (Kind.READ_BACK, on(3), {"how": "signed"}), channel="oral")
    # 4; 7-11; 14-18; 20, a Sunday that works; 21-24; 28-30 are 19 days, and 8 October, after the holiday, is the 20th.
    assert (after.state, after.receipt.on, after.deadline.due) == (State.HANDLING, on(3), on(8, 10))
    with pytest.raises(HandlingError, match="只有口头提出"):
        life(ARRIVED, (Kind.READ_BACK, on(3), {"how": "signed"}), channel="fax")
    with pytest.raises(HandlingError, match="以申请人确认代填的内容为准"):
        life(ARRIVED, (Kind.CONFIRMED, on(3), {}), channel="oral")


def test_an_answer_ends_it():
    stands = life(ARRIVED, DECIDED, SIGNED_OFF, ANSWERED)
    assert (stands.state, stands.open, stands.disposition, stands.late) == (State.ANSWERED, False, "granted", False)


def test_an_answer_after_the_due_day_is_late_and_still_an_answer():
    stands = life(ARRIVED, DECIDED, SIGNED_OFF, (Kind.ANSWERED, on(30), {}))
    assert stands.late
    assert life(ARRIVED, asof=on(30)).late
    assert not life(ARRIVED, asof=on(29)).late


def test_what_waits_for_the_applicant_is_not_late():
    asked = (Kind.CORRECTION_ASKED, on(4), {"days": 5})
    assert not life(ARRIVED, asked, asof=on(30, 11)).late
    assert not life(ARRIVED, channel="online", asof=on(30, 11)).late
    assert life(ARRIVED).may(Kind.CORRECTION_ASKED)
    assert not life(ARRIVED, asked).may(Kind.DECIDED)


def test_a_correction_waits_and_then_begins_anew():
    asked = (Kind.CORRECTION_ASKED, on(4), {"days": 10})
    waiting = life(ARRIVED, asked)
    assert (waiting.state, waiting.deadline.due, waiting.deadline.waiting.until) == (State.CORRECTING, None, on(18))
    corrected = life(ARRIVED, asked, (Kind.CORRECTED, on(18), {}))
    assert (corrected.state, corrected.deadline.start) == (State.HANDLING, on(18))


def test_the_notice_counts_from_the_day_it_reached_the_applicant():
    asked = (Kind.CORRECTION_ASKED, on(4), {"days": 10})
    stands = life(ARRIVED, asked, (Kind.REACHED, on(8), {"of": 2}))
    assert stands.deadline.waiting.until == on(21)  # 9 10 11 14 15 16 17 18 20 21


def test_nobody_has_given_up_before_the_time_is_over():
    asked = (Kind.CORRECTION_ASKED, on(4), {"days": 5})
    with pytest.raises(HandlingError, match="2026-09-11，2026-09-11还没有届满"):
        life(ARRIVED, asked, (Kind.LAPSED, on(11), {}))
    stands = life(ARRIVED, asked, (Kind.LAPSED, on(14), {}))
    assert (stands.state, stands.disposition) == (State.CLOSED, "not-corrected")
    assert life(ARRIVED, asked, asof=on(14)).lapsed


def test_a_fee_lapses_only_once_it_is_known_when_the_notice_came():
    noticed = (Kind.FEE_NOTICED, on(4), {})
    lapse = (Kind.LAPSED, on(28, 10), {})
    with pytest.raises(HandlingError, match="先登记送达日期"):
        life(ARRIVED, noticed, lapse)
    ended = life(ARRIVED, noticed, (Kind.REACHED, on(7), {"of": 2}), lapse)
    assert (ended.state, ended.disposition) == (State.CLOSED, "fee-unpaid")


@pytest.mark.parametrize(("kind", "row"), [(Kind.WITHDRAWN, "other"), (Kind.MERGED, "other"), (Kind.SPLIT, "")])
def test_what_ends_without_an_answer_has_its_row(kind, row):
    assert life(ARRIVED, (kind, on(3), {})).disposition == row


def test_a_consultation_is_outstanding_until_the_opinion_or_the_end_of_its_time():
    asked = (Kind.CONSULTED, on(3), {"party": "第三方", "who": "甲"})
    assert life(ARRIVED, asked).consulting
    assert life(ARRIVED, asked).state is State.HANDLING
    assert not life(ARRIVED, asked, (Kind.OPINION, on(8), {"who": "甲"})).consulting
    assert not life(ARRIVED, asked, asof=on(12, 10)).consulting


def test_an_extension_needs_the_head_first():
    agreed = (Kind.EXTENSION_AGREED, on(20), {"days": 10})
    told = (Kind.EXTENDED, on(21), {"days": 10})
    with pytest.raises(HandlingError, match="先经工作机构负责人同意"):
        life(ARRIVED, told)
    with pytest.raises(HandlingError, match="负责人同意延长10个工作日"):
        life(ARRIVED, agreed, (Kind.EXTENDED, on(21), {"days": 20}))
    assert life(ARRIVED, agreed, told).deadline.due == on(
        19, 10
    )  # 29 September, and 30, 8-10 (a Saturday that works), 12-16, 19
    with pytest.raises(ClockError, match="2026-09-29届满"):
        life(ARRIVED, agreed, (Kind.EXTENDED, on(30), {"days": 10}))


def test_delaying_needs_reasons_found_good():
    delayed = (Kind.DELAYED, on(10), {"until": "2026-12-31"})
    with pytest.raises(HandlingError, match="第三十五条"):
        life(ARRIVED, delayed)
    asked, given = (Kind.REASONS_ASKED, on(4), {}), (Kind.REASONS_GIVEN, on(8), {})
    assert life(ARRIVED, asked).state is State.EXPLAINING
    assert life(ARRIVED, asked, given, delayed).deadline.due == on(31, 12)


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((ARRIVED, (Kind.WITHDRAWN, on(3), {}), DECIDED), "申请已于2026-09-03“申请人撤回”，不能在2026-09-10“拟答复”"),
        ((ARRIVED, SIGNED_OFF), "“签发”只能在“待签发”时进行，2026-09-11申请处于“办理中”"),
        ((ARRIVED, DECIDED, ANSWERED), "“答复送达”只能在“待送达”时进行"),
        (((Kind.CONFIRMED, on(1), {}), (Kind.ARRIVED, on(2), {})), "2026-09-01的“双方确认收到”早于收到材料"),
        ((ARRIVED, (Kind.CONFIRMED, on(2), {})), "“双方确认收到”只能在“待确认”时进行"),
        ((ARRIVED, (Kind.ARRIVED, on(2), {})), "只能登记一次"),
        ((ARRIVED, DECIDED, SIGNED_OFF, ANSWERED, (Kind.WITHDRAWN, on(15), {})), "申请已于2026-09-14“答复送达”"),
        ((ARRIVED, (Kind.VOIDED, on(2), {"of": 7})), "没有第7条登记可以更正"),
        ((), "没有登记收到材料的日期"),
    ],
)
def test_what_has_no_place_is_refused_with_the_reason(acts, said):
    with pytest.raises(HandlingError, match=said):
        life(*acts, asof=on(30))


def test_what_has_not_happened_yet_is_not_recorded():
    with pytest.raises(HandlingError, match="2026-09-02还没有到"):
        life(ARRIVED, (Kind.WITHDRAWN, on(2), {}), asof=on(1))


def test_a_mistake_is_put_right_by_a_later_entry():
    wrong = (Kind.CORRECTION_ASKED, on(4), {"days": 5})
    stands = life(ARRIVED, wrong, (Kind.VOIDED, on(5), {"of": 2}))
    assert (stands.state, stands.deadline.due, [act.number for act in stands.acts]) == (State.HANDLING, on(29), [1])


def test_particulars_are_put_right_at_any_time_and_move_nothing():
    right = (Kind.PARTICULARS, on(15), {"fields": ["phone"]})
    for before in ((ARRIVED,), (ARRIVED, DECIDED), (ARRIVED, DECIDED, SIGNED_OFF, ANSWERED)):
        was, now = life(*before, asof=on(20)), life(*before, right, asof=on(20))
        assert (now.state, now.deadline, now.ended, now.disposition) == (
            was.state,
            was.deadline,
            was.ended,
            was.disposition,
        )
    with pytest.raises(HandlingError, match="请再更正一次"):
        life(ARRIVED, right, (Kind.VOIDED, on(16), {"of": 2}))


def test_an_entry_made_late_stands_at_its_own_day():
    acts = [
        Act(Kind.ARRIVED, on(1), 1),
        Act(Kind.OPINION, on(8), 2, {"who": "甲"}),
        Act(Kind.CONSULTED, on(3), 3, {"party": "第三方", "who": "甲"}),
    ]
    stands = standing(acts, channel="in-person", calendar=CALENDAR, asof=on(9))
    assert [act.number for act in stands.acts] == [1, 3, 2]


def test_sent_back_it_is_decided_anew():
    back = (Kind.SENT_BACK, on(11), {})
    again = (Kind.DECIDED, on(12), {"disposition": "partial"})
    assert life(ARRIVED, DECIDED, back).disposition == ""
    assert life(ARRIVED, DECIDED, back, again).disposition == "partial"


def test_reopened_it_has_its_full_time_again_and_the_doubt_is_said():
    stands = life(ARRIVED, DECIDED, SIGNED_OFF, ANSWERED, (Kind.REOPENED, on(12, 10), {}))
    assert (stands.state, stands.receipt.on, stands.deadline.due) == (State.HANDLING, on(12, 10), on(9, 11))
    assert not stands.receipt.basis.verified
    assert (stands.disposition, stands.ended, stands.reopened) == ("", None, 1)


def test_the_applicant_is_told_what_concerns_them():
    stands = life(ARRIVED, DECIDED, SIGNED_OFF, ANSWERED)
    assert [line.kind for line in story(stands)] == [Kind.ARRIVED, Kind.ANSWERED]
    assert "办理已经结束" in next_step(stands)
    asked = (Kind.CONSULTED, on(3), {"party": "第三方", "who": "甲"})
    assert "被征求意见" in next_step(life(ARRIVED, asked))


def test_every_kind_has_its_rule_and_its_words():
    assert {rule.kind for rule in ACTS.values()} == set(Kind)
    for state in State:
        assert state.code.replace("-", "_").upper() == state.name


def test_what_rests_on_memory_says_so():
    unverified = {rule.code for rule in ACTS.values() if not rule.basis.verified}
    assert unverified == {"withdrawn", "split", "merged", "reopened", "read-back", "particulars"}
