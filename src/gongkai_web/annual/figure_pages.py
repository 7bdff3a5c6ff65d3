"""The records behind a number: a cell of the tables, or a figure of the narrative."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.forms import CellRef
from gongkai_web.annual.asking import form_of_year, organ_of
from gongkai_web.annual.composing import counted_of, part_of
from gongkai_web.annual.figures import figures_of
from gongkai_web.annual.figures.catalogue import FIGURES
from gongkai_web.annual.figures.cells import NAMED
from gongkai_web.annual.figures.counted import ones, printed
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.records import Line, lines_of
from gongkai_web.annual.snapshots import Left
from gongkai_web.organs.models import Organ

PAGE = 100
"""Records on a page; a cell may hold thousands."""


def cell(http: HttpRequest, slug: str, year: int, key: str) -> HttpResponse:
    """The records behind one cell, and what is not counted."""
    organ, form = organ_of(http, slug), form_of_year(year)
    ref = CellRef(*key.split("/")) if key.count("/") == 2 else None
    if ref not in form.refs or ref is None:
        raise Http404
    return _shown(http, organ, year, key, label=form.label(ref), basis=form.basis)


def figure(http: HttpRequest, slug: str, year: int, code: str) -> HttpResponse:
    """The records behind one figure of the narrative: what it counts, and what it does not."""
    organ = organ_of(http, slug)
    form_of_year(year)
    if code not in FIGURES:
        raise Http404
    known = FIGURES[code]
    return _shown(http, organ, year, code, label=known.name, figure=known, basis=known.basis)


def figures(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Every figure of the narrative with its number, its meaning and what it leaves out."""
    organ = organ_of(http, slug)
    form_of_year(year)
    here = AnnualReport.objects.filter(organ=organ, year=year).first()
    counted = counted_of(here) if here else figures_of(organ, year, NAMED).counted
    before = figures_of(organ, year - 1, NAMED).counted
    lines = [(known, printed(counted.figure(code)), printed(before.figure(code))) for code, known in FIGURES.items()]
    shown = [line for line in lines if not line[0].code.startswith("topic-") or line[1:] != ("0", "0")]
    return render(http, "annual/figures.html", {"organ": organ, "year": year, "lines": shown})


def _shown(http: HttpRequest, organ: Organ, year: int, key: str, **known: Any) -> HttpResponse:
    here, own = AnnualReport.objects.filter(organ=organ, year=year).first(), "own" in http.GET
    part = part_of(organ, year, here, key, own=own)
    page = Paginator(part.records, PAGE).get_page(http.GET.get("page"))
    context = {
        "organ": organ,
        "year": year,
        "key": key,
        "value": printed(part.total),
        "page": page,
        "lines": [_within(line, organ, year, key) for line in lines_of(page.object_list)],
        "not_counted": left_out(part.left[:PAGE]),
        "more_left": max(len(part.left) - PAGE, 0),
        "back": reverse("annual-report", args=[organ.slug, year]),
    }
    return render(http, "annual/cell.html", context | known)


def _within(line: Line, organ: Organ, year: int, key: str) -> Line:
    """A part of a sum opens the same number of that organ; of the government itself, its own records."""
    if not line.record.startswith("organs.organ/"):
        return line
    part = Organ.objects.get(pk=line.record.partition("/")[2])
    name = "annual-cell" if "/" in key else "annual-figure"
    own = "?own" if part.pk == organ.pk else ""
    return replace(line, url=reverse(name, args=[part.slug, year, key]) + own)


def left_out(left: Sequence[Left]) -> list[tuple[Line, str, str]]:
    """What is not counted, each record as a line, with the reason and what that rests on."""
    lines = {line.record: line for line in lines_of(ones(one.record for one in left))}
    return [(lines[one.record], one.why, one.basis) for one in left if one.record in lines]
