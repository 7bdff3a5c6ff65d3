"""The approval sheet to print, and the report on reviews, each number of which opens its steps."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.review import SPANS, Count, Period
from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review import figures
from gongkai_web.review.open_items import reviewed_models
from gongkai_web.review.sheet import name_of, sheet
from gongkai_web.review.statistics import Counted, counted, may_read, organs_read_by, steps_behind, titled
from gongkai_web.ui.language import later

_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD, WORKBOOK = f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"
REASONS = 50
"""Returns whose reasons the page lists; the others open behind their number."""


def approval_sheet(http: HttpRequest, model: str, pk: int) -> HttpResponse:
    """The sheet of a record's newest version, or of the version that is named, for whoever may see its organ."""
    record = get_object_or_404(_reviewed(model), pk=pk)
    require(person_of(http), Act.SEE, record.organ)
    if record.latest_revision is None:
        raise Http404
    named = http.GET.get("version", "")
    if named and not named.isdecimal():
        raise Http404
    revision = get_object_or_404(record.revisions, pk=named) if named else None
    return _file(sheet(record, revision), name_of(record), WORD)


def report(http: HttpRequest) -> HttpResponse:
    """The figures of the organs and the period that are asked for."""
    form, found = _asked(http)
    here = reverse("review-statistics")
    kept = {name: value for name, value in form.data.items() if name in form.fields}
    if found and (wanted := http.GET.get("export")) in {"csv", "xlsx"}:
        return _exported(found, wanted)

    def way(what: str, whose: str, key: int) -> str:
        asked = {**kept, "what": what} | ({whose: key} if whose else {})
        return f"{reverse('review-statistics-steps')}?{urlencode(asked)}"

    context = {
        "form": form,
        "tables": figures.tables(found, way) if found else (),
        "returned": figures.reasons(found)[:REASONS] if found else (),
        "exports": [(name, f"{here}?{urlencode({**kept, 'export': name})}") for name in ("xlsx", "csv")],
    }
    return render(http, "review/statistics.html", context)


def steps(http: HttpRequest) -> HttpResponse:
    """The steps behind one number."""
    form, found = _asked(http)
    what, person = http.GET.get("what", ""), http.GET.get("person", "")
    if found is None or what not in {*Count, *SPANS}:
        raise Http404
    known = found.of_person(int(person)) if person.isdecimal() else found.whole
    page = Paginator(steps_behind(known.keys_of(what)), 50).get_page(http.GET.get("page"))
    label = Count(what).label if what in set(Count) else _(SPANS[what])
    query = {name: value for name, value in http.GET.items() if name != "page"}
    context = {
        "title": label,
        "period": found.period,
        "page": page,
        "rows": titled(page, lambda _step: _("（已删除的草稿）")),
        "back": f"{reverse('review-statistics')}?{urlencode({n: v for n, v in query.items() if n in form.fields})}",
        "query": urlencode(query),
    }
    return render(http, "review/statistics_steps.html", context)


class Asked(forms.Form):
    """Which organs, from which day to which."""

    first = forms.DateField(label=later("从"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=later("到"), widget=forms.DateInput(attrs={"type": "date"}))
    organ = forms.ModelChoiceField(Organ.objects.none(), label=later("机关"), required=False, empty_label=later("全部"))

    def __init__(self, data: Any, *, by: User) -> None:
        today = timezone.localdate()
        known = {"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat()}
        super().__init__({**known, **{name: value for name, value in data.items() if value}})
        self.fields["organ"].queryset = self.reach = organs_read_by(by)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The period begins before it ends."""
        cleaned = super().clean() or {}
        if {"first", "last"} <= cleaned.keys() and cleaned["last"] < cleaned["first"]:
            self.add_error("last", _("截止日期早于开始日期"))
        return cleaned

    def found(self) -> Counted:
        """The figures."""
        cleaned = self.cleaned_data
        chosen = cleaned["organ"]
        organs = self.reach.filter(pk=chosen.pk) if chosen else self.reach
        return counted(organs, Period(cleaned["first"], cleaned["last"]))


def _asked(http: HttpRequest) -> tuple[Asked, Counted | None]:
    by = person_of(http)
    if not may_read(by):
        raise PermissionDenied
    form = Asked(http.GET, by=by)
    return form, form.found() if form.is_valid() else None


def _exported(found: Counted, form: str) -> HttpResponse:
    name = _("审核统计{first}至{last}").format(first=found.period.first, last=found.period.last)
    if form == "csv":
        return _file(figures.to_csv(found), f"{name}.csv", "text/csv; charset=utf-8")
    return _file(figures.to_workbook(found, name), f"{name}.xlsx", WORKBOOK)


def _file(content: bytes, filename: str, kind: str) -> HttpResponse:
    """A file that was made here, to be saved."""
    name = content_disposition_header(as_attachment=True, filename=filename)
    headers = {"Content-Disposition": name or "attachment", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _reviewed(label: str) -> Any:
    """The kind of record of that name, where it is one that is reviewed."""
    known = {model._meta.label_lower: model for model in reviewed_models()}
    if label not in known:
        raise Http404
    return known[label]._default_manager.all()


def report_addresses() -> list[URLPattern]:
    """The pages of this module."""
    return [
        path("review/sheet/<str:model>/<int:pk>.docx", approval_sheet, name="review-sheet"),
        path("review/statistics/", report, name="review-statistics"),
        path("review/statistics/steps/", steps, name="review-statistics-steps"),
    ]
