"""Numbers in a text by which a person can be found. What looks like one is not published unseen."""

import re
from collections.abc import Iterator

_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:1[3-9]\d{9}|\d{17}[0-9Xx])(?![0-9A-Za-z])"  # mobile telephones; identity cards
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)


def personal(text: str) -> Iterator[str]:
    """Mobile numbers, identity numbers and mail addresses that stand in a text.

    >>> list(personal("联系人13800001111，某人@信箱"))
    ['13800001111']
    """
    yield from _NUMBERS.findall(text)
