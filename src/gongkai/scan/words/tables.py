"""The lists that are kept as files: wrong words with right ones, and names of places that are no more."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Confusable(NamedTuple):
    """A wrong word, the right one, and right words in which the wrong one stands by chance."""

    wrong: str
    right: str
    within: tuple[str, ...]


class Renamed(NamedTuple):
    """A place's name that is no more, the present one, since which year, and how we know."""

    old: str
    new: str
    since: int
    source: str


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("gongkai.scan") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def confusables() -> tuple[Confusable, ...]:
    """Wrong words that are met in official documents."""
    return tuple(Confusable(wrong, right, tuple(within.split())) for wrong, right, within in _rows("confusables.tsv"))


@cache
def renamed() -> tuple[Renamed, ...]:
    """Counties and cities that were dissolved or renamed."""
    return tuple(Renamed(old, new, int(since), source) for old, new, since, source in _rows("regions.tsv"))


@cache
def words_of_names() -> dict[str, frozenset[str]]:
    """What names begin with (`family`, `double`), do not end with (`no-end`), and what is none (`no-name`)."""
    return {what: frozenset(words.split()) for what, words in _rows("names.tsv")}
