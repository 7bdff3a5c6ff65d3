"""Findings as workflow annotations, one line each, as code hosts show them beside a file."""

from gongkai.checks import Examination, Severity
from gongkai.forms import Report
from gongkai.render.words import titled

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_annotations(examination: Examination, report: Report, path: str = "") -> str:
    """One `::error file=…,line=…,title=…::message` line a finding; "" where there is none.

    `path` is the file's path in the repository, without which a code host cannot show the line beside it.
    """
    return "".join(
        f"::{_LEVELS[finding.severity]} file={_property(path or report.source.name)}"
        + (f",line={finding.fault.origin.line}" if finding.fault.origin.line else "")
        + f",title={_property(f'{finding.check.code} {titled(finding.check)}')}::{_data(finding.fault.message)}\n"
        for finding in examination.findings
    )


def github_refusal(path: str, reason: str) -> str:
    """The line for a file that could not be used."""
    return f"::error file={_property(path)}::{_data(reason)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
