"""How checks are run on a case, and how one is found by its code."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.basis import UnknownCodeError
from gongkai.checks.model import Case, Check, Fault, Finding, Unassessable
from gongkai.checks.needs import Unmet


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of running checks on a case. A check named in neither list has passed."""

    findings: tuple[Finding, ...]
    not_assessable: tuple[tuple[Check, Unassessable], ...]


def examine_with(checks: Sequence[Check], case: Case) -> Examination:
    """Every finding of these checks in their order, and what they could not judge."""
    findings: list[Finding] = []
    open_ones: list[tuple[Check, Unassessable]] = []
    unmet = Unmet(case)
    for check in checks:
        lacking = unmet(check)
        if lacking:
            open_ones.append((check, lacking))
            continue
        for outcome in check(case):
            if isinstance(outcome, Fault):
                findings.append(Finding(check, outcome))
            else:
                open_ones.append((check, outcome))
    return Examination(tuple(findings), tuple(open_ones))


def find_in(checks: Sequence[Check], code: str) -> Check:
    """The check of that code, ours or the examiner's, in any case of letters.

    Raises:
        UnknownCodeError: when none has it.
    """
    wanted = code.strip().upper()
    for check in checks:
        if wanted == check.code or wanted in check.examines:
            return check
    raise UnknownCodeError("check", code, (check.code for check in checks))
