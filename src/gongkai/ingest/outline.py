"""The six sections of a report in its stream of paragraphs."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from gongkai.forms.shared import SECTIONS
from gongkai.ingest.flow import Atom, Para
from gongkai.ingest.titles import NUMBERS, Title, bracketed_title, clipped_title, title_of

_MOST = 120
"""More headings than this are no report's; the rest is not looked at."""


_MOSTLY = 3
"""Titles in brackets, with text below them, up to which they may be subheadings of a section."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading and its place in the stream."""

    place: int
    title: Title


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a report, in the order of print, and those that were left over."""

    headings: tuple[Heading, ...]
    spare: tuple[Heading, ...] = ()

    def section_at(self, place: int) -> int | None:
        """The index of the section that an atom stands in; None before the first heading."""
        at = bisect_right(self.headings, place, key=attrgetter("place")) - 1
        return self.headings[at].title.section if at >= 0 else None

    def span(self, at: int, end: int) -> range:
        """The places of the atoms of the section opened by heading number `at`; `end` is the stream's length."""
        following = self.headings[at + 1].place if at + 1 < len(self.headings) else end
        return range(self.headings[at].place + 1, following)


def outline_of(atoms: Sequence[Atom]) -> Outline:
    """The most credible row of headings in the order of the form, and those that plainly stand out of order.

    A table of contents, a list of the titles in the preface or a menu beside the page repeats titles: the
    headings with text after them and a numeral before them win.
    """
    followed, bracketed = (_followed(_titled(atoms, told), len(atoms)) for told in (title_of, bracketed_title))
    if not followed or max(_told(followed), _MOSTLY) < _told(bracketed):
        followed = bracketed
    found = [heading for heading, _following in followed]
    chosen = _chain(found, [_weight(heading, following) for heading, following in followed])
    chosen = sorted([*chosen, *_displaced(followed, chosen)], key=lambda heading: heading.place)
    return Outline(tuple(chosen), tuple(heading for heading in found if heading not in chosen))


def _titled(atoms: Sequence[Atom], told: Callable[[str], Title | None]) -> list[Heading]:
    return [
        Heading(place, title)
        for place, atom in enumerate(atoms)
        if isinstance(atom, Para) and (title := _clipped_too(told, atom)(atom.text)) is not None
    ][:_MOST]


def _clipped_too(told: Callable[[str], Title | None], atom: Para) -> Callable[[str], Title | None]:
    """What tells a title here: on a printed page, its beginning does too."""
    return clipped_title if told is title_of and atom.origin.page is not None else told


def _followed(found: Sequence[Heading], end: int) -> list[tuple[Heading, int]]:
    """Every heading with the number of atoms between it and the next."""
    places = [*(heading.place for heading in found), end]
    return [(heading, after - before - 1) for heading, (before, after) in zip(found, pairwise(places), strict=True)]


def _told(followed: Sequence[tuple[Heading, int]]) -> int:
    """How many of the headings have something to say below them; those of a table of contents have not."""
    return sum(following > 0 or heading.title.rest != "" for heading, following in followed)


def _weight(heading: Heading, following: int) -> int:
    """How credible a heading is: by its numeral, and by the text after it.

    Of two, that with its due numeral wins, then that with the words of the form.
    """
    return (
        (8 if heading.title.sure else 2)
        + (6 if following or heading.title.rest else 0)
        + (2 if heading.title.number else 0)
        + (2 if _due(heading.title) else 0)
        + (1 if heading.title.heading == SECTIONS[heading.title.section] else 0)
    )


def _due(title: Title) -> bool:
    return title.number in {NUMBERS[title.section], str(title.section + 1)}


def _displaced(followed: Sequence[tuple[Heading, int]], chosen: Sequence[Heading]) -> list[Heading]:
    """Headings of sections that the chain lacks: each with its own Chinese numeral, and with text of its own."""
    there = {heading.title.section for heading in chosen}
    displaced: dict[int, Heading] = {}
    for heading, following in followed:
        title = heading.title
        if title.section not in there and title.number == NUMBERS[title.section] and (following or title.rest):
            displaced.setdefault(title.section, heading)
    return list(displaced.values())


def _chain(found: Sequence[Heading], weights: Sequence[int]) -> list[Heading]:
    """The heaviest run of headings whose titles come in order."""
    best: list[tuple[int, int | None]] = []
    for at, heading in enumerate(found):
        before = max(
            ((best[i][0], i) for i in range(at) if found[i].title.section < heading.title.section),
            default=(0, None),
            key=lambda pair: pair[0],
        )
        best.append((before[0] + weights[at], before[1]))
    chain: list[Heading] = []
    at_last = max(range(len(best)), key=lambda i: best[i][0], default=None)
    while at_last is not None:
        chain.append(found[at_last])
        at_last = best[at_last][1]
    return chain[::-1]
