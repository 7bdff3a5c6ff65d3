"""Public pages: what was promised and how far it has come; what is asked and what became of the opinions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from gongkai_web.library.history import corrections
from gongkai_web.library.views import download, history_of, notice
from gongkai_web.matters import selectors
from gongkai_web.matters.kinds import Adoption, ConsultationState, ProjectState
from gongkai_web.matters.models import Consultation, DraftFile, Project
from gongkai_web.ui.page import Article, Column, Crumb

PAGE = 50
PROJECTS, CONSULTATIONS = "/projects/", "/consultations/"


def projects(http: HttpRequest) -> HttpResponse:
    """The projects of a year, by the list they stand in; the newest year where none is asked for."""
    years = selectors.project_years()
    year = _year(http.GET.get("year", ""), years)
    state = _of(ProjectState, http.GET.get("state", ""))
    found = selectors.projects_of(year, organ=http.GET.get("organ", "")[:60], state=state)
    context = {
        "year": year,
        "years": years,
        "found": found,
        "page": Paginator(found.projects, PAGE).get_page(http.GET.get("page")),
        "chosen_state": state or "",
        "chosen_organ": http.GET.get("organ", ""),
        "crumbs": [_projects(), Crumb(_year_of(year))] if year else [_projects()],
        "column_label": Column("民生实事和重点项目", "民生实事"),
    }
    return render(http, "matters/projects.html", context)


def project(http: HttpRequest, pk: int) -> HttpResponse:
    """One project with what was told of it, quarter by quarter; or the notice of its withdrawal."""
    here = get_object_or_404(Project.objects.select_related("organ", "listed_by").with_progress(), pk=pk)
    if not here.live:
        return notice(http, here, _projects(), "民生实事")
    context = {
        "project": here,
        "told": selectors.progress_of(here),
        "corrections": corrections(Project, [here.pk]),
        "crumbs": [_projects(), Crumb(_year_of(here.year), f"{PROJECTS}?year={here.year}"), Crumb(here.title)],
        "column_label": Column("民生实事和重点项目", "民生实事"),
        "article_label": _article(here, here.goal),
    }
    return render(http, "matters/project.html", context)


def consultations(http: HttpRequest) -> HttpResponse:
    """Every public consultation, newest first; those that stand as asked."""
    state = _of(ConsultationState, http.GET.get("state", ""))
    context = {
        "page": Paginator(selectors.consultations(state), 20).get_page(http.GET.get("page")),
        "by_state": selectors.consultations_by_state().items(),
        "chosen_state": state or "",
        "crumbs": [_consultations()],
        "column_label": Column("意见征集", "意见征集"),
    }
    return render(http, "matters/consultations.html", context)


def consultation(http: HttpRequest, pk: int) -> HttpResponse:
    """One public consultation, with what became of the opinions; or the notice of its withdrawal."""
    here = get_object_or_404(Consultation.objects.select_related("organ", "issued"), pk=pk)
    if not here.live:
        return notice(http, here, _consultations(), "意见征集")
    told = selectors.feedback_on(here)
    here.answered = any(each.record.live for each in told)
    context = {
        "consultation": here,
        "told": [(each, _adopted(each.record)) for each in told],
        "files": list(DraftFile.objects.filter(consultation=here).defer("text")),
        "corrections": corrections(Consultation, [here.pk]),
        "crumbs": [_consultations(), Crumb(here.title)],
        "column_label": Column("意见征集", "意见征集"),
        "article_label": _article(here, here.background),
    }
    return render(http, "matters/consultation.html", context)


def project_history(http: HttpRequest, pk: int) -> HttpResponse:
    """The public history of a project; that of its progress stands beside each quarter."""
    here = get_object_or_404(Project.objects.select_related("organ"), pk=pk)
    return history_of(http, here, _projects(), called=_("民生实事"), kind="民生实事")


def consultation_history(http: HttpRequest, pk: int) -> HttpResponse:
    """The public history of a public consultation."""
    here = get_object_or_404(Consultation.objects.select_related("organ"), pk=pk)
    return history_of(http, here, _consultations(), called=_("意见征集"), kind="意见征集")


def file(_http: HttpRequest, pk: int, number: int) -> HttpResponse | FileResponse:
    """A file with a draft; only while its public consultation is public."""
    return download(get_object_or_404(DraftFile, pk=number, consultation=pk, consultation__live=True))


def _adopted(feedback: Any) -> list[tuple[Adoption, int]]:
    """How many opinions met with what."""
    opinions = list(feedback.opinions.all())
    return [(each, sum(o.count for o in opinions if o.adoption == each)) for each in Adoption]


def _article(here: Any, description: str) -> Article:
    published = here.first_published_at or here.published_on
    return Article(here.title, published, here.organ.name, description=description[:200], url=here.get_absolute_url())


def _year_of(year: int) -> str:
    return _("{year}年").format(year=year)


def _projects() -> Crumb:
    return Crumb(_("民生实事和重点项目"), PROJECTS)


def _consultations() -> Crumb:
    return Crumb(_("意见征集"), CONSULTATIONS)


def _year(asked: str, years: list[int]) -> int:
    """The year asked for; the newest where none is, 0 where there is none at all.

    Raises:
        Http404: when there is nothing of that year.
    """
    if not asked:
        return years[0] if years else 0
    if not (asked.isascii() and asked.isdigit()) or int(asked[:5]) not in years:
        raise Http404
    return int(asked)


def _of(kinds: Any, code: str) -> Any:
    """The value of a list that an address names; None where it names none."""
    return kinds(code) if code in kinds.values else None
