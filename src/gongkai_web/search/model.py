"""What can be found, how it is asked for, and what is answered: plain values, whatever the engine."""

import zlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is what was asked for."""
Facets = dict["Facet", tuple[tuple[str, int], ...]]
"""For every facet its values, with how many entries have each."""
LAST = 1000
"""The last page that is shown: whoever has read a thousand pages narrows the question."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the index holds it. `key` is `app.model/key`; an empty facet is not counted.

    `organ`, `kind` and `validity` are codes, so that a change of name changes no index; `body` holds the words of the
    attachments too.
    """

    key: str
    url: str
    title: str
    body: str
    organ: str
    day: date
    kind: str
    number: str = ""
    theme: str = ""
    validity: str = ""
    keywords: str = ""

    @property
    def year(self) -> str:
        """The year of its day: a facet."""
        return str(self.day.year)

    @property
    def text(self) -> str:
        """All that is searched in. Each part is a line of its own: no phrase reaches from one into the next."""
        return f"{self.title}\n{self.number}\n{self.keywords}\n{self.body}"

    @property
    def rank(self) -> int:
        """A number of 63 bits that puts entries in order of their days, and those of one day in order of their keys."""
        model, _, key = self.key.rpartition("/")
        serial = int(key) if key.isascii() and key.isdigit() else zlib.crc32(key.encode())
        return self.day.toordinal() << 41 | serial % 2**33 << 8 | zlib.crc32(model.encode()) % 2**8


class Facet(StrEnum):
    """What results can be narrowed by."""

    ORGAN = "organ"
    YEAR = "year"
    KIND = "kind"
    THEME = "theme"
    VALIDITY = "validity"


class Order(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asks. Words with spaces between must all be found; the first page is 1.

    Of two values for one facet either will do. Without words, what is newest comes first.
    """

    words: str = ""
    narrowed: tuple[tuple[Facet, str], ...] = ()
    order: Order = Order.RELEVANCE
    page: int = 1
    size: int = 10
    titles_only: bool = False

    @property
    def offset(self) -> int:
        """How many entries come before this page."""
        return (min(max(self.page, 1), LAST) - 1) * self.size

    def chosen(self) -> dict[Facet, list[str]]:
        """The values asked for, facet by facet."""
        values: dict[Facet, list[str]] = {}
        for facet, value in self.narrowed:
            values.setdefault(facet, []).append(value)
        return values


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found."""

    key: str
    url: str
    title: Pieces
    excerpt: Pieces
    organ: str
    day: date
    kind: str
    number: str
    validity: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, with how many in all and how they divide.

    Facets list the values that stand in what was found, the most frequent first. `suggestion` is a document number
    like the one that was asked for and not found.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Facets = field(default_factory=dict)
    suggestion: str = ""


def divided(counts: dict[Facet, dict[str, int]]) -> Facets:
    """Counts of given values in the order in which they are shown: the most frequent first, years from the newest."""
    given = {facet: [item for item in counts.get(facet, {}).items() if item[0]] for facet in Facet}
    return {
        facet: tuple(sorted(values, key=_newest if facet is Facet.YEAR else _frequent))
        for facet, values in given.items()
    }


def _newest(item: tuple[str, int]) -> int:
    return -int(item[0])


def _frequent(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
