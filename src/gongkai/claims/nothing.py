"""Statements that something did not happen: 未收到, 无, 没有发生, 均为零. They are the number 0."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.claims.requests import NOUN, carrying

_HINT = re.compile("[未无没零〇]|[均各都](?:为|是)?0|不存在|不收取|不涉及|暂缺")
_CLAUSE = re.compile("[^，。；：！？（）]+")
_NOT = re.compile(
    "(?P<not>未曾|未(?:曾|有)?(?=因|被|发生|收|接|受理|产生|出现|引发|引起|涉及|存在|遇|提起|制[定发订]|出台|印发|发布|废止|办理|结转|公开|发[出送]|征收|产)|"
    "没有|没(?=收|发)|(?<![有全])无(?!论|障碍|法|偿|纸|需|须|缝|故|正当|理由|关)|不存在|不(?=收取|涉及)|零(?!星|距离|售|基础|容忍|散|报告|跑腿|时差))"
    "(?P<object>.*)$"
)
_IS_ZERO = re.compile(
    "(?:均|都|全部|数量?|总数|件数)?(?:为|是)?(?:零|〇)(?:件|起|次|例|宗|元|份|条)?$|(?:均|都|各)(?:为|是)?0(?:件|起|次|例|宗|元|份)?$|"
    "(?:均|都)?(?:为|是)?(?:无|没有)$|(?:均|都|也|并)?(?:未|没有|没|未曾)(?:有)?(?:发生|产生|收到|出现|收取|涉及|接到|受理)$"
)
_ADVERBS = re.compile("全年|本年度?|今年|20\\d\\d年度?|截至.*日|均|也|我[局办镇]|一直|暂")
_HEADING = re.compile("(?:工作)?(?:方面|情况)$")
_FAULT = re.compile(
    "维持|纠正|纠错|败诉|撤销|驳回|超期|逾期|超时|未按|按期|按时|差错|失误|投诉率|不服|舆情|延期|延迟|积压|责任追究|追责|风险|问题|争议|泄密|遗漏|补正|减免|满意|回复"
)
_FEE_OBJECT = re.compile(
    "信息处理费|处理费|收取(?:任何|相关|过)?(?:的)?费用|任何费用|收费|收取?(?:信息)?费|费用|检索费"
)
_NORMATIVE = re.compile("(?:行政)?规范性文件")
_OTHER_NORMATIVE = re.compile("清理|备案|审查|审核|解读|报送|失效|修改|评估|听证|征求")
_FOREIGN = re.compile(
    "热线|信访|留言|许可|投诉|举报|补[助贴]|救助|咨询|信箱|政务公开专区|行政处罚|人员|渠道|专栏|系统|机构|制度|条件|能力|经验|情形"
)
_SOME_WAYS = re.compile("网上|网络|当面|现场|信函|邮[寄件箱政递]|传真|在线|电话|书面|电子")
_SOME_APPLICANTS = re.compile("法人|组织")
_ANYBODY = re.compile("公民|自然人|个人|群众|公众|社会|任何")
_ENDS_AS_REQUEST = re.compile(
    "(?:申请|依申请公开|申请公开|公开申请|申请件|办件|信息|事项|件|来信|来件|情况|要求公开政府信息的申请|现象|案件|业务|工作|需求|信函|行为|申请书|表|材料|记录)(?:发生|产生|出现|办理|答复)?$"
)
_GOT = re.compile("收到|接到|受理|接收|收悉|产生|发生|出现|办理|涉及|提交|提出|收")
_AND_SUITS = re.compile("(?:或|或者|和|及)?(?:被)?(?:提起)?行政诉讼(?:的)?(?:情况|案件|情形|现象)?$")
_OTHER_TIMES = re.compile("[上下]半年|季度|同期")
_DIGITS = re.compile("[1-9]")


@dataclass(frozen=True, slots=True)
class Absence:
    """A subject that a clause says there was none of, with the place of the clause and the words for the thing."""

    subject: str
    start: int
    end: int
    label: str


def absences(text: str, offset: int, *, topic: str) -> Iterator[Absence]:
    """What a sentence says there was none of.

    >>> [a.subject for a in absences("未发生因信息公开引起的行政复议、行政诉讼", 0, topic="")]
    ['reviews', 'suits']
    """
    if not _HINT.search(text):
        return
    past, reviews = "", False
    for clause in _CLAUSE.finditer(text):
        words = clause.group()
        if reviews and _AND_SUITS.match(words):
            yield Absence("suits", offset + clause.start(), offset + clause.end(), "行政诉讼")
        reviews = False
        if _HINT.search(words) and not _DIGITS.search(_without_years(words)) and not _OTHER_TIMES.search(words):
            for subject, label in _denied(words, past, topic):
                yield Absence(subject, offset + clause.start(), offset + clause.end(), label)
                reviews = subject == "reviews"
        past = words


def _without_years(words: str) -> str:
    return re.sub("(?:19|20)\\d\\d年?|\\d+月(?:\\d+日)?", "", words)


def _denied(words: str, past: str, topic: str) -> Iterator[tuple[str, str]]:
    zero = _IS_ZERO.search(words)
    if zero is not None:
        thing = words[: zero.start()]
        got = "收到" if topic == "requests" and words.endswith(("收到", "接到", "受理")) else ""
        yield from _things(thing if _ADVERBS.sub("", thing) else _HEADING.sub("", past) or got, topic)
        return
    match = _NOT.search(words)
    if match is not None:
        yield from _things(match["object"], topic)


def _things(thing: str, topic: str) -> Iterator[tuple[str, str]]:
    if "复议" in thing or "诉讼" in thing or "起诉" in thing:
        yield from _disputes(thing)
    elif "费" in thing:
        yield from _fees(thing, topic)
    elif (named := _NORMATIVE.search(thing)) is not None:
        yield from _normative(thing, named.group())
    else:
        yield from _requests(thing, topic)


def _disputes(thing: str) -> Iterator[tuple[str, str]]:
    thing = thing.replace("未经复议", "").replace("复议后", "").replace("经复议", "")
    if _FAULT.search(thing) or re.search("复议(?:机关|机构|决定|应诉|委员)", thing):
        return
    if "复议" in thing:
        yield "reviews", "行政复议"
    if "诉讼" in thing or "起诉" in thing:
        yield "suits", "行政诉讼"


def _fees(thing: str, topic: str) -> Iterator[tuple[str, str]]:
    if re.search("行政事业性|减免|涉企|乱收费|停车", thing) or not _FEE_OBJECT.search(thing):
        return
    if "通知" in thing:
        yield "fee-notices", "收费通知"
    elif re.search("处理费|信息公开|检索费", thing) or topic in {"requests", "fees"}:
        yield "fee-collected", "信息处理费"


def _normative(thing: str, named: str) -> Iterator[tuple[str, str]]:
    if _OTHER_NORMATIVE.search(thing):
        return
    if "废止" in thing:
        yield "normative-repealed", named
    if re.search("制[定发订]|出台|印发|起草", thing):
        yield "normative-issued", named
    elif re.search("公开|发布", thing):
        yield "normative-published", named


def _requests(thing: str, topic: str) -> Iterator[tuple[str, str]]:
    if (carried := carrying(thing)) is not None:
        if carried:
            yield carried, "上年结转" if carried == "requests-carried-in" else "结转下年度"
    elif _FAULT.search(thing) or _FOREIGN.search(thing) or _SOME_WAYS.search(thing):
        return
    elif _SOME_APPLICANTS.search(thing) and not _ANYBODY.search(thing):
        if NOUN.search(thing):
            yield "requests-organisations", "法人或其他组织的申请"
    elif NOUN.search(thing) and _ENDS_AS_REQUEST.search(thing):
        yield "requests-received", "政府信息公开申请"
    elif topic == "requests" and _GOT.match(thing) and re.search("申请(?:事项|件|情况)?$|^收到$", thing):
        yield "requests-received", "申请"
