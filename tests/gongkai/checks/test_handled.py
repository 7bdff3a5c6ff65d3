"""Table 3 against the requests of the organ's own records, one by one."""

from datetime import date

from gongkai.checks import Facts, Handled, examine
from gongkai.checks.examples import YEAR, example
from gongkai.forms import FORM_2019
from gongkai.tally import RequestLife


def life(number, disposition="", applicant="natural", *, received=date(YEAR, 2, 1), ended=date(YEAR, 3, 1)):
    return RequestLife(f"{number}号", applicant, received, ended if disposition else None, disposition)


def told(cells, *lives):
    facts = Facts(requests=tuple(each if isinstance(each, Handled) else Handled(each) for each in lives))
    case = example({f"requests/{key}": value for key, value in cells.items()}, facts=facts)
    return [(f.check.code, *map(str, f.fault.cells)) for f in examine(case).findings if f.check.code in CODES]


CODES = ("R107", "R108", "R115", "R120")


def test_a_report_that_counts_each_request_once_is_told_nothing():
    cells = {"granted/natural": 1, "carried-out/business": 1}
    assert told(cells, life(1, "granted"), life(2, applicant="business")) == []


def test_a_request_left_out_is_named():
    assert told({}, life(1, "granted")) == [("R108", "requests/granted/natural")]


def test_one_in_the_wrong_row_is_told_in_both():
    found = told({"internal/natural": 1}, life(1, "granted"))
    assert found == [("R108", "requests/granted/natural"), ("R108", "requests/internal/natural")]


def test_the_ground_of_what_was_withheld_in_part_is_not_counted_again():
    partly = Handled(life(1, "partial"), also=("third-party",))
    assert told({"partial/natural": 1}, partly) == []
    twice = told({"partial/natural": 1, "third-party/natural": 1}, partly)
    assert twice == [("R107", "requests/third-party/natural", "requests/partial/natural")]


def test_more_than_partial_disclosure_explains_is_not_put_down_to_it():
    partly = Handled(life(1, "partial"), also=("third-party",))
    found = told({"partial/natural": 1, "third-party/natural": 2}, partly)
    assert found == [("R108", "requests/third-party/natural")]


def test_what_was_open_when_the_year_ended_is_carried_out():
    late = life(1, "granted", received=date(YEAR, 12, 20), ended=date(YEAR + 1, 1, 9))
    assert told({"carried-out/natural": 1}, late) == []
    assert told({"granted/natural": 1}, late)[0] == ("R108", "requests/granted/natural")


def test_a_rule_of_unknown_rank_is_not_called_a_lesser_one():
    cells = {"prohibited/natural": 1}
    assert told(cells, Handled(life(1, "prohibited"))) == []
    assert told(cells, Handled(life(1, "prohibited"), rank="法律")) == []
    assert told(cells, Handled(life(1, "prohibited"), rank="规章")) == [("R115", "requests/prohibited/natural")]


def test_a_firm_of_which_nothing_is_known_is_not_asked_about():
    cells = {"received/lawyer": 1, "granted/lawyer": 1}
    assert told(cells, Handled(life(1, "granted", "lawyer"))) == []
    asked = told(cells, Handled(life(1, "granted", "lawyer"), represents=True))
    assert asked == [("R120", "requests/received/lawyer")]


def test_a_table_on_the_form_of_other_years_is_not_judged():
    case = example(form=FORM_2019, facts=Facts(requests=(Handled(life(1, "granted")),)))
    examined = examine(case)
    assert not [f for f in examined.findings if f.check.code in CODES]
    reasons = {check.code: open_one.reason for check, open_one in examined.not_assessable}
    assert "不是2023年的格式" in reasons["R108"]


def test_a_cell_that_was_not_read_is_said():
    case = example({"requests/granted/natural": "？"}, facts=Facts(requests=(Handled(life(1, "granted")),)))
    assert "R108" in {check.code for check, _ in examine(case).not_assessable}
