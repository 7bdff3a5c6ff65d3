"""The county's own report: cells added up over the organs below, with what is not in the sum said first.

A government reports for all below it (条例第四十九条第二款): its report is the sum of what they passed on, and of its
own records. Of a government below another, what it passed on stands for all below that one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gongkai.forms import CellRef, Form, form_for
from gongkai_web.annual.figures import Counted, figures_of
from gongkai_web.annual.figures.answering import reporting
from gongkai_web.annual.figures.counted import Weighed
from gongkai_web.annual.kinds import Stage
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.snapshots import totals
from gongkai_web.annual.standing import stages_of
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ

IN_THE_SUM = (Stage.SUBMITTED, Stage.ACCEPTED, Stage.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Member:
    """One organ of the scope: where its report stands, and whether the sum holds it."""

    organ: Organ
    stage: Stage | None
    counted: Counted | None

    @property
    def summed(self) -> bool:
        """Whether the sum holds it."""
        return self.counted is not None


@dataclass(frozen=True, slots=True)
class Rollup:
    """The sum of a year over an organ and all below it. A part of a cell is named `organs.organ/key`."""

    organ: Organ
    year: int
    form: Form
    members: tuple[Member, ...]
    counted: Counted

    @property
    def missing(self) -> tuple[Member, ...]:
        """Those that the sum lacks: it is not the whole while there is one."""
        return tuple(member for member in self.members if not member.summed)


def is_whole(organ: Organ) -> bool:
    """Whether an organ's report is the sum over those below it: that of a government is."""
    return organ.kind == OrganKind.GOVERNMENT


def current(organ: Organ, year: int) -> Counted:
    """What an organ's report says by the records as they are: its own or, of a government, the sum."""
    return rollup(organ, year).counted if is_whole(organ) else figures_of(organ, year).counted


def members_of(organ: Organ, year: int) -> tuple[Member, ...]:
    """Whom the report of a government adds up, or lacks; nobody for another's."""
    return rollup(organ, year).members if is_whole(organ) else ()


def rollup(organ: Organ, year: int) -> Rollup:
    """Add up what organs froze and passed on; nothing of a report that is still in writing.

    Raises:
        NoFormError: when no national form serves the year.
    """
    form = form_for(year)
    organs = list(_scope(organ, year))
    reports = {report.organ_id: report for report in AnnualReport.objects.filter(organ__in=organs, year=year)}
    stages = stages_of(reports.values())
    passed = totals(report for report in reports.values() if stages[report.pk] in IN_THE_SUM)
    members = []
    for each in organs:
        report = reports.get(each.pk)
        stage = stages[report.pk] if report else None
        if each.pk == organ.pk and is_whole(organ):
            members.append(Member(each, stage, figures_of(each, year).counted))
        else:
            members.append(Member(each, stage, passed.get(report.pk) if report else None))
    return Rollup(organ, year, form, tuple(members), _added(form, members))


def _scope(organ: Organ, year: int) -> Iterator[Organ]:
    """An organ and those below it that report to it: not those below another government."""
    covered: list[str] = []
    for each in reporting(Organ.objects.filter(path__startswith=organ.path), year).order_by("path"):
        if any(each.path.startswith(path) for path in covered):
            continue
        yield each
        if each.pk != organ.pk and is_whole(each):
            covered.append(each.path)


def _added(form: Form, members: Collection[Member]) -> Counted:
    cells: dict[CellRef, list[Weighed]] = defaultdict(list)
    named: dict[str, list[Weighed]] = defaultdict(list)
    for member in members:
        if member.counted is None:
            continue
        record = f"organs.organ/{member.organ.pk}"
        for ref in member.counted.cells:
            if value := member.counted.value(ref):
                cells[ref].append(Weighed(record, value))
        for code in member.counted.named:
            if value := member.counted.figure(code):
                named[code].append(Weighed(record, value))
    return Counted(
        {ref: tuple(cells[ref]) for ref in form.refs}, named={code: tuple(found) for code, found in named.items()}
    )
