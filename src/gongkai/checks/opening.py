"""S105, S112–S116: title, legal basis, year, period, signature, and the list of contents in the preface."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from gongkai.basis import ENTERED, Origin
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import ORGAN, example, paragraphs
from gongkai.checks.facts import REGION
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.structure import plain
from gongkai.checks.tables import KEYS, legible
from gongkai.checks.text import Place, Prose, fold, prose
from gongkai.forms import Period, Report

_NOTICE = re.compile(r"国办公开办(?:函|发)?〔?（?2021）?〕?(?:第)?30号")
_OLD_NOTICE = re.compile(r"国办公开办函?〔?（?2019）?〕?(?:第)?60号")
_FORM_NAMED = re.compile(r"政府信息公开工作年度报告[》》]?(?:的)?格式")


@check(
    "S105",
    "form-not-cited",
    "没有引用现行年度报告格式",
    examines=("ST05",),
    severity=Severity.WARNING,
    basis=sources.FORM,
    since="0.1",
    needs=("year", "prose"),
    faulty=lambda: example(preface=paragraphs("根据《中华人民共和国政府信息公开条例》要求，编制本报告。")),
    sound=example,
)
def form_not_cited(case: Case) -> Iterator[Outcome]:
    """From the report on 2021 the preface cites 国办公开办函〔2021〕30号, so that the reader knows the form.

    A preface that names the form without the number is mentioned for information only.
    """
    text = prose(case)
    if (case.report.year or 0) < 2021 or text.has(_NOTICE):
        return
    old = next(text.find(_OLD_NOTICE), None)
    if old:
        message, severity = _("引用的是{text}，该格式只适用于2019、2020年度").format(text=old.text), Severity.WARNING
    elif text.has(_FORM_NAMED):
        message, severity = _("写了年度报告格式，没有写文号国办公开办函〔2021〕30号"), Severity.INFO
    else:
        message, severity = _("没有引用年度报告格式（国办公开办函〔2021〕30号）"), Severity.WARNING
    yield Fault(
        message,
        text=old.sentence if old else "",
        suggestion=_("在引言的编制依据中写明国办公开办函〔2021〕30号"),
        origin=old.origin if old else _opening(case.report),
        severity=severity,
    )


def _opening(report: Report) -> Origin:
    return report.preface[0].origin if report.preface else ENTERED


_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_KIND = r"(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
_TITLE = re.compile(rf"^(?P<organ>.*?)(?P<year>20\d\d)(?:年度?)?{_KIND}(?P<rest>.*)$")
_ORGAN_START = re.compile(r"^(?:关于|中共|中国|国家|国务院|中华人民共和国)")
_HARMLESS_REST = re.compile(
    r"^(?:（?(?:全文|正文|公开|网站|发布|公示|文字)版?）?|\.?(?:docx?|pdf|html?|wps))*$", re.IGNORECASE
)
_REPORT_YEAR = re.compile(rf"(20\d\d)年度?{_KIND}")


def arabic_years(text: str) -> str:
    """A folded text with years in Chinese numerals written in digits.

    >>> arabic_years("二〇二三年工作")
    '2023年工作'
    """
    return _CHINESE_YEAR.sub(lambda m: m.group().translate(_NUMERALS), text)


def titled_organ(report: Report) -> str:
    """The organ that the title names, folded; "" where the title is not of the usual kind."""
    found = _TITLE.match(arabic_years(fold(report.title)))
    return found["organ"] if found else ""


@check(
    "S112",
    "title-untidy",
    "标题不规范",
    examines=("ST12",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(title=f"加大{ORGAN}2023年政府信息公开工作年度报告"),
    sound=example,
)
def title_untidy(case: Case) -> Iterator[Outcome]:
    """A title names the organ, the year and the kind of report; a stray word before or after is a slip of the editor.

    The title and the signature tell the organ's name apart from what strayed before it; a region before the name
    is none. Usual variants (年度, 工作报告) are left alone.
    """
    report = case.report
    title = arabic_years(fold(report.title))
    if not title:
        yield Unassessable(_("没有读到标题"))
        return
    found = _TITLE.match(title)
    if found is None:
        if not re.search(r"20\d\d", title):
            yield _about_title(report, _("标题没有写明年度"), Severity.WARNING)
        elif "公开" not in title or "报" not in title:
            yield _about_title(report, _("标题没有写明是政府信息公开工作年度报告"), Severity.INFO)
        return
    stray = _stray(found["organ"], report)
    if stray:
        yield _about_title(report, _("标题开头多出“{stray}”").format(stray=stray), Severity.WARNING)
    if not found["organ"]:
        yield _about_title(report, _("标题没有写明机关名称"), Severity.INFO)
    if not _HARMLESS_REST.match(found["rest"]):
        yield _about_title(report, _("标题末尾多出“{rest}”").format(rest=found["rest"][:20]), Severity.INFO)


def _about_title(report: Report, message: str, severity: Severity) -> Fault:
    due = f"{report.signed_by or report.organ}{report.year or ''}年政府信息公开工作年度报告"  # what is to be printed
    return Fault(
        _("{message}：“{title}”").format(message=message, title=report.title.strip()[:80]),
        text=report.title,
        suggestion=_("改为“{due}”").format(due=due),
        severity=severity,
    )


def _stray(named: str, report: Report) -> str:
    """What stands in a title before the organ's name, or "" where that is only a region or a form of words."""
    for organ in (fold(report.signed_by), fold(report.organ)):
        if len(organ) > 3 and named.endswith(organ) and named != organ:
            before = named.removesuffix(organ).strip('《“"')
            return "" if not before or REGION.search(before) or _ORGAN_START.match(before) else before
    return ""


@check(
    "S113",
    "years-differ",
    "年度前后不一致",
    examines=("ST13",),
    severity=Severity.ERROR,
    basis=sources.PERIOD,
    since="0.1",
    faulty=lambda: example(title=f"{ORGAN}2022年政府信息公开工作年度报告"),
    sound=example,
)
def years_differ(case: Case) -> Iterator[Outcome]:
    """Title, period and preface speak of one year. A report made over last year's file often keeps its year somewhere.

    An error where the title and the period contradict each other. A warning where only the preface names the
    report of another year, or the signature is older than the end of the year. “今年” for a year that had ended
    when the report was signed is mentioned for information.
    """
    report = case.report
    title = arabic_years(fold(report.title))
    titled = _TITLE.match(title) or re.search(r"(?P<year>20\d\d)", title)
    year = int(titled["year"]) if titled else report.year
    if year is None:
        yield Unassessable(_("没有读到报告的年度"))
        return
    yield from _period_of_another_year(report, year)
    yield from _preface_of_another_year(report, year)
    signed = report.signed_on
    if signed and signed <= date(year, 12, 30):
        yield Fault(
            _("落款日期{signed}早于{year}年度结束").format(signed=signed.isoformat(), year=year),
            values={"year": year, "signed-on": signed.isoformat()},
            suggestion=_("核对落款日期，是否应为{next}年").format(next=year + 1),
            severity=Severity.WARNING,
        )
    if signed and signed.year > year:
        yield from _this_year(prose(case), year)


def _period_of_another_year(report: Report, year: int) -> Iterator[Fault]:
    ends = [d for d in (report.period.start, report.period.end) if d] if report.period else []
    if any(d.year != year for d in ends) and report.period:
        days = [d.isoformat() for d in ends]
        yield Fault(
            _("标题写{year}年，统计期限写{stated}").format(year=year, stated=_("至").join(days)),
            text=report.period.text,
            values={"title": year, "period": "至".join(days)},
            suggestion=_("核对标题与统计期限，改为同一年度"),
        )


def _preface_of_another_year(report: Report, year: int) -> Iterator[Fault]:
    opening = Prose(report.preface)
    named = [(int(m.group(1)), m) for m in _REPORT_YEAR.finditer(arabic_years(opening.text))]
    others = [(n, m) for n, m in named if n != year]
    if others and all(n != year for n, _match in named):
        yield Fault(
            _("标题写{year}年，引言写“{named}”").format(year=year, named=others[0][1].group()),
            text=others[0][1].group(),
            values={"title": year, "preface": others[0][0]},
            suggestion=_("核对引言中的年度"),
            origin=_opening(report),
            severity=Severity.WARNING,
        )


_THIS_YEAR = re.compile(r"今年以来|今年(?=[，,])")


def _this_year(text: Prose, year: int) -> Iterator[Fault]:
    places = list(islice(text.find(_THIS_YEAR), 4))
    if places:
        yield Fault(
            _("报告的是{year}年，行文用“{text}”").format(year=year, text=places[0].text),
            text=places[0].sentence,
            suggestion=_("改为“{year}年”").format(year=year),
            origin=places[0].origin,
            also=tuple(p.origin for p in places[1:]),
            severity=Severity.INFO,
        )


_UNENDED = re.compile(
    r"(?:[自从由]20\d\d年1月1日起|从20\d\d年1月1日)[至到][^。；，]{0,6}12月31日(?![^。；，]{0,2}(?:止|期间|内|的))"
)


@check(
    "S114",
    "period-not-the-year",
    "统计期限不是1月1日至12月31日",
    examines=("ST14",),
    severity=Severity.ERROR,
    basis=sources.PERIOD,
    since="0.1",
    faulty=lambda: example(period=Period(date(2023, 1, 1), date(2023, 11, 30), "自2023年1月1日起至11月30日止")),
    sound=example,
)
def period_not_the_year(case: Case) -> Iterator[Outcome]:
    """The report covers the calendar year. Days left out at either end are missing from every number in it.

    A period of which only one end is stated is judged by that end. A sentence that begins 自…起 and lacks 止, or
    says 从…至 without it, is mentioned for information.
    """
    period = case.report.period
    if period is None or (period.start is None and period.end is None):
        yield Unassessable(_("没有读到统计期限"))
        return
    start, end = period.start, period.end
    wrong = (start is not None and (start.month, start.day) != (1, 1)) or (
        end is not None and (end.month, end.day) != (12, 31)
    )
    if wrong or (start and end and start.year != end.year):
        days = [d.isoformat() for d in (start, end) if d]
        yield Fault(
            _("统计期限写{stated}，应为当年1月1日至12月31日").format(stated=_("至").join(days)),
            text=period.text,
            values={"stated": "至".join(days)},
            suggestion=_("按自然年度统计，改正统计期限和相应数字"),
        )
    unended = next(prose(case).find(_UNENDED), None)
    if unended:
        yield Fault(
            _("统计期限的句子没有写完：“{text}”").format(text=unended.text),
            text=unended.sentence,
            suggestion=_("写作“自…起至…止”"),
            origin=unended.origin,
            severity=Severity.INFO,
        )


@check(
    "S115",
    "signature-missing",
    "没有落款或者日期",
    examines=("ST15",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(signed_by="", signed_on=None),
    sound=example,
)
def signature_missing(case: Case) -> Iterator[Outcome]:
    """Without a signature nobody answers for the report; without a date nobody can say whether it was in time."""
    report = case.report
    lacking = [word for word, there in (("落款", report.signed_by), ("日期", report.signed_on)) if not there]
    if lacking:
        said = _("文末没有落款和日期")
        if len(lacking) == 1:
            said = _("文末没有日期") if report.signed_by else _("文末没有落款")
        yield Fault(
            said,
            values={"missing": lacking},
            suggestion=_("在文末写明机关全称和成文日期"),
        )


_ITEMS = (
    re.compile(r"总体情况|概述|基本情况"),
    re.compile(r"主动公开(?:政府信息)?(?:的)?情况"),
    re.compile(r"(?:收到和处理|依申请公开|申请公开)[^，、；。]{0,12}情况"),
    re.compile(r"(?:因?政府信息公开[^，；。]{0,8})?(?:申请|提起)?行政复议[^，；。总体存]{0,6}诉讼(?:的)?情况"),
    re.compile(
        r"(?:政府信息公开|工作|存在)[^，、；。]{0,8}(?:主要)?(?:问题|不足)(?:及|和|与)改进(?:的)?[^，、；。和及以共等其]{2}"
    ),
    None,
)
_ANNEX = re.compile(r"(?:统计)?附表")
_COUNT = re.compile(
    r"(?:共|等|分为?|由)(?:计)?(\d|[一二三四五六七八九十])(?:个|大)?(?:个)?部分|(\d|[一二三四五六七八九十])(?:个|大)?部分(?:组成|构成|内容)"
)
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


@check(
    "S116",
    "contents-differ",
    "引言所列内容与实际部分不符",
    examines=("ST16",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(
        preface=paragraphs(
            "根据国办公开办函〔2021〕30号要求，本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，"
            "政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进措施，其他需要报告的事项共6部分组成。"
        )
    ),
    sound=example,
)
def contents_differ(case: Case) -> Iterator[Outcome]:
    """The preface often lists the sections. Where it lists others than follow, one of the two was left over.

    Compared are headings that the preface names in other words, the number of parts that it states, and an annex
    of statistics (the habit of 2014 to 2018) that is not there. Joining words and shortened names do not count.
    """
    opening = Prose(case.report.preface)
    listed = next((p for p in opening.find(re.compile("总体情况|基本情况|概述")) if _is_list(p.sentence)), None)
    if listed is None:
        yield Unassessable(_("引言没有列出各部分"))
        return
    yield from _named_otherwise(case.report, listed)
    yield from _miscounted(case.report, listed)
    annex = _ANNEX.search(listed.sentence)
    if annex:
        yield _annexed(case.report, listed, annex.group())


def _is_list(sentence: str) -> bool:
    return sum(1 for item in _ITEMS if item and item.search(sentence)) >= 3


def _named_otherwise(report: Report, listed: Place) -> Iterator[Fault]:
    for item, title in zip(_ITEMS, report.form.sections, strict=True):
        section, named = report.section(title), item.search(listed.sentence) if item else None
        if section is None or named is None or not section.heading:
            continue
        if not _alike(plain(named.group()), plain(section.heading)):
            yield Fault(
                _("引言写“{named}”，实际标题是“{heading}”").format(named=named.group(), heading=section.heading),
                text=listed.sentence,
                values={"listed": named.group(), "heading": section.heading},
                suggestion=_("统一为“{title}”").format(title=section.title),
                origin=listed.origin,
                also=(section.origin,),
            )


def _alike(a: str, b: str) -> bool:
    return _within(a, b) or _within(b, a)


def _within(short: str, long: str) -> bool:
    """Whether a name is a shortening of another: its characters occur there in the same order."""
    rest = iter(long)
    return all(c in rest for c in short)


def _miscounted(report: Report, listed: Place) -> Iterator[Fault]:
    stated = _COUNT.search(listed.sentence)
    if not stated:
        return
    said = stated.group(1) or stated.group(2)
    number, found = int(said) if said.isdigit() else _DIGITS[said], len({s.title for s in report.sections})
    if number != found:
        yield Fault(
            _("引言写{number}部分，实际有{found}部分").format(number=number, found=found),
            text=listed.sentence,
            values={"stated": number, "found": found},
            suggestion=_("核对引言所写的部分数"),
            origin=listed.origin,
        )


def _annexed(report: Report, listed: Place, annex: str) -> Fault:
    there = any(legible(report, key) for key in KEYS)
    said = _("现行格式的表格在正文中，没有附表") if there else _("报告没有附表，也没有表格")
    return Fault(
        _("引言写有“{annex}”，{said}").format(annex=annex, said=said),
        text=listed.sentence,
        suggestion=_("删去“附表”的说法（2014—2018年度的旧例）"),
        origin=listed.origin,
        severity=Severity.INFO if there else None,
    )
