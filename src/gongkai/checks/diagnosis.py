"""The broken sums and balances of a report, gathered by what would explain them.

The form's constraints say which do not hold and which cell they accuse. A person wants one finding a fault, so what
one cell explains is one fracture; of the rest, those that say the same thing of two columns or two rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.checks.model import Case
from gongkai.checks.tables import UNFILLED, census, tables
from gongkai.forms import CellRef, Report, State, Table
from gongkai.forms.constraints import Constraint, Kind, Suspect, Violation, constraints, suspects, violations

_FILLED_IN = UNFILLED | {State.NUMBER}


@dataclass(frozen=True, slots=True)
class Fracture:
    """Violations with one explanation: the cells accused, most often one, or none where nothing tells."""

    violations: tuple[Violation, ...]
    accused: tuple[Suspect, ...] = ()

    @property
    def of_sums(self) -> bool:
        """Whether a total is among what is broken, not only a balance."""
        return any(v.constraint.kind is not Kind.FLOW for v in self.violations)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with the sums of a report, and which constraints lack a cell that could not be read."""

    fractures: tuple[Fracture, ...]
    unread: tuple[tuple[Constraint, tuple[CellRef, ...]], ...]


@lru_cache(maxsize=8)
def diagnose(case: Case) -> Diagnosis:
    """Every broken constraint of a case's report, gathered by cause. Made once a case."""
    found = [table for table in tables(case.report) if constraints(table)]
    return Diagnosis(
        tuple(fracture for table in found for fracture in _fractures(case.report, table)),
        tuple(unread for table in found for unread in _unread(case, table)),
    )


def _fractures(report: Report, table: Table) -> Iterator[Fracture]:
    rest = list(violations(report, table))
    accused: dict[tuple[Violation, ...], list[Suspect]] = {}
    for suspect in suspects(report, table) if rest else ():
        accused.setdefault(suspect.explains, []).append(suspect)
    for explained, cells in accused.items():
        yield Fracture(explained, tuple(cells))
        rest = [violation for violation in rest if violation not in explained]
    while rest:
        alike = [v for v in rest if v.gap == rest[0].gap and _alike(v.constraint, rest[0].constraint)]
        yield Fracture(tuple(alike))
        rest = [violation for violation in rest if violation not in alike]


def _alike(a: Constraint, b: Constraint) -> bool:
    """Whether two constraints say the same of different columns, or of different rows."""
    if a.kind is not b.kind:
        return False
    side = 2 if a.kind is Kind.ACROSS else 1
    return [ref[side] for ref in a.refs] == [ref[side] for ref in b.refs]


def _unread(case: Case, table: Table) -> Iterator[tuple[Constraint, tuple[CellRef, ...]]]:
    """The constraints with a cell that is there but was not read, or ought to be there and is not."""
    illegible = {ref for state, refs in census(case)[table.key].items() if state not in _FILLED_IN for ref in refs}
    if illegible:
        for constraint in constraints(table):
            refs = tuple(ref for ref in constraint.refs if ref in illegible)
            if refs:
                yield constraint, refs
