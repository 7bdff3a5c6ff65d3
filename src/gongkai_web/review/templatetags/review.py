"""What the review pages print."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from gongkai.review import POINTS, Ruling
from gongkai_web.review.pages import address_of

register = template.Library()


@register.simple_tag
def review_address(record: Any) -> str:
    """Where an item is reviewed."""
    return address_of(record)


@register.filter
def ruling_label(code: str) -> str:
    """The words of a secrecy review's result."""
    return Ruling(code).label if code else ""


@register.filter
def point_labels(codes: list[str]) -> str:
    """The points that a proof-reading looked at."""
    return _("、").join(POINTS[code].label for code in codes if code in POINTS)


@register.filter
def named_of(named: dict[int, str], step: Any) -> str:
    """What the stage of a step was called under the rule of its time (`rulebook.stages_named`)."""
    return named.get(step.pk, "")


@register.filter
def label_of(record: Any) -> str:
    """The kind of a record as addresses name it."""
    label: str = record._meta.label_lower
    return label


@register.filter
def unlocalized(number: float) -> str:
    """A number as programs read it."""
    return f"{number:.2f}"
