"""One wrong cell is one finding, and the finding names the cell."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks import Case, Severity, examine
from gongkai.checks.examples import example, lost, report
from gongkai.forms import FORM_2021, FORMS, Cell, CellRef, State, TableState

COLUMNS = ("natural", "business", "research", "charity", "lawyer", "other")
REQUESTS = FORM_2021.table("requests")
OUTCOMES = tuple(r for r in REQUESTS.rows if r not in {"received", "carried-in", "handled", "carried-out"})


def filled(numbers):
    """A report whose table 3 adds up: outcomes as given, everything else computed; all carried in."""
    cells = {ref: n for ref, n in numbers.items() if n}
    for column in COLUMNS:
        handled = sum(n for ref, n in cells.items() if ref[1] == column and ref[0] in OUTCOMES)
        cells["handled", column] = handled
        cells["received", column] = handled
    for row in ("received", "handled", *OUTCOMES):
        cells[row, "all"] = sum(cells.get((row, column), 0) for column in COLUMNS)
    return report({f"requests/{row}/{column}": n for (row, column), n in cells.items()})


NUMBERS = st.dictionaries(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from(COLUMNS)), st.integers(0, 40))


def errors(found):
    return [f for f in found.findings if f.severity is Severity.ERROR and f.check.code in {"A101", "A102"}]


@given(numbers=NUMBERS)
@settings(max_examples=30)
def test_a_report_that_adds_up_has_no_finding(numbers):
    assert errors(examine(Case(filled(numbers)))) == []


@given(numbers=NUMBERS, ref=st.sampled_from(REQUESTS.refs), off=st.integers(1, 9))
@settings(max_examples=100)
def test_one_wrong_cell_is_one_finding_that_names_it(numbers, ref, off):
    sound = filled(numbers)
    right = sound.cells[ref]
    spoilt = replace(sound, cells={**sound.cells, ref: Cell.of(right.value + off)})
    (only,) = errors(examine(Case(spoilt)))
    assert only.fault.suggested == (ref, right.value)
    assert only.fault.cells[0] == ref


def test_two_wrong_cells_far_apart_are_two_findings():
    sound = filled({("granted", "natural"): 4, ("not-held", "business"): 2})
    spoilt = {CellRef("requests", "granted", "natural"): 6, CellRef("requests", "not-held", "business"): 3}
    found = errors(examine(Case(replace(sound, cells={**sound.cells, **{r: Cell.of(n) for r, n in spoilt.items()}}))))
    assert {f.fault.suggested[0] for f in found} == set(spoilt)


@pytest.mark.parametrize("empty", ["", "/", "—"])
def test_empty_parts_may_stand_for_what_makes_the_total_right(empty):
    blanks = {f"requests/received/{column}": empty for column in COLUMNS[1:]}
    balanced = {"requests/carried-out/all": 5, "requests/carried-out/natural": 5}
    known = {"requests/received/natural": 5, "requests/received/all": 5}
    assert errors(examine(example({**blanks, **balanced, **known}))) == []
    assert errors(examine(example({**blanks, **balanced, **known, "requests/received/natural": 4}))) != []


def test_known_parts_that_exceed_the_total_are_wrong_whatever_the_blanks():
    cells = {"disputes/review/upheld": 3, "disputes/review/pending": "", "disputes/review/all": 2}
    (only,) = errors(examine(example(cells)))
    assert "填报2，各分项之和为3" in only.fault.message


def test_the_same_difference_in_two_balances_is_one_finding():
    cells = {"requests/received/natural": 5, "requests/received/all": 5}
    (only,) = errors(examine(example(cells)))
    assert only.check.code == "A102"
    assert "自然人" in only.fault.message
    assert "总计" in only.fault.message


@pytest.mark.parametrize("state", [TableState.IMAGE, TableState.ABSENT])
def test_a_table_that_was_not_read_is_not_assessable(state):
    found = examine(example(tables=lost("requests", state), cells={}))
    assert {c.code for c, _ in found.not_assessable} >= {"A101", "A102"}
    assert errors(found) == []


@given(
    form=st.sampled_from(list(FORMS.values())),
    data=st.data(),
    states=st.lists(st.sampled_from(list(State)), min_size=1, max_size=4),
)
@settings(max_examples=30)
def test_no_check_raises_whatever_stands_in_the_cells(form, data, states):
    cells = {}
    for ref in form.refs:
        state = data.draw(st.sampled_from(states))
        number = data.draw(st.integers(-3, 10**7)) if state is State.NUMBER else None
        cells[ref] = Cell.of(number) if number is not None else Cell(None, state, "x")
    made = replace(report(form=form), cells=cells)
    examine(Case(made, before=report(), subordinates=(made,), peers=(made,)))
