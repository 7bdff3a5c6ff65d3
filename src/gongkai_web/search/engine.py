"""What every search engine must do."""

from collections.abc import Iterable
from typing import Protocol

from gongkai_web.search.model import Entry, Query, Results


class Engine(Protocol):
    """An index that can be fed, asked and made anew.

    It holds entries by key, and the number of the last change of the outbox that it has seen. Entries and number
    survive a crash together or not at all.
    """

    def position(self) -> int:
        """The number of the last change that the index has seen; 0 before it was made for the first time."""

    def apply(self, put: Iterable[Entry], drop: Iterable[str], *, after: int, upto: int) -> bool:
        """Put and drop entries, and go from change `after` to change `upto`.

        What is put replaces what stood under its key; to drop what is not there is no error. False, and nothing is
        done, where the index is not at `after` or somebody else is writing: what was to be put may be old by now.
        """

    def rebuild(self, entries: Iterable[Entry], position: int) -> bool:
        """Hold these entries and no others, as of a change.

        Until the new index is whole, searches find every record as it was or as it is. False where somebody else is
        writing, or began to rebuild meanwhile.
        """

    def search(self, query: Query) -> Results:
        """What is found: every entry whose text holds every phrase asked for, and no other."""
