"""Pages of the back office that are not lists of records: what is wrong with guides and catalogues."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ, OrganQuerySet
from gongkai_web.organs.policies import acts_of, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.portal.catalogue import FIELDS, UPDATED, CatalogueRow, catalogue_rows, incomplete
from gongkai_web.portal.guide import ARTICLE, GuideRow, guide_rows
from gongkai_web.portal.models import Defect, DefectKind, Guide, PatrolRound
from gongkai_web.ui.models import SiteIdentity

SHOWN = 50
"""Documents without a summary that one page names; the rest are counted."""


def guides(http: HttpRequest) -> HttpResponse:
    """Every guide that the person may see, with what it lacks."""
    rows = guide_rows(_reach(http), timezone.localdate())
    sound = sum(not row.faults for row in rows)
    keeps = set(organs_for(http.user, Act.PUBLISH).values_list("pk", flat=True))
    shown = [(row, _guide_address(row) if row.organ.pk in keeps else "") for row in rows]
    return render(http, "portal/admin/guides.html", {"rows": shown, "sound": sound, "basis": ARTICLE})


def catalogue(http: HttpRequest) -> HttpResponse:
    """Every catalogue that the person may see, with what to look at; of one organ in detail where it is named."""
    reach = _reach(http)
    if slug := http.GET.get("organ", ""):
        return _catalogue_of(http, get_object_or_404(reach, slug=slug))
    rows = _rows(http, reach)
    context = {"rows": rows, "sound": sum(row.sound for row in rows), "days": _days(http)}
    return render(http, "portal/admin/catalogue.html", context | {"fields": FIELDS, "updated": UPDATED})


def _catalogue_of(http: HttpRequest, organ: Organ) -> HttpResponse:
    chosen: OrganQuerySet = Organ.objects.filter(pk=organ.pk)
    finder = AdminURLFinder(http.user)
    lacking = incomplete(chosen)
    context: dict[str, Any] = {
        "organ": organ,
        "row": next(iter(_rows(http, chosen)), None),
        "lacking": [(document, finder.get_edit_url(document)) for document in lacking[:SHOWN]],
        "days": _days(http),
    }
    return render(http, "portal/admin/catalogue_of.html", context | {"fields": FIELDS, "updated": UPDATED})


def _rows(http: HttpRequest, organs: OrganQuerySet) -> list[CatalogueRow]:
    return catalogue_rows(organs, timezone.localdate(), _days(http))


def defects(http: HttpRequest) -> HttpResponse:
    """Links and files of the organs whose work the person may see, of the kind asked for."""
    mine = Defect.objects.filter(organ__in=_reach(http).values("pk")).order_by()
    counts = dict(mine.values_list("kind").annotate(Count("pk")))
    asked = http.GET.get("kind", "")
    kind = DefectKind(asked) if asked in DefectKind.values else DefectKind.BROKEN
    chosen = mine.filter(kind=kind).select_related("organ").order_by("organ__path", "record", "place")
    page = Paginator(chosen, SHOWN).get_page(http.GET.get("page"))
    context = {
        "page": page,
        "rows": [(defect, _edited_at(defect)) for defect in page],
        "kind": kind,
        "tabs": [(f"?kind={each.value}", each.label, counts.get(each.value, 0), each == kind) for each in DefectKind],
        "round": PatrolRound.objects.first(),
    }
    return render(http, "portal/admin/defects.html", context)


def _edited_at(defect: Defect) -> str:
    """Where the record is mended; where the public reads it, when it is no record of its own in the back office."""
    model: Any = apps.get_model(defect.record.partition("/")[0])
    viewset = getattr(model, "snippet_viewset", None)
    key = defect.record.partition("/")[2]
    return reverse(viewset.get_url_name("edit"), args=[key]) if viewset else defect.url


def _days(http: HttpRequest) -> int:
    return int(SiteIdentity.load(http).column_days)


def _guide_address(row: GuideRow) -> str:
    """Where the guide of an organ is written or mended."""
    viewset: Any = Guide.snippet_viewset
    if row.guide is None:
        return reverse(viewset.get_url_name("add"))
    return reverse(viewset.get_url_name("edit"), args=[row.guide.pk])


def _reach(http: HttpRequest) -> OrganQuerySet:
    if not isinstance(http.user, User) or Act.SEE not in acts_of(http.user):
        raise PermissionDenied
    return organs_for(http.user, Act.SEE)
