"""How alike two requests are, what they share, and what sets them apart.

Characters in pairs and threes are held against each other, the rarer in requests at large the heavier. The scores are
ours, not the law's: a match is shown to a person, who decides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from gongkai.basis.language import listed, verbatim
from gongkai.basis.language import translate as _
from gongkai.repeats.anchors import Anchor, Anchors, anchors
from gongkai.repeats.normal import GAP, normal

REPEAT = 0.55
"""From this score on, without a difference, it is the same request in other words."""
ALIKE = 0.35
"""From this score on it is worth a look."""

_COMMON = frozenset(
    "项目建设工程管理工作政府实施使用土地资金人员单位公示行政县人人民村民居民企业年度方面"[at : at + 2]
    for at in range(0, 42, 2)
)
"""Pairs that stand in requests of every kind."""
_LIGHT = 0.3
_YEAR = re.compile(r"\d{4}年?")
"""A year is a pin; as a word it would make unlike things alike."""
_FIGURES = str.maketrans("一二三四五六七八九", "123456789", "第")
_MOST_EXCHANGED = 2
_NARROWING = frozenset({Anchor.YEAR, Anchor.PERIOD, Anchor.PART})
"""What makes a request narrower even where the other is silent on it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that sets two requests apart: `here` what this one says, `there` what the earlier one says."""

    anchor: Anchor
    here: tuple[str, ...]
    there: tuple[str, ...]

    def __str__(self) -> str:
        here, there = (listed(map(verbatim, words)) or _("没有写明") for words in (self.here, self.there))
        return _("{kind}不同：这一件是{here}，那一件是{there}").format(kind=_(self.anchor), here=here, there=there)


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier request that is like this one.

    `key` is the caller's own; `score` goes from 0 to 1; `shared` are the words that stand in both, the longest first.
    """

    key: str
    score: float
    shared: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def repeat(self) -> bool:
        """Whether it asks for the same, so far as words can tell. The organ decides (条例第三十六条第六项)."""
        return self.score >= REPEAT and not self.differences


def similar(text: str, earlier: Mapping[str, str], *, least: float = ALIKE) -> tuple[Match, ...]:
    """The earlier requests that are like a text, those that it repeats first, then by score.

    Args:
        text: what is asked now.
        earlier: what the same applicant asked before, by a key of the caller's.
        least: matches with a lower score are left out.

    >>> similar("请提供大桥镇2025年征地批文", {"7": "申请公开2025年大桥镇的征地批复"})[0].repeat
    True
    """
    found = (_match(text, key, other) for key, other in earlier.items())
    kept = [match for match in found if match.score >= least]
    return tuple(sorted(kept, key=lambda match: (not match.repeat, -match.score, match.key)))


def _match(text: str, key: str, other: str) -> Match:
    here, there = _read(text), _read(other)
    score = _alike(here.grams, there.grams) * (1 - _left_over(here, there))
    differences = tuple(_differences(here.pins, there.pins)) or tuple(_exchanged(here.words, there.words))
    number = (Anchor.NUMBER, "")
    if not differences and here.pins.found.get(number, 0) == there.pins.found.get(number, 1):
        score = max(score, (1 + score) / 2)  # One document number: the same document, whatever is said around it.
    return Match(key, round(score, 3), _shared(here.words, there.words), differences)


@dataclass(frozen=True, slots=True)
class _Read:
    words: str
    grams: Counter[str]
    pins: Anchors


@lru_cache(maxsize=4096)
def _read(text: str) -> _Read:
    words = normal(text)
    return _Read(words, _grams(_YEAR.sub(GAP, words)), anchors(text))


def _grams(words: str) -> Counter[str]:
    made: Counter[str] = Counter()
    for chunk in words.split(GAP):
        for size in (1, 2, 3):
            made.update(chunk[at : at + size] for at in range(len(chunk) - size + 1))
    return made


def _alike(here: Counter[str], there: Counter[str]) -> float:
    """What both share, of all that they have and of the shorter: rewording adds words, it takes few away."""
    common = sum(_weight(gram) * count for gram, count in (here & there).items())
    ours, theirs = (sum(_weight(gram) * count for gram, count in grams.items()) for grams in (here, there))
    if not common:
        return 0.0
    return 0.5 * (2 * common / (ours + theirs)) + 0.5 * common / min(ours, theirs)


def _left_over(here: _Read, there: _Read) -> float:
    """What part of the shorter text says something of its own while the other says something else instead."""
    common = here.grams & there.grams
    ours, theirs = (_YEAR.sub(GAP, side.words) for side in (here, there))
    own = min(_alone(ours, common), _alone(theirs, common))
    return own / max(min(len(ours), len(theirs)), 1)


def _alone(words: str, common: Counter[str]) -> int:
    """Characters that stand in no pair of the other text."""
    covered: set[int] = set()
    for at in range(len(words) - 1):
        if words[at : at + 2] in common:
            covered |= {at, at + 1}
    return sum(character != GAP and at not in covered for at, character in enumerate(words))


def _weight(gram: str) -> float:
    return _LIGHT if gram in _COMMON else (0.6, 1.0, 1.2)[len(gram) - 1]


def _differences(here: Anchors, there: Anchors) -> Iterator[Difference]:
    for key in here.found.keys() & there.found.keys():
        ours, theirs = here.found[key], there.found[key]
        if ours != theirs:
            yield Difference(key[0], tuple(sorted(ours)), tuple(sorted(theirs)))
    for key in here.found.keys() ^ there.found.keys():
        # A time or a part that only one of them names makes it a narrower request.
        ours, theirs = (side.found.get(key, frozenset()) for side in (here, there))
        if key[0] in _NARROWING and not (key[0] is Anchor.YEAR and ours | theirs <= _years_of_numbers(here, there)):
            yield Difference(key[0], tuple(sorted(ours)), tuple(sorted(theirs)))


def _exchanged(here: str, there: str) -> Iterator[Difference]:
    """Words put in the place of others, where the two texts are alike in all else: a form filled in anew."""
    ours, theirs = (_YEAR.sub("", words).replace(GAP, "").translate(_FIGURES) for words in (here, there))
    steps = [step for step in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if step[0] != "equal"]
    if not 1 <= len(steps) <= _MOST_EXCHANGED or any(step[0] != "replace" for step in steps):
        return
    pairs = [(ours[a:b], theirs[c:d]) for _step, a, b, c, d in steps]
    yield Difference(Anchor.WORDS, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _years_of_numbers(*sides: Anchors) -> set[str]:
    numbers = (number for side in sides for number in side.found.get((Anchor.NUMBER, ""), ()))
    return {number.partition("〔")[2][:4] for number in numbers}


def _shared(here: str, there: str) -> tuple[str, ...]:
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    words = {part for block in blocks for part in here[block.a : block.a + block.size].split(GAP) if len(part) > 1}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
