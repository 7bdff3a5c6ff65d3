"""Who may do what: the one place that answers, for pages, commands, imports and the back office alike."""

from datetime import date
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Membership, Organ, OrganQuerySet
from gongkai_web.organs.roles import BELOW, OWN, Act


def memberships(user: User | AnonymousUser, on: date | None = None) -> QuerySet[Membership]:
    """The roles a person has on a day; today where none is given."""
    if not isinstance(user, User) or not user.is_active:
        return Membership.objects.none()
    day = on or timezone.localdate()
    live = Q(until=None) | Q(until__gt=day)
    return Membership.objects.filter(live, user=user, since__lte=day).select_related("organ")


def organs_for(user: User | AnonymousUser, act: Act) -> OrganQuerySet:
    """The organs for which a person may do an act. Someone who runs the whole site may do it for all."""
    if isinstance(user, User) and user.is_active and user.is_superuser:
        return Organ.objects.all()
    reach = [_reach(membership, act) for membership in memberships(user) if act in OWN[membership.role_]]
    if not reach:
        return Organ.objects.none()
    within = Organ.objects.filter(reduce(or_, reach))
    return Organ.objects.filter(Q(pk__in=within.values("pk")) | _succeeded_by(within)).distinct()


def _reach(membership: Membership, act: Act) -> Q:
    """How far a role carries an act: to its organ, or to all below it as well."""
    if act in BELOW.get(membership.role_, ()):
        return Q(path__startswith=membership.organ.path)
    return Q(pk=membership.organ_id)


def _succeeded_by(organs: OrganQuerySet) -> Q:
    """Organs abolished by today whose successors are these: somebody must answer for what they published."""
    return Q(abolished_on__lte=timezone.localdate(), successors__in=organs.values("pk"))


def may(user: User | AnonymousUser, act: Act, organ: Organ) -> bool:
    """Whether a person may do an act for one organ."""
    return organs_for(user, act).filter(pk=organ.pk).exists()


def require(user: User | AnonymousUser, act: Act, organ: Organ) -> None:
    """Let pass, or refuse.

    Raises:
        PermissionDenied: naming the act and the organ.
    """
    if not may(user, act, organ):
        raise PermissionDenied(f"您没有{organ}“{act.label}”的权限")


def acts_of(user: User | AnonymousUser) -> frozenset[Act]:
    """Every act that a person may do for some organ."""
    if isinstance(user, User) and user.is_active and user.is_superuser:
        return frozenset(Act)
    return frozenset(act for membership in memberships(user) for act in OWN[membership.role_])
