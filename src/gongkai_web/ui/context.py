"""What every template may use."""

from typing import Any

from django.http import HttpRequest

from gongkai_web.ui.models import SiteIdentity


def identity(http: HttpRequest) -> dict[str, Any]:
    """The record of what the site says of itself, as `identity`. Wagtail keeps it for the length of a request."""
    return {"identity": SiteIdentity.load(http)}
