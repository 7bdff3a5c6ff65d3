"""Form fields for the facts of a case: each of the kind that the fact has."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.deciding import FACTS, Fact, Given, Kind
from gongkai.statute import APPLICANTS, GROUNDS, SERVICES
from gongkai_web.ui.language import core, later

_WORDS: Mapping[str, str] = {
    **{each.code: later(each.label) for each in APPLICANTS.values()},
    **{each.code: later(each.label) for each in SERVICES.values()},
    **{each.code: later(each.label) for each in GROUNDS.values()},
    "objected": later("不同意公开"),
    "silent": later("逾期没有提出意见"),
    "agreed": later("同意公开"),
    "corrected": later("已经更正"),
    "transferred": later("已经转送"),
    "directed": later("告知向其他机关提出"),
    "unproved": later("证据不能证明不准确"),
}
_LONG = frozenset({"mark", "phone", "contact", "secret_marks", "secret_term", "earlier_number", "law_article"})
"""Texts of one line; the others may run on."""


class DayInput(forms.DateInput):
    """A day, as the browser knows days."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LinesField(forms.CharField):
    """One entry a line; read as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """A list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """Lines as a list."""
        text = super().to_python(value)
        return [line.strip() for line in str(text).splitlines() if line.strip()]


def field_for(fact: Fact, *, required: bool = False) -> forms.Field:
    """The field in which a fact is entered."""
    shared: dict[str, Any] = {"label": core(fact.label), "required": required}
    match fact.kind:
        case Kind.DAY:
            return forms.DateField(widget=DayInput(), **shared)
        case Kind.NUMBER:
            return forms.IntegerField(min_value=0, **shared)
        case Kind.LINES:
            return LinesField(help_text=_("一行一项"), **shared)
        case Kind.CHOICE:
            return forms.ChoiceField(choices=[("", _("请选择")), *_choices(fact)], **shared)
        case Kind.CHOICES:
            return forms.MultipleChoiceField(choices=_choices(fact), widget=forms.CheckboxSelectMultiple, **shared)
        case _:
            short = fact.code in _LONG
            widget = forms.TextInput() if short else forms.Textarea(attrs={"rows": 2})
            return forms.CharField(widget=widget, max_length=2000, **shared)


def _choices(fact: Fact) -> list[tuple[str, str]]:
    return [(choice, str(_WORDS.get(choice, choice))) for choice in fact.choices]


class FactsForm(forms.Form):
    """The facts of a case that are asked for on one page."""

    def __init__(
        self, *args: Any, codes: Iterable[str], chosen: Mapping[str, forms.Field] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for code in codes:
            self.fields[code] = (chosen or {}).get(code) or field_for(FACTS[code])

    @property
    def facts(self) -> dict[str, Given | None]:
        """What was entered, by code."""
        return dict(self.cleaned_data)
