"""The first page, the list of organs, and the pages that belong to no single organ."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.library.history import corrections
from gongkai_web.library.models import Interpretation
from gongkai_web.library.views import history_of, notice
from gongkai_web.matters.kinds import ConsultationState
from gongkai_web.matters.models import Consultation
from gongkai_web.matters.selectors import consultations
from gongkai_web.portal import selectors
from gongkai_web.portal.models import ReadingPoint, Topic
from gongkai_web.search.remembering import RememberedParts
from gongkai_web.ui.page import Column, Crumb

_POINTS = Column("政府信息查阅点", "信息公开指南")


def home(http: HttpRequest) -> HttpResponse:
    """What is newest, and the way to everything else."""
    newest = _newest()
    freshest = newest["policies"][0].published_on if newest["policies"] else None
    context = {**newest, "freshest": freshest, "column_label": Column("首页", "概况信息")}
    return render(http, "portal/home.html", context)


def _interpretations() -> list[Interpretation]:
    return list(Interpretation.objects.filter(live=True).only("title", "published_on")[:5])


def _asked() -> list[Consultation]:
    return list(consultations(ConsultationState.OPEN).order_by("closes_on", "pk")[:5])


def _topics() -> list[Topic]:
    return list(Topic.objects.filter(live=True).only("title", "slug")[:6])


_LISTS = ("library.document/", "organs.organ/")
"""What lists of documents follow from: the names of their organs stand in them."""
_newest = RememberedParts(
    {
        "policies": (partial(selectors.newest_policies, 8), _LISTS),
        "information": (partial(selectors.newest_information, 8), _LISTS),
        "interpretations": (_interpretations, ("library.interpretation/",)),
        "asked": (_asked, ("matters.",)),
        "topics": (_topics, ("portal.topic/",)),
    }
)


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
        "points": ReadingPoint.objects.filter(live=True).select_related("organ"),
        "crumbs": [Crumb(_("政府信息查阅点"))],
        "column_label": _POINTS,
    }
    return render(http, "portal/reading_points.html", context)


def reading_point(http: HttpRequest, pk: int) -> HttpResponse:
    """One reading point; or the notice of its withdrawal."""
    here = get_object_or_404(ReadingPoint.objects.select_related("organ"), pk=pk)
    if not here.live:
        return notice(http, here, _points(), _POINTS.kind)
    context = {
        "point": here,
        "corrections": corrections(ReadingPoint, [here.pk]),
        "crumbs": [_points(), Crumb(str(here))],
        "column_label": _POINTS,
    }
    return render(http, "portal/reading_point.html", context)


def reading_point_history(http: HttpRequest, pk: int) -> HttpResponse:
    """The public history of a reading point."""
    here = get_object_or_404(ReadingPoint.objects.select_related("organ"), pk=pk)
    return history_of(http, here, _points(), called=_("查阅点"), kind=_POINTS.kind)


def _points() -> Crumb:
    return Crumb(_("政府信息查阅点"), "/reading-points/")
