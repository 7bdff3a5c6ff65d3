"""Pages of the back office that are not lists of records: reorganising, and organs in and out of spreadsheets."""

from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai_web.accounts.models import User
from gongkai_web.organs.exchange.columns import HEADINGS, NEEDED
from gongkai_web.organs.exchange.exporting import as_csv, as_workbook
from gongkai_web.organs.exchange.importing import Fate, Plan, carry_out, plan_import
from gongkai_web.organs.forms import REORGANISE, UploadForm
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import acts_of, organs_for, require
from gongkai_web.organs.roles import Act

_KEPT = 3600
"""Seconds for which an uploaded table waits for its confirmation."""


def reorganise(http: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One change of one organ, or why it cannot be."""
    organ, by = get_object_or_404(Organ, pk=pk), _person(http)
    require(by, Act.REORGANISE, organ)
    form = REORGANISE[verb](organ, by, http.POST or None)
    if http.method == "POST" and form.done():
        messages.success(http, _("{organ}：{title}已办理").format(organ=organ, title=form.title))
        return redirect("wagtailsnippets_organs_organ:list")
    return render(http, "organs/reorganise.html", {"organ": organ, "form": form})


def import_organs(http: HttpRequest) -> HttpResponse:
    """Take a table, show what it would do, and do it once that is confirmed."""
    by = _person(http)
    if Act.MANAGE_ORGAN not in acts_of(by):
        raise PermissionDenied
    if token := http.POST.get("token"):
        return _confirmed(http, by, token)
    form = UploadForm(http.POST or None, http.FILES or None)
    context: dict[str, Any] = {"form": form, "headings": HEADINGS, "needed": NEEDED}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            content = file.read()
            plan = plan_import(file.name, content, by=by)
        except UnusableInputError as error:
            form.add_error("file", str(error))
        else:
            token = get_random_string(32)
            cache.set(_key(by, token), (file.name, content), _KEPT)
            context |= _shown(plan) | {"token": token}
    return render(http, "organs/import.html", context)


def export_organs(http: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 - the word in the address
    """The organs that the person may see, as a file."""
    organs = organs_for(_person(http), Act.SEE).select_related("office")
    if format == "csv":
        answer = HttpResponse(as_csv(organs), content_type="text/csv; charset=utf-8")
    else:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer = HttpResponse(as_workbook(organs), content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename=organs.{format}"
    return answer


def _confirmed(http: HttpRequest, by: User, token: str) -> HttpResponse:
    """Plan the same table again, for something may have changed meanwhile, and carry it out."""
    kept = cache.get(_key(by, token))
    if kept is None:
        messages.error(http, _("等待确认的时间已过，请重新上传"))
        return redirect("organs-import")
    plan = plan_import(*kept, by=by)
    try:
        carry_out(plan, by=by)
    except (PermissionDenied, ValidationError) as error:
        messages.error(http, _("没有导入：{error}").format(error=error))
        return redirect("organs-import")
    cache.delete(_key(by, token))
    wrong = plan.count(Fate.WRONG)
    said = _("已新增{new}个、修改{changed}个机关").format(new=plan.count(Fate.NEW), changed=plan.count(Fate.CHANGED))
    messages.success(http, said + (_("；{wrong}行有误，没有导入").format(wrong=wrong) if wrong else ""))
    return redirect("wagtailsnippets_organs_organ:list")


def _shown(plan: Plan) -> dict[str, Any]:
    """What the page of a plan shows: what is wrong first, for that is what a person must see to."""
    listed = [(_(fate.value), plan.those(fate)) for fate in (Fate.WRONG, Fate.NEW, Fate.CHANGED) if plan.count(fate)]
    doing = plan.count(Fate.NEW) + plan.count(Fate.CHANGED)
    return {"plan": plan, "listed": listed, "same": plan.those(Fate.SAME), "doing": doing}


def _key(by: User, token: str) -> str:
    return f"organs-import-{by.pk}-{token}"


def _person(http: HttpRequest) -> User:
    if not isinstance(http.user, User):
        raise PermissionDenied
    return http.user
