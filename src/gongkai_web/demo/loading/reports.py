"""Annual reports of the last two years, from what the county's own records say: as the services would have left them.

Of the last year one came out late, one was returned and is not public, one is missing, and one was corrected after it
was public: that one goes by the services.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.utils import timezone

from gongkai.checks import Case, Severity, examine
from gongkai.forms import Report
from gongkai_web.accounts.models import User
from gongkai_web.annual import events, services
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.figures import Counted, figures_within
from gongkai_web.annual.kinds import LedgerRow, ReportDeed
from gongkai_web.annual.models import AnnualReport, LedgerEntry, ReportAct
from gongkai_web.annual.rollup import rollup
from gongkai_web.annual.services.recording import note
from gongkai_web.annual.signing import signed_day
from gongkai_web.annual.snapshots import keep
from gongkai_web.demo.county import DEPARTMENTS, GOVERNMENT, REPORTING, OrganPlan
from gongkai_web.demo.days import SEED, Days, workday
from gongkai_web.demo.loading.desk import Desk
from gongkai_web.demo.loading.records import load_documents
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.people import CIVIL, PEOPLE
from gongkai_web.demo.reports import WORDS, body_block, paper_of, recorded_years, words_for
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import entry_for, record_all
from gongkai_web.library.models import Document
from gongkai_web.library.services import correct, update
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

LATE, RETURNED, MISSING, CORRECTED = "transport", "commerce", "yangshuwan", CIVIL.slug
"""Whose report on the last year is what, by the slug of the organ."""
_BEFORE = {ReportDeed.WRITTEN: 9, ReportDeed.FROZEN: 7, ReportDeed.SUBMITTED: 4, ReportDeed.ACCEPTED: 1}
"""Days before the signature on which each act was done."""


@dataclass(frozen=True, slots=True)
class _Made:
    """One report on its way: its organ, its figures, its words, and the day of its signature."""

    plan: OrganPlan
    report: AnnualReport
    counted: Counted
    written: Report
    missing: tuple[str, ...] = ()
    members: int = 0

    @property
    def signed(self) -> date:
        """The day on which it was signed."""
        return self.written.signed_on or date(self.report.year + 1, 1, 20)


def load_ledger(days: Days, organs: dict[str, Organ], staff: Staff) -> None:
    """Decisions of the departments that no document is behind, quarter by quarter."""
    chance = Random(SEED)  # noqa: S311 - not for secrets
    made = [
        LedgerEntry(
            organ=organs[plan.slug],
            year=year,
            month=month,
            row=row,
            amount=Decimal(chance.randint(0, 30)),
            source="业务系统季度统计（虚构）",
            by=staff.in_organ(organs[plan.slug].pk, Role.HEAD),
        )
        for year in recorded_years(days)
        for plan in DEPARTMENTS
        for month in (3, 6, 9, 12)
        for row in (LedgerRow.LICENCES, LedgerRow.PENALTIES)
    ]
    record_all(map(_entered, LedgerEntry.objects.bulk_create(made, batch_size=500)))


def _entered(entry: LedgerEntry) -> Entry:
    facts: dict[str, Any] = {"organ_name": entry.organ.name, "year": entry.year, "month": entry.month}
    facts |= {"row": LedgerRow(entry.row).label, "amount": f"{entry.amount:f}"}
    moment = _moment(date(entry.year, entry.month, 28), 15)
    return entry_for(events.ENTERED, entry, by=entry.by, organ=entry.organ_id, recorded=moment, **facts)


def load_reports(days: Days, organs: dict[str, Organ], staff: Staff, by: User) -> None:
    """The reports of both years, the county's own after those that it adds up."""
    last = recorded_years(days)[-1]
    for year in recorded_years(days):
        out = [plan for plan in REPORTING if _published(days, plan, year) <= days.today]
        below = [plan for plan in out if plan is not GOVERNMENT and (plan.slug, year) != (MISSING, last)]
        counted = figures_within(Organ.objects.filter(pk__in=[organs[plan.slug].pk for plan in below]), year)
        made = [
            _written(days, plan, organs[plan.slug], year, counted=counted[organs[plan.slug].pk].counted)
            for plan in below
        ]
        _keep(made, staff, by, returned=RETURNED if year == last else "")
        if GOVERNMENT not in out:
            continue
        total = rollup(organs[GOVERNMENT.slug], year)
        missing = tuple(member.organ.name for member in total.missing)
        whole = _written(days, GOVERNMENT, total.organ, year, counted=total.counted)
        _keep([replace(whole, missing=missing, members=len(total.members))], staff, by)
    reopened = AnnualReport.objects.filter(organ=organs[CORRECTED], year=last).first()
    if reopened is not None:
        _corrected(reopened, staff)


def _written(  # what one report is made of
    days: Days, plan: OrganPlan, organ: Organ, year: int, *, counted: Counted
) -> _Made:
    forgets = plan.slug == CORRECTED and year == recorded_years(days)[-1]
    words = words_for(counted, measured=not forgets)
    report = AnnualReport.objects.create(organ=organ, year=year, narrative=words)
    return _Made(plan, report, counted, compose(report, counted, signed_on=_signed(days, plan, year)))


def _signed(days: Days, plan: OrganPlan, year: int) -> date:
    """In January; the county's in March, and the late one in February."""
    place = REPORTING.index(plan)
    if plan is GOVERNMENT:
        return workday(date(year + 1, 3, 10))
    late = plan.slug == LATE and year == recorded_years(days)[-1]
    return workday(date(year + 1, 2, 18) if late else date(year + 1, 1, 12 + place % 12))


def _published(days: Days, plan: OrganPlan, year: int) -> date:
    return workday(_signed(days, plan, year) + timedelta(1))


def _keep(made: Sequence[_Made], staff: Staff, by: User, returned: str = "") -> None:
    """Their figures frozen, their acts, and their documents where they went out."""
    out = [one for one in made if one.plan.slug != returned]
    papers = [paper_of(one.plan, one.written) for one in out]
    organs = {one.plan.slug: one.report.organ for one in made}
    documents = load_documents(papers, organs, staff=staff, by=by)
    for one, paper in zip(out, papers, strict=True):
        one.report.document = documents[paper.key]
    AnnualReport.objects.bulk_update([one.report for one in out], ["document"])
    acts = [act for one in made for act in _acts(one, staff, returned=one.plan.slug == returned)]
    ReportAct.objects.bulk_create(acts, batch_size=500)
    record_all(_done(act) for act in sorted(acts, key=lambda act: act.recorded))


def _acts(one: _Made, staff: Staff, *, returned: bool) -> Iterator[ReportAct]:
    writer = staff.in_organ(one.report.organ_id, Role.HEAD)
    boss = User.objects.get(username=next(person.login for person in PEOPLE if person.role is Role.SUPERVISOR))
    errors = [f.fault.message for f in examine(Case(one.written)).findings if f.severity is Severity.ERROR]

    def act(deed: ReportDeed, by: User, said: str = "", **facts: Any) -> ReportAct:
        on = one.signed - timedelta(_BEFORE.get(deed, 0))
        return ReportAct(report=one.report, deed=deed, on=on, recorded=_moment(on, 14), by=by, note=said, facts=facts)

    yield act(ReportDeed.WRITTEN, writer, sections=sorted(WORDS))
    frozen = keep(one.report, one.counted, taken=_moment(one.signed - timedelta(_BEFORE[ReportDeed.FROZEN]), 14))
    said = "催报以后仍未报送，先行汇总" if one.missing else ""
    yield act(ReportDeed.FROZEN, writer, said, snapshot=frozen.pk, missing=list(one.missing), members=one.members)
    yield act(ReportDeed.SUBMITTED, writer, "已与台账核对" if errors else "", errors=errors, waived=[])
    if returned:
        yield act(ReportDeed.RETURNED, boss, "“存在的问题”与上年雷同，请写本年的情况", errors=errors)
        return
    yield act(ReportDeed.ACCEPTED, boss)
    yield act(ReportDeed.PUBLISHED, writer, document=one.report.document_id)


def _done(act: ReportAct) -> Entry:
    kind, deed = events.OF_DEEDS[ReportDeed(act.deed)], ReportDeed(act.deed)
    facts: dict[str, Any] = {"title": str(act.report), "what": str(deed.label)}
    organ = act.report.organ_id
    return entry_for(kind, act.report, by=act.by, organ=organ, on=act.on, recorded=act.recorded, **facts)


def _corrected(report: AnnualReport, staff: Staff) -> None:
    """Reopened after it was public, written anew, and out again as a correction: by the services."""
    desk = Desk(report.organ, CIVIL, staff)
    boss = User.objects.get(username=next(person.login for person in PEOPLE if person.role is Role.SUPERVISOR))
    services.reopen(report, by=desk.head, reason="“改进情况”漏写一项，现予补充")
    better = words_for(counted_of(report))["五"]
    report = services.rewrite(report, {"五": better}, by=desk.head)
    services.submit(report, by=desk.head, waiver="已与台账核对")
    services.accept(report, by=boss)
    document = Document.objects.get(pk=report.document_id)
    made = compose(report, counted_of(report), signed_on=signed_day(report))
    update(document, by=desk.editor, body=body_block(made))
    desk.clear(document)
    correct(document, by=desk.head, reason="“存在的主要问题及改进情况”漏写一项，现予补充；数据没有变动")
    note(report, ReportDeed.PUBLISHED, by=desk.head, document=document.pk)


def _moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
