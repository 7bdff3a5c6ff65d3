"""Facts as the words of a letter: days in full, names of laws in 《》, lists in a row, and no full stop twice."""

import re
from collections.abc import Mapping

from gongkai.deciding import FACTS, Given, Kind, given_words
from gongkai.letters.kinds import To
from gongkai.statute import APPLICANTS, DISPOSITIONS
from gongkai.statute.tariff import TARIFFS, Mode

_LAWS = ("law_name", "special_law")
_JOINED, _QUOTED = {"fee_lines": "；"}, ("searched_for",)
_DOUBLED = re.compile(r"[。；，、.;,](?=[。；，）])")


def wording(known: Mapping[str, Given], told: str, to: To) -> dict[str, str]:
    """Every fact that is known as words, with what a block may name besides.

    >>> wording({"law_name": "档案法", "searched_in": ["档案室", "公文系统"]}, "", To.APPLICANT)["searched_in"]
    '档案室、公文系统'
    """
    words = {name: _said(name, value) for name, value in known.items() if name in FACTS}
    words |= {name: _in_brackets(words[name]) for name in _LAWS if name in words}
    words["you"] = _you(known, to)
    words["article"] = article_of(told) if told else ""
    mode = given_words(known.get("fee_mode"))
    words["fee_unit"] = TARIFFS[Mode(mode)].unit if mode in set(Mode) else ""
    return words


def article_of(disposition: str) -> str:
    """The place of the Regulation on which a disposition rests, as its letter cites it: 第三十六条第二项."""
    return DISPOSITIONS[disposition].basis.place


def filled(template: str, words: Mapping[str, str]) -> str:
    """A block with its facts; stops that the facts bring with them are not doubled."""
    return _DOUBLED.sub("", template.format_map(words))


def _said(name: str, value: Given) -> str:
    if FACTS[name].kind is not Kind.LINES:
        return given_words(value)
    lines = [line.rstrip("、；。") for line in given_words(value).splitlines()]
    return _JOINED.get(name, "、").join(f"“{line}”" if name in _QUOTED else line for line in lines)


def _in_brackets(name: str) -> str:
    return name if name.startswith("《") else f"《{name}》"


def _you(known: Mapping[str, Given], to: To) -> str:
    kind = given_words(known.get("third_party_kind" if to is To.THIRD_PARTY else "applicant_kind"))
    if kind in APPLICANTS:
        return "你单位" if APPLICANTS[kind].organisation else "您"
    return "您（单位）" if to is To.THIRD_PARTY else "您"
