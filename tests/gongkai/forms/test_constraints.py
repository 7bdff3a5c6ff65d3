from decimal import Decimal
from time import process_time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongkai.forms import FORM_2019, FORM_2021, Cell, CellRef, Report, State
from gongkai.forms.constraints import Kind, constraints, fill, suspects, violations

REQUESTS, DISPUTES = FORM_2021.table("requests"), FORM_2021.table("disputes")
PARTS = ("natural", "business", "research", "charity", "lawyer", "other")
FLOW = ("received", "carried-in", "handled", "carried-out")
OUTCOMES = tuple(row for row in REQUESTS.rows if row not in FLOW)
few = st.one_of(st.just(0), st.just(0), st.integers(0, 30))


def at(row, column, table="requests"):
    return CellRef(table, row, column)


@st.composite
def sound_requests(draw, table=REQUESTS):
    """A table 3 in which every sum and balance holds."""
    outcomes = tuple(row for row in table.rows if row not in FLOW)
    cells = {}
    for column in PARTS:
        numbers = draw(st.lists(few, min_size=len(outcomes), max_size=len(outcomes)))
        cells |= {at(row, column): n for row, n in zip(outcomes, numbers, strict=True)}
        handled, later = sum(numbers), draw(few)
        earlier = draw(st.integers(0, handled + later))
        cells |= {at("handled", column): handled, at("carried-out", column): later}
        cells |= {at("carried-in", column): earlier, at("received", column): handled + later - earlier}
    return cells | {at(row, "all"): sum(cells[at(row, column)] for column in PARTS) for row in table.rows}


@st.composite
def sound_disputes(draw):
    """A table 4 in which every sum holds."""
    cells = {}
    for row in DISPUTES.rows:
        ends = {c: draw(few) for c in ("upheld", "corrected", "other", "pending")}
        cells |= {at(row, c, "disputes"): n for c, n in (ends | {"all": sum(ends.values())}).items()}
    return cells


def sound_table(numbers=1):
    """A plain sound table: `numbers` natural persons were given what they asked for, one of a firm waits."""
    cells = dict.fromkeys(REQUESTS.refs, 0)
    for column in ("natural", "all"):
        cells |= dict.fromkeys((at("received", column), at("granted", column), at("handled", column)), numbers)
    for column in ("business", "all"):
        for row in ("received", "carried-out"):
            cells[at(row, column)] += 1
    return cells


def answered(outcomes):
    """A sound table of requests that were all received and answered in the year."""
    cells = dict.fromkeys(REQUESTS.refs, 0)
    for (row, column), number in outcomes.items():
        for where in (row, "received", "handled"):
            cells[at(where, column)] += number
            cells[at(where, "all")] += number
    return cells


def named(found):
    return [(str(suspect.ref), int(suspect.published), int(suspect.likely)) for suspect in found]


def test_table_3_has_seven_sums_down_twenty_five_across_and_seven_balances():
    kinds = [c.kind for c in constraints(REQUESTS)]
    assert [kinds.count(kind) for kind in (Kind.DOWN, Kind.ACROSS, Kind.FLOW)] == [7, 25, 7]
    assert [c.kind for c in constraints(DISPUTES)] == [Kind.ACROSS] * 3


def test_every_cell_of_table_3_has_constraints_of_its_own_and_table_4_shares_one_among_five():
    def marks(table):
        return [frozenset(k for k, c in enumerate(constraints(table)) if ref in c.refs) for ref in table.refs]

    assert len(set(marks(REQUESTS))) == 175
    assert sorted(map(marks(DISPUTES).count, set(marks(DISPUTES)))) == [5, 5, 5]


@settings(max_examples=40)
@given(sound_requests())
def test_a_sound_table_is_under_no_suspicion(cells):
    assert violations(cells, REQUESTS) == suspects(cells, REQUESTS) == ()


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.key)
@settings(max_examples=40)
@given(st.data())
def test_one_wrong_number_anywhere_in_table_3_is_singled_out(form, data):
    table = form.table("requests")
    cells = data.draw(sound_requests(table))
    ref = data.draw(st.sampled_from(table.refs))
    wrong = data.draw(st.integers(0, 99).filter(lambda n: n != cells[ref]))
    (found,) = suspects(cells | {ref: wrong}, table)
    assert (found.ref, found.published, found.likely) == (ref, wrong, cells[ref])
    assert all(ref in violation.constraint.refs for violation in found.explains)
    assert len(found.explains) == sum(ref in constraint.refs for constraint in constraints(table))


@given(sound_disputes(), st.sampled_from(DISPUTES.refs), st.integers(0, 99))
def test_a_wrong_number_of_table_4_is_singled_out_or_nobody_is(cells, ref, wrong):
    assume(wrong != cells[ref])
    found = suspects(cells | {ref: wrong}, DISPUTES)
    assert violations(cells | {ref: wrong}, DISPUTES)
    assert [(s.ref, s.likely) for s in found] in ([], [(ref, cells[ref])])


@settings(max_examples=40)
@given(st.data())
def test_with_unknown_cells_the_wrong_number_is_singled_out_or_nobody_is(data):
    cells = data.draw(sound_requests())
    unknown = data.draw(st.sets(st.sampled_from(REQUESTS.refs), max_size=40))
    ref = data.draw(st.sampled_from([ref for ref in REQUESTS.refs if ref not in unknown]))
    wrong = data.draw(st.integers(0, 99).filter(lambda n: n != cells[ref]))
    found = suspects(cells | dict.fromkeys(unknown) | {ref: wrong}, REQUESTS)
    assert [(s.ref, s.likely) for s in found] in ([], [(ref, cells[ref])])


@settings(max_examples=40)
@given(st.data())
def test_two_wrong_numbers_are_each_singled_out_or_left_alone(data):
    cells = data.draw(sound_requests())
    refs = data.draw(st.lists(st.sampled_from(REQUESTS.refs), min_size=2, max_size=2, unique=True))
    wrong = {ref: data.draw(st.integers(0, 99).filter(lambda n, ref=ref: n != cells[ref])) for ref in refs}
    found = suspects(cells | wrong, REQUESTS)
    assert {(s.ref, s.likely) for s in found} <= {(ref, cells[ref]) for ref in refs}


def test_two_wrong_numbers_apart_from_each_other_are_both_named():
    cells = sound_table(5) | {at("granted", "natural"): 15, at("petition", "business"): 1}
    assert named(suspects(cells, REQUESTS)) == [
        ("requests/granted/natural", 15, 5),
        ("requests/petition/business", 1, 0),
    ]


def test_a_total_that_carries_the_error_of_its_part_is_named_with_it():
    cells = sound_table(5) | {at("handled", "natural"): 4, at("handled", "all"): 4}
    assert named(suspects(cells, REQUESTS)) == [("requests/handled/natural", 4, 5), ("requests/handled/all", 4, 5)]


def test_two_numbers_that_changed_places_are_not_guessed_at():
    cells = sound_table(5) | {at("granted", "natural"): 0, at("granted", "research"): 5}
    assert len(violations(cells, REQUESTS)) == 2
    assert suspects(cells, REQUESTS) == ()


def test_two_equal_errors_that_could_stand_crosswise_are_not_guessed_at():
    sound = answered(
        {("granted", "natural"): 5, ("petition", "natural"): 3, ("granted", "other"): 2, ("petition", "other"): 4}
    )
    cells = sound | {at("granted", "natural"): 6, at("petition", "other"): 5}
    assert violations(sound, REQUESTS) == ()
    assert len(violations(cells, REQUESTS)) == 4
    assert suspects(cells, REQUESTS) == ()


def test_a_table_that_is_wrong_all_over_names_nobody():
    cells = sound_table(5) | {ref: 7 for ref in REQUESTS.refs if ref.column == "all"}
    assert len(violations(cells, REQUESTS)) > 20
    assert suspects(cells, REQUESTS) == ()


def test_an_equal_choice_names_nobody_unless_a_number_was_printed_with_a_gap():
    cells = dict.fromkeys(DISPUTES.refs, Cell.of(0))
    cells |= {at("review", "upheld", "disputes"): Cell.of(1), at("review", "all", "disputes"): Cell.of(10)}
    assert suspects(cells, DISPUTES) == ()
    split = cells | {at("review", "upheld", "disputes"): Cell(Decimal(1), text="1 0")}
    assert named(suspects(split, DISPUTES)) == [("disputes/review/upheld", 1, 10)]
    blurred = cells | {at("review", "upheld", "disputes"): Cell(Decimal(1), text="1 O")}
    assert suspects(blurred, DISPUTES) == ()


def test_a_likely_value_is_never_below_zero():
    cells = dict.fromkeys(DISPUTES.refs, 0) | {
        at("review", "corrected", "disputes"): 3,
        at("review", "upheld", "disputes"): 2,
    }
    assert named(suspects(cells, DISPUTES)) == [("disputes/review/all", 0, 5)]


def test_blanks_stay_unknown_unless_the_caller_takes_them_for_zero():
    cells = {ref: Cell.of(n) if n else Cell(None, State.BLANK) for ref, n in sound_table(5).items()}
    cells[at("granted", "natural")] = Cell.of(3)
    assert suspects(cells, REQUESTS) == ()
    assert violations(cells, REQUESTS, blanks=Decimal(0))
    assert named(suspects(cells, REQUESTS, blanks=Decimal(0))) == [("requests/granted/natural", 3, 5)]


def test_a_missing_cell_is_never_taken_for_zero():
    cells = {ref: Cell.of(n) for ref, n in sound_table(5).items() if ref.row != "granted"}
    assert violations(cells, REQUESTS, blanks=Decimal(0)) == ()


def test_parts_that_exceed_their_total_are_a_violation_although_one_part_is_unknown():
    cells = sound_table(5) | {at("granted", "natural"): 9, at("secret", "natural"): None}
    down = next(v for v in violations(cells, REQUESTS) if v.constraint.kind is Kind.DOWN)
    assert (down.left, down.right, down.gap, down.complete) == (5, 9, -4, False)


def test_a_report_can_be_given_whole():
    cells = {ref: Cell.of(n) for ref, n in (sound_table(5) | {at("granted", "natural"): 3}).items()}
    report = Report(FORM_2021, 2025, "某市某局", cells)
    assert named(suspects(report, REQUESTS)) == [("requests/granted/natural", 3, 5)]


@settings(max_examples=40)
@given(sound_requests(), st.sampled_from(REQUESTS.refs))
def test_one_unreadable_number_is_what_the_constraints_force(cells, ref):
    assert fill(cells | {ref: None}, REQUESTS) == {ref: cells[ref]}


@settings(max_examples=40)
@given(sound_requests(), st.sets(st.sampled_from(REQUESTS.refs), max_size=60))
def test_what_is_filled_in_is_what_was_lost(cells, lost):
    filled = fill(cells | dict.fromkeys(lost), REQUESTS)
    assert filled.keys() <= lost
    assert all(value == cells[ref] for ref, value in filled.items())


def test_a_lost_row_of_totals_is_forced_by_the_columns():
    cells = sound_table(5) | {ref: None for ref in REQUESTS.refs if ref.row == "handled"}
    assert fill(cells, REQUESTS)[at("handled", "all")] == 5


def test_unknown_parts_of_a_total_of_nothing_are_zero():
    lost = {at("secret", "research"), at("repeat", "research"), at("secret", "charity"), at("repeat", "charity")}
    assert fill(sound_table() | dict.fromkeys(lost), REQUESTS) == dict.fromkeys(lost, 0)


def test_a_number_under_suspicion_forces_nothing():
    cells = sound_table(5) | {at("granted", "natural"): 9, at("granted", "other"): None}
    assert fill(cells, REQUESTS) == {at("granted", "other"): 0}, "its row would ask for -4; its column is sound"


def test_constraints_that_ask_for_different_values_force_none():
    cells = sound_table(5) | {at("granted", "natural"): None, at("granted", "all"): 6}
    assert at("granted", "natural") not in fill(cells, REQUESTS)


def test_an_unknown_number_that_would_fall_below_zero_is_left_open():
    cells = dict.fromkeys(DISPUTES.refs, 2) | {at("review", "pending", "disputes"): None}
    assert fill(cells, DISPUTES) == {}


def test_with_a_total_unknown_its_parts_are_still_held_by_their_rows():
    cells = sound_table(5) | {at("handled", "natural"): None, at("granted", "natural"): 4, at("petition", "natural"): 1}
    assert named(suspects(cells, REQUESTS)) == [
        ("requests/granted/natural", 4, 5),
        ("requests/petition/natural", 1, 0),
    ]


def test_a_row_that_would_need_a_number_below_zero_forces_none():
    cells = sound_table(9) | {at("granted", "all"): 5, at("petition", "all"): 4, at("granted", "other"): None}
    assert fill(cells, REQUESTS) == {}


def test_a_table_of_which_nothing_is_known_forces_nothing():
    assert fill({}, REQUESTS) == {}
    assert violations({}, REQUESTS) == suspects({}, REQUESTS) == ()


def test_a_clean_table_costs_a_fraction_of_a_millisecond():
    cells = {ref: Cell.of(n) for ref, n in sound_table(5).items()}
    suspects(cells, REQUESTS)
    best = min(_time(lambda: suspects(cells, REQUESTS)) for _ in range(20))
    assert best < 0.002


def _time(act):
    start = process_time()
    act()
    return process_time() - start
