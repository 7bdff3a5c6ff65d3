"""One request as the person at the desk has it before them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from gongkai.handling import Kind, Standing
from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.desk.selectors import requests_for, standing_of
from gongkai_web.desk.services.acting import right_for
from gongkai_web.organs.policies import acts_of, may
from gongkai_web.organs.roles import Act


def handler_of(http: HttpRequest) -> User:
    """Who asks, if they handle requests anywhere.

    Raises:
        PermissionDenied: when they do not.
    """
    by = person_of(http)
    if Act.HANDLE_REQUESTS not in acts_of(by):
        raise PermissionDenied
    return by


@dataclass(frozen=True)
class Case:
    """A request, its acts, and how it stands today; `by` is who looks at it."""

    request: Request
    by: User
    acts: tuple[RequestAct, ...]
    standing: Standing
    today: date

    @property
    def seen(self) -> int:
        """The number of the last act: what a page remembers, so that a stale one is refused."""
        return self.acts[-1].number

    @cached_property
    def rights(self) -> frozenset[Act]:
        """What the person may do for the organ."""
        asked = (Act.HANDLE_REQUESTS, Act.SIGN_ANSWERS, Act.SEE_APPLICANTS, Act.SUPERVISE)
        return frozenset(act for act in asked if may(self.by, act, self.request.organ))

    def offers(self, kind: Kind) -> bool:
        """Whether an act has its place now, and the person may do it."""
        return self.standing.may(kind) and right_for(kind) in self.rights

    @cached_property
    def void(self) -> frozenset[int]:
        """The numbers of the acts that count no more."""
        return frozenset(act.facts["of"] for act in self.acts if act.kind == Kind.VOIDED)


def case_of(request: Request, by: User) -> Case:
    """The case of a request that the person may open."""
    acts = tuple(request.acts.select_related("by", "words"))
    return Case(request, by, acts, standing_of(request, acts=acts), timezone.localdate())


def case_for(by: User, pk: int) -> Case:
    """A case by the number of its record.

    Raises:
        Http404: when there is none that the person may open.
    """
    found = requests_for(by).select_related("organ", "applicant", "officer", "origin", "into").filter(pk=pk).first()
    if found is None:
        raise Http404
    return case_of(found, by)
