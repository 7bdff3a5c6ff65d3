"""G108 and G109: where the report was published, and how it was corrected."""

import re
from collections.abc import Iterator

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.facts import Facts
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.text import Prose, fold, prose
from gongkai.forms import Report, refs_of


@check(
    "G108",
    "report-unreachable",
    "年报栏目中找不到报告",
    examines=("G08",),
    severity=Severity.ERROR,
    basis=sources.COLUMN,
    since="0.1",
    needs=("year", "page"),
    faulty=lambda: example(facts=Facts(listed=False)),
    sound=lambda: example(facts=Facts(listed=True, page_title="江城县统计局2023年政府信息公开工作年度报告")),
)
def report_unreachable(case: Case) -> Iterator[Outcome]:
    """The report stands in the column of annual reports, and the title of its page names the year."""
    if case.facts.listed is False:
        yield Fault(
            _("“政府信息公开年报”栏目中没有这份报告"), suggestion=_("在“政府信息公开年报”栏目发布，并保留历年报告")
        )
    title, year = case.facts.page_title, str(case.report.year)
    if title and year not in fold(title):
        yield Fault(
            _("发布页面的标题“{title}”没有写{year}年").format(title=title, year=year),
            text=title,
            values={"year": year},
            suggestion=_("页面标题写明机关和年度"),
        )


_NOTICE = re.compile("更正|勘误|重新发布|更新说明")


@check(
    "G109",
    "corrected-in-silence",
    "发布后更正而没有说明",
    examines=("G09",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("published",),
    faulty=lambda: example({"requests/received/all": 2}, published=report({"requests/received/all": 1})),
    sound=lambda: example(
        {"requests/received/all": 2},
        {"其他需要报告的事项": "未收取信息处理费。本报告表三的新收数已于2024年2月1日更正。"},
        published=report({"requests/received/all": 1}),
    ),
)
def corrected_in_silence(case: Case) -> Iterator[Outcome]:
    """Who read the first version must be able to see that it was corrected, and how."""
    first = case.published
    if first is None or (fold(first.organ), first.year) != (fold(case.report.organ), case.report.year):
        yield Unassessable(_("先前的一稿不是同一机关、同一年度的报告"))
        return
    cells = tuple(ref for ref in refs_of(case.report) if first.value(ref) != case.report.value(ref))
    before, now = _paragraphs(first), prose(case).folded
    texts = len(set(before) ^ set(now))
    if (cells or texts) and not prose(case).has(_NOTICE):
        changed = listed(
            [
                *([_("{cells}格的数").format(cells=len(cells))] if cells else []),
                *([_("{texts}段文字").format(texts=texts)] if texts else []),
            ]
        )
        yield Fault(
            _("与先前发布的一稿相比，{changed}不同，文中没有更正说明").format(changed=changed),
            cells,
            values={"cells": len(cells), "paragraphs": texts},
            suggestion=_("在报告中写明何时更正、更正了什么，并保留先前的一稿"),
        )


def _paragraphs(report: Report) -> tuple[str, ...]:
    return Prose((*report.preface, *(p for section in report.sections for p in section.paragraphs))).folded
