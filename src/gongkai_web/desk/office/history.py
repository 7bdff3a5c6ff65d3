"""What else the same applicant asked for: found by marks, without reading who they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from gongkai.basis.language import clauses, listed, verbatim
from gongkai.repeats import Match, similar
from gongkai_web.desk.models import Request
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.selectors import requests_for, same_applicant

SHOWN = 20
LOOKED_AT = 300
"""The newest requests of an applicant that are compared by what they say."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier request, with how alike it is, in words; "" where nothing was found alike."""

    request: Request
    said: str = ""


def box(case: Case) -> Mapping[str, Any] | None:
    """The applicant's other requests; None where there are none."""
    reach = requests_for(case.by).values("pk")
    others = same_applicant(case.request).filter(pk__in=reach).select_related("organ").order_by("-arrived_on", "-pk")
    found = list(others.defer("assisted")[:LOOKED_AT])
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


def likenesses(request: Request, others: list[Request]) -> dict[int, str]:
    """How each other request is alike, by the number of its record: those that are not are left out."""
    earlier = {str(each.pk): _said(each) for each in others if each.pk < request.pk}
    found = similar(_said(request), earlier)
    return {int(match.key): _why(match) for match in found}


def _said(request: Request) -> str:
    return " ".join(filter(None, (request.subject, request.document_number, request.description)))


def _why(match: Match) -> str:
    if match.repeat:
        return _("内容相同：{words}").format(words=listed(map(verbatim, match.shared)))
    return clauses([_("内容相近"), *map(str, match.differences)])
