"""What a report says of itself: title, organ, region, year, period, signature, contact."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongkai.forms import Contact, Period
from gongkai.ingest.dates import YEAR, day_of, days_in, year_in

_YEAR = rf"(?P<year>{YEAR})\s*年?\s*度?(?:\s*年度)?"
_DATE_WITHIN = rf"(?:(?P<year4>{YEAR})\s*年?\s*度?)?"
_CORE = (
    rf"(?:政府|政务)?(?:信息)?(?:主动)?公开(?:工作)?的?{_DATE_WITHIN}的?(?:情况)?的?(?:工作)?"
    r"(?:年度?)?的?(?:总结)?(?:报[告表]|年报)"
)
_NAME = r"[^\d《》：:。，；]{0,40}?"
_END = rf"{_CORE}[（(]?(?:{_YEAR.replace('year', 'year2')})?[)）]?(?P<tail>.*)$"
_DATED_TITLE = re.compile(
    rf"^(?P<organ1>{_NAME})(?:{_YEAR}|[（(]{_YEAR.replace('year', 'year3')}[)）])(?P<organ2>{_NAME}){_END}"
)
_TITLE = re.compile(rf"^(?P<organ1>)(?P<organ2>{_NAME}){_END}")
_ABOUT_IT = re.compile("格式|通知|的函$|解读$|编制和?发布")
"""What names a paper about such reports."""

_PAGE = re.compile(
    r"[|>＞]|简体|繁体|无障碍|字[体号]|来源|IPv6|公开|网|首页|标题|有效|文号|索引|位置|栏目|年报|打印|日期|目[录次]|列表|导航|菜单|专[栏题]|相关"
    r"|规范性文件|行政许可|行政处罚|年度报告|机构|职能|公告|通知|动态|政策"
)
"""What a line of the page around a report says, and no organ's name does."""

_ITEM = re.compile(r"\s*[一二三四五六七八九十]{1,2}、")
"""How the items of a menu or of a table of contents begin, and no title."""

_LONGEST = 60
_SPACE = re.compile(r"\s+")
_BY = re.compile(r"^(?:(?:来源|发布机构|信息来源|文章来源|作者)[：:]|(?:标题|名称|信息名称)[：:|]?)")
_TOLD = re.compile(
    rf"(?P<organ>[一-鿿]{{2,30}}?)(?:(?P<year>{YEAR})\s*年?\s*度?(?:政府|政务)(?:信息)?公开(?:工作)?|"
    rf"(?:政府|政务)(?:信息)?公开(?:工作)?(?P<year2>{YEAR})\s*年?度?)(?:年度?|情况|主要|工作)*(?:报告|年报|实际)"
)
_REPORTED = re.compile("报告|年报|实际")
_ACTING = re.compile(
    rf"(?:{YEAR}年度?(?:以来)?[，,、]?)?(?P<organ>[一-鿿]{{3,30}}?)"
    r"(?:政府信息公开工作)?"
    r"(?=认真|深入|严格|坚持|坚决|高度|紧紧|积极|按照|全面|切实|始终|扎实|围绕|根据|以[习“]|在[^，,。]{2,30}(?:领导|指导|部署)下)"
)
_MADE_BY = re.compile(
    r"由(?P<organ>[一-鿿]{4,30}?)(?:负责|组织)?(?:编制|撰写|编写|(?:按照|根据|依据)[^。]{2,200}(?:编制|编写))"
)
_ASKED = re.compile(r"(?:请|可)(?:与|向|联系|致电)[：:]?(?P<organ>[一-鿿]{4,30}?)(?:联系|[（(]|咨询|反映)")
_ANSWERS = re.compile("[室科处股组]$|办$|信息公开")
"""Who answers letters for an organ: what it is the office of cannot be told."""

_OFFICE = re.compile("(?<=[局委厅])办公室$")
_NOBODY = ("我", "本", "该", "全", "各", "在", "为", "根据", "按照", "依据", "今年")
_LEADS = re.compile(
    r"^.*(?:公布|公开|发布|编制了?|撰写了?|形成了?|报告|依据|根据|按照|要求|规定|制作|结合|涵盖了?|总结了?"
    r"|现将|特将|将(?!乐)|(?<!自)由|的)"
)
"""What leads up to an organ's name. 和 and 及 do not: they stand in the names of many."""

_STATE = "中华人民共和国"
_AFFIXES = (_STATE, "关于", "的", "年度", "：", ":", "本单位", "我局", "本机关")
_ORGAN = re.compile(
    r"[一-鿿]{2,40}(?:局|委员会|委|厅|办公室|办|院|部|会|处|所|府|队|行|署|社|中心|室|街道|镇|乡|站|馆|库|园区|开发区|管委会|公司|集团|学校|大学|医院|科|联|台|组|区|市|县|省|旗|州|海关|检查站|苏木|兵团)"
    r"(?:[（(][一-鿿、]{2,30}[)）])?"
)
_CITY_WORKS = re.compile(r"(?<=[省市区县州旗盟])城市(?=管理|更新|建设|规划|综合|运行)")
"""城市 that begins the name of an office, not of a place."""

_LEVELS = re.compile(
    r"^((?:[一-鿿]{2,7}?(?:省|自治区|特别行政区))?(?:[^局厅委区县房\W\d]{1,10}?(?:自治州|地区|盟|市))?(?:[^局厅委\W\d]{1,10}?(?:自治县|自治旗|新区|开发区|矿区|林区|特区|县|旗|区|市))?)"
)


_NO_PLACE = re.compile("^[省市县区旗州][省市县区旗州]$|^(?:示范|开发|高新|新|园|矿|林|管理)区$|关区$|海关")
"""What ends as the name of a place does and is none: 市市场监管局, 示范区教育局, 某某海关关区."""


@dataclass(frozen=True, slots=True)
class Named:
    """A title with what it names; `organ` and `year` are empty where it does not."""

    title: str
    organ: str
    year: int | None


@lru_cache(maxsize=1024)
def named_in(text: str) -> Named | None:
    """The title of an annual report that a line is, or None.

    >>> named_in("吴忠市民政局 2023 年政府信息公开工作年度报告").organ
    '吴忠市民政局'
    """
    folded = _BY.sub("", _SPACE.sub("", text).strip("#*|")).strip("《》")
    if len(folded) > 90 or "公开" not in folded or "。" in folded:
        return None
    match = _DATED_TITLE.match(folded) or _TITLE.match(folded)
    if match is None or len(match["tail"]) > 12 or _ABOUT_IT.search(folded):
        return None
    found = match.groupdict()
    year = next((year_in(found[name]) for name in ("year", "year2", "year3", "year4") if found.get(name)), None)
    return Named(folded, _trimmed(match["organ1"]) or _trimmed(match["organ2"]), year)


def named_within(text: str) -> Named | None:
    """The report that a sentence of a preface is about: 现发布某市某局2030年政府信息公开工作年度报告."""
    match = _TOLD.search(text[:400]) if "公开" in text and _REPORTED.search(text) else None
    if match is None:
        return None
    organ = _trimmed(_LEADS.sub("", match["organ"]))
    known = _ORGAN.fullmatch(organ) and not organ.startswith(_NOBODY)
    return Named("", organ if known else "", year_in(match["year"] or match["year2"]))


def organ_acting(text: str) -> str:
    """The organ that the first sentence of a report speaks of, as in 2030年，某县某局认真贯彻条例."""
    match = _ACTING.match(_SPACE.sub("", text))
    organ = match["organ"] if match else ""
    return organ if _ORGAN.fullmatch(organ) and not organ.startswith(_NOBODY) else ""


def organ_told(text: str) -> str:
    """The organ by which a preface says that the report was made, or whom to ask about it.

    A government's office that is to be asked may answer for the government, so it tells nothing.

    >>> organ_told("如有疑问，请与某市某局办公室联系（地址：某路）"), organ_told("请与某区人民政府办公室联系")
    ('某市某局', '')
    """
    folded = _SPACE.sub("", text[:1000])
    found = _MADE_BY.search(folded) or _ASKED.search(folded)
    organ = _OFFICE.sub("", found["organ"]) if found else ""
    known = _ORGAN.fullmatch(organ) and not organ.startswith(_NOBODY) and not _ANSWERS.search(organ)
    return organ if known else ""


_OF_THE_STATE = re.compile(rf"{_STATE}[一-鿿]{{2,10}}(?:海关|海事局|检查总?站)")
"""Organs of the state in a place bear its name as part of their own: 中华人民共和国某某海关."""


def _trimmed(organ: str) -> str:
    organ = _unpaired(organ.strip('《》“”"-—_|· '))
    changed = True
    while changed:
        changed = False
        for affix in _AFFIXES:
            if organ.startswith(affix) and not (affix == _STATE and _OF_THE_STATE.fullmatch(organ)):
                organ, changed = organ.removeprefix(affix), True
            if organ.endswith(affix):
                organ, changed = organ.removesuffix(affix), True
    return organ if len(organ) > 1 else ""


def _unpaired(organ: str) -> str:
    """A name without brackets that lack their other half, and without a bracket around the whole."""
    opened, closed = organ.count("(") + organ.count("（"), organ.count(")") + organ.count("）")
    return organ if opened == closed and organ[:1] not in "(（" else organ.strip("（()）")


def titles_of_file(title: str) -> list[Named]:
    """The titles of reports that a file's own title may be. A site's name stands behind it, or before.

    >>> [named.organ for named in titles_of_file("某市某局2030年政府信息公开工作年度报告_某市人民政府")][:1]
    ['某市某局']
    """
    pieces = (*_SEPARATOR.split(title), title)
    return [named for named in map(named_in, pieces) if named]


_SEPARATOR = re.compile(r"[_|－—-]")


def title_in(lines: Sequence[str], headings: Collection[int] = (), file: str = "") -> tuple[Named, int, int] | None:
    """The title among the first lines of a document: the title, and the lines from and up to which it stands.

    A title may be broken over as many as four lines. Of several, one that says what the title of the `file` says is the
    page's own; or one that is marked up as a heading (`headings` are the places of such lines); else the last: lists of
    other reports stand above it, not below.
    """
    best: tuple[tuple[bool, bool, bool, int], tuple[Named, int, int]] | None = None
    own = {(named.organ, named.year) for named in titles_of_file(file) if named.organ and named.year}
    for start in range(len(lines)):
        for end in range(start + 1, min(start + 4, len(lines)) + 1):
            if len(lines[end - 1]) > _LONGEST or _ITEM.match(lines[end - 1]):
                break
            named = named_in("".join(lines[start:end]))
            if named is None:
                continue
            rank = (
                (named.organ, named.year) in own,
                named.year is not None,
                bool(named.organ),
                -(end - start) if not named.organ else 0,
            )
            if best is None or rank > best[0] or (rank == best[0] and _outdoes(headings, best[1], start)):
                best = rank, (named, start, end)
            if end - start > 1 or named.organ:
                break
    return _alone(lines, *best[1]) if best else None


def unglued(named: Named, organ: str) -> str:
    """A title without words of the page that were glued to it, where the organ's name shows where it begins."""
    before, found, _rest = named.title.partition(organ) if organ else ("", "", "")
    return named.title.removeprefix(before) if found and _PAGE.search(before) else named.title


def _outdoes(headings: Collection[int], best: tuple[Named, int, int], start: int) -> bool:
    """Whether a title that begins further down is rather the document's own than the best so far."""
    _, first, end = best
    return start >= end and (start in headings or first not in headings)


def _alone(lines: Sequence[str], named: Named, start: int, end: int) -> tuple[Named, int, int]:
    """A title without lines before it that are another name or the words of a page, where the rest is a whole title."""
    for at in range(end - 1, start, -1):
        inner = named_in("".join(lines[at:end]))
        if inner and inner.year is not None and _ORGAN.fullmatch(inner.organ):
            before = _SPACE.sub("", "".join(lines[start:at]))
            place = region_of(before) == before or before.endswith("关于")
            apart = not place and (_ORGAN.fullmatch(before) or region_of(inner.organ))
            return (inner, at, end) if apart or _PAGE.search(before) else (named, start, end)
    return named, start, end


def region_of(organ: str) -> str:
    """The place that an organ's name begins with, by the suffixes of administrative places.

    >>> region_of("威海市文登区民政局"), region_of("国家税务总局"), region_of("岭东区民政局")
    ('威海市文登区', '', '岭东区')
    """
    if organ.startswith(("国家", "国务院", "中国", "中央")):
        return ""
    works = _CITY_WORKS.search(organ)
    found = _LEVELS.match(organ[: works.start()] if works else organ)
    return found[1] if found and not _NO_PLACE.search(found[1]) else ""


_START = re.compile(
    rf"(?P<y1>{YEAR})\s*[年.\-/]\s*(?P<m1>\d{{1,2}})\s*[月.\-/]\s*(?P<d1>\d{{1,2}})\s*日?\s*(?:起)?\s*[，,]?\s*"
    rf"(?:至|到|—+|–|-+|~|～|－|─+)\s*(?:(?P<y2>{YEAR})\s*[年.\-/]\s*)?(?P<m2>\d{{1,2}})\s*[月.\-/]\s*(?P<d2>\d{{1,2}})\s*日?\s*(?:止|底)?"
)


def period_in(texts: Iterable[str]) -> Period | None:
    """The period that a report says it covers: the first range of days near 统计 or 期限, else the first at all."""
    first: Period | None = None
    for text in texts:
        for match in _START.finditer(text):
            start = day_of(match["y1"], match["m1"], match["d1"])
            end = day_of(match["y2"] or match["y1"], match["m2"], match["d2"])
            period = Period(start, end, match[0].strip())
            near = text[max(0, match.start() - 30) : match.end() + 10]
            if any(word in near for word in ("统计", "期限", "时限", "数据", "时间")):
                return period
            first = first or period
    return first


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when; `start` and `end` are the places of its lines."""

    by: str
    on: date | None
    start: int
    end: int


_NOT_SIGNED = re.compile(
    r"发布|来源|更新|时间|打印|访问|浏览|责任编辑|审核|生成|索引|文号|点击|Copyright|版权", re.IGNORECASE
)


_RELEASED = re.compile(r"[（(]此件[^（）()]*[)）]")
"""What a document says of its own release behind its date: （此件公开发布）."""

_SEAL = re.compile(r"[（(]?(?:此处)?(?:加?盖|公|印|签|单位)?(?:公章|印章|章|盖章|签章|落章)[)）]?\Z")
"""What stands for the seal of who signs."""

_MARKS = "（）() \t\u3000>*+•·-"
"""What may stand around a signature: brackets, and the marks of a list or of a quotation."""


def signature_in(lines: Sequence[str]) -> Signature | None:
    """The signature at the end of the last section: an organ and a date on one or two lines."""
    for at in range(len(lines) - 1, -1, -1):
        text = _RELEASED.sub("", lines[at]).strip()
        if len(text) > 60 or _NOT_SIGNED.search(text):
            continue
        days = days_in(text)
        if len(days) != 1:
            continue
        on, start, end = days[0]
        before, after = _organ_only(text[:start]), text[end:].strip("（）() 。\t　")
        if after or (text[:start].strip(_MARKS) and not before):
            continue
        if before:
            return Signature(before, on, at, at + 1)
        above = at - 2 if at > 1 and _SEAL.fullmatch(_SPACE.sub("", lines[at - 1])) else at - 1
        by = _organ_only(lines[above]) if at else ""
        return Signature(by, on, above if by else at, at + 1)
    return _glued_signature(lines)


def _glued_signature(lines: Sequence[str]) -> Signature | None:
    """The organ and the date behind the last sentence, where nothing parts them from it; the line stays where it is."""
    tail = lines[-1].strip().rpartition("。")[2] if lines else ""
    days = days_in(tail) if len(tail) <= _LONGEST else []
    by = _organ_only(tail[: days[0][1]]) if len(days) == 1 and days[0][2] == len(tail) else ""
    return Signature(by, days[0][0], len(lines), len(lines)) if by else None


def is_organ(text: str) -> bool:
    """Whether a text is the name of an organ and nothing else."""
    return _ORGAN.fullmatch(_SPACE.sub("", text)) is not None


def _organ_only(text: str) -> str:
    """The organ that a line consists of, or ""; a word for its seal aside."""
    line = _SEAL.sub("", _SPACE.sub("", text)).strip("（）()。：:，>*+•·-")
    return line if _ORGAN.fullmatch(line) else ""


_PHONE = r"(?:\(?\d{3,4}\)?[\s\-—－–]*)?\d{7,8}(?:[\-—－转]\d{1,6})?|1[3-9]\d{9}"
_CONTACTS = {
    "address": re.compile(
        r"(?:地\s*址|地点)\s*(?:为|是)?\s*[：:]?\s*([^：:，,；;。）)\s][^：:，,；;。）)]{3,60}?)(?=[，,；;。）)]|\s{2,}|\s*(?:邮编|邮政编码|电话|联系电话|传真)|$)"
    ),
    "postcode": re.compile(r"(?:邮\s*编|邮政编码)\s*(?:为|是)?\s*[：:]?\s*(\d{6})(?!\d)"),
    "phone": re.compile(
        rf"(?:电\s*话|联系方式|手机)(?:号码)?\s*(?:[（(]传真[）)])?\s*(?:为|是)?\s*[：:]?\s*({_PHONE})"
    ),
    "fax": re.compile(rf"传\s*真(?:号码)?\s*[）)]?\s*(?:为|是)?\s*[：:]?\s*({_PHONE})"),
    "email": re.compile(r"([A-Za-z0-9_.+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)"),
    "website": re.compile(r"((?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&*+;=%]+[A-Za-z0-9/])"),
}


def contact_in(texts: Iterable[str]) -> Contact:
    """How the organ can be reached, by the preface and the last section."""
    found: dict[str, str] = {}
    for text in texts:
        for name, pattern in _CONTACTS.items():
            if name not in found and (match := pattern.search(text)):
                found[name] = match[1].strip()
    return Contact(**found)
