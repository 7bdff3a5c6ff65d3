"""Every cell of a report comes back from every site, alone and with habits mixed, and no finding is a site's own."""

from random import Random

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.ingest import read_bytes
from sites import SITES, mixed
from variants import drafts
from variants.draft import made_up

QUICK = ("003", "busy", "blanks")
OWN = {"S102", "S110", "S125"}
"""What a site's dress may rightly be told: numerals made by a style, other words, cells without heads or borders."""
BLOCKS = "cells as blocks"
"""A site without tables: what cannot be told apart is not read, and nothing is read wrong."""


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize(
    "draft", [pytest.param(d, id=d.name, marks=[pytest.mark.slow] * (d.name not in QUICK)) for d in drafts().values()]
)
def test_a_report_comes_back_from_every_site(name, draft):
    assert not differences(SITES[name], draft)


@pytest.mark.parametrize("seed", [pytest.param(n, marks=[pytest.mark.slow] * (n >= 60)) for n in range(400)])
def test_a_report_comes_back_from_sites_of_mixed_habits(seed):
    chance = Random(seed)
    draft = made_up(
        str(seed),
        seed=seed,
        year=chance.choice([2023, 2022, 2020]),
        largest=chance.choice([3, 40, 900, 9000]),
        nothing=chance.choice(["0", "0", "0", "/", "—", ""]),
    )
    site, names = mixed(seed)
    assert not differences(site, draft, loose=names.get("table") == BLOCKS), names


def differences(site, draft, *, loose=False):
    """What is read otherwise than from the plain page; with `loose` borders, cells may be left unplaced."""
    plainly, found = (read_bytes(each.print(draft), "r.html") for each in (SITES["as it should be"], site))
    expected = draft.expected()
    wrong = [
        (str(ref), found[ref].state, found[ref].text)
        for ref, (state, value) in expected.items()
        if (found[ref].state, found[ref].value) != (state, value) and not (loose and found[ref].value is None)
    ]
    told = [
        (one, other)
        for one, other in (
            ((found.organ, found.year), (plainly.organ, plainly.year)),
            ([s.title for s in found.sections], [s.title for s in plainly.sections]),
            ((found.signed_by, found.signed_on), (plainly.signed_by, plainly.signed_on)),
        )
        if one != other
    ]
    return [*wrong, *told, *(() if loose else _added(found, plainly))]


def _added(found, plainly):
    """Findings of one report that another does not have, and the other way round: errors and warnings."""
    one, other = (
        {f.check.code for f in examine(Case(report)).findings if f.severity is not Severity.INFO} - OWN
        for report in (found, plainly)
    )
    return sorted(one ^ other)
