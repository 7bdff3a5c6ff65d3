"""Which numbers of a picture stand, and which are unreadable: by their own certainty and by the sums around them."""

from decimal import Decimal

import pytest

from gongkai.basis import ENTERED
from gongkai.checks.examples import SOUND
from gongkai.forms import MISSING, CellRef, State
from gongkai.ingest.certainty import settled

REQUESTS, DISCLOSURE = (SOUND.form.table(key) for key in ("requests", "disclosure"))
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
