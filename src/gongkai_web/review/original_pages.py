"""The page on which an original of a masked file is opened: who may, why, and who did."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from gongkai_web.accounts.people import person_of
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.models import Original
from gongkai_web.review.services import look, may_look
from gongkai_web.ui.language import later


class LookForm(forms.Form):
    """Why somebody opens it; who brought it in need not say."""

    reason = forms.CharField(
        label=later("为什么要看原件"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("上传的人可以不写；查看记录在案"),
    )


def original(http: HttpRequest, pk: int) -> HttpResponseBase:
    """Whose it is and who has looked; the file itself for who may see it, against their name."""
    kept, by = get_object_or_404(Original, pk=pk), person_of(http)
    require(by, Act.SEE, kept.organ)
    if not may_look(kept, by):
        raise PermissionDenied
    form = LookForm(http.POST or None)
    if http.method == "POST" and form.is_valid():
        try:
            opened = look(kept, by=by, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error("reason", list(error.messages))
        else:
            name = f"{kept.called}.txt" if kept.is_words else PurePath(kept.stored).name
            return FileResponse(opened, as_attachment=True, filename=name)
    return _page(http, kept, form)


def _page(http: HttpRequest, kept: Original, form: LookForm) -> HttpResponse:
    context: dict[str, Any] = {"original": kept, "form": form, "looks": kept.looks.select_related("by")}
    return render(http, "review/original.html", context)
