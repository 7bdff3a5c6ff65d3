"""Who may do what: the one place that answers, for pages, commands, imports and the back office alike."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Membership, Organ, OrganQuerySet
from gongkai_web.organs.roles import BELOW, OWN, Act, Role


def memberships(user: User | AnonymousUser, on: date | None = None) -> QuerySet[Membership]:
    """The roles a person has on a day; today where none is given."""
    if not isinstance(user, User) or not user.is_active:
        return Membership.objects.none()
    return _standing(on or timezone.localdate()).filter(user=user).select_related("organ")


def _standing(day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


def people_with(acts: Collection[Act]) -> QuerySet[User]:
    """Everyone who may do one of these acts for some organ."""
    roles = [role for role in Role if not OWN[role].isdisjoint(acts)]
    members = _standing(timezone.localdate()).filter(role__in=roles)
    everyone = Q(is_superuser=True) if acts else Q(pk__in=())
    return User.objects.filter(everyone | Q(pk__in=members.values("user")), is_active=True)


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


def held(user: User | AnonymousUser, on: date | None = None) -> Mapping[int, frozenset[Role]]:
    """The roles of a person by the number of the organ, on a day: in it, or in one that succeeded it.

    Unlike `may`, this knows no exception: who runs the whole site has no role in an organ by that.
    """
    found: dict[int, set[Role]] = {}
    for membership in memberships(user, on):
        found.setdefault(membership.organ_id, set()).add(membership.role_)
    passed_on = Organ.successors.through.objects.filter(to_organ__in=found).values_list("from_organ", "to_organ")
    for predecessor, successor in list(passed_on):
        found.setdefault(predecessor, set()).update(found[successor])
    return {organ: frozenset(roles) for organ, roles in found.items()}


def holds(user: User | AnonymousUser, roles: Collection[Role], organ: Organ, on: date | None = None) -> bool:
    """Whether a person has one of these roles in an organ on a day: see `held`."""
    return not held(user, on).get(organ.pk, frozenset()).isdisjoint(roles)


def holders(roles: Collection[Role], organ: Organ, on: date | None = None) -> QuerySet[User]:
    """Everyone who has one of these roles in an organ, or in one that succeeded it, on a day."""
    members = _standing(on or timezone.localdate()).filter(_within(organ), role__in=roles)
    return User.objects.filter(pk__in=members.values("user"), is_active=True)


def _within(organ: Organ) -> Q:
    return Q(organ=organ) | Q(organ__in=organ.successors.values("pk"))


def may(user: User | AnonymousUser, act: Act, organ: Organ) -> bool:
    """Whether a person may do an act for one organ."""
    return organs_for(user, act).filter(pk=organ.pk).exists()


def require(user: User | AnonymousUser, act: Act, organ: Organ) -> None:
    """Let pass, or refuse.

    Raises:
        PermissionDenied: naming the act and the organ.
    """
    if not may(user, act, organ):
        raise PermissionDenied(_("您没有{organ}“{label}”的权限").format(organ=organ, label=act.label))


def acts_of(user: User | AnonymousUser) -> frozenset[Act]:
    """Every act that a person may do for some organ: what menus are made of, item by item.

    Kept with the user, as Django keeps permissions, so that one request asks once; until any membership changes. It
    opens no record: that is for `may`, which asks every time.
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Act)
    known = (_changes, timezone.localdate())
    kept: tuple[object, frozenset[Act]] | None = user.__dict__.get(_KEPT)
    if kept is None or kept[0] != known:
        kept = (known, frozenset(act for membership in memberships(user) for act in OWN[membership.role_]))
        user.__dict__[_KEPT] = kept
    return kept[1]


_KEPT = "_acts_kept"
_changes = 0


def memberships_changed(**_: object) -> None:
    """Have every user that is in use asked again: a membership was saved or deleted."""
    global _changes  # noqa: PLW0603 - one for the process, as the users in use are
    _changes += 1
