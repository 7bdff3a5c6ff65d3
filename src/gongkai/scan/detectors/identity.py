"""L101 to L104: numbers of identity cards, passports and permits."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.basis.language import marked
from gongkai.scan.values.bases import SENSITIVE
from gongkai.scan.values.covering import keeping
from gongkai.scan.values.model import Found, Group, Severity, detector
from gongkai.scan.words.reading import Reading

_MASKED = marked("遮盖号码中间各位，只留首尾")
_GAP = r"[ \u200b\r\n-]{0,2}"
_LONG = re.compile(rf"(?<![\dA-Za-z*])[1-9](?:{_GAP}\d){{16}}{_GAP}[\dXx](?![\dA-Za-z*])")
_OLD = re.compile(r"(?<![\dA-Za-z*.])[1-9]\d{14}(?![\dA-Za-z*.])")
_CARD = re.compile("身份证|证件号|公民身份|身份号码|有效证件|证照号")
_DIVISION = re.compile(
    r"(?:11|12|31|50|71|8[1-3])0[0-3]|(?:1[3-5]|2[1-3]|3[2-7]|4[1-6]|5[1-4]|6[1-5])(?:[0-6]\d|70|90)"
)
"""How numbers of divisions begin (GB/T 2260): municipalities and what has 71, 81, 82 and 83 (residents of Taiwan, Hong
Kong and Macao) count no cities."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_OLDEST, _LATEST = 1880, 2100


def checksum(body: str) -> str:
    """The last sign of an identity number from its first seventeen digits.

    Source: GB 11643, ISO 7064 mod 11-2.

    >>> checksum("37010219900307123")
    '8'
    """
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def _is_day(digits: str) -> bool:
    try:
        return _OLDEST <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= _LATEST
    except ValueError:
        return False


@detector(
    "L101",
    "identity-number",
    marked("身份证号"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=SENSITIVE,
    why=marked(
        "身份证号是敏感个人信息，公开后可能被冒用。校验码、出生日期、行政区划都对得上才算；写明是身份证号的，"
        "校验码不对也算，因为多半只是打错了一位。"
    ),
    advice=_MASKED,
    mask=keeping(4, 4),
    faulty=(
        "低保对象张某，身份证号370102199003071238。",
        "公民身份号码：３７０１０２　１９９００３０７　１２３８",
        "证件号码 370102-19900307-1234",
    ),
    sound=(
        "低保对象张某，身份证号3701**********1238。",
        "项目编号370102201913451239，采购金额120万元。",
        "统一社会信用代码：123701020043012345",
    ),
)
def identity_number(reading: Reading) -> Iterator[Found]:
    """Eighteen signs with a place, a day and a checksum that agree."""
    for found in _LONG.finditer(reading.folded):
        number = re.sub(r"[^\dXx]", "", found[0]).upper()
        if not (_DIVISION.match(number) and _is_day(number[6:14])):
            continue
        if checksum(number[:17]) == number[17] or _CARD.search(reading.before(found.start(), 20)):
            yield Found(*found.span())


@detector(
    "L102",
    "old-identity-number",
    marked("15位旧身份证号"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=SENSITIVE,
    why=marked("旧身份证号没有校验码，十五位数字又很常见，所以只有写明是身份证号、区划和出生日期都合理的才算。"),
    advice=_MASKED,
    mask=keeping(4, 3),
    faulty=("身份证号码：370102560307123",),
    sound=("合同编号370102560307123，工期90天。", "身份证号码：370102566607123"),
)
def old_identity_number(reading: Reading) -> Iterator[Found]:
    """Fifteen digits with a place and a day, behind the word for them."""
    for found in _OLD.finditer(reading.folded):
        born = _DIVISION.match(found[0]) and _is_day("19" + found[0][6:12])
        if born and _CARD.search(reading.before(found.start(), 20)):
            yield Found(*found.span())


_PASSPORT = re.compile(
    r"(?<![0-9A-Za-z*])(?:[EeGg]\d{8}|[EeDdSsPpGgKk][A-Za-z]\d{7}|[A-Za-z]{1,2}\d{6,8})(?![0-9A-Za-z*])"
)
_PERMIT = re.compile(
    r"(?<![0-9A-Za-z*])(?:[CcWwHhMm]\d{8}(?:\d{2})?|[Cc][A-Za-z]\d{7}|[TtLl]\d{8}|\d{8}(?:\d{2})?)(?![0-9A-Za-z*])"
)


@detector(
    "L103",
    "passport-number",
    marked("护照号"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=SENSITIVE,
    why=marked("护照号能识别到个人。字母加数字的编号很多，所以只有前面写着护照的才算。"),
    advice=_MASKED,
    mask=keeping(2, 2),
    faulty=("申请人护照号码：E12345678。",),
    sound=("设备型号E12345678，数量2台。", "申请人护照号码：E1****678。"),
)
def passport_number(reading: Reading) -> Iterator[Found]:
    """A passport's number behind the word for it."""
    if "护照" not in reading.folded:
        return
    for found in _PASSPORT.finditer(reading.folded):
        if "护照" in reading.before(found.start(), 16):
            yield Found(*found.span())


_PERMITS = re.compile("通行证|台胞证|回乡证|台湾居民|居住证|永久居留")


@detector(
    "L104",
    "permit-number",
    marked("港澳台通行证或居留证件号"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=SENSITIVE,
    why=marked("往来港澳通行证、台胞证、居留证的号码能识别到个人。只有前面写着证件名称的才算。"),
    advice=_MASKED,
    mask=keeping(2, 2),
    faulty=("往来港澳通行证号：C12345678", "台胞证号码 12345678"),
    sound=("办理往来港澳通行证20240101批次业务120件。", "文件编号C12345678"),
)
def permit_number(reading: Reading) -> Iterator[Found]:
    """A permit's number behind the word for it, which also says number."""
    for words in _PERMITS.finditer(reading.folded):
        stretch = reading.after(words.end(), 24)
        label = re.match(r"[^，。；\d]{0,6}?(?:号码?|证号|编号)?[:： ]{0,2}", stretch)
        found = _PERMIT.search(stretch)
        if label and found and found.start() <= label.end() + 6 and _named(stretch[: found.start()]):
            yield Found(words.end() + found.start(), words.end() + found.end())


def _named(between: str) -> bool:
    return "号" in between or between.strip()[-1:] in {":", "："}
