"""Public pages kept as they were answered, for visitors whose only cookie is their language, until anything changes.

A page is kept under its address, the language, the day (validity turns at midnight), the state of what is public and
the edition of the program: a page of an older one names style sheets that are there no more.
The state is read from the database for each answer, before the page is made: so a change shows at once, on every
server, and a page made while it was going on is never shown after it.
"""

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header
from django.utils.translation import get_language

from gongkai_web.site.public_state import public_state

NOT_KEPT = ("/admin/", "/static/", "/media/", "/healthz")
"""Beginnings of addresses that are never kept."""
LARGEST = 2**20
"""Bytes of a page that is still kept."""


class PageCacheMiddleware:
    """Answers from the store where it can."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, http: HttpRequest) -> HttpResponseBase:
        """The page as kept, or made and kept."""
        if not settings.CACHE_SECONDS or not may_be_kept(http):
            return self._answer(http)
        key = key_of(http)
        kept: tuple[bytes, dict[str, str]] | None = cache.get(key)
        if kept is not None:
            return HttpResponse(kept[0], headers=kept[1])
        response = self._answer(http)
        if isinstance(response, HttpResponse) and is_for_all(response):
            cache.set(key, (response.content, dict(response.items())), settings.CACHE_SECONDS)
        return response


def may_be_kept(http: HttpRequest) -> bool:
    """Whether the request is one that any visitor could make, who is nobody in particular."""
    anonymous = {settings.LANGUAGE_COOKIE_NAME}.issuperset(http.COOKIES) and "Authorization" not in http.headers
    return http.method == "GET" and anonymous and not http.path.startswith(NOT_KEPT)


def is_for_all(response: Any) -> bool:
    """Whether what was answered is the same for every visitor."""
    private = {"no-store", "private", "no-cache"} & set(response.get("Cache-Control", "").replace(" ", "").split(","))
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not private
        and not has_vary_header(response, "Cookie")
        and len(response.content) <= LARGEST
    )


def edition() -> str:
    """What tells pages made by this program from those of an older or a newer one."""
    return f"{version('gongkai')} {getattr(staticfiles_storage, 'manifest_hash', '')}"


def key_of(http: HttpRequest) -> str:
    """Under what the answer to a request is kept."""
    said = "\n".join(
        (
            http.scheme or "",
            http.get_host(),
            http.get_full_path(),
            get_language() or "",
            timezone.localdate().isoformat(),
            public_state(),
            edition(),
        )
    )
    return f"page-{hashlib.sha256(said.encode()).hexdigest()}"
