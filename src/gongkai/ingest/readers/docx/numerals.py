"""Numerals as a word processor prints them before a paragraph: 一、（二）3. Ⅳ ⑤ 甲.

Names of the formats are those of ST_NumberFormat in ISO/IEC 29500-1, 17.18.59.
"""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(number: int, style: str) -> str:
    """A number in a format's digits; "" for bullets and `none`; decimal digits for formats not known here.

    >>> numeral(12, "chineseCounting"), numeral(3, "ideographTraditional"), numeral(4, "lowerRoman")
    ('十二', '丙', 'iv')
    """
    write = _FORMATS.get(style)
    return str(number) if write is None or number < 0 else write(number)


def chinese(number: int) -> str:
    """A number below 10,000 in Chinese: 一, 十二, 一百零五; digit by digit from there on.

    >>> [chinese(n) for n in (0, 10, 21, 105, 110)]
    ['〇', '十', '二十一', '一百零五', '一百一十']
    """
    counted = _places(number, _DIGITS, "十百千")
    return counted[1:] if counted.startswith("一十") else counted


def _legal(number: int) -> str:
    return _places(number, _LEGAL_DIGITS, "拾佰仟")


def _places(number: int, digits: str, units: str) -> str:
    if number == 0 or number >= 10_000:
        return _by_digit(number, digits)
    out, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = bool(out) and not digit
    return out


def _by_digit(number: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(d)] for d in str(number))


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (number // worth)
        number %= worth
    return out


def _letters(number: int) -> str:
    """A, B, …, Z, AA, BB, …: a word processor repeats the letter."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else ""


def _from(first: str, last: int) -> Callable[[int], str]:
    """Signs that follow one another in Unicode, for 1 to `last`."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _nothing(_: int) -> str:
    return ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": _legal,
    "japaneseCounting": chinese,
    "japaneseLegal": _legal,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": _by_digit,
    "koreanDigital2": _by_digit,
    "ideographDigital": _by_digit,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "bullet": _nothing,
    "none": _nothing,
}
