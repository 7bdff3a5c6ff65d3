"""Many requests of one applicant: which are alike but for a year, a place or a number, and in which month they came.

The Regulation names no number (第三十五条: 明显超过合理范围). What is counted here is shown to whoever must judge.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.repeats.matching import ALIKE, similar


@dataclass(frozen=True, slots=True)
class Group:
    """Requests that ask alike: `keys` in the order given, `repeats` those that ask for what an earlier one did."""

    keys: tuple[str, ...]
    repeats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Busy:
    """How many requests came in a calendar month."""

    year: int
    month: int
    count: int


def groups(requests: Mapping[str, str], *, least: float = ALIKE) -> tuple[Group, ...]:
    """Requests of one applicant that ask alike, in groups of two and more, the largest first.

    Args:
        requests: what was asked, by a key of the caller's, the earliest first.
        least: the score from which two count as alike.
    """
    found: list[list[str]] = []
    repeats: set[str] = set()
    seen: dict[str, str] = {}
    for key, text in requests.items():
        matches = similar(text, seen, least=least)
        if any(match.repeat for match in matches):
            repeats.add(key)
        near = {match.key for match in matches}
        home = next((group for group in found if near.intersection(group)), None)
        if home is None:
            found.append([key])
        else:
            home.append(key)
        seen[key] = text
    several = sorted((group for group in found if len(group) > 1), key=len, reverse=True)
    return tuple(Group(tuple(group), tuple(key for key in group if key in repeats)) for group in several)


def busiest(days: Iterable[date]) -> Busy | None:
    """The calendar month in which most requests were received, the first of several; None where there is none.

    The fee by items counts by the calendar month too (国办函〔2020〕109号第四条).

    >>> busiest([date(2026, 8, 3), date(2026, 8, 9), date(2026, 9, 1)])
    Busy(year=2026, month=8, count=2)
    """
    months: Sequence[tuple[tuple[int, int], int]] = Counter(sorted((d.year, d.month) for d in days)).most_common(1)
    return Busy(*months[0][0], months[0][1]) if months else None
