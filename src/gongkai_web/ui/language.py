"""The language a reader is answered in: Chinese, or English for those who chose it with the switch on every page.

What a browser asks for by itself (Accept-Language) changes nothing: the site of an authority speaks Chinese until its
reader says otherwise. The choice is one cookie, and a reader who goes back to Chinese has none again. Who chooses is
not asked for a token against forgery, since a token would make every page private to its reader; instead only forms of
this site are answered.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gongkai.basis.language import speaking, translate

ENGLISH = "en"
IN_CHINESE = SafeString(' lang="zh-Hans"')
"""What an element carries whose text is Chinese on a page that is not."""
later = cast("Callable[[str], str]", gettext_lazy)
"""A message that is translated when it is shown: for what is written down before anybody asks, such as labels."""
CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
"""One character of Chinese writing, or one of its marks."""


def chosen(http: HttpRequest) -> str:
    """The code of the language that a reader chose, or of the site's own."""
    return ENGLISH if http.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == ENGLISH else settings.LANGUAGE_CODE


def on_record() -> override:
    """Where words are in the site's own language whoever acts: for what goes into the journal, and into files."""
    return override(settings.LANGUAGE_CODE)


def in_english() -> bool:
    """Whether what is being answered is in English."""
    return get_language() == ENGLISH


def spoken() -> AbstractContextManager[None]:
    """Where the core speaks the language of what is being answered; elsewhere it speaks Chinese."""
    return speaking(ENGLISH if in_english() else "zh")


def core(message: str) -> str:
    """A word of the core in the language of what is being answered, by its own catalogue or by ours."""
    with spoken():
        said = translate(message)
    return gettext(message) if said == message else said


class LanguageMiddleware:
    """Speaks the chosen language, and tells caches on the way that the answer follows from a cookie."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, http: HttpRequest) -> HttpResponseBase:
        """Answer in the language of the reader."""
        code = chosen(http)
        with override(code):
            response = self._answer(http)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", code)
        return response


@csrf_exempt
@require_POST
def choose(http: HttpRequest) -> HttpResponse:
    """Remember the language that a reader chose, and lead back to where they were.

    Raises:
        PermissionDenied: when the form stood on another site.
    """
    origin = http.headers.get("Origin")
    if origin is not None and origin not in {f"{http.scheme}://{http.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}:
        raise PermissionDenied
    back = http.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(back, {http.get_host()}, require_https=http.is_secure())
    response = HttpResponseRedirect(back if inside else "/")
    if http.POST.get("language") == ENGLISH:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            ENGLISH,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return response
