"""What looks like the name of a person."""

import re

from gongkai.scan.words.tables import words_of_names

_WORDS = words_of_names()
_HAN = re.compile("[\u4e00-\u9fff·]{2,4}")


def is_name(word: str) -> bool:
    """Whether a word may be a person's name, by its family name and its length.

    >>> is_name("张小明"), is_name("欧阳修文"), is_name("合计"), is_name("江城县")
    (True, True, False, False)
    """
    if not _HAN.fullmatch(word) or word in _WORDS["no-name"] or word[-1] in _WORDS["no-end"]:
        return False
    if word[:2] in _WORDS["double"]:
        return len(word) > 2
    return word[0] in _WORDS["family"] and len(word) < 4
