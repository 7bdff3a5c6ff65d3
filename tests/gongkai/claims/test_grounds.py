"""The grounds that a text may name, and their rows of the form."""

import pytest

from gongkai.claims import GROUNDS
from gongkai.forms import FORM_2021, CellRef


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.subject)
def test_every_ground_has_a_row_of_table_3(ground):
    assert CellRef("requests", ground.row, "all") in FORM_2021.table("requests").refs
