"""Masks: what stands in place of what must not be read. They keep the length, so that nothing else moves."""

from collections.abc import Callable

STAR = "*"


def keeping(first: int, last: int) -> Callable[[str], str]:
    """A mask that leaves so many letters and digits at either end, and what stands between them.

    >>> keeping(3, 4)("138-1234-5678")
    '138-****-5678'
    """

    def mask(text: str) -> str:
        signs = [place for place, sign in enumerate(text) if sign.isalnum()]
        covered = set(signs[first : max(first, len(signs) - last)])
        return "".join(STAR if place in covered else sign for place, sign in enumerate(text))

    return mask


def mailbox(text: str) -> str:
    """A mailbox with the first two letters of its name.

    >>> mailbox("zhangsan@163.com")
    'zh******@163.com'
    """
    name, at, host = text.partition("@")
    kept = 2 if len(name) > 2 else 0
    return name[:kept] + STAR * (len(name) - kept) + at + host


def address(text: str) -> str:
    """An address down to its town, or its county.

    >>> address("江城县石桥镇柳林村3组12号")
    '江城县石桥镇********'
    """
    ends = [text.rfind(unit) + 1 for unit in "镇乡县区市旗"]
    kept = next((end for end in ends if 1 < end < len(text)), 0)
    return text[:kept] + STAR * (len(text) - kept)


def name(text: str) -> str:
    """A person's name by its family name.

    >>> name("张小明")
    '张**'
    """
    return text[:1] + STAR * (len(text) - 1)
