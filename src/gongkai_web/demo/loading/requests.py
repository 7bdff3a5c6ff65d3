"""Requests, many at once: the rows that `register` and `act` would have left of each."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.handling import ACTS, Kind
from gongkai_web.accounts.models import User
from gongkai_web.demo.after import after_plans
from gongkai_web.demo.days import Days
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.requests import RequestPlan, address, id_number, requests
from gongkai_web.desk import events
from gongkai_web.desk.models import Applicant, Consulted, Identity, Practice, Request, RequestAct, Series
from gongkai_web.desk.services import project
from gongkai_web.desk.services.acting import BY_APPLICANT, right_for
from gongkai_web.desk.services.numbers import REQUESTS, code_of, digest_of
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import entry_for, record_all
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Act, Role

NAMES = uuid.uuid5(uuid.NAMESPACE_DNS, "chengchuan.example")


def load_requests(days: Days, organs: dict[str, Organ], staff: Staff) -> dict[str, Request]:
    """Every request with its acts, and what the organs settled for theirs; those with a tag, by it."""
    plans = sorted([*requests(days), *after_plans(days)], key=lambda plan: (plan.acts[0].on, plan.serial))
    made = _requests(plans, organs, staff, days.today)
    acts = [act for plan, request in zip(plans, made, strict=True) for act in _acts(plan, request, staff)]
    RequestAct.objects.bulk_create(acts, batch_size=500)
    Consulted.objects.bulk_create(
        Consulted(request=act.request, party=act.facts["party"], label=act.facts["who"])
        for act in acts
        if act.kind == Kind.CONSULTED
    )
    entries = [*map(_registered, made), *map(_entry, acts)]
    record_all(sorted(entries, key=lambda entry: entry.recorded))
    _settle(organs)
    return {plan.tag: request for plan, request in zip(plans, made, strict=True) if plan.tag}


def _requests(plans: Sequence[RequestPlan], organs: dict[str, Organ], staff: Staff, today: date) -> list[Request]:
    applicants = [_applicant(plan) for plan in plans]
    Applicant.objects.bulk_create(applicants)
    last: Counter[tuple[int, int]] = Counter()
    made = []
    for plan, applicant in zip(plans, applicants, strict=True):
        organ, arrived = organs[plan.organ.slug], plan.acts[0].on
        last[organ.pk, arrived.year] += 1
        submission = submission_of(plan)
        request = Request(
            organ=organ,
            number=f"{arrived.year}-{last[organ.pk, arrived.year]:04d}",
            submission=submission,
            code_digest=digest_of(code_of(submission)),
            applicant=applicant,
            channel=plan.channel,
            subject=plan.subject,
            delivery="post" if plan.channel.endswith("post") else "online",
            form="paper" if plan.channel.endswith("post") else "electronic",
            made=_moment(arrived, 9),
            officer=staff.in_organ(organ.pk, Role.DESK_OFFICER),
        )
        project(request, plan.stands(today))
        made.append(request)
    Series.objects.bulk_create(
        Series(organ_id=organ, year=year, code=REQUESTS, last=count) for (organ, year), count in last.items()
    )
    return Request.objects.bulk_create(made, batch_size=500)


def submission_of(plan: RequestPlan) -> uuid.UUID:
    """The name that its form gave a request: the same whenever the county is loaded, and its query code with it."""
    return uuid.uuid5(NAMES, str(plan.serial))


def _applicant(plan: RequestPlan) -> Applicant:
    applicant = Applicant(kind=plan.kind)
    known: dict[str, Any] = {"name": plan.name, "phone": f"0123-45{plan.serial:05d}", "address": address(plan.serial)}
    if plan.kind == "natural":
        known |= {"id_kind": "id-card", "id_number": id_number(plan.serial)}
    applicant.tell(Identity(**known))
    return applicant


def _acts(plan: RequestPlan, request: Request, staff: Staff) -> list[RequestAct]:
    return [
        RequestAct(
            request=request,
            number=act.number,
            kind=act.kind,
            on=act.on,
            recorded=_moment(act.on, 10, act.number),
            by=_who(act.kind, request, staff),
            facts=dict(act.facts),
        )
        for act in plan.acts
    ]


def _who(kind: Kind, request: Request, staff: Staff) -> User | None:
    if kind in BY_APPLICANT or (kind is Kind.ARRIVED and request.channel == "online"):
        return None
    role = Role.HEAD if right_for(kind) is Act.SIGN_ANSWERS else Role.DESK_OFFICER
    return staff.in_organ(request.organ_id, role)


def _entry(act: RequestAct) -> Entry:
    request, kind = act.request, Kind(act.kind)
    facts = {"number": request.number, "what": _(ACTS[kind].label)}
    return entry_for(
        events.OF_ACTS[kind], request, by=act.by, organ=request.organ_id, on=act.on, recorded=act.recorded, **facts
    )


def _registered(request: Request) -> Entry:
    facts: dict[str, Any] = {"number": request.number, "channel": request.get_channel_display()}
    by = None if request.channel == "online" else request.officer
    known: dict[str, Any] = {"organ": request.organ_id, "on": request.arrived_on, "recorded": request.made}
    return entry_for(events.REGISTERED, request, by=by, **known, **facts)


def _moment(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def _settle(organs: dict[str, Organ]) -> None:
    """What each organ settled: the county's government reviews its departments and towns."""
    government = next(organ for organ in organs.values() if organ.depth == 1)
    Practice.objects.bulk_create(
        Practice(
            organ=organ,
            mark=f"{organ.called}公开",
            reviewer="某市人民政府" if organ == government else government.name,
            reviewer_address="澄川县司法局行政复议受理窗口（虚构）",
            reviewer_online="https://fuyi.chengchuan.example",
            court="澄川县人民法院",
            court_address="澄川县人民法院立案庭（虚构）",
            payment="凭缴费通知书到县政务服务中心非税收入窗口缴纳，或者扫描通知书上的付款码",
        )
        for organ in organs.values()
    )
