"""S126–S132: what an examiner remarks on beyond the rules: all of it for information."""

import re
from collections.abc import Iterator

from gongkai.basis import ENTERED
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, lost, paragraphs, sections, stated
from gongkai.checks.model import Case, Fault, Outcome, Severity, check
from gongkai.checks.statements import counted, lists, quoted, told
from gongkai.checks.tables import legible, reading
from gongkai.checks.text import Prose, prose
from gongkai.forms import TableState

_TWO_LEVELS = re.compile("初审[^。；]{0,20}终审")
_THIRD_LEVEL = re.compile("复审|二审|三审|三级审|三校|逐级审|层层审")


@check(
    "S126",
    "two-levels-of-review",
    "信息发布只有初审、终审两级审核",
    examines=(),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(prose={"总体情况": "（三）政府信息管理。未经科室初审、分管领导终审的，不予发布。"}),
    sound=lambda: example(prose={"总体情况": "（三）政府信息管理。实行初审、复审、终审，先审查、后公开。"}),
)
def two_levels_of_review(case: Case) -> Iterator[Outcome]:
    """What goes out is usually reviewed three times (三审三校).

    A text that names a first and a last review only is mentioned, unless it speaks of three anywhere.
    """
    place = next(prose(case).find(_TWO_LEVELS), None)
    if place and not prose(case).has(_THIRD_LEVEL):
        yield Fault(
            _("信息发布只写了初审、终审两级审核，没有写三审"),
            text=place.sentence,
            suggestion=_("核对信息发布审核制度，实行三审的写明三审"),
            origin=place.origin,
        )


_DISPUTES = re.compile("复议|诉讼")


@check(
    "S127",
    "disputes-not-told",
    "没有表四，文字也没有写行政复议、行政诉讼",
    examines=(),
    severity=Severity.INFO,
    basis=sources.CONTENT,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(tables=lost("disputes", TableState.ABSENT)),
    sound=lambda: example(
        prose={"政府信息公开行政复议、行政诉讼情况": "本年度未发生行政复议、行政诉讼。"},
        tables=lost("disputes", TableState.ABSENT),
    ),
)
def disputes_not_told(case: Case) -> Iterator[Outcome]:
    """Where table 4 is not there, the text could still say how many reviews and suits there were. Neither does."""
    if reading(case.report, "disputes").state is not TableState.ABSENT:
        return
    section = case.report.section(case.report.form.sections[3])
    if section is not None and section.pictures:
        return
    if not Prose(tuple(p for s in case.report.sections for p in s.paragraphs)).has(_DISPUTES):
        yield Fault(
            _("没有表四，各部分的文字也没有写行政复议、行政诉讼的情况"),
            suggestion=_("补上表四；没有发生的写明没有"),
            origin=section.origin if section else ENTERED,
        )


_RESULT = re.compile(
    "维持|纠正|撤[销回]|审结|驳回|终止|调解|和解|其[他它]结果|[胜败]诉|支持|改判|责令|确认违法|尚未|(?:正|仍|还)在[^，。；]{0,4}(?:审理|办理|审)"
)


@check(
    "S128",
    "dispute-result-not-told",
    "写有行政复议、行政诉讼的件数，没有写结果",
    examines=(),
    severity=Severity.INFO,
    basis=sources.CONTENT,
    since="0.1",
    faulty=lambda: stated("因政府信息公开被申请行政复议1件。", tables=lost("disputes", TableState.IMAGE)),
    sound=lambda: stated("因政府信息公开被申请行政复议1件，结果维持。", tables=lost("disputes", TableState.IMAGE)),
)
def dispute_result_not_told(case: Case) -> Iterator[Outcome]:
    """Table 4 tells how reviews and suits ended. Where it cannot be read, the text is all there is."""
    if legible(case.report, "disputes"):
        return
    claim = next((c for c in counted(case, "reviews", "suits") if c.value), None)
    if claim and not prose(case).has(_RESULT):
        yield Fault(
            _("{claim}，没有写结果，表四也无法读取").format(claim=quoted(claim)),
            text=claim.sentence,
            values={"stated": claim.value},
            suggestion=_("写明结果维持、结果纠正、其他结果或者尚未审结"),
            origin=claim.origin,
        )


@check(
    "S129",
    "heading-levels-mixed",
    "六个部分的标题级别不一",
    examines=(),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(sections=sections(levels=(2, 2, 3, 2, 2, 2))),
    sound=lambda: example(sections=sections(levels=(2, 2, 2, 2, 2, 2))),
)
def heading_levels_mixed(case: Case) -> Iterator[Outcome]:
    """Whoever listens to a page goes from heading to heading by their levels: the six sections are of one level."""
    levels = [section.level for section in case.report.sections if section.level]
    usual = max(levels, key=levels.count, default=0)
    odd = next((section for section in case.report.sections if section.level not in {0, usual}), None)
    if odd is not None:
        yield Fault(
            _("标题“{heading}”是{level}级标题，其他部分是{usual}级").format(
                heading=odd.heading, level=odd.level, usual=usual
            ),
            text=odd.heading,
            values={"level": odd.level, "usual": usual},
            suggestion=_("六个部分用同一级标题"),
            origin=odd.origin,
        )


_PERSON = re.compile(r"(?:负责人|联系人|经办人)[:：](?P<name>[一-鿿]{2,4})(?=[）)，,；;。、]|电话|联系|$)")
_OFFICE = re.compile("[室科处股组局办委厅院部]$|公开|同志")


@check(
    "S130",
    "person-named",
    "联系方式写有个人姓名",
    examines=(),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(preface=paragraphs("如有疑问请联系（电话：0123-4567890，负责人：张晓明）。")),
    sound=lambda: example(preface=paragraphs("如有疑问请联系（电话：0123-4567890，联系人：办公室）。")),
)
def person_named(case: Case) -> Iterator[Outcome]:
    """Who answers for a report changes; its page stays. The office is enough, and a person's name is spared."""
    for place in prose(case).find(_PERSON):
        if not _OFFICE.search(place.match["name"]):
            yield Fault(
                _("联系方式写有个人姓名"),
                text=place.text,
                suggestion=_("写明联系的内设机构，不写个人姓名"),
                origin=place.origin,
            )
            return


@check(
    "S131",
    "statistics-in-section-two",
    "主动公开的统计写在第二部分，没有写在总体情况",
    examines=(),
    severity=Severity.INFO,
    basis=sources.FORM,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("全年主动公开信息37条，其中工作动态30条、公示公告7条。", section="主动公开政府信息情况"),
    sound=lambda: stated("全年主动公开信息37条，其中工作动态30条、公示公告7条。"),
)
def statistics_in_section_two(case: Case) -> Iterator[Outcome]:
    """Section two is table 2. How much was published, and where, is told in section one.

    Found where section two tells it and section one does not.
    """
    first, second = case.report.form.sections[:2]
    published = [claim for claim in case.report.claims if claim.subject.startswith("proactive-")]
    wholes = [whole for whole, _parts in lists(case)]
    there = next((c for c in (*published, *wholes) if c.section == second), None)
    if there and not any(claim.section in {"", first} for claim in published):
        yield Fault(
            _("{number}写在第二部分：{there}").format(number=told(there), there=quoted(there)),
            text=there.sentence,
            suggestion=_("第二部分填表；主动公开的文字统计写入总体情况"),
            origin=there.origin,
        )


_MERGED = re.compile(r"主动公开(?:政府|政务)信息(?:全年|本年度?|共|累计){0,2}公开(?:政府|政务)?信息\d")


@check(
    "S132",
    "phrases-merged",
    "两个说法并成一句",
    examines=(),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(prose={"总体情况": "我局主动公开政府信息全年公开政务信息8条。"}),
    sound=lambda: example(prose={"总体情况": "我局全年主动公开政府信息8条。"}),
)
def phrases_merged(case: Case) -> Iterator[Outcome]:
    """A sentence that says twice that information was made public was put together from two."""
    for place in prose(case).find(_MERGED):
        yield Fault(
            _("“{words}”似由两个说法并成").format(words=place.text.rstrip("0123456789")),
            text=place.sentence,
            suggestion=_("只留一个说法"),
            origin=place.origin,
        )
