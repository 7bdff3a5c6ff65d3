"""What the words of a line give away in a text that has lost its borders.

Text has no markup. Where white space and line breaks are ambiguous, the words of the statutory forms are the only
evidence of where a cell ends: this is the one reader that looks at them.
"""

import re
from functools import cache, lru_cache

from gongkai.ingest.labels import label_of, lexicon, words_of

_VALUE = re.compile(
    r"(?:[-+＋－]?\d[\d,，]*(?:[.．]\d+)?\s?(?:万元|元|件|项|条|个|次)?|[/／\\]{1,3}|[-－‐–—―─]{1,3}|无|增\d+|减\d+|\*\*\d+\*\*|[.．]\d+)\Z"
)
_SECTION = re.compile(
    r"(?:#{1,6}\s*)?[*_\s]*(?:第?[一二三四五六七八1-8][、.．,，:：\s部]|[(（][一二三四五六][)）])?.{0,18}?"
    r"(?:总体情况|主动公开政府信息(?:的)?情况|收到和(?:处理|办理)|(?:复议|诉讼).{0,8}情况|存在.{0,8}问题|其他需要?报告)"
)
_LED = re.compile(r"\s*(?:#|\*\*|第?[一二三四五六七八1-8（(])")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_SENTENCE = re.compile(r"[。；！？;!?…]\W{0,3}\Z")
_SECTION_LENGTH = 45
_LABEL_LENGTH = 75


def is_value(text: str) -> bool:
    """Whether a text is what a cell for a number holds: a number, a slash, a dash, 无."""
    return len(text) < 24 and _VALUE.match(text.strip()) is not None


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a text is a label of a form, near enough."""
    return len(text) <= _LABEL_LENGTH and not _SENTENCE.search(text) and label_of(text) is not None


def is_section(text: str) -> bool:
    """Whether a line is the heading of a section, which no table reaches over."""
    if _HEADING.match(text):
        return True
    if len(text) > _SECTION_LENGTH or _SENTENCE.search(text) or ("。" in text and not _LED.match(text)):
        return False
    return _SECTION.match(text.strip()) is not None


def is_sentence(text: str) -> bool:
    """Whether a line reads as prose: it ends as a sentence does, or is longer than any label."""
    if len(text) > _LABEL_LENGTH * 2 and len("".join(text.split())) > _LABEL_LENGTH * 2:
        return True
    return _SENTENCE.search(text) is not None and not is_piece(text)


@lru_cache(maxsize=4096)
def is_piece(text: str) -> bool:
    """Whether a text is a label of a form word for word, or the beginning of one."""
    words = words_of(text)
    return words in lexicon() or words in _beginnings()


@lru_cache(maxsize=4096)
def joins(above: str, below: str) -> bool:
    """Whether two texts are one label broken over two lines.

    >>> joins("本年新公开", "数量"), joins("信息内容", "规章"), joins("0", "0")
    (True, False, False)
    """
    if not above or not below or is_value(above) or is_value(below) or len(above) + len(below) > _LABEL_LENGTH:
        return False
    head, whole = words_of(above), words_of(above + below)
    if whole == head or not head:
        return False
    return whole in lexicon() or (whole in _beginnings() and head not in lexicon())


@cache
def _beginnings() -> frozenset[str]:
    """Every beginning of a label, of two characters or more."""
    return frozenset(words[:end] for words in lexicon() for end in range(2, len(words)))
