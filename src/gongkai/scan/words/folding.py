"""Other shapes of the same characters, made one, so that a number is a number however it was typed.

One character becomes one character: places in the folded text are places in the text.
"""

import re
import unicodedata

JOINER = "\u200b"
"""What stands for every character that is not seen."""

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff\u180e\u2061\u2062\u2063\u2064"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "‐‑‒–—―−－﹣﹘─━ーㄧ"
_STARS = "＊✱﹡∗⁎✻×╳█▇○"
_SIGNS = {"＠": "@", "．": ".", "＋": "+", "／": "/", "﹒": ".", "＿": "_", "﹫": "@"}
_WIDE = range(0xFF10, 0xFF5B)
_RADICALS = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
_MATH = range(0x1D7CE, 0x1D800)


def _table() -> dict[int, str]:
    table = {ord(sign): plain for sign, plain in _SIGNS.items()}
    for signs, plain in ((_UNSEEN, JOINER), (_SPACES, " "), (_DASHES, "-"), (_STARS, "*")):
        table |= dict.fromkeys(map(ord, signs), plain)
    for code in (*_WIDE, *_RADICALS, *_MATH):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain.isalnum():
            table[code] = plain
    for code in range(0x660, 0xE00):
        if chr(code).isdecimal():
            table[code] = str(int(chr(code)))
    return table


_TABLE = _table()
_OTHER = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]+")
_SPOKEN = re.compile("[〇零一二三四五六七八九]{11,19}")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def fold(text: str) -> str:
    """The text with plain digits, letters, dashes and spaces; as long as before.

    >>> fold("１３８－１２３４　５６７８")
    '138-1234 5678'
    >>> fold("电话一三八一二三四五六七八")
    '电话13812345678'
    """
    if text.isascii():
        return text
    folded = _OTHER.sub(lambda found: found[0].translate(_TABLE), text)
    return _SPOKEN.sub(lambda found: found[0].translate(_DIGITS), folded)
