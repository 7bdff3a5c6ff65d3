"""Tags and filters that the templates of all apps share."""

import re
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import RequestContext
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from gongkai_web.ui.language import CHINESE, IN_CHINESE, in_english
from gongkai_web.ui.page import Labels

register = template.Library()


@register.inclusion_tag("ui/labels.html", takes_context=True)
def page_labels(context: RequestContext) -> dict[str, Any]:
    """The labels (网页标签) of this page, from `column` and `article` of its context."""
    identity, http = context.get("identity"), context.get("request")
    if identity is None or http is None:
        return {"labels": ()}
    return {
        "labels": Labels(
            identity.name,
            http.get_host(),
            identity.site_code,
            column=context.get("column_label"),
            article=context.get("article_label"),
        )
    }


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changes: Any) -> str:
    """The query of this page with some parameters changed; None takes one out."""
    given = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            given.pop(name, None)
        else:
            given[name] = value
    return f"?{given.urlencode()}"


@register.filter
def page_numbers(page: Page[Any]) -> list[int]:
    """The numbers to offer: first, last, and those around this one; 0 stands for a gap."""
    last = page.paginator.num_pages
    wanted = sorted({1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)})
    numbers: list[int] = []
    for number in wanted:
        if numbers and number - numbers[-1] > 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


@register.filter
def zh(value: Any) -> SafeString | str:
    """A word that may be data: on a page in English, what is written in Chinese says so (`lang`)."""
    text = "" if value is None else conditional_escape(value)
    if not (in_english() and CHINESE.search(text)):
        return text
    return format_html("<span{}>{}</span>", IN_CHINESE, text)


@register.filter
def cited(value: Any) -> SafeString | str:
    """A sentence of ours that names laws: on a page in English, each name of one says that it is Chinese (`lang`)."""
    text = "" if value is None else conditional_escape(value)
    if not in_english():
        return text
    return SafeString(_RUN.sub(lambda run: f"<span{IN_CHINESE}>{run[0]}</span>", text))


_RUN = re.compile(f"{CHINESE.pattern}(?:[{CHINESE.pattern[1:-1]}\\d]*{CHINESE.pattern})?")
"""Chinese, with the figures within it."""


@register.filter
def day(value: date | None) -> SafeString:
    """A day as its element, in the one form that people and machines read alike; nothing where there is none."""
    return SafeString(f'<time datetime="{value:%Y-%m-%d}">{value:%Y-%m-%d}</time>' if value else "")


@register.filter
def pieces_text(pieces: tuple[tuple[str, bool], ...]) -> str:
    """Marked pieces as plain text."""
    return "".join(text for text, _ in pieces)
