"""Which numbers of a picture stand, and which are unreadable: by their own certainty and by the sums around them."""

from decimal import Decimal

import pytest

from gongkai.basis import ENTERED
from gongkai.checks.examples import SOUND
from gongkai.forms import MISSING, CellRef, State
from gongkai.ingest.certainty import is_misread, settled

REQUESTS, DISCLOSURE, DISPUTES = (SOUND.form.table(key) for key in ("requests", "disclosure", "disputes"))
ALL = CellRef("requests", "received", "all")


def seen(table, confidence=0.999, **others):
    """The cells of a sound report as a picture gave them, some with another certainty: `received__all=0.8`."""
    sure = {CellRef(table.key, *key.replace("_", "-").split("--")): value for key, value in others.items()}
    return {
        ref: cell._replace(origin=ENTERED._replace(confidence=sure.get(ref, confidence)))
        for ref, cell in SOUND.cells.items()
        if ref.table == table.key
    }


def unread(cells, table):
    return {ref for ref, cell in settled(cells, table).items() if cell.state is State.UNREADABLE}


def test_a_doubtful_number_stands_by_its_sums():
    assert unread(seen(REQUESTS, received__all=0.6), REQUESTS) == set()


def test_a_number_that_breaks_a_sum_stands_only_where_it_is_more_than_sure():
    cells = seen(REQUESTS)
    cells[ALL] = cells[ALL]._replace(value=cells[ALL].value + 1)
    assert unread(cells, REQUESTS) == set()
    cells[ALL] = cells[ALL]._replace(origin=ENTERED._replace(confidence=0.95))
    assert ALL in unread(cells, REQUESTS)


@pytest.mark.parametrize(("confidence", "stands"), [(0.97, False), (0.99, True)])
def test_a_number_in_no_sum_must_be_surer(confidence, stands):
    alone = CellRef("disclosure", "licences", "decisions")
    cells = seen(DISCLOSURE)
    cells[alone] = cells[alone]._replace(value=Decimal(7), origin=ENTERED._replace(confidence=confidence))
    assert (alone not in unread(cells, DISCLOSURE)) == stands


def test_where_a_column_is_lost_no_number_of_the_table_stands():
    cells = seen(REQUESTS)
    lost = {ref: MISSING for ref in cells if ref.column == "charity"}
    assert unread(cells | lost, REQUESTS) == cells.keys() - lost.keys()


def test_numbers_of_text_are_never_in_doubt():
    cells = {ref: cell for ref, cell in SOUND.cells.items() if ref.table == "requests"}
    assert settled(cells, REQUESTS) == cells


def ref(row, column, table="requests"):
    return CellRef(table, row, column)


def test_a_number_that_begins_with_a_zero_stands_only_where_a_sum_holds_with_it():
    alone = ref("licences", "decisions", "disclosure")
    cells = seen(DISCLOSURE)
    cells[alone] = cells[alone]._replace(text="09", value=Decimal(9))
    assert alone in unread(cells, DISCLOSURE)
    summed = seen(REQUESTS)
    summed[ALL] = summed[ALL]._replace(text=f"0{summed[ALL].value}")
    assert unread(summed, REQUESTS) == set()


def test_a_number_with_a_gap_may_have_lost_its_point():
    amount = ref("fees", "amount", "disclosure")
    cells = seen(DISCLOSURE)
    cells[amount] = cells[amount]._replace(text="141 9145", value=Decimal(1419145))
    assert amount in unread(cells, DISCLOSURE)


def test_where_print_is_misread_a_three_on_both_sides_of_a_sum_may_be_an_eight():
    values = {"upheld": 0, "corrected": 1158, "other": 40, "pending": 0, "all": 1198}
    cells = seen(DISPUTES, confidence=0.9993, review__all=0.95)
    cells |= {
        ref: cells[ref]._replace(text=str(value), value=Decimal(value))
        for column, value in values.items()
        for ref in [CellRef("disputes", "direct-suit", column)]
    }
    direct = {ref for ref in cells if ref.row == "direct-suit"}
    assert direct & unread(cells, DISPUTES) == set()
    read = settled(cells, DISPUTES, misread=True)
    assert {ref.column for ref in direct if read[ref].state is State.UNREADABLE} == {"corrected", "all"}


def test_one_dash_among_numbers_may_be_the_stroke_of_a_seal_and_several_are_a_habit():
    one, other = ref("licences", "decisions", "disclosure"), ref("penalties", "decisions", "disclosure")
    cells = seen(DISCLOSURE, confidence=0.99)
    dash = cells[one]._replace(value=None, state=State.DASH, text="—")
    assert one in unread(cells | {one: dash}, DISCLOSURE)
    assert {one, other}.isdisjoint(unread(cells | {one: dash, other: dash}, DISCLOSURE))


def misread():
    """A table whose print the reader misreads: three rows are hardly sure, and their sums fail."""
    cells = seen(REQUESTS)
    doubted = [each for each in cells if each.row in {"granted", "partial", "prohibited"}]
    for each in doubted:
        changed = cells[each].value + (1 if each.column != "all" else 9)
        cells[each] = cells[each]._replace(value=changed, origin=ENTERED._replace(confidence=0.6))
    return cells


def test_a_print_is_misread_where_sums_fail_and_many_numbers_are_not_sure():
    assert is_misread(misread(), REQUESTS)
    assert not is_misread(seen(REQUESTS), REQUESTS)
    wrong = seen(REQUESTS)
    wrong[ALL] = wrong[ALL]._replace(value=wrong[ALL].value + 1)
    assert not is_misread(wrong, REQUESTS), "the report itself is wrong there"
    assert not is_misread(seen(REQUESTS, confidence=0.6), REQUESTS), "unsure, but every sum holds"


def test_where_the_print_is_misread_being_sure_is_not_enough():
    """What no sum holds with is not taken, however sure it was: 8 for 6 was read with 0.999."""
    cells = misread()
    one, other = ref("secret", "natural"), ref("secret", "business")
    cells[other] = cells[other]._replace(value=None, state=State.UNREADABLE)
    cells[one] = cells[one]._replace(origin=ENTERED._replace(confidence=0.997))
    assert one in unread(cells, REQUESTS)
    sound = seen(REQUESTS)
    sound[other], sound[one] = cells[other], cells[one]
    assert one not in unread(sound, REQUESTS)


@pytest.mark.parametrize(("confidence", "stands"), [(0.99, False), (0.999, True)])
def test_what_was_misread_in_one_table_makes_numbers_without_sums_less_certain(confidence, stands):
    alone = ref("licences", "decisions", "disclosure")
    cells = seen(DISCLOSURE)
    cells[alone] = cells[alone]._replace(value=Decimal(7), origin=ENTERED._replace(confidence=confidence))
    settled_cells = settled(cells, DISCLOSURE, misread=True)
    assert (settled_cells[alone].state is State.NUMBER) == stands
    assert alone not in unread(cells, DISCLOSURE)


def test_a_few_numbers_of_a_table_whose_rest_was_not_found_do_not_stand():
    cells = dict.fromkeys(seen(REQUESTS), MISSING) | {
        each: cell for each, cell in seen(REQUESTS).items() if each.row == "granted" and each.column != "all"
    }
    assert unread(cells, REQUESTS) == {each for each, cell in cells.items() if cell is not MISSING}


def test_a_few_blank_cells_among_many_numbers_may_have_lost_a_zero():
    cells = seen(REQUESTS)
    zeros = [ref for ref, cell in cells.items() if cell.value == 0]
    few, many = (
        {ref: cells[ref]._replace(text="", value=None, state=State.BLANK) for ref in zeros[:n]} for n in (3, 60)
    )
    assert few.keys() <= unread(cells | few, REQUESTS)
    assert unread(cells | many, REQUESTS).isdisjoint(many)
