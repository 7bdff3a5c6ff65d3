"""Who asks for a page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from gongkai_web.accounts.models import User


def person_of(http: HttpRequest) -> User:
    """The person who is signed in.

    Raises:
        PermissionDenied: when nobody is.
    """
    if not isinstance(http.user, User):
        raise PermissionDenied
    return http.user
