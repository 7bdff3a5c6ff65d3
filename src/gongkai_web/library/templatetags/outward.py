"""Text by others on a public page: cleaned, and its links out of the site lead past a notice."""

import re
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai_web.library.cleaning import clean_links
from gongkai_web.ui.outward import domains, guarded

register = template.Library()

_SCROLLED = re.compile(r"<table\b|</table>")


@register.simple_tag(takes_context=True)
def written(context: RequestContext, html: Any) -> SafeString:
    """A text or block, cleaned once more; links that leave the site go through /leave/, and wide tables scroll."""
    own = _own(context)
    cleaned = clean_links(str(html), lambda address: guarded(address, own))
    return mark_safe(_SCROLLED.sub(_scrolling, cleaned))  # noqa: S308 - cleaned in the line above


@register.simple_tag(takes_context=True)
def leaving(context: RequestContext, address: str) -> str:
    """The address of one link, or of the notice that stands before it."""
    return guarded(address, _own(context)) or ""


def _own(context: RequestContext) -> tuple[str, ...]:
    return domains(context["identity"].own_domains, context["request"].get_host())


def _scrolling(edge: re.Match[str]) -> str:
    """A table has room of its own to scroll sideways in, so that the page need not."""
    room = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(_("表格"))}">'
    return f"{room}<table" if edge[0] == "<table" else "</table></div>"
