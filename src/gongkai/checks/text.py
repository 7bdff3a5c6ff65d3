"""The prose of a report as one text without white space, in which every place still knows its paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gongkai.basis import ENTERED, Origin
from gongkai.checks.model import Case
from gongkai.forms import Paragraph, Report, Section

_FOLD = str.maketrans(
    "０１２３４５６７８９．％－()〈〉[]【】﹝﹞［］",
    "0123456789.%-（）《》〔〕〔〕〔〕〔〕",
)
_ENDS = "。；！？\n"
_END = re.compile(f"[{_ENDS}]")


@lru_cache(maxsize=512)
def fold(text: str) -> str:
    """A text without white space, digits narrow, round and square brackets of one kind each.

    >>> fold("国办公开办函 [２０２１] 30 号 (格式)")
    '国办公开办函〔2021〕30号（格式）'
    """
    return "".join(text.split()).translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the prose: what stands there, the sentence around it, and where."""

    text: str
    sentence: str
    origin: Origin
    match: re.Match[str]


@dataclass(frozen=True)
class Prose:
    """Paragraphs, and their folded text joined by line breaks."""

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each paragraph folded."""
        return tuple(fold(p.text) for p in self.paragraphs)

    @cached_property
    def text(self) -> str:
        """Everything, one paragraph a line."""
        return "\n".join(self.folded)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.folded:
            starts.append(at)
            at += len(line) + 1
        return starts

    @property
    def length(self) -> int:
        """Characters, punctuation included, white space not."""
        return sum(map(len, self.folded))

    def __bool__(self) -> bool:
        return any(self.folded)

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern occurs."""
        return pattern.search(self.text) is not None

    def find(self, pattern: re.Pattern[str]) -> Iterator[Place]:
        """Every place where a pattern occurs."""
        for match in pattern.finditer(self.text):
            yield self.place(match)

    def place(self, match: re.Match[str]) -> Place:
        """Where a match in `text` stands."""
        start, end = match.span()
        index = max(bisect_right(self._starts, start) - 1, 0)
        origin = self.paragraphs[index].origin if self.paragraphs else ENTERED
        before = max(self.text.rfind(sign, 0, start) for sign in _ENDS) + 1
        after = _END.search(self.text, end)
        sentence = self.text[before : after.end() if after else len(self.text)].strip()
        return Place(match.group(), sentence, origin._replace(text=match.group()), match)


def _paragraphs(report: Report) -> Iterator[Paragraph]:
    yield from report.preface
    for section in report.sections:
        yield from section.paragraphs


@lru_cache(maxsize=8)
def prose(case: Case) -> Prose:
    """The preface and the sections of a case's report. Made once a case."""
    return Prose(tuple(_paragraphs(case.report)))


def of(section: Section | None) -> Prose:
    """The prose of one section."""
    return Prose(section.paragraphs if section else ())


__all__ = ["Place", "Prose", "fold", "of", "prose"]
