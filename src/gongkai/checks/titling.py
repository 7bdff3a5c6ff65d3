"""S112: the title, and what it names."""

import re
from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import ORGAN, example
from gongkai.checks.facts import REGION
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.text import fold
from gongkai.forms import Report

_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
KIND = r"(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
TITLE = re.compile(rf"^(?P<organ>.*?)(?P<year>20\d\d)(?:年度?)?{KIND}(?P<rest>.*)$")
_ORGAN_START = re.compile(r"^(?:关于|中共|中国|国家|国务院|中华人民共和国)")
_HARMLESS_REST = re.compile(
    r"^(?:（?(?:全文|正文|公开|网站|发布|公示|文字)版?）?|\.?(?:docx?|pdf|html?|wps))*$", re.IGNORECASE
)


def arabic_years(text: str) -> str:
    """A folded text with years in Chinese numerals written in digits.

    >>> arabic_years("二〇二三年工作")
    '2023年工作'
    """
    return _CHINESE_YEAR.sub(lambda m: m.group().translate(_NUMERALS), text)


def titled_organ(report: Report) -> str:
    """The organ that the title names, folded; "" where the title is not of the usual kind."""
    found = TITLE.match(arabic_years(fold(report.title)))
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
    found = TITLE.match(title)
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
