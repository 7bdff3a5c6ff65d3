"""What a person typed, taken apart: words that must all be there, and the document number it may be."""

import re
from dataclasses import dataclass

from gongkai_web.search.numbers import NumberParts, parse
from gongkai_web.search.tokens import BREAK, tokens

MAX_CHARACTERS = 200
"""Characters of a question that are looked at."""
MAX_WORDS = 12
"""Words of a question that are looked at."""

_QUOTED = re.compile(r"[\"“”＂]([^\"“”＂]+)[\"“”＂]|([^\s\"“”＂]+)")
_BRACKETS = re.compile(r"\s*([〔〕()（）\[\]［］【】])\s*")

Phrase = tuple[str, ...]
"""Tokens that must follow each other."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Every phrase must be found. `cut` says that the question was longer than what is looked at."""

    phrases: tuple[Phrase, ...] = ()
    number: NumberParts | None = None
    cut: bool = False


def asked(words: str) -> Asked:
    """What `words` asks for. Spaces stand between words; quotation marks keep what has spaces together.

    Nothing else is a sign with a meaning, so nothing can be typed wrongly.

    >>> [" ".join(phrase) for phrase in asked('低保 “特困 人员”').phrases]
    ['低 保', '特 困 人 员']
    """
    looked_at = _BRACKETS.sub(r"\1", "".join(character if character.isprintable() else " " for character in words))
    found = [phrase for match in _QUOTED.finditer(looked_at[:MAX_CHARACTERS]) if (phrase := _phrase(match))]
    distinct = tuple(dict.fromkeys(found))
    cut = len(looked_at.strip()) > MAX_CHARACTERS or len(distinct) > MAX_WORDS
    return Asked(distinct[:MAX_WORDS], parse(looked_at), cut)


def _phrase(match: re.Match[str]) -> Phrase:
    """The tokens of one word, without punctuation before and after it."""
    found = tokens(match[1] or match[2])
    while found and found[0] == BREAK:
        del found[0]
    while found and found[-1] == BREAK:
        del found[-1]
    return tuple(found)
