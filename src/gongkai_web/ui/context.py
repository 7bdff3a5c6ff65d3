"""What every template may use."""

from typing import Any

from django.http import HttpRequest

from gongkai_web.ui.language import IN_CHINESE, in_english
from gongkai_web.ui.models import SiteIdentity


def identity(http: HttpRequest) -> dict[str, Any]:
    """The record of what the site says of itself, as `identity`. Wagtail keeps it for the length of a request."""
    return {"identity": SiteIdentity.load(http)}


def language(_: HttpRequest) -> dict[str, Any]:
    """`english`: whether the page is in English; `zh`: what an element carries whose text is Chinese all the same."""
    english = in_english()
    return {"english": english, "zh": IN_CHINESE if english else ""}
