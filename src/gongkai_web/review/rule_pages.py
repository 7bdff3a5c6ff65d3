"""How many reviews each organ asks, seen and set by those who manage it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for, require
from gongkai_web.organs.roles import Act
from gongkai_web.review.models import Rule
from gongkai_web.review.open_items import reviewed_models
from gongkai_web.review.selectors import rule_of, rules_above
from gongkai_web.review.services import fault_of, set_rule
from gongkai_web.ui.language import later

ALL = ""


class RuleForm(forms.ModelForm[Rule]):
    """One rule; the kind of record is chosen by its label, “” for all."""

    kind = forms.ChoiceField(label=later("适用的内容"), required=False)

    class Meta:
        model = Rule
        fields = ("levels", "extra", "emergency_days", "reassess_months")

    field_order = ("kind", "levels", "extra", "emergency_days", "reassess_months")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(model._meta.label_lower, str(model._meta.verbose_name)) for model in reviewed_models()]
        self.fields["kind"].choices = [(ALL, _("全部内容")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A chain that the kind may have."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if fault := fault_of(_model(cleaned["kind"]), cleaned["levels"], cleaned["extra"]):
            self.add_error("levels", fault)
        return cleaned


def _model(label: str) -> type[Any] | None:
    """The kind of record of that label; None for all."""
    return ContentType.objects.get_by_natural_key(*label.split(".")).model_class() if label else None


def rules(http: HttpRequest) -> HttpResponse:
    """Every organ that the person manages, with the rule that it comes under."""
    by = http.user
    organs = organs_for(by, Act.MANAGE_ORGAN).order_by("path")
    if not organs.exists():
        return redirect("wagtailadmin_home")
    found = rules_above(organs)
    rows = [
        (organ, rule_of(organ, None, known=found), [rule for rule in found if rule.organ_id == organ.pk])
        for organ in organs
    ]
    return render(http, "review/rules.html", {"rows": rows})


def rule(http: HttpRequest, slug: str) -> HttpResponse:
    """Set a rule of one organ."""
    organ = get_object_or_404(Organ, slug=slug)
    by: Any = http.user
    require(by, Act.MANAGE_ORGAN, organ)
    form = RuleForm(http.POST or None, initial=_initial(organ))
    if http.method == "POST" and form.is_valid():
        _set(organ, form, by)
        messages.success(http, _("{organ}的审核规则已保存，从现在起的审核按它办理").format(organ=organ))
        return redirect("review-rules")
    own = Rule.objects.filter(organ=organ).select_related("record_type")
    return render(http, "review/rule.html", {"organ": organ, "form": form, "own": own})


def _initial(organ: Organ) -> dict[str, Any]:
    standing = rule_of(organ, None)
    return {name: getattr(standing, name) for name in RuleForm.Meta.fields}


def _set(organ: Organ, form: RuleForm, by: User) -> None:
    said = form.cleaned_data
    named = said.pop("kind")
    set_rule(organ, _model(named), by=by, **said)
