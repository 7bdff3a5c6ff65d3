"""What pins a request to one thing: its year and time, its place, a document number, a number, whose, which document.

Two requests that differ in one of them do not ask for the same, however alike their words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis.language import marked
from gongkai.repeats.normal import normal


class Anchor(StrEnum):
    """A kind of pin."""

    NUMBER = marked("文号")
    YEAR = marked("年份")
    PERIOD = marked("时间段")
    PLACE = marked("地点")
    WHO = marked("单位")
    PART = marked("期次、编号")
    KIND = marked("文件种类")
    WORDS = marked("用词")
    """A word put in the place of another, all else alike: found by holding the two texts against each other."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The pins of one text, by kind; a place also by its level, so that a village is held against a village."""

    found: dict[tuple[Anchor, str], frozenset[str]]


_HAN = "\u4e00-\u9fff"
_DIGITS = str.maketrans("〇零一二两三四五六七八九", "001223456789")
_NUMBER = re.compile(rf"([{_HAN}]{{1,8}})〔(\d{{4}})〕\s*(?:第)?\s*0*(\d+)\s*号")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)至((?:19|20)\d\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=\D|$))")
_YEAR_HAN = re.compile(r"([二一][〇零九一二三四五六七八]{3})年")
_PERIOD = re.compile(
    r"(上半年|下半年|第?[一二三四1-4]季度|(?<!\d)(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月)(?:份)?"
)
_PART = re.compile(
    r"(第?(?:\d+|[一二三四五六七八九十]+)(?:期|批次|批|标段|号线|号地块|地块|号楼|栋|幢|组|号|届|次))|([a-z]+-?\d+)"
)
_PLACE = re.compile(rf"([{_HAN}]{{1,3}}?)(街道|社区|小区|村|镇|乡|县|区|市|路|街|广场|水库)")
_WHO = re.compile(rf"([{_HAN}]{{2}})(公司|集团|合作社|医院|中学|小学|幼儿园|学校|厂|局|委员会|农场|敬老院|中心)")
_NO_PLACE = frozenset(
    "农村乡村城镇城市地区辖区片区园区校区景区库区山区灾区学区新区城区道路公路铁路线路管路上市超市门市大街"[at : at + 2]
    for at in range(0, 46, 2)
) | {f"{all_}{level}" for all_ in "全本我各该" for level in "村镇乡县区市"}
"""What ends like a place and is none."""
_NOT_BEFORE = "民政场域级分划办组织线径段面道"
"""What follows a character of places where it is none: 村民, 市政, 市场, 区域, 县级, 路线."""
_KIND = re.compile(
    "中标通知书|收费标准|(?:评估|检测|监测|验收|审计|环评|调查|工作)?报告|会议纪要|决定书|意见书|许可证|审批表|补偿款|招标文"
    "|批复|方案|公告|通告|通知|合同|纪要|决定|预算|决算|名单|台账|许可|标准|图纸|请示|意见|标书|答复|照片|记录|发票|凭证|票据|编制"
    "|职责|工资|学历|支出"
)


def anchors(text: str) -> Anchors:
    """The pins of a text.

    >>> anchors("2025年大桥镇征地批复").found[Anchor.YEAR, ""]
    frozenset({'2025'})
    """
    words = normal(text)
    found: dict[tuple[Anchor, str], set[str]] = {}
    for kind, level, value in _all(words):
        found.setdefault((kind, level), set()).add(value)
    return Anchors({key: frozenset(values) for key, values in found.items()})


def _all(words: str) -> Iterator[tuple[Anchor, str, str]]:
    for mark, year, serial in _NUMBER.findall(words):
        yield Anchor.NUMBER, "", f"{mark[-2:]}〔{year}〕{serial}号"
    rest = _NUMBER.sub(" ", words)
    yield from ((Anchor.YEAR, "", year) for year in _years(rest))
    rest = _YEAR_HAN.sub(" ", _YEAR.sub(" ", rest))
    yield from ((Anchor.PERIOD, "", _arabic(period)) for period in _PERIOD.findall(rest))
    rest = _PERIOD.sub(" ", rest)
    for part, code in _PART.findall(rest):
        yield Anchor.PART, _unit(part), _arabic(part or code)
    rest = _PART.sub(" ", rest)
    yield from ((Anchor.WHO, kind, name) for name, kind in _WHO.findall(rest))
    yield from _places(rest)
    kinds = _KIND.findall(rest)
    if kinds:
        yield Anchor.KIND, "", kinds[-1]


def _years(words: str) -> set[str]:
    spans = {str(year) for a, b in _YEARS.findall(words) for year in range(int(a), min(int(b), int(a) + 50) + 1)}
    written = {year.translate(_DIGITS) for year in _YEAR_HAN.findall(words)}
    return spans | set(_YEAR.findall(words)) | written


def _places(words: str) -> Iterator[tuple[Anchor, str, str]]:
    for chunk in words.split():
        at = 0
        while found := _PLACE.search(chunk, at):
            at = found.end()
            name, level = found.groups()
            following = chunk[at : at + 1]
            if f"{name[-1]}{level}" in _NO_PLACE or (following and following in _NOT_BEFORE and level not in "镇乡"):
                continue
            yield Anchor.PLACE, level, name[-2:]


def _arabic(part: str) -> str:
    """A number in figures: 第三批次, 第3批 and 3批次 are one."""
    plain = part.replace("第", "").replace("批次", "批").replace("幢", "栋")
    if found := re.match(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)", plain):
        tens, units = (digit.translate(_DIGITS) for digit in found.groups())
        return f"{tens or 1}{units or 0}{plain[found.end() :]}"
    return re.sub(r"^0+(?=\d)", "", plain.translate(_DIGITS))


def _unit(part: str) -> str:
    return re.sub(r"第|\d+|[一二三四五六七八九十]+", "", part).replace("批次", "批").replace("幢", "栋")
