"""What a page may load and run (Content-Security-Policy): from this site only, and nothing written into the page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

_COMMON = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; "
PUBLIC = _COMMON + "img-src 'self' data:; style-src 'self'; script-src 'self'"
# Wagtail writes scripts and styles into its own pages.
BACK_OFFICE = (
    _COMMON + "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'"
)
HEADER = "Content-Security-Policy"


class ContentPolicyMiddleware:
    """Puts the policy on every answer that has none of its own."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, http: HttpRequest) -> HttpResponseBase:
        """Answer, with the policy for the part of the site."""
        response = self._answer(http)
        response.setdefault(HEADER, BACK_OFFICE if http.path.startswith("/admin/") else PUBLIC)
        return response
