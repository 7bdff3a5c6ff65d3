"""S113 and S114: the year that a report is about, and the days that it covers."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from gongkai.basis import ENTERED
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import ORGAN, example
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.text import Prose, fold, prose
from gongkai.checks.titling import KIND, TITLE, arabic_years
from gongkai.claims import Relation
from gongkai.forms import Period, Report

_REPORT_YEAR = re.compile(rf"(20\d\d)年度?{KIND}")


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
    report of another year, or the signature is older than the end of the year, or where the only number of requests
    that the text tells is of the year before. “今年” for a year that had ended when the report was signed is mentioned
    for information.
    """
    report = case.report
    title = arabic_years(fold(report.title))
    titled = TITLE.match(title) or re.search(r"(?P<year>20\d\d)", title)
    year = int(titled["year"]) if titled else report.year
    if year is None:
        yield Unassessable(_("没有读到报告的年度"))
        return
    yield from _period_of_another_year(report, year, titled=titled is not None)
    yield from _preface_of_another_year(report, year)
    yield from _requests_of_another_year(case, year)
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


def _period_of_another_year(report: Report, year: int, *, titled: bool) -> Iterator[Fault]:
    ends = [d for d in (report.period.start, report.period.end) if d] if report.period else []
    if any(d.year != year for d in ends) and report.period:
        days = [d.isoformat() for d in ends]
        said = _("标题写{year}年，统计期限写{stated}") if titled else _("报告的是{year}年，统计期限写{stated}")
        yield Fault(
            said.format(year=year, stated=_("至").join(days)),
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
            origin=report.preface[0].origin if report.preface else ENTERED,
            severity=Severity.WARNING,
        )


_NUMBERS_OF_REQUESTS = frozenset(
    {"requests-received", "requests-in-hand", "requests-handled", "requests-closed", "requests-last-year"}
)


def _requests_of_another_year(case: Case, year: int) -> Iterator[Fault]:
    """The one number of requests that the text tells, told of the year before: the sentence of last year's report."""
    told = [c for c in case.report.claims if c.subject in _NUMBERS_OF_REQUESTS and c.relation is Relation.COUNT]
    if len(told) == 1 and told[0].year == year - 1 and not _COMPARED.search(told[0].sentence):
        if str(year) in told[0].sentence or prose(case).has(_NONE_ASKED):
            return
        yield Fault(
            _("报告的是{year}年，正文的申请件数写的是{told}年：“{text}”").format(
                year=year, told=year - 1, text=told[0].text
            ),
            text=told[0].sentence,
            values={"year": year, "told": year - 1},
            suggestion=_("核对年度，是否沿用了上年的文字"),
            origin=told[0].origin,
            severity=Severity.WARNING,
        )


_COMPARED = re.compile("比|较|同期|增|减|结转|转结|去年|上年|上一年|本年|今年|历年|累计")
_NONE_ASKED = re.compile("(?:未|没有|无)[^，。；]{0,24}申请")

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
    r"(?:[自从由]20\d\d年1月1日起[至到]|从20\d\d年1月1日至)[^。；，]{0,6}12月31日(?![^。；，]{0,2}(?:止|期间|内|的))"
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
    says 从…至 without it, is mentioned for information; 从…到… is whole as it stands.
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
