"""What documents do to each other must not lead back to where it began."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def circle(source: K, target: K, affected: Callable[[K], Iterable[K]]) -> tuple[K, ...]:
    """The circle that would close if `source` affected `target`: from source round to source; empty for none.

    `affected` gives the documents that one document amends, repeals or declares lapsed. The shortest circle is
    returned; each document is asked for once.

    >>> circle("a", "b", {"b": ["c"], "c": ["a"]}.get)
    ('a', 'b', 'c', 'a')
    """
    if source == target:
        return (source, source)
    came_from: dict[K, K] = {target: source}
    waiting = deque([target])
    while waiting:
        here = waiting.popleft()
        for onward in affected(here) or ():
            if onward == source:
                return (source, *reversed(_trail(here, source, came_from)), source)
            if onward not in came_from:
                came_from[onward] = here
                waiting.append(onward)
    return ()


def _trail(end: K, source: K, came_from: dict[K, K]) -> list[K]:
    """The way from `end` back to what follows `source`."""
    trail = [end]
    while came_from[trail[-1]] != source:
        trail.append(came_from[trail[-1]])
    return trail
