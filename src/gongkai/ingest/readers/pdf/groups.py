"""Things that belong together because a chain of others joins them."""

from collections import defaultdict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Disjoint groups, grown by joining two members at a time.

    >>> groups = Groups()
    >>> groups.join("a", "b"), groups.join("c", "d"), groups.join("b", "d")
    (None, None, None)
    >>> groups.members()
    [['a', 'b', 'c', 'd']]
    """

    def __init__(self) -> None:
        self._leader: dict[T, T] = {}

    def leader(self, member: T) -> T:
        """The member that stands for a group; a thing not met before is a group of its own."""
        leader = self._leader
        leader.setdefault(member, member)
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    def join(self, one: T, other: T) -> None:
        """Make one group of the groups of two members."""
        first, second = self.leader(one), self.leader(other)
        self._leader[second] = first

    def members(self) -> list[list[T]]:
        """Every group, its members in the order in which they were met."""
        found: dict[T, list[T]] = defaultdict(list)
        for member in self._leader:
            found[self.leader(member)].append(member)
        return list(found.values())
