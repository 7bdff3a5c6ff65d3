"""Days and years as Chinese documents write them."""

import re
from datetime import date

_DIGITS = {
    **{c: i for i, c in enumerate("〇一二三四五六七八九")},
    "○": 0,
    "零": 0,
    "Ｏ": 0,
    "O": 0,
    "０": 0,
    "◯": 0,
    "Ο": 0,
}
_C = "〇○◯零一二三四五六七八九十廿卅OＯΟ０"
YEAR = rf"(?:[2２][0０]\s?\d\s?\d|[二２2][{_C}][{_C}][{_C}])"
_DAY = re.compile(
    rf"(?P<year>{YEAR})\s*[年./－—-]\s*(?P<month>\d{{1,2}}|[{_C}]{{1,3}})\s*[月./－—-]\s*(?P<day>\d{{1,2}}|[{_C}]{{1,3}})\s*[日号]?"
)


def number_in(text: str) -> int | None:
    """A small number in Arabic or Chinese numerals, digit by digit or with 十.

    >>> number_in("二〇二四"), number_in("二十二"), number_in("十"), number_in("07")
    (2024, 22, 10, 7)
    """
    text = "".join(text.split()).replace("廿", "二十").replace("卅", "三十")
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1 or not set(tens + ones) <= set(_DIGITS):
            return None
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    digits = [int(char) if char.isdecimal() else _DIGITS.get(char) for char in text]
    known = [digit for digit in digits if digit is not None]
    return int("".join(map(str, known))) if known and len(known) == len(digits) else None


def year_in(text: str) -> int | None:
    """The year that a text consists of, from 2000 to 2099."""
    number = number_in(text)
    return number if number is not None and 2000 <= number < 2100 else None


def days_in(text: str) -> list[tuple[date, int, int]]:
    """Every full date in a text with where it begins and ends.

    >>> {days_in(text)[0][0] for text in ("二〇二四年一月二十二日", "2024.1.22", "２０２４年１月２２日")}
    {datetime.date(2024, 1, 22)}
    """
    found = []
    for match in _DAY.finditer(text):
        day = day_of(match["year"], match["month"], match["day"])
        if day is not None:
            found.append((day, match.start(), match.end()))
    return found


def day_of(year: str, month: str, day: str) -> date | None:
    """A date from its three parts as written; None where there is no such day."""
    parts = number_in(year), number_in(month), number_in(day)
    if parts[0] is None or parts[1] is None or parts[2] is None:
        return None
    try:
        return date(parts[0], parts[1], parts[2])
    except ValueError:
        return None
