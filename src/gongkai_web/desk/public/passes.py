"""What lets a reader back to their own receipt or request for a while, without an account.

A pass is a signed cookie for one part of the site: it stands in no address, so in no log, and in no shared cache. The
receipt's names the submission, from which the code follows only with the site's key; it holds no code.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache

from gongkai_web.desk.models import Request

HALF_AN_HOUR = 1800


@dataclass(frozen=True, slots=True)
class Pass:
    """A cookie of one name, for addresses under one path."""

    name: str
    path: str
    seconds: int = HALF_AN_HOUR

    def give(self, response: HttpResponse, value: str) -> None:
        """Hand it out with an answer."""
        response.set_signed_cookie(
            self.name,
            value,
            salt=f"gongkai.desk.{self.name}",
            max_age=self.seconds,
            path=self.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

    def shown(self, http: HttpRequest) -> str:
        """What a reader's pass says; "" without one, with a forged one, or one that ran out."""
        try:
            said = http.get_signed_cookie(self.name, salt=f"gongkai.desk.{self.name}", max_age=self.seconds)
        except (KeyError, BadSignature):
            return ""
        return said or ""

    def take(self, response: HttpResponse) -> None:
        """Take it back."""
        response.delete_cookie(self.name, path=self.path, samesite="Lax")


RECEIPT = Pass("receipt", "/requests/receipt/")
TRACKING = Pass("tracking", "/requests/")
COMPLAINT = Pass("complaint", "/requests/complaints/")


def submission_of(http: HttpRequest, held: Pass = RECEIPT) -> UUID | None:
    """The submission whose receipt a reader may see."""
    said = held.shown(http)
    return UUID(said) if said else None


def request_of(http: HttpRequest) -> Request | None:
    """The request that a reader proved to be theirs, by number and code, within the last half hour."""
    said = TRACKING.shown(http)
    return Request.objects.select_related("organ").filter(pk=said).first() if said else None


View = Callable[..., HttpResponseBase]


def in_private(view: View) -> View:
    """A page that nobody keeps: no cache of ours, of a proxy or of the browser; search engines leave it out."""

    @wraps(view)
    def answered(http: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = never_cache(view)(http, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return answered
