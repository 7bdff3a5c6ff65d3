"""What the public gets beside the page of a report: its data, all reports as one table, two years compared."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from gongkai.compare.years import compare_years
from gongkai.forms import CellRef, form_for
from gongkai.render.envelope import to_json
from gongkai_web.annual.board_pages import WORKBOOK, saved
from gongkai_web.annual.charts import Chart, Series
from gongkai_web.annual.published import cells_of, published_reports, reading_of, report_on
from gongkai_web.library.models import Document
from gongkai_web.organs.exchange.writing import as_csv, as_workbook
from gongkai_web.organs.models import Organ
from gongkai_web.portal.selectors import reported_year
from gongkai_web.ui.page import Column, Crumb

HEADS = ("机关", "统一社会信用代码", "年度", "格", "名称", "数值", "单位", "网址")
_SHOWN = ("requests/received/all", "requests/handled/all", "requests/carried-out/all")


def data_csv(_http: HttpRequest) -> HttpResponse:
    """Every number of every published report, one a line."""
    content = as_csv([HEADS, *(list(map(str, line)) for line in _lines())])
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = "attachment; filename=annual-reports.csv"
    return answer


def data_json(_http: HttpRequest) -> StreamingHttpResponse:
    """The same as one JSON object a line of the list, for programs."""

    def parts() -> Iterator[str]:
        yield '{"schema":"gongkai.reports/1","reports":['
        for place, document in enumerate(_documents()):
            cells = {str(ref): f"{value:f}" for ref, value in cells_of(document).items()}
            known = {"organ": document.organ.name, "code": document.organ.credit_code, "year": reported_year(document)}
            said = json.dumps({**known, "url": _address(document), "cells": cells}, ensure_ascii=False)
            yield said if place == 0 else f",{said}"
        yield "]}"

    return StreamingHttpResponse(parts(), content_type="application/json")


def report_json(_http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """A published report in the public format of this platform, as the engine reads the page."""
    read = reading_of(_report(slug, year))
    if read is None:
        raise Http404
    return HttpResponse(to_json(read), content_type="application/json")


def report_jsonld(_http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The same for search engines: a data set with what it measures, in the words of schema.org."""
    document = _report(slug, year)
    form = form_for(year)
    measured = [
        {"@type": "PropertyValue", "propertyID": str(ref), "name": form.label(ref), "value": float(value)}
        for ref, value in cells_of(document).items()
        if ref in form.refs
    ]
    said = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": document.title,
        "url": _address(document),
        "temporalCoverage": f"{year}-01-01/{year}-12-31",
        "datePublished": str(document.published_on),
        "creator": {"@type": "GovernmentOrganization", "name": document.organ.name},
        "isBasedOn": str(form.basis),
        "variableMeasured": measured,
    }
    return HttpResponse(json.dumps(said, ensure_ascii=False), content_type="application/ld+json")


def compare(http: HttpRequest, slug: str) -> HttpResponse:
    """Two years of one organ side by side, cell by cell, with what became of the words."""
    organ = get_object_or_404(Organ, slug=slug)
    known = {reported_year(each): each for each in published_reports([organ]).order_by("published_on")}
    years = sorted(known)
    if (wanted := http.GET.get("export", "")) and len(years) > 1:
        return _saved(_chart({year: _whole(known[year]) for year in years}), wanted)
    before, after = _two(http, years)
    context: dict[str, Any] = {
        "organ": organ,
        "years": years,
        "before": before,
        "after": after,
        "crumbs": [
            Crumb(_("年度报告"), "/reports/"),
            Crumb(organ.called, f"/organs/{slug}/reports/"),
            Crumb(_("比较")),
        ],
        "column_label": Column("政府信息公开年报", "信息公开年报"),
    }
    if before and after:
        context |= _compared(_whole(known[before]), _whole(known[after]))
        context["chart"] = _chart({year: _whole(known[year]) for year in years})
        context["links"] = [(year, known[year].get_absolute_url()) for year in (before, after)]
    return render(http, "annual/public/compare.html", context)


def _saved(chart: Chart, form: str) -> HttpResponse:
    """The table behind the chart as a spreadsheet."""
    rows = [["", *(one.name for one in chart.series)], *([label, *row] for label, row in chart.rows)]
    if form == "csv":
        return saved(as_csv(rows), "compare.csv", "text/csv; charset=utf-8")
    if form == "xlsx":
        return saved(as_workbook(rows, "compare"), "compare.xlsx", WORKBOOK)
    raise Http404


def _two(http: HttpRequest, years: list[int]) -> tuple[int, int]:
    """The years asked for; the last two where none are. Noughts where there are no two."""
    if len(years) < 2:
        return 0, 0
    asked = [int(text) for name in ("from", "to") if (text := http.GET.get(name, "")).isdecimal()]
    if len(asked) == 2 and set(asked) <= set(years):
        return min(asked), max(asked)
    return years[-2], years[-1]


def _compared(before: Document, after: Document) -> dict[str, Any]:
    was, became = reading_of(before), reading_of(after)
    if was is None or became is None:
        return {"unread": True}
    found = compare_years(was, became)
    changed = [change for change in found.cells if change.before.value != change.after.value]
    return {"changed": changed, "remarks": found.remarks}


def _chart(known: dict[int, Document]) -> Chart:
    cells = {year: cells_of(document) for year, document in known.items()}
    labels = tuple(map(str, known))
    series = [
        Series(
            form_for(max(known)).table("requests").rows[ref.row].label, tuple(cells[year].get(ref) for year in known)
        )
        for ref in map(CellRef.parse, _SHOWN)
    ]
    return Chart("requests", _("申请"), labels, tuple(series), _("件"))


def _lines() -> Iterator[tuple[object, ...]]:
    for document in _documents():
        year, organ = reported_year(document), document.organ
        form = form_for(year)
        for ref, value in cells_of(document).items():
            if ref in form.refs:
                known = (organ.name, organ.credit_code, year, ref, form.label(ref))
                yield *known, f"{value:f}", form.column(ref).unit, _address(document)


def _documents() -> Iterator[Document]:
    """Published reports on years for which there is a form, organ by organ."""
    for document in published_reports().defer(None).order_by("organ__path", "published_on"):
        if reported_year(document) >= 2019:
            yield document


def _report(slug: str, year: int) -> Document:
    document = report_on(get_object_or_404(Organ, slug=slug), year)
    if document is None:
        raise Http404
    return _whole(document)


def _whole(document: Document) -> Document:
    return Document.objects.select_related("organ").get(pk=document.pk)


def _address(document: Document) -> str:
    return f"{settings.ADDRESS}{document.get_absolute_url()}"
