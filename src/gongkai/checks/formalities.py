"""S105 and S115: the form that a report cites, and its signature."""

import re
from collections.abc import Iterator

from gongkai.basis import ENTERED, Origin
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, paragraphs
from gongkai.checks.model import Case, Fault, Outcome, Severity, check
from gongkai.checks.text import prose
from gongkai.forms import Report

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
