from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongkai.calendar import WorkCalendar, load, published
from gongkai.clock import (
    Cause,
    ClockError,
    Consulted,
    ConsultReplied,
    Corrected,
    CorrectionAsked,
    Delayed,
    Extended,
    FeeNoticed,
    FeePaid,
    Party,
    Received,
    answer_deadline,
    ledger,
)

CALENDAR = load()
SEP = {n: date(2026, 9, n) for n in range(1, 31)}
OCT = {n: date(2026, 10, n) for n in range(1, 32)}
RECEIVED = Received(SEP[1])


def deadline(*events, asof=None):
    return answer_deadline(events, calendar=CALENDAR, asof=asof)


@pytest.mark.parametrize(
    ("events", "due"),
    [
        pytest.param([RECEIVED], SEP[29], id="art 33(2): the day of receipt is not counted"),
        pytest.param([Received(SEP[19])], OCT[22], id="art 33(2): a Sunday made a working day counts"),
        pytest.param([Received(date(2026, 2, 13))], date(2026, 3, 19), id="art 33(2): Spring Festival does not count"),
        pytest.param([Received(date(2025, 12, 20))], date(2026, 1, 19), id="art 33(2): over New Year, by both notices"),
        pytest.param(
            [RECEIVED, CorrectionAsked(SEP[4]), Corrected(SEP[8])],
            OCT[12],
            id="art 30: a correction starts the clock anew, in full",
        ),
        pytest.param([RECEIVED, Corrected(SEP[8])], OCT[12], id="art 30: also where the notice was not recorded"),
        pytest.param(
            [RECEIVED, CorrectionAsked(SEP[4], days=5), Corrected(SEP[14], excused=True)],
            OCT[16],
            id="art 30: a late correction counts where there is a good reason",
        ),
        pytest.param(
            [RECEIVED, Extended(SEP[15], 10), CorrectionAsked(SEP[10]), Corrected(SEP[14])],
            OCT[30],
            id="art 30 before 33(2): an extension after the correction is added to the new clock",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2]), ConsultReplied(SEP[9])],
            OCT[12],
            id="art 33(3): time spent asking a third party is not counted",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2], Party.CO_MAKER), ConsultReplied(SEP[9])],
            OCT[12],
            id="art 33(3): nor time spent asking a co-maker",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2])],
            date(2026, 10, 26),
            id="art 32: without a reply fifteen working days are not counted",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2], reached=SEP[4])],
            date(2026, 10, 28),
            id="art 32: the fifteen days run from the day the letter arrived, the pause from the day it went",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2]), ConsultReplied(OCT[20])],
            date(2026, 10, 26),
            id="art 32: an opinion that comes too late stops nothing more",
        ),
        pytest.param(
            [
                RECEIVED,
                Consulted(SEP[2], who="甲"),
                Consulted(SEP[2], who="乙"),
                ConsultReplied(SEP[9], "甲"),
                ConsultReplied(SEP[9], "乙"),
            ],
            OCT[12],
            id="art 33(3): two opinions sought at once are one pause",
        ),
        pytest.param(
            [
                RECEIVED,
                Consulted(SEP[2], who="甲"),
                Consulted(SEP[4], who="乙"),
                ConsultReplied(SEP[8], "甲"),
                ConsultReplied(SEP[9], "乙"),
            ],
            OCT[12],
            id="art 33(3): overlapping days are not counted twice",
        ),
        pytest.param(
            [
                RECEIVED,
                Consulted(SEP[2], who="甲"),
                Consulted(SEP[3], who="乙"),
                ConsultReplied(SEP[4], "乙"),
                ConsultReplied(SEP[9], "甲"),
            ],
            OCT[12],
            id="art 33(3): a pause within a pause adds nothing",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[4]), Corrected(SEP[8]), ConsultReplied(SEP[10])],
            OCT[14],
            id="art 33(3) with 30: of a pause that a correction cuts, only the days after it stay uncounted",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2]), ConsultReplied(SEP[4]), Corrected(SEP[8])],
            OCT[12],
            id="art 33(3) with 30: a pause before the correction is gone with the old clock",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[29]), ConsultReplied(SEP[30])],
            SEP[30],
            id="art 33(3): on the last day a letter still stops the clock",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[30]), ConsultReplied(OCT[9])],
            SEP[29],
            id="art 33(3): after the last day it does not",
        ),
        pytest.param(
            [RECEIVED, Extended(SEP[28], 20)], date(2026, 11, 2), id="art 33(2): an extension adds to the end"
        ),
        pytest.param([RECEIVED, Extended(SEP[29], 1)], SEP[30], id="art 33(2): on the last day it is still in time"),
        pytest.param(
            [RECEIVED, Consulted(SEP[2]), ConsultReplied(SEP[9]), Extended(OCT[12], 5)],
            OCT[19],
            id="art 33(2) with 33(3): in time by the day that the pause put off",
        ),
        pytest.param(
            [RECEIVED, FeeNoticed(SEP[10], SEP[12]), FeePaid(SEP[30])],
            date(2026, 11, 3),
            id="art 42: payment starts the clock anew, in full",
        ),
        pytest.param(
            [RECEIVED, FeeNoticed(SEP[10]), FeePaid(SEP[30])],
            date(2026, 11, 3),
            id="art 42: whenever the notice arrived",
        ),
        pytest.param(
            [RECEIVED, Delayed(SEP[20], date(2026, 11, 30))], date(2026, 11, 30), id="art 35: a later day told"
        ),
        pytest.param([ConsultReplied(SEP[9]), Consulted(SEP[2]), RECEIVED], OCT[12], id="events may come in any order"),
        pytest.param([Consulted(SEP[1]), RECEIVED], date(2026, 10, 26), id="asked on the day of receipt"),
    ],
)
def test_due_day(events, due):
    assert deadline(*events).due == due


@pytest.mark.parametrize(
    ("events", "why"),
    [
        pytest.param([], "没有收到申请之日", id="nothing happened"),
        pytest.param([Extended(SEP[2], 5)], "没有收到申请之日", id="never received"),
        pytest.param([RECEIVED, Extended(date(2026, 8, 31), 5)], "早于收到申请之日", id="extended before receipt"),
        pytest.param([Received(date(2019, 5, 14))], "尚未施行", id="received under the Regulation of 2007"),
        pytest.param(
            [Received(date(2020, 12, 20)), FeeNoticed(date(2020, 12, 31))], "尚未施行", id="no fee before 2021"
        ),
        pytest.param([RECEIVED, Received(SEP[2])], "收到申请之日有两个", id="received twice"),
        pytest.param(
            [RECEIVED, CorrectionAsked(SEP[11])], "最迟2026-09-10", id="art 30: asked on the eighth working day"
        ),
        pytest.param(
            [RECEIVED, CorrectionAsked(SEP[3]), CorrectionAsked(SEP[4])],
            "不能在2026-09-04再次告知",
            id="art 30: asked twice",
        ),
        pytest.param([RECEIVED, Corrected(SEP[3]), Corrected(SEP[4])], "再次重新计算", id="art 30: corrected twice"),
        pytest.param(
            [RECEIVED, CorrectionAsked(SEP[3], days=5), Corrected(SEP[11])],
            "视为放弃申请",
            id="art 30: corrected too late",
        ),
        pytest.param([RECEIVED, CorrectionAsked(SEP[3], reached=SEP[2])], "已经送达", id="told before it was sent"),
        pytest.param([RECEIVED, ConsultReplied(SEP[9])], "没有向其征求意见", id="art 32: an opinion never sought"),
        pytest.param(
            [RECEIVED, Consulted(SEP[2], who="甲"), ConsultReplied(SEP[9], "乙")],
            "收到乙的意见",
            id="art 32: another's opinion",
        ),
        pytest.param(
            [RECEIVED, Consulted(SEP[2]), ConsultReplied(SEP[3]), ConsultReplied(SEP[4])],
            "没有向其征求",
            id="art 32: two opinions on one letter",
        ),
        pytest.param([RECEIVED, Consulted(SEP[2], reached=SEP[1])], "已经送达", id="art 32: arrived before it went"),
        pytest.param([RECEIVED, Extended(SEP[28], 21)], "最长延长20个工作日", id="art 33(2): by more than twenty"),
        pytest.param([RECEIVED, Extended(SEP[28], 0)], "延长0个工作日", id="art 33(2): by nothing"),
        pytest.param([RECEIVED, Extended(SEP[20], 5), Extended(SEP[28], 5)], "已经延长过一次", id="art 33(2): twice"),
        pytest.param([RECEIVED, Extended(SEP[30], 5)], "已于2026-09-29届满", id="art 33(2): after the last day"),
        pytest.param(
            [RECEIVED, CorrectionAsked(SEP[3]), Extended(SEP[4], 5)],
            "等待申请人补正",
            id="art 33(2): while the clock stands",
        ),
        pytest.param([RECEIVED, FeePaid(SEP[3])], "没有收费通知", id="art 42: paid what nobody asked for"),
        pytest.param([RECEIVED, FeeNoticed(SEP[30])], "已于2026-09-29届满", id="art 42: asked for too late"),
        pytest.param(
            [RECEIVED, FeeNoticed(SEP[3], SEP[3]), FeePaid(OCT[9])], "视为放弃申请", id="art 42: paid too late"
        ),
        pytest.param(
            [RECEIVED, FeeNoticed(SEP[3]), FeeNoticed(SEP[4])], "等待申请人缴费", id="art 42: asked for twice"
        ),
        pytest.param(
            [RECEIVED, FeeNoticed(SEP[3]), Corrected(SEP[4])], "按补正重新计算", id="corrected while a fee is due"
        ),
        pytest.param([RECEIVED, Delayed(SEP[20], SEP[28])], "不晚于原到期日", id="art 35: put off to an earlier day"),
        pytest.param([RECEIVED, Delayed(SEP[30], OCT[30])], "届满", id="art 35: after the last day"),
        pytest.param(
            [RECEIVED, Delayed(SEP[20], OCT[30]), Extended(SEP[21], 5)], "不能再延长", id="art 35: extended as well"
        ),
        pytest.param(
            [RECEIVED, Delayed(SEP[20], OCT[30]), Delayed(SEP[21], OCT[31])], "不能再次延迟", id="art 35: put off twice"
        ),
    ],
)
def test_events_from_which_nothing_lawful_follows_are_refused_with_a_sentence(events, why):
    with pytest.raises(ClockError, match=why):
        deadline(*events)


def test_article_30_while_the_applicant_must_correct_nothing_is_due():
    found = deadline(RECEIVED, CorrectionAsked(SEP[4], days=10, reached=SEP[7]))
    assert found.due is None
    assert (found.waiting.act, found.waiting.since, found.waiting.until) == ("补正", SEP[4], date(2026, 9, 20))
    assert not found.lapsed
    assert found.kept_by(date(2027, 1, 1))


def test_article_30_the_default_period_is_marked_as_nobodys_rule():
    assert not deadline(RECEIVED, CorrectionAsked(SEP[4])).waiting.basis.verified
    assert deadline(RECEIVED, CorrectionAsked(SEP[4], days=15)).waiting.basis.verified


def test_article_30_who_does_not_correct_in_time_gives_up():
    events = (RECEIVED, CorrectionAsked(SEP[4], days=10))
    until = deadline(*events).waiting.until
    assert not deadline(*events, asof=until).lapsed
    late = deadline(*events, asof=until + timedelta(1))
    assert late.lapsed
    assert any("视为放弃申请" in line for line in late.explain())


def test_article_42_who_does_not_pay_in_time_gives_up():
    found = deadline(RECEIVED, FeeNoticed(SEP[18], SEP[18]), asof=OCT[23])
    assert found.waiting.until == OCT[22]
    assert found.lapsed
    assert deadline(RECEIVED, FeeNoticed(SEP[18]), asof=date(2026, 12, 1)).waiting.until is None


def test_articles_32_and_34_silence_means_opposite_things():
    third = deadline(RECEIVED, Consulted(SEP[2])).steps[1].note
    maker = deadline(RECEIVED, Consulted(SEP[2], Party.CO_MAKER)).steps[1].note
    assert "由行政机关依法决定是否公开（《中华人民共和国政府信息公开条例》第三十二条）" in third
    assert "视为同意公开（《中华人民共和国政府信息公开条例》第三十四条）" in maker


def test_while_an_opinion_is_outstanding_the_day_may_still_move():
    events = (RECEIVED, Consulted(SEP[2]))
    waiting = deadline(*events)
    assert (waiting.paused_since, waiting.paused_until) == (SEP[2], SEP[22])
    assert deadline(*events, asof=SEP[22]).paused_since is None
    assert deadline(*events, ConsultReplied(SEP[9])).paused_since is None


def test_a_step_says_how_many_days_and_by_which_article():
    found = deadline(RECEIVED, Consulted(SEP[2]), ConsultReplied(SEP[9]), Extended(SEP[28], 5))
    assert [(s.cause, s.days, s.basis.place) for s in found.steps] == [
        (Cause.ANSWER, 20, "第三十三条第二款"),
        (Cause.CONSULTATION, 5, "第三十三条第三款"),
        (Cause.EXTENSION, 5, "第三十三条第二款"),
    ]


def test_a_deadline_explains_itself():
    found = deadline(RECEIVED, Consulted(SEP[2], who="某公司"), ConsultReplied(SEP[9], "某公司"))
    assert found.explain() == (
        "2026-09-01 收到申请；收到之日不计算在内，自下一个工作日起算（《中华人民共和国民法典》第二百零一条）",
        "2026-09-01 答复期限：20个工作日（《中华人民共和国政府信息公开条例》第三十三条第二款）",
        "2026-09-02 征求意见，所需时间不计算在内：5个工作日（《中华人民共和国政府信息公开条例》第三十三条第三款）；某公司于2026-09-09提出意见",  # noqa: E501
        "到期日：2026-10-12，周一",
    )


def test_what_was_not_read_in_the_original_says_so_in_the_explanation():
    found = deadline(RECEIVED, FeeNoticed(SEP[10], SEP[10]), FeePaid(SEP[30]))
    assert any("凭记忆，未核原文" in line for line in found.explain())


def test_a_due_day_without_a_notice_is_provisional_and_says_so():
    found = deadline(Received(date(2026, 12, 20)))
    assert found.provisional
    assert "暂定" in found.explain()[-1]
    assert not deadline(RECEIVED).provisional


def test_a_due_day_becomes_final_when_the_notice_is_out():
    events = [Received(date(2025, 12, 15))]
    before = answer_deadline(events, calendar=WorkCalendar(published()[:-1]))
    after = answer_deadline(events, calendar=CALENDAR)
    assert (before.provisional, after.provisional) == (True, False)
    assert after.due == date(2026, 1, 13)


@pytest.mark.parametrize(
    ("events", "line"),
    [
        (
            [RECEIVED, Consulted(SEP[2])],
            "自2026-09-02起征求意见，尚未收到；提前收到的，到期日相应提前，最迟算至2026-09-22",
        ),
        (
            [RECEIVED, FeeNoticed(SEP[10])],
            "自2026-09-10起等待申请人缴费，通知送达之日尚不清楚（《政府信息公开信息处理费管理办法》）",
        ),
        ([RECEIVED, FeeNoticed(SEP[10])], "缴费以前答复期限不计算，缴费后重新计算"),
    ],
)
def test_what_is_awaited_is_explained(events, line):
    assert line in deadline(*events).explain()


def test_an_answer_on_the_last_day_is_in_time():
    assert deadline(RECEIVED).kept_by(SEP[29])
    assert not deadline(RECEIVED).kept_by(SEP[30])


def test_the_ledger_numbers_the_days_and_says_why_others_do_not_count():
    found = deadline(RECEIVED, Consulted(SEP[2]), ConsultReplied(SEP[3]))
    lines = [str(entry) for entry in ledger(found, CALENDAR)]
    assert lines[:4] == [
        "2026-09-02 第1个工作日：周三",
        "2026-09-03 不计算：征求意见",
        "2026-09-04 第2个工作日：周五",
        "2026-09-05 不计算：周六",
    ]
    assert "2026-09-20 第13个工作日：国庆节调休上班" in lines
    assert "2026-09-25 不计算：中秋节放假" in lines
    assert lines[-1] == "2026-09-30 第20个工作日：周三"


def test_there_is_no_ledger_while_nothing_is_due():
    assert list(ledger(deadline(RECEIVED, CorrectionAsked(SEP[4])), CALENDAR)) == []


@given(
    st.dates(date(2019, 5, 15), date(2026, 9, 1)),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60), st.booleans()), max_size=4),
    st.integers(0, 20),
)
@example(date(2020, 3, 12), [(0, 8, False), (39, 5, False)], 0)
def test_the_ledger_always_ends_on_the_due_day_with_the_last_day_allowed(received, opinions, extension):
    events = [Received(received)]
    for n, (after, took, maker) in enumerate(opinions):
        on = received + timedelta(after)
        party = Party.CO_MAKER if maker else Party.THIRD_PARTY
        events += [Consulted(on, party, who=str(n)), ConsultReplied(on + timedelta(took), who=str(n))]
    if extension:
        events.append(Extended(received, extension))
    found = deadline(*events)
    *_, last = ledger(found, CALENDAR)
    # A letter sent on the very last day leaves no day after the opinion: due is then the last working day not counted.
    paused_to = found.not_counted[-1][1] if found.not_counted else date.min
    in_pause = paused_to >= found.due and CALENDAR.between(found.due, paused_to) == 0
    assert (last.day.on, last.number) == (found.due, 20 + extension) or in_pause
    assert max(entry.number or 0 for entry in ledger(found, CALENDAR)) == 20 + extension
    assert found.due == CALENDAR.add(received, sum(step.days for step in found.steps))
