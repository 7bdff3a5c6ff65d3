"""What a cell of a worksheet says, as a person typed it or sees it.

A workbook keeps 17 as `17`, 98.5% as `0.985` with a format, a day as the number of days since 1900, and the decimal
59237.2449 as the nearest binary fraction in up to 17 digits.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from enum import StrEnum

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?\d+")
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENTS = frozenset((9, 10))
_EXACT = Context(prec=15)
"""The digits that a binary fraction of 64 bits holds for certain, and all that a spreadsheet itself shows."""


class Shown(StrEnum):
    """How a number is shown."""

    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day that counts as 0."""

    zero: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 (days of a workbook have no time zone)


SINCE_1900 = Calendar()
SINCE_1904 = Calendar(datetime(1904, 1, 1))  # noqa: DTZ001


def shown_by(number: int, code: str | None) -> Shown:
    """How a number format shows a number: by its built-in number, or by the code of one's own.

    >>> shown_by(0, None), shown_by(10, None), shown_by(164, 'yyyy"年"m"月"'), shown_by(165, '0.0_ "m"')
    (<Shown.NUMBER: 'number'>, <Shown.PERCENT: 'percent'>, <Shown.DATE: 'date'>, <Shown.NUMBER: 'number'>)
    """
    if code is None:
        return Shown.PERCENT if number in _PERCENTS else Shown.DATE if number in _DATES else Shown.NUMBER
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return Shown.PERCENT
    general = "general" in bare.lower()
    return Shown.DATE if not general and _DATE_LETTERS.search(bare) else Shown.NUMBER


def number_text(stored: str, shown: Shown = Shown.NUMBER, calendar: Calendar = SINCE_1900) -> str:
    """A stored number as typed. What is no number is given back as it is.

    >>> number_text("17"), number_text("59237.244899999998"), number_text("0.98499999999999999", Shown.PERCENT)
    ('17', '59237.2449', '98.5%')
    """
    if _WHOLE.fullmatch(stored) and shown is Shown.NUMBER:
        return stored
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return stored
    number = _EXACT.plus(number)
    if shown is Shown.DATE:
        return _day(number, calendar) or _plain(number)
    return f"{_plain(number * 100)}%" if shown is Shown.PERCENT else _plain(number)


def unescaped(text: str) -> str:
    """Text of a shared string: control characters are written `_x000D_`, and line ends are made one kind."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(number: Decimal) -> str:
    """A decimal without an exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(number: Decimal, calendar: Calendar) -> str:
    """A day in Chinese, with its time where it has one; "" for a number that is no day."""
    if not 0 <= number < 2_958_466:
        return ""
    moment = calendar.zero + timedelta(minutes=round(float(number) * 1440))
    clock = f"{moment:%H:%M}" if number % 1 else ""
    if number < 1:
        return clock or "0"
    day = f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{day} {clock}" if clock else day
