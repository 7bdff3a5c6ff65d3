"""Which of the reports that were handed in can be added up, and which of those that are owed are not there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.compare.names import due, folded, same_organ
from gongkai.forms import Form, Report, form_of


@dataclass(frozen=True, slots=True)
class Late:
    """A report that was signed after its last day. It is added all the same."""

    organ: str
    signed_on: date
    due: date


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A second report of one organ, which is not added. `same` says whether its cells are those of the first."""

    organ: str
    source: str
    same: bool


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A report on another year, or on a year that it does not say. It is not added."""

    organ: str
    year: int | None
    source: str


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A table that was drawn on another form than the year prescribes. Its numbers are not added."""

    organ: str
    table: str
    form: str


@dataclass(frozen=True)
class Attendance:
    """Who is there and who is not. `unexpected` are there though nobody expects them; they are added.

    `own` are reports of the jurisdiction itself, which would count everything twice: they are not added.
    `undated` bear no day of signing, so nobody can say whether they were late.
    """

    present: tuple[Report, ...]
    missing: tuple[str, ...] = ()
    late: tuple[Late, ...] = ()
    undated: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    other_year: tuple[OtherYear, ...] = ()
    other_form: tuple[OtherForm, ...] = ()
    unexpected: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def attendance(
    reports: Sequence[Report], *, jurisdiction: str, year: int, form: Form, expected: Sequence[str] = ()
) -> Attendance:
    """Reports sorted into those that count and those that do not, held against the list of those that are owed."""
    of_year = [r for r in reports if r.year == year]
    here = folded(jurisdiction)
    own = [r for r in of_year if folded(r.organ) == here]
    present: list[Report] = []
    duplicates: list[Duplicate] = []
    first: dict[str, Report] = {}
    for report in of_year:
        name = folded(report.organ)
        if name == here:
            continue
        if name and name in first:
            duplicates.append(Duplicate(report.organ, report.source.name, _alike(first[name], report)))
        else:
            first[name] = report
            present.append(report)
    owed = _matched(expected, present)
    known = {id(report) for report in owed.values()}
    return Attendance(
        tuple(present),
        missing=tuple(name for name in expected if name not in owed),
        late=tuple(_late(present, year)),
        undated=tuple(_named(r) for r in present if r.signed_on is None),
        duplicates=tuple(duplicates),
        other_year=tuple(OtherYear(_named(r), r.year, r.source.name) for r in reports if r.year != year),
        other_form=tuple(_other_form(present, form)),
        unexpected=tuple(_named(r) for r in present if expected and id(r) not in known),
        own=tuple(r.organ for r in own),
    )


def _matched(expected: Sequence[str], present: Sequence[Report]) -> dict[str, Report]:
    """The report of each organ that is expected: by its very name, else by the one name that adds the region to it."""
    by_name = {folded(report.organ): report for report in present}
    found = {name: by_name[folded(name)] for name in expected if folded(name) in by_name}
    taken = {id(report) for report in found.values()}
    for name in expected:
        if name not in found:
            like = [r for r in present if id(r) not in taken and same_organ(name, r.organ)]
            if len(like) == 1:
                found[name] = like[0]
                taken.add(id(like[0]))
    return found


def _alike(a: Report, b: Report) -> bool:
    refs = a.cells.keys() | b.cells.keys()
    return all((a[ref].value, a[ref].state) == (b[ref].value, b[ref].state) for ref in refs)


def _late(reports: Sequence[Report], year: int) -> Iterator[Late]:
    for report in reports:
        last = due(report.organ, year)
        if report.signed_on and report.signed_on > last:
            yield Late(_named(report), report.signed_on, last)


def _other_form(reports: Sequence[Report], form: Form) -> Iterator[OtherForm]:
    for report in reports:
        for table in form.tables:
            bears = form_of(report, table.key)
            if bears.table(table.key) != table:
                yield OtherForm(_named(report), table.key, bears.key)


def _named(report: Report) -> str:
    """An organ's name, or its file where the report does not name it."""
    return report.organ or report.source.name
