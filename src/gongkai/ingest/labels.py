"""What a printed label can stand for: a row, a column, a group, a block of a statutory table.

Labels are compared by their words alone: white space, brackets, quotation marks, list numerals and punctuation
do not count. A label that is nobody's word for word is given to the one it comes from by cutting, by adding a
remark, or by one or two wrong characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from gongkai.forms import FORMS, Column, Form, Row, Table

LONGEST = 70
"""No label of a form, with any remark, is longer."""

_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_NUMERAL = re.compile(
    r"\(?([一二三四五六七八九十]{1,2})(?:\)|[、.,:)．])[、.]?|\(?(\d{1,2})\)?[.、,:)]?(?=[^\d\W])(?![一二三四五六七]、)"
)
_REMARK = re.compile(r"\([^()]*\)?")
_ITEM = re.compile(r"第二十条(?:第一款)?第?\(?([一五六八九])\)?项")
_WORDS = re.compile(r"[^\w]+|_")


class Kind(StrEnum):
    """What a label is to its table."""

    ROW = auto()
    GROUP = auto()
    COLUMN = auto()
    SPAN = auto()
    TITLE = auto()
    CORNER = auto()


class Role(NamedTuple):
    """One thing that a label can stand for, and the keys of the forms that have it."""

    kind: Kind
    table: str
    key: str
    forms: tuple[str, ...]


class Label(NamedTuple):
    """A printed text with everything it can stand for; `numeral` is its list numeral without dots and brackets.

    `kinds` and `tables` are what its roles are, each once: every line is asked for them.
    """

    text: str
    words: str
    numeral: str
    roles: tuple[Role, ...]
    kinds: frozenset[Kind]
    tables: frozenset[str]


_SYNONYMS = {
    "其它": "其他",
    "合计": "总计",
    "共计": "总计",
    "总数": "总计",
    "上年项目数量": "上一年项目数量",
    "本年增减数量": "本年增减",
    "企业": "商业企业",
    "维持": "结果维持",
    "纠正": "结果纠正",
    "未审结": "尚未审结",
}
"""Short forms and synonyms that are too short to be recognised by likeness."""


def plain(text: str) -> str:
    """A text in compatibility form without white space and invisible characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    """The bare words of a label.

    >>> words_of("（三） 不予公开"), words_of("3.危及“三安全一稳定”"), words_of("三类内部")
    ('不予公开', '危及三安全一稳定', '三类内部')
    """
    return _bare(plain(text))[1]


def _bare(text: str) -> tuple[str, str]:
    """The numeral and the words of a plain text."""
    found = _NUMERAL.match(text)
    rest = text[found.end() :] if found else text
    words = _WORDS.sub("", rest)
    if not found or not words:
        return "", words or _WORDS.sub("", text)
    return found[1] or found[2], words


@lru_cache(maxsize=8192)
def label_of(text: str) -> Label | None:
    """What a cell's text can stand for, or None where it is no label of any form."""
    if not text or len(text) > LONGEST * 2 or text.isascii():
        return None
    folded = plain(text)
    if not 1 < len(folded) <= LONGEST:
        return None
    numeral, words = _bare(folded)
    if item := _ITEM.match(folded):
        return _label(text, words, "", _roles(f"第二十条第{item[1]}项"))
    roles = _roles(words) or _roles(_bare(_REMARK.sub("", folded))[1]) or _likely(words)
    return _label(text, words, numeral, roles) if roles else None


def _label(text: str, words: str, numeral: str, roles: tuple[Role, ...]) -> Label:
    return Label(
        text, words, numeral, roles, frozenset(role.kind for role in roles), frozenset(role.table for role in roles)
    )


def _roles(words: str) -> tuple[Role, ...]:
    return lexicon().get(_SYNONYMS.get(words, words), ())


def _likely(words: str) -> tuple[Role, ...]:
    """The roles of the one label that these words are a piece, an extension or a misprint of."""
    if len(words) < 3 or any(char.isdigit() for char in words):
        return ()
    for candidates in (_pieces(words), _extended(words), _misprinted(words)):
        if candidates:
            keys = {(role.kind, role.table, role.key) for label in candidates for role in lexicon()[label]}
            roles = tuple(role for label in candidates for role in lexicon()[label])
            return roles if len({key[1] for key in keys}) == 1 and len(candidates) <= 2 else ()
    return ()


def _pieces(words: str) -> list[str]:
    """Labels that hold these words, when all of them name one and the same row."""
    if len(words) < 4:
        return []
    found = [label for label in lexicon() if words in label]
    keys = {(role.table, role.key) for label in found for role in lexicon()[label]}
    return found[:2] if len(keys) == 1 else []


def _extended(words: str) -> list[str]:
    """The longest label that these words begin with, followed by a short remark."""
    found = [
        label for label in lexicon() if len(label) >= 4 and words.startswith(label) and len(words) <= len(label) + 4
    ]
    return [max(found, key=len)] if found else []


def _misprinted(words: str) -> list[str]:
    """The labels nearest in spelling: one wrong character from three on, two from six on."""
    best: list[str] = []
    limit = 2 if len(words) >= 6 else 1
    for label in lexicon():
        if len(label) < 3 or abs(len(label) - len(words)) > limit or (limit == 2 and len(label) < 5):
            continue
        distance = edits(words, label, limit)
        if distance < limit or (distance == limit and not best):
            best, limit = [label], distance
        elif distance == limit:
            best.append(label)
    return best


def edits(left: str, right: str, limit: int) -> int:
    """Insertions, deletions and replacements between two texts, or `limit` + 1 when there are more.

    >>> edits("本年度止件数", "本年废止件数", 2)
    1
    """
    if left == right:
        return 0
    if abs(len(left) - len(right)) > limit or len(set(left) & set(right)) < len(set(right)) - limit * 2:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


@cache
def lexicon() -> dict[str, tuple[Role, ...]]:
    """Every label of every form by its words, with all that it can stand for."""
    found: dict[str, dict[tuple[Kind, str, str], Role]] = {}
    for form in FORMS.values():
        for words, role in _labels(form):
            roles = found.setdefault(words, {})
            known = roles.get(role[:3])
            forms = role.forms if known is None else tuple(dict.fromkeys((*known.forms, form.key)))
            roles[role[:3]] = role._replace(forms=forms)
    return {words: tuple(roles.values()) for words, roles in found.items()}


def _labels(form: Form) -> Iterator[tuple[str, Role]]:
    for table in form.tables:
        yield from _table_labels(form, table)


def _table_labels(form: Form, table: Table) -> Iterator[tuple[str, Role]]:
    forms = (form.key,)
    for position, block in enumerate(table.blocks):
        if block.title:
            yield words_of(block.title), Role(Kind.TITLE, table.key, str(position), forms)
        if block.corner:
            yield words_of(block.corner), Role(Kind.CORNER, table.key, str(position), forms)
        for row in block.rows:
            yield from _named(row, (Kind.ROW, Kind.GROUP), table.key, forms)
        for column in block.columns:
            yield from _named(column, (Kind.COLUMN, Kind.SPAN), table.key, forms)


def _named(
    line: Row | Column, kinds: tuple[Kind, Kind], table: str, forms: tuple[str, ...]
) -> Iterator[tuple[str, Role]]:
    """The labels of a row or column, and of the groups above it."""
    for label in (line.label, *line.aka):
        yield words_of(label), Role(kinds[0], table, line.key, forms)
    for group in line.under:
        yield words_of(group), Role(kinds[1], table, group, forms)
