"""Kinds of requests by the cells that hold them: worked by hand, and each in one row of where it came from and went."""

import pytest

from gongkai.forms import CellRef, form_for
from gongkai.statute import APPLICANTS, DISPOSITIONS
from gongkai.tally import Alike, alike_in


def test_what_came_in_and_is_open_when_the_year_ends():
    assert alike_in(CellRef("requests", "received", "natural"), 2026) == {
        Alike("natural", earlier=False, disposition=end) for end in ("", *DISPOSITIONS)
    }
    assert alike_in(CellRef("requests", "carried-out", "all"), 2026) == {
        Alike(applicant, earlier, "") for applicant in APPLICANTS for earlier in (False, True)
    }


@pytest.mark.parametrize("year", [2020, 2026])
def test_each_kind_is_counted_once_on_either_side(year):
    totals = {total for total, _parts in form_for(year).table("requests").sums()}
    leaves = [ref for ref in form_for(year).table("requests").refs if ref not in totals]
    for side in (True, False):
        found = [
            kind for ref in leaves if (ref.row in {"received", "carried-in"}) is side for kind in alike_in(ref, year)
        ]
        assert len(found) == len(set(found)) == len(APPLICANTS) * 2 * (len(DISPOSITIONS) + 1)
