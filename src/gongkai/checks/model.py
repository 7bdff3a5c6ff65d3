"""What a check is: one function, with its whole catalogue page beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from inspect import cleandoc

from gongkai.basis import ENTERED, Citation, Origin
from gongkai.checks.facts import NOTHING_KNOWN, Facts
from gongkai.forms import CellRef, Report


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The report must not go out, or must be corrected."""
    WARNING = "warning"
    """It needs a look and perhaps an explanation."""
    INFO = "info"
    """Good to know."""


@dataclass(frozen=True, eq=False)
class Case:
    """What a check may look at: a report, and what is known around it. One case is equal only to itself.

    `before` is the same organ's report of the year before; `subordinates` are the reports that it sums; `peers` other
    organs' reports of the year. `expected` names the organs that owe a report. `facts` are what the caller
    knows of the organ and the publication and the report itself does not say: see `Facts`. `published` is the report as
    it was first published, where it was corrected since.
    """

    report: Report
    before: Report | None = None
    subordinates: tuple[Report, ...] = ()
    peers: tuple[Report, ...] = ()
    expected: tuple[str, ...] = ()
    facts: Facts = NOTHING_KNOWN
    published: Report | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where.

    `message` is a plain sentence that shows both numbers. `text` is the sentence or label concerned.
    `severity` overrides the check's. `suggestion` is what would put it right; `suggested` the one
    cell that the form's constraints single out with its likely value.
    """

    message: str
    cells: tuple[CellRef, ...] = ()
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    suggestion: str = ""
    suggested: tuple[CellRef, Decimal] | None = None
    origin: Origin = ENTERED
    also: tuple[Origin, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Unassessable:
    """A check that could not be made, and why. Never the same as passed."""

    reason: str
    cells: tuple[CellRef, ...] = ()


Outcome = Fault | Unassessable
Judge = Callable[[Case], Iterator[Outcome]]
Specimen = Callable[[], Case]
"""Makes an example when it is asked for: whoever checks a report need not wait for two hundred others to be made."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with the check that found it."""

    check: "Check"
    fault: Fault

    @property
    def severity(self) -> Severity:
        """The fault's own severity, or its check's."""
        return self.fault.severity or self.check.severity


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the examiner: code, name of the fault, legal basis, and an example of each kind.

    `examines` are the examiner's own numbers for the rule (ST01, B02, …). `faulty` and `sound` are cases that
    its page prints and its test runs. `needs` says what the check cannot do without: see `gongkai.checks.needs`.
    """

    code: str
    name: str
    title: str
    examines: tuple[str, ...]
    severity: Severity
    basis: Citation | None
    since: str
    why: str
    judge: Judge
    faulty_specimen: Specimen
    sound_specimen: Specimen
    needs: tuple[str, ...] = ()

    @property
    def faulty(self) -> Case:
        """The example that it finds a fault in."""
        return self.faulty_specimen()

    @property
    def sound(self) -> Case:
        """The example that it passes."""
        return self.sound_specimen()

    def __call__(self, case: Case) -> Iterator[Outcome]:
        """Every fault in a case, and what could not be judged."""
        return self.judge(case)


def check(
    code: str,
    name: str,
    title: str,
    *,
    examines: tuple[str, ...],
    severity: Severity,
    since: str,
    basis: Citation | None = None,
    needs: tuple[str, ...] = (),
    faulty: Specimen,
    sound: Specimen,
) -> Callable[[Judge], Check]:
    """Make a check of a function; its docstring becomes the rationale."""

    def made(judge: Judge) -> Check:
        why = cleandoc(judge.__doc__ or "")
        return Check(code, name, title, examines, severity, basis, since, why, judge, faulty, sound, needs)

    return made


__all__ = [
    "Case",
    "Check",
    "Facts",
    "Fault",
    "Finding",
    "Judge",
    "Outcome",
    "Severity",
    "Unassessable",
    "check",
]
