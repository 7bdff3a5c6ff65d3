"""The language of our own words: Chinese, unless somebody asks for English.

Chinese is the source language. The command line settles on a language for its process before our words are imported. A
program that embeds us asks for English where it answers a reader of English (`speaking`), and gets the Chinese words
untouched everywhere else. The catalogue belongs to the command line.
"""

import gettext
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

DOMAIN = "messages"
"""The catalogue of our own words."""
LAW = "law"
"""The catalogue of what rules of law say, and what those rest on that were not read in the original."""

_settled = ["zh"]
_here: ContextVar[str] = ContextVar("language", default="")
"""The language that is spoken here and now; "" where it is the one of the process."""


def settle(language: str) -> None:
    """Choose `zh` or `en` for the rest of the process. The catalogue must be bound by then."""
    _settled[:] = [language]


def speaks_english() -> bool:
    """Whether English is spoken here."""
    return (_here.get() or _settled[0]) == "en"


def translate(message: str) -> str:
    """The message in the language that is spoken here. Imported as `_`.

    >>> translate("没有")
    '没有'
    """
    return _in_english(DOMAIN, message) if speaks_english() and message else message


@lru_cache(maxsize=4096)
def _in_english(domain: str, message: str) -> str:
    bound = gettext.bindtextdomain(domain)
    return gettext.translation(domain, bound, ["en"], fallback=True).gettext(message)


def ruled(sentence: str) -> str:
    """What a rule of law says, or what it rests on, in the language that is spoken here.

    >>> ruled("由条文推出")
    '由条文推出'
    """
    return _in_english(LAW, sentence) if sentence and speaks_english() else sentence


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is said within is in `zh` or `en`, in this thread and for this reader. The catalogue must be bound."""
    before = _here.set(language)
    try:
        yield
    finally:
        _here.reset(before)


@contextmanager
def in_chinese() -> Iterator[None]:
    """What is said within is Chinese whatever is spoken here: it goes into a report that is written."""
    with speaking("zh"):
        yield


def marked(message: str) -> str:
    """The message itself: a constant that is translated where it is said. Who gathers the messages finds it here."""
    return message


def verbatim(word: str) -> str:
    """A word of the report or the law within a sentence of ours: in quotation marks where that is not Chinese.

    >>> verbatim("江城县财政局")
    '江城县财政局'
    """
    return f"“{word.translate(_WITHIN)}”" if speaks_english() else word


_WITHIN = str.maketrans("“”", "‘’")


def listed(words: Iterable[str]) -> str:
    """Words one after another, as a sentence lists them.

    >>> listed(["总体情况", "落款"])
    '总体情况、落款'
    """
    return translate(marked("、")).join(words)


def clauses(sentences: Iterable[str]) -> str:
    """Parts of a sentence one after another.

    >>> clauses(["一处5件", "一处6件"])
    '一处5件；一处6件'
    """
    return translate(marked("；")).join(sentences)


_NUMERALS = "一二三四五六"


def numeral(number: str) -> str:
    """The number of a table or a section: as Chinese writes it, or in figures.

    >>> numeral("三")
    '三'
    """
    return str(_NUMERALS.index(number) + 1) if speaks_english() else number
