"""The days of an officer for a calendar program: a private address that can be renewed and closed."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Feed


@transaction.atomic
def renew(by: User) -> str:
    """The token of a new address; the one before it opens nothing any more. It is told this once."""
    token = secrets.token_urlsafe(32)
    Feed.objects.update_or_create(by=by, defaults={"digest": _digest(token), "made": timezone.now()})
    return token


def close(by: User) -> None:
    """Let no address of theirs open anything."""
    Feed.objects.filter(by=by).delete()


def owner_of(token: str) -> User | None:
    """Whose days an address tells; None where it tells nobody's, or theirs no more."""
    found = Feed.objects.select_related("by").filter(digest=_digest(token), by__is_active=True).first()
    return found.by if found else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
