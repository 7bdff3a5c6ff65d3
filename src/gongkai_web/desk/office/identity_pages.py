"""Looking at who applied, with a reason and on record; and who looked, for auditors."""

from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from gongkai.basis import GongkaiError
from gongkai.handling import Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import IdKind
from gongkai_web.desk.models import Identity, Look, RequestAct
from gongkai_web.desk.office.cases import Case, case_for, handler_of
from gongkai_web.desk.office.particulars import ParticularsForm
from gongkai_web.desk.selectors import keys_for
from gongkai_web.desk.services import look
from gongkai_web.desk.services.consulting import look_at_consulted
from gongkai_web.desk.words import LABELS
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

ON_A_PAGE = 50


class ReasonForm(forms.Form):
    """Why somebody looks."""

    why = forms.CharField(
        label=later("为什么要看"), max_length=100, help_text=later("例如：联系确认收到申请、寄送答复。查看会被记录")
    )


@never_cache
def identity(http: HttpRequest, pk: int, consulted_pk: int | None = None) -> HttpResponse:
    """Who applied, or who is asked for an opinion: shown once a reason is given, and on record."""
    case = case_for(handler_of(http), pk)
    if Act.SEE_APPLICANTS not in case.rights:
        raise PermissionDenied
    form, shown = ReasonForm(http.POST or None, initial={"why": http.GET.get("why", "")}), None
    if http.method == "POST" and form.is_valid():
        try:
            shown = _rows(_looked(case, consulted_pk, form.cleaned_data["why"]))
        except ValidationError as refusal:
            form.add_error("why", refusal.messages)
        except GongkaiError as refusal:
            form.add_error(None, str(refusal))
    former = _former(case) if shown is not None and consulted_pk is None else []
    context = {"case": case, "request_": case.request, "form": form, "shown": shown, "former": former}
    context["corrects"] = consulted_pk is None and ParticularsForm.offered(case)
    answer = render(http, "desk/office/identity.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _looked(case: Case, consulted_pk: int | None, why: str) -> Identity:
    if consulted_pk is None:
        return look(case.request, by=case.by, why=why)
    return look_at_consulted(get_object_or_404(case.request.consulted, pk=consulted_pk), by=case.by, why=why)


def _former(case: Case) -> list[tuple[RequestAct, list[tuple[str, str]]]]:
    """What stood in the particulars before each time that they were put right."""
    return [(act, _rows(Identity(**act.was))) for act in case.acts if act.kind == Kind.PARTICULARS and act.was]


def _rows(identity: Identity) -> list[tuple[str, str]]:
    told = {field.name: getattr(identity, field.name) for field in fields(identity)}
    if told["id_kind"] in IdKind.values:
        told["id_kind"] = IdKind(told["id_kind"]).label
    return [(LABELS[name], value) for name, value in told.items() if value]


def looks(http: HttpRequest) -> HttpResponse:
    """Every look, newest first, for those who read the journal of the organ."""
    by = http.user
    if not isinstance(by, User) or Act.READ_JOURNAL not in acts_of(by):
        raise PermissionDenied
    found = Look.objects.filter(applicant__request__organ__in=keys_for(by, Act.READ_JOURNAL))
    chosen = found.select_related("by", "applicant__request__organ").defer("applicant__sealed").order_by("-pk")
    context: dict[str, Any] = {"page": Paginator(chosen, ON_A_PAGE).get_page(http.GET.get("page"))}
    return render(http, "desk/office/looks.html", context)
