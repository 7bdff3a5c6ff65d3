"""The column 政府信息公开 of one organ."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from gongkai.statute import TOPICS
from gongkai_web.library.history import corrections
from gongkai_web.library.kinds import REPORTS, RULES
from gongkai_web.library.listing import listed, listed_page
from gongkai_web.library.selectors import public_documents
from gongkai_web.library.views import history_of
from gongkai_web.organs.models import Organ
from gongkai_web.portal import selectors
from gongkai_web.portal.columns import SUB_COLUMNS, statutory_topics
from gongkai_web.portal.guide import channels_of, guide_of
from gongkai_web.portal.models import Guide
from gongkai_web.ui.page import Column, Crumb

PAGE = 20


def organ(http: HttpRequest, slug: str) -> HttpResponse:
    """The first page of the column: what is newest, and how full and fresh each part is."""
    here = get_object_or_404(Organ, slug=slug)
    newest = listed(public_documents().filter(organ=here)[:10])
    return render(http, "portal/organ/home.html", _context(here) | {"newest": newest})


def guide(http: HttpRequest, slug: str) -> HttpResponse:
    """The guide, as it was reviewed: it says no other telephone number than the office had then."""
    here = get_object_or_404(Organ, slug=slug)
    known = guide_of(here)
    own = known if known and known.live else None
    context = {
        "guide": own,
        "withdrawn": known if known and known.withdrawn_on else None,
        "corrections": corrections(Guide, [own.pk]) if own else (),
        "office": own.office if own else {},
        "channels": channels_of(own),
    }
    return render(http, "portal/organ/guide.html", _context(here, "guide") | context)


def guide_history(http: HttpRequest, slug: str) -> HttpResponse:
    """The public history of a guide."""
    here = get_object_or_404(Guide.objects.select_related("organ"), organ__slug=slug)
    section = Crumb(here.organ.called, f"/organs/{slug}/")
    return history_of(http, here, section, called=_("政府信息公开指南"), kind="信息公开目录")


def rules(http: HttpRequest, slug: str) -> HttpResponse:
    """What the organ's disclosure rests on: national rules first, then its own."""
    here = get_object_or_404(Organ, slug=slug)
    return render(http, "portal/organ/rules.html", _context(here, "rules") | _page(http, here, RULES))


def disclosure(http: HttpRequest, slug: str) -> HttpResponse:
    """The catalogue (政府信息公开目录): the statutory tree, with what stands on each leaf."""
    here = get_object_or_404(Organ, slug=slug)
    return render(http, "portal/organ/disclosure.html", _context(here, "disclosure"))


def topic(http: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One leaf of the catalogue: index number, name, summary, day (条例第十二条第三款)."""
    here = get_object_or_404(Organ, slug=slug)
    if code not in {statutory.code for statutory in statutory_topics(here)}:
        raise Http404
    leaf = TOPICS[code]
    found = (
        selectors.documents_of(here, code).select_related(None).only("title", "index_number", "summary", "formed_on")
    )
    page = Paginator(found, PAGE).get_page(http.GET.get("page"))
    context = _context(here, "disclosure") | {"page": page, "topic": leaf}
    context["crumbs"] = [*context["crumbs"], Crumb(leaf.label)]
    return render(http, "portal/organ/topic.html", context)


def reports(http: HttpRequest, slug: str) -> HttpResponse:
    """The organ's annual reports, newest first: every year stays."""
    here = get_object_or_404(Organ, slug=slug)
    return render(http, "portal/organ/reports.html", _context(here, "reports") | _page(http, here, REPORTS))


def _page(http: HttpRequest, here: Organ, topic: str) -> dict[str, Any]:
    """A page of what an organ has published under one leaf, as lines."""
    return {"page": listed_page(selectors.documents_of(here, topic), PAGE, http.GET.get("page"))}


def _context(here: Organ, key: str = "") -> dict[str, Any]:
    crumbs = [Crumb(_("各机关公开"), "/organs/"), Crumb(here.called, f"/organs/{here.slug}/")]
    label = next((column.label for column in SUB_COLUMNS if column.key == key), _("政府信息公开"))
    if key:
        crumbs.append(Crumb(label, f"/organs/{here.slug}/{key}/"))
    return {
        "organ": here,
        "sub_columns": SUB_COLUMNS,
        "key": key,
        "shelves": selectors.shelves(here),
        "crumbs": crumbs,
        "column_label": Column(label, "信息公开目录" if key != "reports" else "信息公开年报", f"{here}{label}"),
    }
