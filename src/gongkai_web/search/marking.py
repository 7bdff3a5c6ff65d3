"""Where in a text stands what was asked for: titles marked, and an excerpt around the first place."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from gongkai_web.search.asking import Phrase
from gongkai_web.search.model import Pieces
from gongkai_web.search.tokens import BREAK, HAN

EXCERPT = 110
"""Characters of an excerpt."""
_BEFORE = 30
_SPACE = r"[^\S\n]*"
_LETTER = rf"[^\W\d_{HAN}]"


def _variants() -> dict[str, str]:
    """For a character the other forms that count as the same: full width, radicals, compatibility forms."""
    known: dict[str, str] = defaultdict(str)
    for code in chain(range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF01, 0xFF5F)):
        known[unicodedata.normalize("NFKC", chr(code)).casefold()] += chr(code)
    return dict(known)


_VARIANTS = _variants()


def finder(phrases: Sequence[Phrase]) -> re.Pattern[str] | None:
    """What finds the phrases in a text as it was written; None where there are none."""
    if not phrases:
        return None
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(_SPACE.join(map(_written, phrase)) for phrase in longest_first), re.IGNORECASE)


def _written(token: str) -> str:
    """One token, as it may have been written."""
    if token == BREAK:
        return r"(?:[^\w]|_)+"
    letters = "".join(f"[{character}{_VARIANTS.get(character, '')}]" for character in token)
    if re.match(f"[{HAN}]", token):
        return letters
    kind = r"\d" if token[0].isdigit() else _LETTER
    return f"(?<!{kind}){letters}(?!{kind})"


def marked(text: str, found: re.Pattern[str] | None) -> Pieces:
    """The text in pieces, what was asked for marked."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in found.finditer(text) if found else ():
        pieces += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    pieces.append((text[end:], False))
    return tuple(piece for piece in pieces if piece[0])


def excerpt(text: str, found: re.Pattern[str] | None) -> Pieces:
    """About a hundred characters around the first place, or from the beginning where there is none."""
    first = found.search(text) if found else None
    start = max(first.start() - _BEFORE, 0) if first else 0
    start = 0 if start < _BEFORE else start
    end = max(start + EXCERPT, first.end() if first else 0)
    window = " ".join(text[start:end].split())
    return marked(f"{'…' if start else ''}{window}{'…' if end < len(text) else ''}", found)
