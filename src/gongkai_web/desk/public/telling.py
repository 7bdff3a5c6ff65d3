"""What an applicant is told of their request: what happened, what is next, by when and why, and what they can do."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.clock import Entry, ledger
from gongkai.handling import Line, Standing, State, next_step, story
from gongkai.statute import clause, remedy
from gongkai.statute.remedies import Route
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import FeeNotice, Practice, Rating, Request
from gongkai_web.desk.office.signs import sign_of
from gongkai_web.desk.public.downloads import Sent, sent_to
from gongkai_web.desk.public.words import STATES
from gongkai_web.desk.selectors import standing_of
from gongkai_web.ui.language import on_record, spoken


@dataclass(frozen=True, slots=True)
class Due:
    """The due day: how near it is (`sign`, in words `left`), and every day up to it."""

    on: date
    provisional: bool
    sign: str
    left: str
    days: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One request as its applicant sees it. `seen` is the number of the last act told of."""

    request: Request
    state: str
    asks: str
    lines: tuple[Line, ...]
    next: str
    due: Due | None
    reasons: tuple[str, ...]
    wait_until: date | None
    lapsed: bool
    open: bool
    fee: FeeNotice | None
    sent: list[Sent]
    practice: Practice | None
    remedies: str
    doubt: str
    overdue: bool
    rating: Rating | None
    may_rate: bool
    seen: int


_ASKS = {State.CORRECTING: "correct", State.EXPLAINING: "explain", State.AWAITING_FEE: "pay"}


def told(request: Request) -> Told:
    """Everything about a request as it stands today."""
    acts = list(request.acts.all())
    stands = standing_of(request, acts=acts)
    deadline = stands.deadline
    waiting = deadline.waiting if deadline and stands.open else None
    practice = Practice.objects.filter(organ=request.organ_id).first()
    remedies, doubt = _remedies(stands, practice)
    return Told(
        request=request,
        state=STATES[stands.state.name.lower()],
        asks=_ASKS.get(stands.state, ""),
        lines=tuple(replace(line, sentence=_(line.sentence)) for line in story(stands)),
        next=_(next_step(stands)),
        due=_due(request, stands),
        reasons=reasons_of(stands),
        wait_until=waiting.until if waiting else None,
        lapsed=stands.lapsed,
        open=stands.open,
        fee=request.fees.last() if stands.state is State.AWAITING_FEE else None,
        sent=sent_to(request),
        practice=practice,
        remedies=remedies,
        doubt=doubt,
        overdue=stands.open and stands.late,
        rating=Rating.objects.filter(request=request).first(),
        may_rate=stands.state is State.ANSWERED,
        seen=acts[-1].number,
    )


def reasons_of(stands: Standing) -> tuple[str, ...]:
    """Why the due day is what it is, a line a reason."""
    with spoken():
        return stands.deadline.explain() if stands.deadline else ()


def _due(request: Request, stands: Standing) -> Due | None:
    deadline = stands.deadline
    if not stands.open or deadline is None or deadline.due is None:
        return None
    days = calendar()
    sign = sign_of(request, timezone.localdate(), days)
    with spoken():
        counted = tuple(ledger(deadline, days))
    return Due(deadline.due, deadline.provisional, sign.code, sign.words, counted)


def _remedies(stands: Standing, practice: Practice | None) -> tuple[str, str]:
    """What can be done against the answer, in the law's words, and where a court may not take it on."""
    if stands.state is not State.ANSWERED or stands.ended is None or not stands.disposition:
        return "", ""
    known = remedy(stands.disposition, stands.ended.on)
    if known.route is Route.NONE or practice is None or not (practice.reviewer and practice.court):
        return "", ""
    with on_record():
        answer = _("答复")
    said = clause(
        stands.disposition,
        stands.ended.on,
        reviewer=practice.reviewer,
        court=practice.court,
        online=practice.reviewer_online,
        document=answer,
    )
    return said, str(known.doubt.note) if known.doubt else ""
