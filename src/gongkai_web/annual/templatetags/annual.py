"""How numbers of the annual report are shown."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from gongkai.basis import Citation
from gongkai_web.annual.figures.counted import printed

register = template.Library()


@register.filter
def plain(value: Decimal) -> str:
    """A number without needless noughts: 3, 1.25, 0."""
    return printed(value)


@register.filter
def said(words: str) -> str:
    """Words that are data, in the language of the page where they were translated."""
    return _(words) if words else ""


@register.filter
def cited(basis: Citation) -> str:
    """What a number rests on, and where that was not read in the original."""
    return str(basis) if basis.verified else _("{basis}（未核原文：{note}）").format(basis=basis, note=basis.note)
