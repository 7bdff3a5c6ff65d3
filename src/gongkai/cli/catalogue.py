"""A check as the command line shows it."""

from gongkai.checks import Check, Severity
from gongkai.cli.language import translate as _

SEVERITY = {Severity.ERROR: _("错误"), Severity.WARNING: _("提醒"), Severity.INFO: _("提示")}


def check_to_dict(check: Check) -> dict[str, object]:
    """A check for programs: everything but its function."""
    basis = check.basis
    return {
        "code": check.code,
        "name": check.name,
        "title": check.title,
        "examines": list(check.examines),
        "severity": check.severity.value,
        "basis": str(basis) if basis else None,
        "verified": basis.verified if basis else None,
        "since": check.since,
        "needs": list(check.needs),
        "planned": check.planned,
        "why": check.why,
    }
