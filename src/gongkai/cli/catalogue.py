"""A check as the command line shows it: its title is written in Chinese and its rationale in English."""

import gettext

from gongkai.basis.language import translate as _
from gongkai.checks import Check, Fault, Severity

SEVERITY = {Severity.ERROR: _("错误"), Severity.WARNING: _("提醒"), Severity.INFO: _("提示")}


def title(check: Check) -> str:
    """The name of the fault, in the language of this process."""
    return gettext.dgettext("checks", check.title)


def rationale(check: Check) -> str:
    """Why the check is made, in the language of this process; paragraphs are parted by a blank line."""
    return gettext.dgettext("checks", unwrapped(check.why))


def example(check: Check) -> Fault | None:
    """What the check finds in its own faulty example."""
    return next((outcome for outcome in check(check.faulty) if isinstance(outcome, Fault)), None)


def unwrapped(text: str) -> str:
    r"""A docstring with one line a paragraph: the form in which the catalogue keeps it.

    >>> unwrapped("One\n  paragraph.\n\nAnother.")
    'One paragraph.\n\nAnother.'
    """
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def check_to_dict(check: Check) -> dict[str, object]:
    """A check for programs: everything but its function. Title and rationale are in the language of this process."""
    basis, found = check.basis, example(check)
    return {
        "code": check.code,
        "name": check.name,
        "title": title(check),
        "examines": list(check.examines),
        "severity": check.severity.value,
        "basis": str(basis) if basis else None,
        "verified": basis.verified if basis else None,
        "since": check.since,
        "needs": list(check.needs),
        "why": rationale(check),
        "example": found.message if found else None,
    }
