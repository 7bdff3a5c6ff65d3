"""What else the same applicant asked for: found by marks, without reading who they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from gongkai_web.desk.models import Request
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.selectors import requests_for
from gongkai_web.desk.services.repeating import LOOKED_AT, likenesses, others_of

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier request, with how alike it is, in words; "" where nothing was found alike."""

    request: Request
    said: str = ""


def box(case: Case) -> Mapping[str, Any] | None:
    """The applicant's other requests; None where there are none."""
    reach = requests_for(case.by).values("pk")
    found = list(others_of(case.request).filter(pk__in=reach).defer("assisted")[:LOOKED_AT])
    if not found:
        return None
    year = case.request.arrived_on - timedelta(days=365)
    said = likenesses(case.request, found)
    shown = sorted((Alike(each, said.get(each.pk, "")) for each in found), key=lambda alike: not alike.said)
    return {
        "others": shown[:SHOWN],
        "count": len(found),
        "in_a_year": sum(year < each.arrived_on <= case.request.arrived_on for each in found),
        "repeats": sum(bool(each.said) for each in shown),
    }
