"""What lies on whose desk: items in work of the organs where a person has a part, one list for each part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from gongkai.review import Ruling
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import acts_of, held
from gongkai_web.organs.roles import Act, Role
from gongkai_web.review.open_items import OpenItem, open_items
from gongkai_web.review.selectors import may_stand
from gongkai_web.ui.language import later

PAGE = 50
"""Items on one page of a list."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at their desk, with their roles by the number of the organ."""

    person: User
    roles: Mapping[int, frozenset[Role]]

    def at(self, item: OpenItem) -> frozenset[Role]:
        """Their roles in the organ of an item."""
        return self.roles.get(item.organ, frozenset())


@dataclass(frozen=True, slots=True)
class Queue:
    """One list: what is on it of the items in work."""

    label: str
    about: str
    holds: Callable[[OpenItem, Seat], bool]


def _mine(item: OpenItem, seat: Seat) -> bool:
    stage = item.standing.next
    return bool(stage and may_stand(seat.person.pk, seat.at(item), item.standing, stage)) or _for_secrecy(item, seat)


def _for_secrecy(item: OpenItem, seat: Seat) -> bool:
    standing = item.standing
    open_ = standing.ruling in {None, Ruling.REFERRED} and (standing.submitted or standing.excepted)
    return open_ and Role.SECRECY_REVIEWER in seat.at(item) and not standing.bars_ruling(seat.person.pk)


def _drafted(item: OpenItem, seat: Seat) -> bool:
    return seat.person.pk in item.standing.authors and not item.standing.cleared


def _ready(item: OpenItem, _: Seat) -> bool:
    return item.standing.cleared and item.changed


def _owed(item: OpenItem, _: Seat) -> bool:
    return item.standing.follows


def _waiting(item: OpenItem, _: Seat) -> bool:
    return item.standing.submitted and not item.standing.cleared


QUEUES = {
    "mine": Queue(later("待我审核"), later("轮到您审核或者作保密审查的。"), _mine),
    "drafted": Queue(later("我起草的"), later("您起草或者修改过、还没有审完的。"), _drafted),
    "waiting": Queue(later("审核中"), later("已经送审、还没有审完的。"), _waiting),
    "ready": Queue(later("可以发布"), later("已经审完、还没有发布的。"), _ready),
    "owed": Queue(later("应急补审"), later("应急发布后还没有补齐审核的。"), _owed),
}


def listed(code: str, person: User) -> list[OpenItem]:
    """What is on one list, the longest waiting first."""
    seat = Seat(person, held(person))
    found = [item for item in open_items(person) if QUEUES[code].holds(item, seat)]
    return sorted(found, key=lambda item: (item.since, item.model._meta.label_lower, item.pk))


def takes_part(person: User | AnonymousUser) -> bool:
    """Whether a person reviews for any organ."""
    return not acts_of(person).isdisjoint({Act.REVIEW, Act.REVIEW_SECRECY})
