"""Bringing old issues in, in the back office: look first, then confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai_web.accounts.models import User
from gongkai_web.gazette.importing import HEADINGS, NEEDED, carry_out, plan_import
from gongkai_web.gazette.models import rule_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import acts_of, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

_KEPT = 3600
"""Seconds for which an uploaded table waits for its confirmation."""


class UploadForm(forms.Form):
    """A table of contents, and whose gazette it is."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=later("编发机关"))
    file = forms.FileField(label=later("Excel或CSV文件"))

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach = organs_for(by, Act.DRAFT)
        field: Any = self.fields["organ"]
        field.queryset = reach.filter(pk__in=[organ.pk for organ in reach if rule_of(organ).running.allowed])


def import_issues(http: HttpRequest) -> HttpResponse:
    """Take a table, show what it would do, and do it once that is confirmed."""
    by = http.user
    if not isinstance(by, User) or Act.DRAFT not in acts_of(by):
        raise PermissionDenied
    if token := http.POST.get("token"):
        return _confirmed(http, by, token)
    form = UploadForm(by, http.POST or None, http.FILES or None)
    context: dict[str, Any] = {"form": form, "headings": HEADINGS, "needed": NEEDED}
    if form.is_valid():
        file, organ = form.cleaned_data["file"], form.cleaned_data["organ"]
        try:
            content = file.read()
            context["plan"] = plan_import(file.name, content, organ, by=by)
        except UnusableInputError as error:
            form.add_error("file", str(error))
        else:
            context["token"] = get_random_string(32)
            context["may_publish"] = organs_for(by, Act.PUBLISH).filter(pk=organ.pk).exists()
            cache.set(_key(by, context["token"]), (file.name, content, organ.pk), _KEPT)
    return render(http, "gazette/backoffice/import.html", context)


def _confirmed(http: HttpRequest, by: User, token: str) -> HttpResponse:
    """Plan the same table again, for something may have changed meanwhile, and carry it out."""
    kept = cache.get(_key(by, token))
    if kept is None:
        messages.error(http, _("等待确认的时间已过，请重新上传"))
        return redirect("gazette-import")
    name, content, organ = kept
    plan = plan_import(name, content, get_object_or_404(Organ, pk=organ), by=by)
    try:
        carry_out(plan, by=by, make_public="publish" in http.POST)
    except (PermissionDenied, ValidationError) as error:
        messages.error(http, _("没有导入：{why}").format(why=_("；").join(getattr(error, "messages", [str(error)]))))
        return redirect("gazette-import")
    cache.delete(_key(by, token))
    left = len(plan.issues) - len(plan.sound)
    messages.success(
        http,
        _("已导入{number}期").format(number=len(plan.sound))
        + (_("；{left}期有误，没有导入").format(left=left) if left else ""),
    )
    return redirect("wagtailsnippets_gazette_issue:list")


def _key(by: User, token: str) -> str:
    return f"gazette-import-{by.pk}-{token}"
