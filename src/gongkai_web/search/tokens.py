"""Text as the engines compare it: one token a Han character, one a word of other letters, one a number.

What a person types and what a document holds are brought into the same form, so that width, case, brackets and the
white space that layouts put between characters make no difference.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

HAN = "㐀-䶿一-鿿豈-﫿々〇\U00020000-\U0003ffff"
"""Han characters, as a character class of `re` holds them."""
BREAK = "·"
"""The token that stands for any run of punctuation, and for the end of a line: no phrase reaches over it unasked."""
MAX_WORD = 64
"""Characters of one word or number; a longer run is several tokens, so that no index refuses it."""

_TOKENS = re.compile(rf"(?:[^\w\s]|[_\n])[\W_]*|[{HAN}]|\d{{1,{MAX_WORD}}}|[^\W\d_{HAN}]{{1,{MAX_WORD}}}")
_ALONE = re.compile(rf"[{HAN}{BREAK}]")


def rendered(text: str) -> str:
    """The tokens of a text as one string, in which a phrase stands exactly where its tokens follow each other.

    >>> rendered("国办发〔2021〕30号") == rendered("国办发［２０２１］ 30 号") == "国办发· 2021 · 30 号"
    True
    """
    return joined(tokens(text))


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order.

    Han characters stand alone, because no division into words is sure: a word that is divided otherwise in the
    document than in the question would be lost.

    >>> tokens("低 保，COVID-19")
    ['低', '保', '·', 'covid', '·', '19']
    """
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    return [token if token.isalnum() else BREAK for token in _TOKENS.findall(folded)]


def joined(found: Iterable[str]) -> str:
    """Tokens as one string; that of a text holds that of a phrase exactly where its tokens follow each other.

    A word or a number has a space on either side, so that it is found whole or not at all: 30 is not in 130.
    """
    return "".join(token if _ALONE.match(token) else f" {token} " for token in found)


def pairs(found: Sequence[str]) -> list[str]:
    """Every two tokens that follow each other, as one term.

    >>> pairs(["低", "保", "2021"])
    ['低_保', '保_2021']
    """
    return list(map("_".join, pairwise(found)))


def threes(found: Sequence[str]) -> list[str]:
    """Every three tokens that follow each other, as one term.

    >>> threes(["低", "保", "2021", "·"])
    ['低_保_2021', '保_2021_·']
    """
    return list(map("_".join, zip(found, found[1:], found[2:], strict=False)))
