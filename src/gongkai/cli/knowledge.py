"""What the user knows and no report says, as it is written: `--fact 收费通知=3`, `--fact fee-notices=3`.

Every fact has a Chinese and an English name. Counts are whole numbers, days YYYY-MM-DD, answers 是 or 否 (yes, no).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import click

from gongkai.basis.language import translate as _
from gongkai.checks import Facts
from gongkai.checks.facts import REGISTERS

PUBLICISED = {"双公示许可": "licences", "双公示处罚": "penalties", "双公示强制": "coercive-measures"}
ANSWERS = {"年报栏目": "listed", "收费目录": "fee_items", "许可职能": "licensing"}
_YES = {"是": True, "有": True, "yes": True, "否": False, "无": False, "no": False}

Enter = Callable[[Facts, str], Facts]


def _register(key: str) -> Enter:
    return lambda facts, value: replace(facts, registers={**facts.registers, key: _count(value)})


def _publicised(row: str) -> Enter:
    return lambda facts, value: replace(facts, publicised={**facts.publicised, row: _count(value)})


def _answer(field: str) -> Enter:
    def entered(facts: Facts, value: str) -> Facts:
        answer = _YES[value.lower()]
        match field:
            case "listed":
                return replace(facts, listed=answer)
            case "fee_items":
                return replace(facts, fee_items=answer)
            case _:
                return replace(facts, licensing=answer)

    return entered


def _count(value: str) -> int:
    if not value.isdecimal():
        raise ValueError(value)
    return int(value)


FACTS: dict[str, Enter] = {
    **{name: _register(key) for key, name in REGISTERS.items()},
    **{key: _register(key) for key in REGISTERS},
    **{name: _publicised(row) for name, row in PUBLICISED.items()},
    **{f"publicised-{row}": _publicised(row) for row in PUBLICISED.values()},
    **{name: _answer(field) for name, field in ANSWERS.items()},
    **{field.replace("_", "-"): _answer(field) for field in ANSWERS.values()},
    "最早未办结": lambda facts, value: replace(facts, oldest_open=date.fromisoformat(value)),
    "oldest-open": lambda facts, value: replace(facts, oldest_open=date.fromisoformat(value)),
    "页面标题": lambda facts, value: replace(facts, page_title=value),
    "page-title": lambda facts, value: replace(facts, page_title=value),
}
"""What each fact changes, by its names."""

NAMES = _("、").join(name for name in FACTS if name.isascii() is (_("、") == ", "))
"""The names in the language of this process."""


def known(facts: Facts, words: Iterable[str]) -> Facts:
    """The facts with those that the user states.

    Raises:
        click.UsageError: for a fact that has no such name, or a value that is none.
    """
    for word in words:
        name, sign, value = word.partition("=")
        enter = FACTS.get(name.strip())
        if enter is None or not sign:
            raise click.UsageError(_("不认识“{word}”；可以写：{names}。写作 名称=值。").format(word=word, names=NAMES))
        try:
            facts = enter(facts, value.strip())
        except (ValueError, KeyError) as error:
            message = _("“{word}”的值不对：件数写整数，日期写 年-月-日（如 2026-03-01），是否写“是”或“否”。")
            raise click.UsageError(message.format(word=word)) from error
    return facts
