"""What the checks found, in English. Messages quote the report and the law and stay in Chinese.

Above each stands, in English, what kind of fault it is, and behind it the numbers that differ.
"""

from collections.abc import Iterator

from gongkai.basis import Origin
from gongkai.checks import Examination, Finding, Severity
from gongkai.cli.catalogue import title
from gongkai.forms import Report
from gongkai.render.reasons import in_english
from gongkai.render.terminal import SIGNS, safe


def findings_in_english(examination: Examination, report: Report) -> str:
    """The findings on one report, gravest first, and what could not be judged."""
    return safe("\n".join(_lines(examination, report))) + "\n"


def _lines(examination: Examination, report: Report) -> Iterator[str]:
    counts = ", ".join(
        f"{severity.value} {sum(f.severity is severity for f in examination.findings)}" for severity in Severity
    )
    yield f"“{report.title or report.source.name}” ({report.source.name}): {counts}"
    for severity in Severity:
        for finding in examination.findings:
            if finding.severity is severity:
                yield from _one(finding)
    if examination.not_assessable:
        yield f"  {len(examination.not_assessable)} checks could not be made:"
        yield from (f"    {line}" for line in _reasons(examination))
    yield ""


def _one(finding: Finding) -> Iterator[str]:
    fault = finding.fault
    yield f"  {SIGNS[finding.severity]} {finding.check.code} {finding.severity.value}: {title(finding.check)}"
    if numbers := ", ".join(f"{name} {value}" for name, value in fault.values.items() if str(value).isascii()):
        yield f"      numbers: {numbers}"
    if place := _place(fault.origin):
        yield f"      place: {place}"
    yield f"      message: “{fault.message}”"
    if fault.suggestion:
        yield f"      advice: “{fault.suggestion}”"


def _reasons(examination: Examination) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for check, why in examination.not_assessable:
        by_reason.setdefault(why.reason, []).append(check.code)
    for reason, codes in by_reason.items():
        yield f"{in_english(reason)}: {', '.join(dict.fromkeys(codes))}"


def _place(origin: Origin) -> str:
    known = (
        ("page {}", origin.page),
        ("line {}", origin.line),
        ("sheet “{}”", origin.sheet),
        ("row {}", None if origin.row is None else origin.row + 1),
        ("column {}", None if origin.column is None else origin.column + 1),
    )
    return ", ".join(words.format(value) for words, value in known if value is not None)
