"""What a page holds in itself as `data:` addresses: numbered while the page is read, opened when a number is asked for.

All of it counts, of styles and scripts too, so that a number means the same thing to whoever counts.
"""

import base64
import binascii
import re
from itertools import count

from gongkai.ingest.encoding import declared_encoding, decode

NUMBERED = "data:,"
"""How the address that stands for something embedded begins."""
_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,([A-Za-z0-9+/=\s%]{200,})")
"""Less than this is a spacer or a bullet, and stays as it is."""
_BREAK = re.compile(r"\s|%0[AD]", re.IGNORECASE)


def numbered(text: str) -> str:
    """A page with a short address in the place of each thing that it holds.

    >>> numbered(f'<img src="data:image/png;base64,{"A" * 200}">')
    '<img src="data:,1">'
    """
    if "base64" not in text:
        return text
    numbers = count(1)
    return _DATA.sub(lambda _found: f"{NUMBERED}{next(numbers)}", text)


def held_in(page: bytes) -> dict[str, str]:
    """What a page holds, still coded, by the address that `numbered` gives it."""
    decoded = decode(page, declared_encoding(page))
    found = _DATA.finditer(decoded.text) if decoded else ()
    return {f"{NUMBERED}{number}": each[1] for number, each in enumerate(found, 1)}


def content_of(coded: str) -> bytes:
    """The bytes of something embedded; none where the code is broken."""
    try:
        return base64.b64decode(_BREAK.sub("", coded))
    except (binascii.Error, ValueError):
        return b""
