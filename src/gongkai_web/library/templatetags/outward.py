"""Text by others on a public page: cleaned, and its links out of the site lead past a notice."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe

from gongkai_web.library.cleaning import clean_links
from gongkai_web.ui.outward import domains, guarded

register = template.Library()


@register.simple_tag(takes_context=True)
def written(context: RequestContext, html: Any) -> SafeString:
    """A text or block, cleaned once more; links that leave the site go through /leave/."""
    own = _own(context)
    return mark_safe(clean_links(str(html), lambda address: guarded(address, own)))  # noqa: S308 - cleaned in the same line


@register.simple_tag(takes_context=True)
def leaving(context: RequestContext, address: str) -> str:
    """The address of one link, or of the notice that stands before it."""
    return guarded(address, _own(context)) or ""


def _own(context: RequestContext) -> tuple[str, ...]:
    return domains(context["identity"].own_domains, context["request"].get_host())
