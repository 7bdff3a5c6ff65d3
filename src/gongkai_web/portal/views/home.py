"""The first page, the list of organs, and the pages that belong to no single organ."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.library.models import Interpretation
from gongkai_web.matters.kinds import ConsultationState
from gongkai_web.matters.selectors import consultations
from gongkai_web.portal import selectors
from gongkai_web.portal.models import ReadingPoint, Topic
from gongkai_web.search.remembering import Remembered
from gongkai_web.ui.page import Column, Crumb


def home(http: HttpRequest) -> HttpResponse:
    """What is newest, and the way to everything else."""
    return render(http, "portal/home.html", _newest() | {"column_label": Column("首页", "概况信息")})


def _what_is_newest() -> dict[str, Any]:
    newest = selectors.newest_policies(8)
    return {
        "policies": newest,
        "information": selectors.newest_information(8),
        "interpretations": list(Interpretation.objects.filter(live=True).only("title", "published_on")[:5]),
        "asked": list(consultations(ConsultationState.OPEN).order_by("closes_on", "pk")[:5]),
        "topics": list(Topic.objects.filter(live=True).only("title", "slug")[:6]),
        "freshest": newest[0].published_on if newest else None,
    }


_newest = Remembered(_what_is_newest)


def organs(http: HttpRequest) -> HttpResponse:
    """Every organ, by kind; those whose name holds the words asked for."""
    words = http.GET.get("q", "").strip()[:50]
    groups = [
        selectors.OrganGroup(group.label, [organ for organ in group.organs if words in organ.name])
        for group in selectors.organ_groups()
    ]
    context = {
        "groups": [group for group in groups if group.organs],
        "words_in_name": words,
        "crumbs": [Crumb(_("各机关公开"))],
        "column_label": Column("各机关公开", "信息公开目录"),
    }
    return render(http, "portal/organs.html", context)


def institutions(http: HttpRequest) -> HttpResponse:
    """Public enterprises and institutions, by sector."""
    context = {
        "groups": selectors.institutions(),
        "crumbs": [Crumb(_("公共企事业单位信息公开"))],
        "column_label": Column("公共企事业单位信息公开", "信息公开目录"),
    }
    return render(http, "portal/institutions.html", context)


def reports(http: HttpRequest) -> HttpResponse:
    """Who has reported on which year."""
    years = selectors.report_years()[:6]
    context = {
        "years": years,
        "rows": selectors.report_grid(years),
        "today": timezone.localdate(),
        "crumbs": [Crumb(_("年度报告"))],
        "column_label": Column("政府信息公开年报", "信息公开年报"),
    }
    return render(http, "portal/reports.html", context)


def reading_points(http: HttpRequest) -> HttpResponse:
    """Where what is disclosed can be read on paper."""
    context = {
        "points": ReadingPoint.objects.select_related("organ"),
        "crumbs": [Crumb(_("政府信息查阅点"))],
        "column_label": Column("政府信息查阅点", "信息公开指南"),
    }
    return render(http, "portal/reading_points.html", context)
