"""What is done to several requests at once: each is checked by itself, and what failed is said."""

from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from gongkai.basis.language import clauses
from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Request
from gongkai_web.desk.services.assigning import assign
from gongkai_web.desk.services.remarks import remind


def assign_all(requests: Iterable[Request], officer: User, *, by: User, why: str) -> tuple[int, list[str]]:
    """Give each to an officer: how many were, and why the others were not."""
    return _each(requests, lambda request: assign(request, officer, by=by, why=why))


def remind_all(requests: Iterable[Request], *, by: User, text: str) -> tuple[int, list[str]]:
    """Remind of each: how many were reminded of, and why the others were not."""
    return _each(requests, lambda request: remind(request, text, by=by))


def _each(requests: Iterable[Request], do: Callable[[Request], object]) -> tuple[int, list[str]]:
    done, failed = 0, []
    for request in requests:
        try:
            do(request)
        except (PermissionDenied, ValidationError) as refusal:
            why = clauses(getattr(refusal, "messages", [str(refusal)]))
            failed.append(_("{number}：{why}").format(number=request.number, why=why))
        else:
            done += 1
    return done, failed
