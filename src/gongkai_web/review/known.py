"""What the platform knows and a text does not say: who holds what office, and which numbers organs make public."""

from collections import defaultdict
from datetime import date
from typing import Any

from gongkai.scan import Context
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.review.models import Officeholder


def known(on: date | None = None) -> Context:
    """What the scan is told: the titles of officeholders, and the numbers and mailboxes of disclosure offices.

    Args:
        on: the day whose list of officeholders holds; today where none is given.
    """
    titles: dict[str, list[str]] = defaultdict(list)
    for name, held in Officeholder.objects.standing(on).values_list("name", "titles"):
        titles[name].append(held)
    offices = DisclosureOffice.objects.values_list("phone", "fax", "email")
    public = frozenset(said for office in offices for said in office if said)
    return Context(titles={name: tuple(held) for name, held in titles.items()}, public=public)


def known_for(version: Any) -> Context:
    """What the scan of a version is told: officeholders as they were on the day that it was made, where it has one."""
    return known(getattr(version, "formed_on", None))
