"""What each organ settles for its requests: its mark, its periods, where remedies go, how fees are paid."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Practice
from gongkai_web.desk.services.practices import set_practice
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import acts_of, organs_for, require
from gongkai_web.organs.roles import Act


class PracticeForm(forms.ModelForm[Practice]):
    """Every field of a practice but whose it is."""

    class Meta:
        model = Practice
        fields = (
            "mark",
            "correction_days",
            "reviewer",
            "reviewer_address",
            "reviewer_online",
            "court",
            "court_address",
            "payment",
        )

    def clean_correction_days(self) -> int:
        """A time that is reasonable: at least one day."""
        days: int = self.cleaned_data["correction_days"]
        if not 1 <= days <= 60:
            raise forms.ValidationError(_("补正期限写1到60个工作日"))
        return days


def practices(http: HttpRequest) -> HttpResponse:
    """The organs, each with its practice."""
    by = _manager(http)
    organs = organs_for(by, Act.MANAGE_ORGAN).existing().select_related("practice")
    return render(http, "desk/office/practices.html", {"organs": organs})


def practice(http: HttpRequest, slug: str) -> HttpResponse:
    """One organ's practice."""
    by, organ = _manager(http), get_object_or_404(Organ, slug=slug)
    require(by, Act.MANAGE_ORGAN, organ)
    form = PracticeForm(
        http.POST or None, instance=Practice.objects.filter(organ=organ).first() or Practice(organ=organ)
    )
    if http.method == "POST" and form.is_valid():
        fields: dict[str, Any] = form.cleaned_data
        set_practice(organ, by=by, **fields)
        messages.success(http, _("{organ}的办理规则已保存").format(organ=organ.name))
        return redirect("desk-practices")
    context = {"organ": organ, "form": form}
    return render(http, "desk/office/practice.html", context, status=422 if form.errors else 200)


def _manager(http: HttpRequest) -> User:
    if not isinstance(http.user, User) or Act.MANAGE_ORGAN not in acts_of(http.user):
        raise PermissionDenied
    return http.user
