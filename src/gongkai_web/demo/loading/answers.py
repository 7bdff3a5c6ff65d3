"""Letters, fees and disputes of the bureau whose people are printed: as the services would have left them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.deciding import Given
from gongkai.fees import fee_by_pages
from gongkai.handling import Kind
from gongkai.letters import LETTERS, compose
from gongkai.letters.composing import number_of
from gongkai.statute.tariff import Mode
from gongkai_web.demo.after import DISPUTES, PAGES, YUAN, DisputePlan
from gongkai_web.demo.days import Days
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.requests import working_after
from gongkai_web.desk import events
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.known import known_of
from gongkai_web.desk.models import Decision, Dispute, FeeNotice, Letter, Paper, Request, RequestAct
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.letters import as_composed
from gongkai_web.desk.services.numbers import next_number
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.writing import as_word, plain_pdf
from gongkai_web.journal.services import entry_for, record_all
from gongkai_web.organs.roles import Role

_OURS = {"complete": "complete", "nature": "request", "repeated": "new", "amount": "within", "responsible": "ours"}
_PUBLIC = {**_OURS, "held": "already-public", "service": "direct"}
_NOT_FOUND = {**_OURS, "held": "not-found", "service": "direct"}
_FEE: Mapping[str, Given] = {
    "fee_mode": Mode.PAGES.value,
    "fee_count": PAGES,
    "fee_yuan": YUAN,
    "fee_lines": list(fee_by_pages(PAGES).explain()),
}


@dataclass(frozen=True, slots=True)
class _Desk:
    """One request on its desk, as of the day of loading."""

    request: Request
    staff: Staff
    today: date

    def by(self, role: Role) -> Any:
        """Who has a role in its organ."""
        return self.staff.in_organ(self.request.organ_id, role)

    def act(self, kind: Kind) -> RequestAct:
        """Its only act of a kind."""
        return self.request.acts.get(kind=kind)

    def known(self, asof: date) -> dict[str, Given]:
        """What it told of itself on a day."""
        return known_of(self.request, standing_of(self.request, asof=asof))


def load_answers(days: Days, tagged: Mapping[str, Request], staff: Staff) -> None:
    """What waits for a signature, what is signed, what went out; fees asked and paid; a review and a suit."""
    desks = {tag: _Desk(request, staff, days.today) for tag, request in tagged.items()}
    searched = {"searched_by": "陈安", "searched_in": ["档案室", "公文系统"], "searched_for": ["会议纪要", "检查结果"]}
    if desk := desks.get("signing"):
        on = desk.act(Kind.DECIDED).on
        _decide(desk, _NOT_FOUND, {**searched, "searched_on": working_after(on, -1)})
        _draft(desk, "not-found", on)
    if desk := desks.get("sending"):
        _decide(desk, _PUBLIC, {"published_at": "县政府门户网站“政府信息公开”专栏“社会救助”栏目"})
        _sign(desk, _draft(desk, "already-public", desk.act(Kind.DECIDED).on), desk.act(Kind.SIGNED_OFF).on)
    if desk := desks.get("extended"):
        _extend(desk)
    for tag in ("fee", "charged"):
        if desk := desks.get(tag):
            _charge(desk)
    for plan in DISPUTES:
        if desk := desks.get(plan.tag):
            _dispute(desk, plan)


def _decide(desk: _Desk, answers: Mapping[str, str], evidence: Mapping[str, Given]) -> None:
    """The decision that was put forward, with its evidence."""
    act, by = desk.act(Kind.DECIDED), desk.by(Role.DESK_OFFICER)
    made = Decision(
        request=desk.request,
        version=1,
        answers=dict(answers),
        disposition=act.facts["disposition"],
        by=by,
        made=act.recorded,
        act=act,
    )
    made.file({**desk.known(act.on), **evidence})
    made.save()


def _draft(desk: _Desk, code: str, on: date, extra: Mapping[str, Given] | None = None) -> Letter:
    """A letter that nobody signed yet."""
    request = desk.request
    decision = request.decisions.last()
    told = "" if LETTERS[code].procedural else request.disposition
    known = {**desk.known(on), **(decision.evidence if decision and told else {}), **(extra or {})}
    known |= {"applicant": request.applicant.identity.name, "serial": 1, "on": on}
    if told:
        known["service"] = "direct"
    composed = compose(code, known, disposition=told)
    letter = Letter(
        request=request,
        code=code,
        disposition=told,
        title=composed.title,
        by=desk.by(Role.DESK_OFFICER),
        made=_moment(on, 11),
    )
    letter.say(facts={**composed.facts}, paragraphs=composed.paragraphs, chosen={})
    letter.save()
    _tell(desk, letter, on, desk.by(Role.DESK_OFFICER), what=_("已起草"))
    return letter


def _sign(desk: _Desk, letter: Letter, on: date) -> None:
    """The head puts their name to it: it has its number and day."""
    kind = LETTERS[letter.code]
    serial = next_number(desk.request.organ, on.year, f"letter/{kind.series}")
    facts: dict[str, Any] = {**letter.facts, "serial": serial, "on": on}
    letter.say(facts=facts)
    letter.number = number_of(kind, facts)
    letter.signed_by, letter.signed_on = desk.by(Role.HEAD), on
    letter.save()
    _tell(desk, letter, on, letter.signed_by, what=_("已签发，{number}").format(number=letter.number))


def _send(desk: _Desk, code: str, act: RequestAct, extra: Mapping[str, Given], *, drafted: date) -> Letter:
    """Drafted and signed on one day, and given to the applicant as an act."""
    letter = _draft(desk, code, drafted, extra)
    _sign(desk, letter, drafted)
    letter.act, letter.method, letter.sent_on, letter.reached_on = act, "direct", act.on, act.on
    letter.save()
    by, word = desk.by(Role.DESK_OFFICER), as_word(letter)
    for ending, content in (("docx", word), ("pdf", plain_pdf(as_composed(letter)))):
        keep(desk.request, PaperKind.LETTER, f"{letter}.{ending}", BytesIO(content), by=by, letter=letter)
    Paper.objects.filter(letter=letter).update(added=_moment(act.on, 12))
    _tell(desk, letter, act.on, by, what=_("已发出，{how}").format(how=letter.get_method_display()))
    return letter


def _extend(desk: _Desk) -> None:
    """The notice of an extension."""
    told = desk.act(Kind.EXTENDED)
    deadline = standing_of(desk.request, asof=told.on).deadline
    extra: dict[str, Given] = {"extension_why": "需要检索三个年度的档案"}
    if deadline and deadline.due:
        extra["extended_to"] = deadline.due
    _send(desk, "extension-notice", told, extra, drafted=desk.act(Kind.EXTENSION_AGREED).on)


def _charge(desk: _Desk) -> None:
    """The notice of a fee, and its payment where there is one."""
    noticed, paid = desk.act(Kind.FEE_NOTICED), desk.request.acts.filter(kind=Kind.PAID).first()
    letter = _send(desk, "fee-notice", noticed, _FEE, drafted=noticed.on)
    reached = desk.act(Kind.REACHED).on
    Letter.objects.filter(pk=letter.pk).update(reached_on=reached)
    known: dict[str, Any] = {"mode": Mode.PAGES.value, "units": PAGES, "yuan": YUAN, "noticed_on": noticed.on}
    if paid is not None:
        known |= {"paid_on": paid.on, "paid": YUAN, "voucher": paid.facts["voucher"]}
    FeeNotice.objects.create(request=desk.request, letter=letter, **known)


def _dispute(desk: _Desk, plan: DisputePlan) -> None:
    answered = desk.act(Kind.ANSWERED).on

    def day(later: int | None) -> date | None:
        return None if later is None else working_after(answered, later)

    accepted, decided = working_after(answered, plan.accepted), day(plan.decided)
    made = Dispute.objects.create(
        request=desk.request,
        kind=plan.kind,
        body=plan.body,
        docket=plan.docket.format(year=accepted.year),
        accepted_on=accepted,
        copy_on=day(plan.copy),
        answered_on=day(plan.answered),
        decided_on=decided,
        told_on=day(plan.decided + 2) if plan.decided else None,
        **plan.fields,
    )
    told = ((accepted, _("已登记")), *(((decided, _("已更新")),) if decided else ()))
    for on, what in told:
        _record(desk, events.DISPUTE, on, desk.by(Role.DESK_OFFICER), title=made.get_kind_display(), what=what)


def _tell(desk: _Desk, letter: Letter, on: date, by: Any, *, what: str) -> None:
    _record(desk, events.LETTER, on, by, title=letter.title, what=what)


def _record(desk: _Desk, kind: Any, on: date, by: Any, **facts: Any) -> None:
    request = desk.request
    known: dict[str, Any] = {"organ": request.organ_id, "on": on, "recorded": _moment(on, 12)}
    record_all([entry_for(kind, request, by=by, **known, number=request.number, **facts)])


def _moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
