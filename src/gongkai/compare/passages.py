"""What was kept, added, removed and changed between two texts, sentence by sentence."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from gongkai.compare.similarity import similarity

MOST = 2_000
"""Sentences of one side above which texts are not set against each other: no section is that long."""
ALIKE = 0.5
"""From this similarity on, a sentence in the place of another is that sentence changed."""

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+")
_PIECE = re.compile(r"[0-9A-Za-z.%]+|\s+|.", re.DOTALL)
_SPACE = re.compile(r"\s+")


class Change(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that share one fate: as they were, and as they are. One side is "" where there is none."""

    change: Change
    before: str
    after: str


def sentences(text: str) -> list[str]:
    """The sentences of a text with their end marks, without white space at their edges.

    >>> sentences("一是完善制度；二是加强培训。")
    ['一是完善制度；', '二是加强培训。']
    """
    return [sentence for found in _SENTENCE.findall(text) if (sentence := found.strip())]


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """Two texts side by side, in the order of the later one; what was removed stands where it stood.

    Spaces and full-width forms make no difference. Beyond 2,000 sentences nothing is set side by side: the whole
    of the one is removed and of the other added.
    """
    old, new = sentences(before), sentences(after)
    if max(len(old), len(new)) > MOST:
        return tuple(_sided(old, new))
    matcher = SequenceMatcher(None, [_folded(s) for s in old], [_folded(s) for s in new], autojunk=False)
    found: list[Passage] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.append(Passage(Change.KEPT, "".join(old[i:j]), "".join(new[k:m])))
        else:
            found.extend(_sided(old[i:j], new[k:m]))
    return tuple(found)


def strokes(before: str, after: str) -> tuple[Passage, ...]:
    """A changed sentence in pieces: what stayed, what went, what came, down to characters and whole numbers.

    >>> [(p.change.value, p.before, p.after) for p in strokes("公开信息120条。", "公开信息96条。")]
    [('kept', '公开信息', '公开信息'), ('removed', '120', ''), ('added', '', '96'), ('kept', '条。', '条。')]
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if max(len(old), len(new)) > MOST:
        return (Passage(Change.REMOVED, before, ""), Passage(Change.ADDED, "", after))
    found: list[Passage] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, became = "".join(old[i:j]), "".join(new[k:m])
        if tag == "equal":
            found.append(Passage(Change.KEPT, was, became))
            continue
        if was:
            found.append(Passage(Change.REMOVED, was, ""))
        if became:
            found.append(Passage(Change.ADDED, "", became))
    return tuple(found)


def _sided(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    """Sentences that differ, pair by pair: changed where they are alike, else one removed and one added."""
    for was, became in zip_longest(old, new, fillvalue=""):
        if was and became and similarity(was, became) >= ALIKE:
            yield Passage(Change.CHANGED, was, became)
            continue
        if was:
            yield Passage(Change.REMOVED, was, "")
        if became:
            yield Passage(Change.ADDED, "", became)


def _folded(sentence: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", sentence))
