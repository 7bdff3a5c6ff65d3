"""Last year's numbers of an organ with those of the organs that went into it."""

from dataclasses import replace
from decimal import Decimal

from gongkai.checks.examples import report
from gongkai.compare import with_joined
from gongkai.forms import FORM_2019, CellRef, State

OUT, FORCE = CellRef.parse("requests/carried-out/all"), CellRef.parse("disclosure/normative-documents/in-force")


def told(out, **changes):
    return report({str(OUT): out, str(FORCE): 1}, **changes)


def test_the_numbers_of_all_are_one_sum_and_say_whose_they_are():
    made = with_joined(told(2), [told(3, organ="江城县外事办公室"), told(0)])
    assert (made.value(OUT), made.value(FORCE)) == (Decimal(5), Decimal(3))
    assert ("江城县外事办公室", str(OUT)) in made[OUT].origin.parts
    assert made.sections == told(2).sections


def test_no_number_is_known_while_one_of_them_is_not_there():
    made = with_joined(told(2), [None, told(3)])
    assert (made.value(OUT), made.tables) == (None, {})


def test_a_cell_that_is_no_number_in_one_is_none_in_the_sum():
    other = told(3)
    blank = replace(other, cells={**other.cells, OUT: other[OUT]._replace(value=None, state=State.BLANK)})
    made = with_joined(told(2), [blank])
    assert (made[OUT].state, made.value(FORCE)) == (State.BLANK, Decimal(2))


def test_a_table_of_another_form_has_no_numbers_in_the_sum():
    made = with_joined(told(2), [report({str(OUT): 3}, form=FORM_2019, year=2020)])
    assert (made.value(OUT), made.value(FORCE)) == (None, None)
