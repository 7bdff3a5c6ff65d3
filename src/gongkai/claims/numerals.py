"""Numbers as the Chinese write them: 1,234 and 1.2万, 七 and 三百二十."""

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
SCALES = {"": 1} | _TENS | _MYRIADS

DIGIT_CHARS = "零〇一二两三四五六七八九"
NUMERAL_CHARS = DIGIT_CHARS + "十百千万亿"
_HUGE = 10**12
_BY_DIGITS = re.compile(f"[{DIGIT_CHARS}]+")


def western(digits: str, scale: str = "") -> Decimal:
    """The value of digits with a scale behind them.

    >>> western("1.2", "万"), western("12,345")
    (Decimal('12000'), Decimal('12345'))
    """
    value = Decimal(digits.replace(",", ""))
    if not scale:
        return value
    scaled = value * SCALES[scale]
    return scaled if scaled != scaled.to_integral_value() else scaled.quantize(Decimal(1))


def chinese(numeral: str) -> int | None:
    """The value of a Chinese numeral, or None where the characters make none.

    >>> [chinese(n) for n in ("七", "十二", "三百二十", "一千零五", "两万三", "百百")]
    [7, 12, 320, 1005, 23000, None]
    """
    if _BY_DIGITS.fullmatch(numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = section = digit = 0
    last = _HUGE
    for c in numeral:
        if c in _DIGITS:
            digit, last = _DIGITS[c], 10 if c in "零〇" else last
        elif c in _MYRIADS:
            total = (total + section + digit or 1) * _MYRIADS[c]
            section, digit, last = 0, 0, _MYRIADS[c]
        elif _TENS[c] >= last and section:
            return None
        else:
            section, digit, last = section + (digit or 1) * _TENS[c], 0, _TENS[c]
    return total + section + digit * _unsaid(last)


def _unsaid(last: int) -> int:
    """The place of a last digit: 三百二 is 320, 三百二十二 and 三百零二 end in ones."""
    return 1 if last in {10, _HUGE} else last // 10
