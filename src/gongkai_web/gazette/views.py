"""The public pages of the gazette."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from gongkai_web.gazette import selectors
from gongkai_web.gazette.forms import FindForm
from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.history import corrections
from gongkai_web.library.views import history_of, notice
from gongkai_web.library.widgets import saved_file
from gongkai_web.ui.language import later
from gongkai_web.ui.page import Article, Column, Crumb

HOME = Crumb(later("政府公报"), "/gazette/")
COLUMN = Column("政府公报", "政府公报", "创刊以来的政府公报，可以按年份、期号、文号、主题词查找")


def index(http: HttpRequest) -> HttpResponse:
    """Every issue, year by year; or the items that were looked for."""
    form = FindForm(http.GET or None)
    wanted = form.wanted() if form.is_bound else selectors.Wanted()
    context = {"form": form, "wanted": wanted, "crumbs": [HOME], "column_label": COLUMN}
    if wanted:
        context["page"] = Paginator(selectors.found_items(wanted), 20).get_page(http.GET.get("page"))
    else:
        context["volumes"] = selectors.volumes()
    return render(http, "gazette/index.html", context)


def issue(http: HttpRequest, year: int, number: int) -> HttpResponse:
    """The contents of one issue, or the notice of its withdrawal."""
    here = _issue(http, year, number)
    if not here.live:
        return notice(http, here, HOME, COLUMN.kind)
    context = {
        "issue": here,
        "corrections": corrections(Issue, [here.pk]),
        "crumbs": [HOME, Crumb(_("{year}年{called}").format(year=year, called=here.called))],
        "column_label": COLUMN,
        "article_label": Article(str(here), here.published_on, here.organ.name, url=here.get_absolute_url()),
    }
    return render(http, "gazette/issue.html", context | {"sections": selectors.contents(here)})


def history(http: HttpRequest, year: int, number: int) -> HttpResponse:
    """The public history of an issue: what stood in its contents."""
    return history_of(http, _issue(http, year, number), HOME, called=_("公报"), kind=COLUMN.kind)


def pdf(http: HttpRequest, year: int, number: int) -> HttpResponseBase:
    """The PDF of an issue."""
    here = _issue(http, year, number)
    if not here.live or not here.pdf:
        raise Http404
    return saved_file(here.pdf, str(here))


def item(http: HttpRequest, pk: int) -> HttpResponse:
    """A text that stands in an old issue and in no document of the library."""
    here = get_object_or_404(Item.objects.select_related("issue__organ"), pk=pk, issue__live=True)
    of = here.issue
    context = {
        "item": here,
        "crumbs": [
            HOME,
            Crumb(_("{year}年{called}").format(year=of.year, called=of.called), of.get_absolute_url()),
            Crumb(here.title),
        ],
        "column_label": COLUMN,
        "article_label": Article(here.title, of.issued_on, of.title, keywords=here.keywords),
    }
    return render(http, "gazette/item.html", context)


def _issue(http: HttpRequest, year: int, number: int) -> Issue:
    found = selectors.issue_at(year, number, http.GET.get("organ", "")[:60])
    if found is None:
        raise Http404
    return found
