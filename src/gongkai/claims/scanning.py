"""From a folded paragraph to its tokens: numbers with their units, years, stops.

What carries digits and counts nothing is recognised first and skipped: titles in 《》, quoted words, document numbers,
dates, articles, telephone numbers, addresses of the web.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from gongkai.claims.numerals import NUMERAL_CHARS, chinese, western


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    YEAR = auto()
    STOP = auto()


class Token(NamedTuple):
    """A stretch of the folded text. `value`, `unit`, `hedge`, `native` (written in Chinese) are a number's."""

    kind: Kind
    start: int
    end: int
    text: str
    value: Decimal = Decimal(0)
    unit: str = ""
    hedge: str = ""
    native: bool = False


# Counting words. Longer ones stand before those that they begin with.
_UNITS = (
    "人次|场次|批次|篇次|条次|件次|户次|家次|余次|元|%|个百分点|倍|大类|件套|件|条|次|项|份|篇|人|名|位|场|期|宗|起|例|家|则|"
    "类|种|页|批|册|张|幅|块|台|处|户|套|本|封|通|笔|轮|支|站|集|课时|组|句|款|门|辆|所|队|只|间|部|班|道|枚|组|个"
)
NATIVE_UNITS = "人次|场次|批次|件|条|次|份|篇|名|场|期|宗|起|例|家|个|项"
# What follows a number that counts no thing of the year.
_IDLE_UNITS = (
    "年|月|日|号|岁|周岁|小时|分钟|秒|天|个?工作日|个月|个自然日|个小时|个?季度|周|点|时|分(?!别)|版|室|楼|层|栋|弄|幢|路|届|级|座|"
    "个?部分|个?方面|个?环节|个?步骤|公里|平方|亩|吨|字|米|℃|度|线|位数|号线|余年|多年|年来"
)
_NOT_UNIT = {
    "条": "例款目",
    "次": "性年元日",
    "名": "称录单",
    "位": "置于数",
    "部": "分门署",
    "期": "限间末满",
    "类": "似",
    "人": "大民员社才均工居本口",
    "项": "目",
    "件": "件套",
    "本": "级",
    "台": "账",
    "家": "庭",
    "份": "额",
    "个": "体性人",
    "站": "点式",
    "通": "过",
    "班": "子",
}
_HEDGE_BEFORE = "将近|接近|近|大约|约|逾|超过?|突破|不少于|不低于|至少|多达"
_HEDGE_AFTER = "余|多|来"

_MASTER = re.compile(
    rf"""(?=[0-9{NUMERAL_CHARS}〔《“（第A-Za-z，。；：！？）、今本去上前往自\n])(?:
      (?P<skip>《[^》]{{0,99}}》|〔[^〕]{{0,60}}〕第?\d*号?|“[^”]{{0,60}}”|（[^（）\d]{{0,60}}）
        |[A-Za-z][A-Za-z0-9_.@/&=%?-]*
        |\d{{3,4}}[-—–－]{{1,3}}\d{{5,8}}(?:[-—]\d+)?|1[3-9]\d{{9}}
        |1[12]\d{{1,3}}(?=[^\d]{{0,8}}(?:热线|平台))
        |(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}
        |\d{{1,2}}[-至—~]?\d{{0,2}}月(?:\d{{1,2}}日|份|底|初|末)?|\d{{1,2}}：\d\d
        |第(?:\d+|[{NUMERAL_CHARS}]+)(?:条|款|项|号|次|批|届|季度)?)
      |(?P<year>(?:(?:19|20)\d\d|[二两][〇零][一二两三四五六七八九〇零]{{2}})(?:[-—至~](?:20)?\d\d|[、和]20\d\d)?年(?:度)?(?!来)
        |今年|本年度?|去年度?|上一?年度?|前一年度?|往年)
      |(?P<number>(?P<digits>\d[\d,]*(?:\.\d+)?)(?:(?P<idle>{_IDLE_UNITS})|(?P<scale>[万亿千百十]?)
        (?P<after>(?:{_HEDGE_AFTER})?)(?P<myriad>[万亿]?)(?P<unit>(?:{_UNITS})?)))
      |(?P<native>[{NUMERAL_CHARS}]+(?P<nafter>[余多]?)(?P<nunit>{NATIVE_UNITS}))
      |(?P<numeral>[{NUMERAL_CHARS}]+)
      |(?P<stop>[，。；：！？（）、])
    )""",
    re.VERBOSE,
)
_CANDIDATE = re.compile(f"[0-9][^0-9年月日号]|[0-9]$|[{NUMERAL_CHARS}][余多]?(?:{NATIVE_UNITS})")
_IDLE_NATIVE = re.compile("部分|方面|环节|步骤|工作日|自然日|小时|月|季度|事(?!项)|[不没][漏落少]")
"""What 六个, 三个, 一件 count that is no thing of the year."""
_EACH = re.compile(
    "[每逐任这那哪某另同](?:[^，。；、\\d]{0,2})$|(?:做到|坚持|确保|力求|力争|努力|实现)(?:[^，。；、\\d]{1,4}一[件条项个]、)*[^，。；、\\d]{1,4}$"
)
"""What makes of 一件 no number: 每一件, 做到收到一件、办理一件、答复一件."""

_LONGEST = 15
_SAID = 40
_BEFORE = re.compile(f"(?:{_HEDGE_BEFORE})$")
_AFTER = re.compile("以上|左右|上下")


def may_count(text: str) -> bool:
    """Whether a text has a number other than a year or a date: most sentences have none, and need no scanning.

    >>> may_count("2023年5月，全面落实各项工作"), may_count("召开会议两次")
    (False, True)
    """
    return _CANDIDATE.search(text) is not None


def scan(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a stretch of a folded paragraph, in order."""
    for match in _MASTER.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "stop":
            yield Token(Kind.STOP, match.start(), match.end(), match.group())
        elif kind == "year":
            yield Token(Kind.YEAR, match.start(), match.end(), match.group())
        elif kind == "number" and match["idle"] is None and len(match["digits"]) <= _LONGEST:
            yield from _western(text, match)
        elif kind == "native":
            yield from _native(text, match)


def _western(text: str, match: re.Match[str]) -> Iterator[Token]:
    digits, scale, myriad, unit, end = match["digits"], match["scale"], match["myriad"], match["unit"], match.end()
    start = match.start()
    if "." in digits and not (scale or myriad or unit in {"元", "%", "倍", "个百分点"}):
        number, _, digits = digits.partition(".")
        start += len(number) + 1
    if unit and text[end : end + 1] in _NOT_UNIT.get(unit, "") and end < len(text):
        unit, end = "", end - len(unit)
    value = western(digits.rstrip(","), scale) * (western("1", myriad) if myriad else 1)
    yield _number(text, start, end, value=value, unit=unit, after=match["after"])


def _native(text: str, match: re.Match[str]) -> Iterator[Token]:
    unit, end = match["nunit"], match.end()
    if (text[end : end + 1] in _NOT_UNIT.get(unit, "") and end < len(text)) or _IDLE_NATIVE.match(text, end):
        return
    if match.group().startswith("一") and _EACH.search(text, max(0, match.start() - _SAID), match.start()):
        return
    value = chinese(match.group()[: -len(unit) - len(match["nafter"])])
    if value:
        yield _number(text, match.start(), end, value=Decimal(value), unit=unit, after=match["nafter"], native=True)


def _number(text: str, start: int, end: int, *, value: Decimal, unit: str, after: str, native: bool = False) -> Token:
    before = _BEFORE.search(text, max(0, start - 3), start)
    behind = _AFTER.match(text, end)
    hedge = after or (before.group() if before else "") or (behind.group() if behind else "")
    return Token(Kind.NUMBER, start, end, text[start:end], value, unit, hedge, native)
