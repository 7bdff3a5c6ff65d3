"""The sum over the organs below, and where it differs from what they published."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.forms import CellRef
from gongkai.render import write
from gongkai_web.accounts.people import person_of
from gongkai_web.annual.asking import cell_address, form_of_year, organ_of
from gongkai_web.annual.board_pages import saved
from gongkai_web.annual.composing import compose_sum
from gongkai_web.annual.differing import differences, unpublished
from gongkai_web.annual.outside import outside
from gongkai_web.annual.rollup import rollup
from gongkai_web.annual.tables import tables
from gongkai_web.annual.tracing import trace
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

SHOWN = 200
"""Differences that the page lists."""
FORMS = ("docx", "xlsx", "json", "html")


def sums(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The sum over an organ and all below it."""
    organ = organ_of(http, slug)
    require(person_of(http), Act.SUPERVISE, organ)
    form_of_year(year)
    found = rollup(organ, year)
    shown = tables(found.form, found.counted, lambda ref: f"?cell={ref}#parts")
    differing = differences(found)
    context: dict[str, Any] = {"rollup": found, "tables": list(shown.values()), "year": year, "organ": organ}
    context |= {"differing": differing[:SHOWN], "more_differing": max(len(differing) - SHOWN, 0), "forms": FORMS}
    left = outside(found)
    context |= {"unpublished": unpublished(found), "outside": left, "lacking": any(one.lacking for one in left)}
    key = http.GET.get("cell", "")
    if key.count("/") == 2 and (ref := CellRef(*key.split("/"))) in found.form.refs:
        names = {f"organs.organ/{member.organ.pk}": member.organ for member in found.members}
        parts = [
            (part, w.weight, cell_address(part, year, ref) + ("?own" if part.pk == organ.pk else ""))
            for w in found.counted.cells[ref]
            for part in (names[w.record],)
        ]
        context |= {"label": found.form.label(ref), "parts": parts, "key": key}
    return render(http, "annual/sums.html", context)


def download(http: HttpRequest, slug: str, year: int, form: str) -> HttpResponse:
    """The sum in the statutory layout, its scope and what is missing from it in its first lines."""
    organ = organ_of(http, slug)
    require(person_of(http), Act.SUPERVISE, organ)
    form_of_year(year)
    if form not in FORMS:
        raise Http404
    made = compose_sum(rollup(organ, year))
    return saved(write(made, form), f"{made.title}.{form}", "application/octet-stream")


def trace_page(http: HttpRequest, slug: str, year: int, key: str) -> HttpResponse:
    """The chain from one number down to the events behind it."""
    organ = organ_of(http, slug)
    form_of_year(year)
    try:
        chain = trace(organ, year, key, own="own" in http.GET)
    except (KeyError, ValueError) as error:
        raise Http404(str(error)) from error
    back = reverse("annual-report", args=[slug, year])
    return render(http, "annual/trace.html", {"chain": chain, "organ": organ, "year": year, "back": back})
