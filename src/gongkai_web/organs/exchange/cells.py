"""How cells of a table are read: each reader gives the value, or raises ValueError with what is wrong."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.ui.language import on_record


def choice_of(choices: Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, str]]]) -> Callable[[str], Any]:
    """A reader of one of the choices, by its Chinese name or its code."""

    def read(text: str) -> Any:
        with on_record():
            named = {str(label): value for value, label in (choices() if callable(choices) else choices)}
        values = {str(value): value for value in named.values()}
        if text in named:
            return named[text]
        if text in values:
            return values[text]
        raise ValueError(_("应为{labels}之一").format(labels="、".join(named)))

    return read


def yes(text: str) -> bool:
    """A reader of 是 and 否; nothing means 否."""
    if text not in ("是", "否", ""):
        raise ValueError(_("应填是或否"))
    return text == "是"


def day(text: str) -> date | None:
    """A reader of days as people write them; nothing means none."""
    if not text:
        return None
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?", text)
    found = found or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise ValueError(_("不是日期，写法如2026-01-31"))
