"""The reference page of the rules of law that the core holds as values."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gongkai.statute.register import rules
from gongkai.statute.rule import Rule

GROUPS = {
    "applicant": "Applicants",
    "archive": "Archives",
    "channel": "Channels and the day of receipt",
    "clock": "What moves the time limit",
    "counting": "How requests are counted in the report",
    "disposition": "Dispositions of a request",
    "ending": "How reviews and suits end, and their columns in table 4",
    "fee": "The information fee",
    "gazette": "Government gazettes",
    "ground": "Grounds for withholding",
    "limit": "Time limits",
    "publish": "Times for publishing",
    "remedy": "Remedies",
    "report": "The annual report: contents and duties",
    "review": "Review before publication, and assessment afterwards",
    "service": "Service of documents",
    "topic": "What is disclosed without a request",
}
"""A heading for each list of rules."""


def page() -> str:
    """Every rule with its source; those whose original was not read say what they rest on."""
    listed = sorted(rules(), key=lambda rule: rule.code.partition("/")[0])
    unread = sum(not rule.citation.verified for rule in listed)
    lines = [
        "# The rules of law",
        "",
        "Every rule that the system relies on, with the place that states it. `gongkai law` prints the same list.",
        "",
        f"{len(listed)} rules. {unread} are marked ○: their original was not read; the note says what they rest on.",
    ]
    for group, members in groupby(listed, key=lambda rule: rule.code.partition("/")[0]):
        lines += ["", f"## {GROUPS[group]}", "", "| code | rule | source | |", "|---|---|---|---|"]
        lines += _rows(members)
    return "\n".join(lines) + "\n"


def _rows(members: Iterable[Rule]) -> Iterator[str]:
    for rule in members:
        mark = "" if rule.citation.verified else f"○ {rule.citation.note or '出处待查'}"
        yield f"| `{rule.code}` | {rule.title} | {rule.citation} | {mark} |"
