"""What every search engine must do."""

from collections.abc import Iterable
from typing import Protocol

from gongkai_web.search.model import Entry, Query, Results


class Engine(Protocol):
    """An index that can be fed, asked and made anew.

    `apply` is idempotent: a key that is put replaces what stood under it; a key that is dropped and was not
    there is no error. After `apply` returns, what it did and the position survive a crash together or not at all.
    """

    def position(self) -> int:
        """The number of the last change of the outbox that the index holds; 0 for none."""

    def apply(self, put: Iterable[Entry], drop: Iterable[str], position: int) -> None:
        """Put and drop entries, and remember the position."""

    def search(self, query: Query) -> Results:
        """What is found. Every entry whose text holds every word asked for, and no other."""

    def clear(self) -> None:
        """Forget everything, the position too."""
