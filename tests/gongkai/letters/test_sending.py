"""Each check of a letter by its own two examples, and what else it must see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.clock import Consulted, CorrectionAsked, Delayed, Extended, FeeNoticed, Received
from gongkai.letters import SENDING_CHECKS, Covered, Enclosure, before_sending, compose
from gongkai.letters.sending.examples import FACTS, case, closed_early, extension, letter
from writing import EVERY
from writing import FACTS as ALL

each_check = pytest.mark.parametrize("check", SENDING_CHECKS.values(), ids=lambda check: check.code)


@each_check
def test_finds_its_faulty_example(check):
    assert list(check(*check.faulty()))


@each_check
def test_passes_its_sound_example(check):
    assert not list(check(*check.sound()))


@each_check
def test_says_why(check):
    assert check.why
    assert check.title
    assert check.basis.verified or check.basis.note


def test_the_sound_letter_may_go_out():
    assert before_sending(letter(), case()) == []
    assert before_sending(*extension()) == []


def codes(sent, known):
    return {objection.code for objection in before_sending(sent, known)}


def test_an_objection_says_what_where_how_and_by_which_article():
    found = before_sending(letter(addressee="王明"), case())[0]
    assert str(found) == (
        "收件人：写给“王明”，申请人是“李明”。改为申请人的姓名或者名称"
        "（《国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释》）"
    )


@pytest.mark.parametrize(
    ("sent", "known", "code"),
    [
        pytest.param({"number": ""}, {}, "L02", id="no number"),
        pytest.param({"number": "江财公复〔2026〕7号"}, {}, "L02", id="another organ's mark"),
        pytest.param({"number": "江自然资公复〔2025〕7号"}, {}, "L02", id="another year's number"),
        pytest.param({"on": None}, {}, "L03", id="no day"),
        pytest.param({"on": date(2026, 9, 22)}, {}, "L03", id="a day that has not come"),
        pytest.param({"paragraphs": ("",)}, {}, "L04", id="no words at all"),
        pytest.param({"contact": "联系人：×；联系电话：0"}, {}, "L04", id="a cross for a name"),
        pytest.param({"remedy": ("向某某人民政府申请",)}, {}, "L04", id="a name left open"),
        pytest.param({"organ": "江城县财政局"}, {}, "L05", id="another organ's letter"),
        pytest.param({}, {"files": {}}, "L06", id="a file of no case"),
        pytest.param(
            {}, {"files": {"征地补偿安置方案（部分内容已作遮盖）": "2026-0013"}}, "L06", id="a file of another case"
        ),
        pytest.param({"enclosures": letter().enclosures * 2}, {}, "L06", id="a file twice"),
        pytest.param({"enclosures": ()}, {}, "L06", id="a file promised and not there"),
        pytest.param({}, {"disposition": ""}, "L11", id="an answer before the decision"),
        pytest.param({"remedy": ()}, {}, "L13", id="no remedy"),
        pytest.param({}, {"reviewers": ("江城市自然资源局",)}, "L13", id="the superior department reviews no more"),
        pytest.param({}, {"reviewers": (), "court": ""}, "L13", id="nobody knows who reviews"),
        pytest.param(
            {"remedy": (letter().remedy[0].replace("60日", "90日"),)}, {}, "L13", id="a time that the law does not give"
        ),
        pytest.param({}, {"facts": {}}, "L17", id="nothing on file"),
    ],
)
def test_what_else_is_seen(sent, known, code):
    assert code in codes(letter(**sent), case(**known))


def test_a_letter_to_a_third_party_goes_to_one_that_was_asked():
    sent = compose("third-party-consultation", {**ALL, "third_party": "王某"})
    known = case(disposition="", facts={})
    assert codes(sent, known) == set()
    assert codes(replace(sent, addressee="赵某"), known) == {"L01"}


def test_a_procedural_letter_carries_no_remedy():
    sent, known = extension()
    assert codes(replace(sent, remedy=("如不服，可以申请行政复议。",)), known) == {"L13"}


def test_the_choice_of_two_organs_is_named_whole():
    told = {**FACTS, "reviewer": "江城县人民政府或者江城市司法局"}
    both = case(reviewers=("江城县人民政府", "江城市司法局"), facts=told)
    assert codes(compose("partial", told), both) == set()
    assert codes(letter(), both) == {"L13"}


def test_a_late_answer_that_says_so_may_go_out():
    late = {**FACTS, "on": date(2026, 9, 30), "due": date(2026, 9, 29), "late_reason": "承办人员交接有误。"}
    assert codes(compose("partial", late), case(on=date(2026, 9, 30))) == set()
    assert "L15" in codes(letter(on=date(2026, 9, 30)), case(on=date(2026, 9, 30)))


def test_art_30_a_correction_notice_goes_out_within_seven_working_days():
    told = {**ALL, "mark": "江自然资", "request_number": "2026-0012", "on": date(2026, 9, 10)}
    sent = compose("correction-notice", told)
    known = case(disposition="", facts={}, on=date(2026, 9, 10))
    assert codes(sent, known) == set()
    assert codes(replace(sent, on=date(2026, 9, 11)), replace(known, on=date(2026, 9, 11))) == {"L15"}


@pytest.mark.parametrize(
    ("code", "fact", "events"),
    [
        ("receipt", "due", ()),
        ("delay-notice", "delayed_to", (Delayed(date(2026, 9, 21), date(2026, 11, 20)),)),
        ("extension-notice", "extended_to", (Extended(date(2026, 9, 21), 10),)),
        ("not-corrected", "correction_due", (CorrectionAsked(date(2026, 9, 4), 6),)),
        ("fee-unpaid", "fee_due", (FeeNoticed(date(2026, 9, 4), date(2026, 9, 4)),)),
    ],
)
def test_days_in_the_letter_are_those_of_the_clock(code, fact, events):
    known = case(events=(Received(date(2026, 9, 1)), *events), on=date(2026, 10, 20), disposition="", facts=ALL)
    deadline = known.deadline()
    right = deadline.waiting.until if deadline.waiting else deadline.due
    assert "L16" not in codes(compose(code, {**ALL, fact: right}), known)
    wrong = compose(code, {**ALL, fact: right + timedelta(1)})
    found = [o for o in before_sending(wrong, known) if o.code == "L16"]
    assert len(found) == 1
    assert str(right) in found[0].what


def test_a_request_is_given_up_after_the_time_is_over():
    sent, known = closed_early()
    assert "L18" in codes(sent, known)
    later = replace(known, on=date(2026, 9, 29))
    assert "L18" not in codes(sent, later)
    unknown = replace(known, events=(Received(date(2026, 9, 1)), FeeNoticed(date(2026, 9, 4))))
    assert "没有查到已经届满的期限" in "".join(map(str, before_sending(sent, unknown)))


def test_a_pause_moves_the_day_by_which_the_answer_is_in_time():
    events = (Received(date(2026, 9, 1)), Consulted(date(2026, 9, 2), who="王某"))
    assert codes(letter(on=date(2026, 10, 8)), case(events=events, on=date(2026, 10, 8))) == set()


@pytest.mark.parametrize(
    ("mode", "count", "yuan", "wrong"),
    [
        ("按量", 119, 1080, False),
        ("按量", 119, 1090, True),
        ("按量", 30, 0, False),
        ("按件", 41, 300, False),
        ("按件", 41, 4300, False),
        ("按件", 41, 350, True),
        ("按件", 41, 4400, True),
    ],
)
def test_art_42_the_fee_follows_from_its_tariff(mode, count, yuan, wrong):
    sent = compose("fee-notice", {**ALL, "fee_mode": mode, "fee_count": count, "fee_yuan": yuan})
    assert ("L19" in codes(sent, case(disposition="", facts=ALL))) is wrong
    assert "L19" not in codes(replace(sent, facts={}), case(disposition="", facts=ALL))


def test_enclosures_by_one_name():
    sent = letter(facts={**FACTS, "enclosures": "方案"}, enclosures=(Enclosure("方案"),))
    assert codes(sent, case(files={"方案": "2026-0012"}, covers={"方案": Covered("masked")})) == set()
    assert "L06" in codes(replace(sent, enclosures=()), case())


@pytest.mark.parametrize(("code", "told"), EVERY, ids=lambda x: x or "-")
def test_no_letter_of_the_set_has_blanks_or_lacks_what_it_must_say(code, told):
    sent = compose(code, ALL, disposition=told)
    known = case(disposition=told, facts=ALL, files=dict.fromkeys(ALL["enclosures"], "2026-0012"))
    known = replace(known, parties=(ALL["third_party"], ALL["co_maker"]))
    assert not {"L01", "L02", "L03", "L04", "L05", "L06", "L11", "L12", "L13"} & codes(sent, known)


GIVEN = "征地补偿安置方案（部分内容已作遮盖）"


@pytest.mark.parametrize(
    ("covers", "disposition", "said"),
    [
        pytest.param({}, "partial", "没有说明", id="nobody has said"),
        pytest.param({GIVEN: Covered("raw")}, "partial", "里有不公开的内容", id="not covered yet"),
        pytest.param({GIVEN: Covered("raw")}, "granted", "里有不公开的内容", id="not covered, and granted"),
        pytest.param({GIVEN: Covered("masked")}, "granted", "却有遮盖", id="granted, and covered"),
        pytest.param({GIVEN: Covered("burnt", ("secret",))}, "partial", "国家秘密", id="a ground that was not decided"),
        pytest.param({GIVEN: Covered("whole")}, "partial", "", id="given whole"),
        pytest.param({}, "granted", "", id="granted, and nobody has said"),
    ],
)
def test_what_is_withheld_in_an_enclosure_fits_the_decision(covers, disposition, said):
    found = list(SENDING_CHECKS["L07"](letter(), case(covers=covers, disposition=disposition)))
    assert [said in one.what for one in found] == ([True] if said else [])
