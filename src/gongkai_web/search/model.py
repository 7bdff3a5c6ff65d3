"""What can be found, how it is asked for, and what is answered: plain values, whatever the engine."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as the index holds it. `key` is `app.model/key`; an empty facet is not counted."""

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
    """What a person asks. Words with spaces between must all be found; the first page is 1."""

    words: str
    narrowed: tuple[tuple[Facet, str], ...] = ()
    order: Order = Order.RELEVANCE
    page: int = 1
    size: int = 10
    titles_only: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found. `title` and `excerpt` are pieces: text, and whether it is what was asked for."""

    key: str
    url: str
    title: tuple[tuple[str, bool], ...]
    excerpt: tuple[tuple[str, bool], ...]
    organ: str
    day: date
    kind: str
    number: str
    validity: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, with how many in all and how they divide."""

    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[Facet, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    suggestion: str = ""
