"""What was not read is held against nobody: the rule says that it could not judge."""

import pytest

from gongkai.checks import Unassessable, find_check
from gongkai.checks.examples import example, report, stated
from gongkai.checks.facts import Facts

DIM = "模糊"
"""Words in a cell that make no number."""


def judged(code, case):
    return list(find_check(code)(case))


TOLD = (
    ("T119", "2023年制定规范性文件3件。", "disclosure/normative-documents/issued"),
    ("T121", "因政府信息公开引发行政复议2件。", "disputes/review/all"),
    ("T122", "因政府信息公开引发行政复议2件。", "disputes/review/all"),
)


@pytest.mark.parametrize("entry", [DIM, "", "/"], ids=["dim", "blank", "slash"])
@pytest.mark.parametrize(("code", "text", "key"), TOLD, ids=lambda told: told if isinstance(told, str) else "")
def test_a_number_of_the_text_is_not_held_against_a_cell_that_holds_no_number(code, text, key, entry):
    (only,) = judged(code, stated(text, cells={key: entry}))
    assert isinstance(only, Unassessable)
    assert [str(ref) for ref in only.cells] == [key]


def test_no_request_is_not_held_against_a_table_of_which_no_total_could_be_read():
    totals = ("requests/received/all", "requests/carried-in/all", "requests/handled/all")
    (only,) = judged("T120", stated("全年未收到政府信息公开申请。", cells=dict.fromkeys(totals, DIM)))
    assert isinstance(only, Unassessable)


REGISTERED = (
    ("P106", {"disclosure/normative-documents/in-force": DIM}, Facts(registers={"normative-in-force": 7})),
    ("P110", {"disclosure/penalties/decisions": DIM}, Facts(publicised={"penalties": 5})),
    ("P112", {"disclosure/fees/amount": DIM}, Facts(fee_items=False)),
    ("R119", {"requests/carried-out/all": DIM}, Facts(oldest_open=None)),
    ("G110", {"requests/carried-in/all": DIM}, Facts(registers={"transferred-in": 3})),
)


@pytest.mark.parametrize(("code", "cells", "facts"), REGISTERED, ids=lambda one: one if isinstance(one, str) else "")
def test_a_register_is_not_held_against_a_cell_that_could_not_be_read(code, cells, facts):
    assert [type(one) for one in judged(code, example(cells, facts=facts))] == [Unassessable]


def test_requests_carried_in_are_not_held_against_a_cell_of_last_year_that_could_not_be_read():
    before = report({"requests/carried-out/all": DIM}, year=2022)
    case = example({"requests/carried-in/all": 3}, facts=Facts(registers={"transferred-in": 3}), before=before)
    assert [type(one) for one in judged("G110", case)] == [Unassessable]


def test_direct_suits_are_not_held_against_refusals_that_could_not_be_read():
    suits = {"disputes/direct-suit/upheld": 1, "disputes/direct-suit/all": 1}
    (only,) = judged("Q105", example({**suits, "requests/secret/all": DIM}, year=2024))
    assert isinstance(only, Unassessable)
    assert only.reason
