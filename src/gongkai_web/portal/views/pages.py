"""Topic pages, questions and answers, the map of the site, and leaving it."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from gongkai_web.library.history import corrections
from gongkai_web.library.listing import listed_page
from gongkai_web.library.models import Document
from gongkai_web.library.selectors import public_documents
from gongkai_web.library.views import history_of, notice
from gongkai_web.portal import selectors
from gongkai_web.portal.columns import SUB_COLUMNS
from gongkai_web.portal.context import SECTIONS
from gongkai_web.portal.models import Question, Topic
from gongkai_web.ui.outward import destination
from gongkai_web.ui.page import Article, Column, Crumb

_ANSWERS = Column("政策问答", "政策解读")


def topic(http: HttpRequest, slug: str) -> HttpResponse:
    """A topic page: its introduction and its documents."""
    here = get_object_or_404(Topic.objects.select_related("organ"), slug=slug)
    if not here.live:
        return notice(http, here, Crumb(_("专题")), "专题专栏")
    wanted = Q(topics=here) | Q(keywords__contains=here.keyword) if here.keyword else Q(topics=here)
    found = public_documents().filter(pk__in=Document.objects.filter(wanted).values("pk"))
    page = listed_page(found, 20, http.GET.get("page"))
    context = {"topic": here, "page": page, "corrections": corrections(Topic, [here.pk])}
    context |= {"crumbs": [Crumb(_("专题")), Crumb(here.title)], "column_label": Column(here.title, "专题专栏")}
    return render(http, "portal/topic.html", context)


def questions(http: HttpRequest) -> HttpResponse:
    """Questions and answers, those with the words asked for."""
    words = http.GET.get("q", "").strip()[:50]
    found = Question.objects.filter(live=True).select_related("organ").prefetch_related("documents")
    if words:
        found = found.filter(Q(question__contains=words) | Q(answer__contains=words))
    context = {
        "page": Paginator(found, 20).get_page(http.GET.get("page")),
        "question_words": words,
        "crumbs": [Crumb(_("政策问答"))],
        "column_label": _ANSWERS,
    }
    return render(http, "portal/questions.html", context)


def question(http: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answer; or the notice of its withdrawal."""
    here = get_object_or_404(Question.objects.select_related("organ"), pk=pk)
    if not here.live:
        return notice(http, here, _questions(), _ANSWERS.kind)
    context = {
        "question": here,
        "documents": public_documents().filter(questions=here),
        "corrections": corrections(Question, [here.pk]),
        "crumbs": [_questions(), Crumb(str(here))],
        "column_label": _ANSWERS,
        "article_label": Article(str(here), here.published_on, here.organ.name, url=here.get_absolute_url()),
    }
    return render(http, "portal/question.html", context)


def question_history(http: HttpRequest, pk: int) -> HttpResponse:
    """The public history of a question."""
    here = get_object_or_404(Question.objects.select_related("organ"), pk=pk)
    return history_of(http, here, _questions(), called=_("政策问答"), kind=_ANSWERS.kind)


def topic_history(http: HttpRequest, slug: str) -> HttpResponse:
    """The public history of a topic page."""
    here = get_object_or_404(Topic.objects.select_related("organ"), slug=slug)
    return history_of(http, here, Crumb(_("专题")), called=_("专题"), kind="专题专栏")


def _questions() -> Crumb:
    return Crumb(_("政策问答"), "/questions/")


def site_map(http: HttpRequest) -> HttpResponse:
    """The whole site on one page."""
    context = {
        "sections": SECTIONS,
        "sub_columns": SUB_COLUMNS,
        "groups": [*selectors.organ_groups(), *selectors.institutions()],
        "topics": Topic.objects.filter(live=True),
        "crumbs": [Crumb(_("网站地图"))],
    }
    return render(http, "portal/site_map.html", context)


def leave(http: HttpRequest) -> HttpResponse:
    """Say that a link leaves the site, and let the reader decide. Nothing is followed by itself."""
    given = http.GET.get("to", "")[:2000]
    to = destination(given)
    if to is None or not given.lower().startswith(("http://", "https://")):
        return render(http, "400.html", status=400)
    context = {"target": to.address, "host": to.host, "crumbs": [Crumb(_("离开本站"))]}
    answer = render(http, "portal/leave.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer
