"""Web pages of a report as sites of many habits publish them: an independent second source of HTML test data.

Nothing here is shared with `variants` but the made-up reports and where their cells stand. A `Site` says how text,
cells, tables and the page around them come out; `mixed` gives one that has its habits from different sites.
"""

from dataclasses import fields, replace
from random import Random

from .habits import SITES as _SITES
from .site import Site
from .stranger import STRANGER

SITES = {**_SITES, **STRANGER}
_PLAIN = Site()
_ALIKE = {"cards for telephones", "headings in brackets"}
"""Habits that no site has together with others: they would say the same in two ways."""


def mixed(seed: int) -> tuple[Site, dict[str, str]]:
    """A site with about half of its habits from others, and which those are."""
    chance = Random(seed)
    found, names = {}, {}
    for kind in (field.name for field in fields(Site)):
        having = {
            name: getattr(site, kind)
            for name, site in SITES.items()
            if name not in _ALIKE and getattr(site, kind) is not getattr(_PLAIN, kind)
        }
        if chance.random() < 0.55:
            names[kind] = chance.choice(sorted(having))
            found[kind] = having[names[kind]]
    return replace(_PLAIN, **found), names


__all__ = ["SITES", "Site", "mixed"]
