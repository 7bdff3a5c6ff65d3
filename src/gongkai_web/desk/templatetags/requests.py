"""Filters of the public pages of 依申请公开."""

from typing import Any

from django import forms, template
from django.utils.html import linebreaks

from gongkai_web.ui.language import core
from gongkai_web.ui.templatetags.gongkai import zh

register = template.Library()
register.filter("core", core)


@register.filter
def listed(form: forms.BaseForm) -> list[forms.BaseForm]:
    """One form, as the list that an error summary goes through."""
    return [form]


@register.filter
def said(field: forms.BoundField) -> Any:
    """What was filled in, in the words that were shown: of a choice, its label."""
    value = field.value() or ""
    choices = getattr(field.field, "choices", None)
    if choices:
        return next((label for code, label in choices if str(code) == value), value)
    return linebreaks(value, autoescape=True) if "\n" in value else zh(value)
