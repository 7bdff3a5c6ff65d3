"""Checks of annual reports: the catalogue and how it is run."""

from gongkai.checks import arithmetic
from gongkai.checks.facts import Facts, OrganKind
from gongkai.checks.model import Case, Check, Fault, Finding, Severity, Unassessable
from gongkai.checks.run import Examination, examine_with, find_in

CATALOGUE: tuple[Check, ...] = (
    arithmetic.total_differs_from_parts,  # A101
    arithmetic.in_out_unbalanced,  # A102
)
"""Every check, in order of code. The only place where codes can be seen together."""


def examine(case: Case) -> Examination:
    """Every finding of every check of the catalogue, and what could not be judged."""
    return examine_with(CATALOGUE, case)


def find_check(code: str) -> Check:
    """The check of that code: ours (A101) or the examiner's number for it (B02).

    Raises:
        UnknownCodeError: when no check has the code.
    """
    return find_in(CATALOGUE, code)


__all__ = [
    "CATALOGUE",
    "Case",
    "Check",
    "Examination",
    "Facts",
    "Fault",
    "Finding",
    "OrganKind",
    "Severity",
    "Unassessable",
    "examine",
    "find_check",
]
