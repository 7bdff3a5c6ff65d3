"""The number of an official document (发文字号), read strictly and repaired only on request.

Source: GB/T 9704-2012: 机关代字、年份、发文顺序号; the year in full within 〔〕, no 第, no leading noughts.
Orders (令) and announcements (公告) are numbered in their own, older ways, which are read as they are issued.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis import LawError

FIRST_YEAR = 1949
_MARK = r"[^\W\d_](?:[\w·、（） ]*[^\W\d_）])?"


class Style(StrEnum):
    """How a number is put together."""

    FILE = "〔年份〕序号"
    ORDER = "令第序号"
    ORDER_OF_YEAR = "令年份第序号"
    ANNOUNCEMENT = "公告年份第序号"


_PATTERNS = (
    (Style.FILE, re.compile(rf"({_MARK})〔(\d{{4}})〕([1-9]\d{{0,5}})号")),
    (Style.ORDER, re.compile(rf"({_MARK})令()第([1-9]\d{{0,5}})号")),
    (Style.ORDER_OF_YEAR, re.compile(rf"({_MARK})令(\d{{4}})年第([1-9]\d{{0,5}})号")),
    (Style.ANNOUNCEMENT, re.compile(rf"({_MARK})公告(\d{{4}})年第([1-9]\d{{0,5}})号")),
)
_SHAPES = {
    Style.FILE: "{0.mark}〔{0.year}〕{0.serial}号",
    Style.ORDER: "{0.mark}令第{0.serial}号",
    Style.ORDER_OF_YEAR: "{0.mark}令{0.year}年第{0.serial}号",
    Style.ANNOUNCEMENT: "{0.mark}公告{0.year}年第{0.serial}号",
}
_OPENING, _CLOSING = "[［(（【〖{｛「『<＜〈《﹝〔", "]］)）】〗}｝」』>＞〉》﹞〕"
_LOOSE = re.compile(
    rf"({_MARK}?)\s*[{re.escape(_OPENING)}]\s*(\d{{4}})\s*年?\s*[{re.escape(_CLOSING)}]\s*第?\s*0*([1-9]\d{{0,5}})\s*号?"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: the mark of the organ (机关代字), the year (None for an order without one), the serial.

    >>> str(DocumentNumber.parse("国办发〔2021〕30号"))
    '国办发〔2021〕30号'
    """

    mark: str
    year: int | None
    serial: int
    style: Style = Style.FILE

    @classmethod
    def parse(cls, text: str) -> "DocumentNumber":
        """The number that a text is, exactly.

        Raises:
            NumberError: saying what is wrong, with the number that was probably meant where there is one.
        """
        for style, pattern in _PATTERNS:
            if found := pattern.fullmatch(text):
                mark, year, serial = found.groups()
                if year and not FIRST_YEAR <= int(year) <= 2200:
                    raise NumberError(text, f"年份{year}不对")
                return cls(mark, int(year) if year else None, int(serial), style)
        raise NumberError(text, _fault(text), suggestion(text))

    def __str__(self) -> str:
        return _SHAPES[self.style].format(self)


def suggestion(text: str) -> str:
    """The number that was probably meant, in its right form; "" where that cannot be told.

    >>> suggestion("国办发[2021]第030号")
    '国办发〔2021〕30号'
    """
    tidy = "".join(unicodedata.normalize("NFKC", c) if c.isalnum() else c for c in text).strip()
    found = _LOOSE.fullmatch(tidy)
    if not found or not found[1] or not FIRST_YEAR <= int(found[2]) <= 2200:
        return ""
    meant = str(DocumentNumber(re.sub(r"\s+", "", found[1]), int(found[2]), int(found[3])))
    return meant if meant != text and _PATTERNS[0][1].fullmatch(meant) else ""


_FAULTS = (
    (re.compile(r".*〔\d{4}〕第", re.DOTALL), "年份后面不写“第”"),
    (re.compile(r".*〕0", re.DOTALL), "序号前面不写0"),
    (re.compile(rf".*[{re.escape(_OPENING[:-1])}]\s*\d{{4}}", re.DOTALL), "年份应放在六角括号〔〕里"),
    (re.compile(r".*〔\d{1,3}〕", re.DOTALL), "年份应写全四位"),
    (re.compile(r".*\s", re.DOTALL), "中间不留空格"),
    (re.compile(r"(?!.*号\Z)", re.DOTALL), "应以“号”结尾"),
    (re.compile(""), "应写作“机关代字〔年份〕序号号”，如国办发〔2021〕30号"),
)


def _fault(text: str) -> str:
    """The first thing that is wrong with a number, for the person who typed it."""
    return next(fault for pattern, fault in _FAULTS if pattern.match(text))


class NumberError(LawError):
    """A text that is no document number. `reason` says why; `suggestion` is what was probably meant, or ""."""

    def __init__(self, text: str, reason: str, suggestion: str = "") -> None:
        meant = f"；是否应为“{suggestion}”" if suggestion else ""
        super().__init__(f"发文字号“{text}”不合格式：{reason}{meant}")
        self.reason = reason
        self.suggestion = suggestion
