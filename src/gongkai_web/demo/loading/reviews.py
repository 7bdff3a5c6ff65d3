"""The reviews that everything public has passed: its organ's own people, one after the other, before it went out.

Many at once: what `submit`, `pass_on`, `rule` and `clear` would have left of each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from gongkai.review import POINTS, Ruling, Stage, chain_of
from gongkai_web.accounts.models import User
from gongkai_web.demo.people import WORKING
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import entry_for
from gongkai_web.organs.models import Membership
from gongkai_web.organs.roles import Role
from gongkai_web.review import events
from gongkai_web.review.contents import content_of
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Clearance, Step

BASIS = "对照国家秘密和工作秘密事项范围逐项核对，不含涉密和敏感内容"
STAGES: tuple[Stage, ...] = chain_of().of(important=False)
_BEFORE = 5
"""Acts before the publication, a working day apart where there are so many."""


class Staff:
    """Whom a publication or a request takes, by organ and role."""

    def __init__(self) -> None:
        members = Membership.objects.filter(role__in=WORKING).select_related("user").order_by("pk")
        self._people: dict[tuple[int, Role], User] = {}
        for member in members:
            self._people.setdefault((member.organ_id, member.role_), member.user)

    def of(self, record: Any, role: Role) -> User:
        """The person of an organ who has a role."""
        return self.in_organ(record.organ_id, role)

    def in_organ(self, organ: int, role: Role) -> User:
        """The person of an organ, by its number, who has a role."""
        return self._people[organ, role]


@dataclass(frozen=True, slots=True)
class Outing:
    """A record that goes out at a moment: when it was drafted, and each act on the way, the last the publication."""

    record: Any
    published: datetime

    @property
    def moments(self) -> list[datetime]:
        """Draft, three reviews, secrecy review, publication: on working days, none before the day it was made."""
        return [self._moment(n) for n in range(_BEFORE, -1, -1)]

    def _moment(self, acts: int) -> datetime:
        """The moment so many acts before the publication."""
        day = timezone.localdate(self.published)
        made: date = getattr(self.record, "formed_on", None) or day - timedelta(days=2 * _BEFORE)
        before = max(day - timedelta(days=acts), made)
        if acts:
            before = max(before - timedelta(days=max(before.weekday() - 4, 0)), made)
        return self.published - (day - before) - timedelta(minutes=9 * acts)

    @property
    def drafted(self) -> datetime:
        """When it was drafted and, within the same minute, sent in."""
        return self.moments[0]


def review_all(outings: Sequence[Outing], revisions: Sequence[Any], *, staff: Staff) -> list[tuple[datetime, Entry]]:
    """The steps and the clearance of each; what the journal says of them comes back, with its moments."""
    kind = ContentType.objects.get_for_model(type(outings[0].record))
    steps, cleared = [], []
    for outing, revision in zip(outings, revisions, strict=True):
        content = content_of(revision)
        known = {"record_type": kind, "record_id": outing.record.pk, "revision": revision, "content": content}
        steps += list(_steps(outing, known, staff))
        cleared.append(Clearance(**known, moment=outing.published))
    Step.objects.bulk_create(steps, batch_size=500)
    Clearance.objects.bulk_create(cleared, batch_size=500)
    records = {outing.record.pk: outing.record for outing in outings}
    return [(step.recorded, _entry(step, records[step.record_id])) for step in steps]


def _steps(outing: Outing, known: dict[str, Any], staff: Staff) -> Iterator[Step]:
    record, (drafted, *later) = outing.record, outing.moments

    def step(act: ReviewAct, role: Role, at: datetime, **said: Any) -> Step:
        day = timezone.localdate(at)
        by = staff.of(record, role)
        return Step(**known, organ=record.organ_id, act=act, by=by, on=day, recorded=at, **said)

    yield step(ReviewAct.SUBMITTED, Role.EDITOR, drafted)
    for stage, at in zip(() if record.promptly else STAGES, later, strict=False):
        yield step(ReviewAct.PASSED, Role(stage.roles[0]), at, stage=stage.code, opinion="同意", checked=list(POINTS))
    at = later[len(STAGES)]
    yield step(ReviewAct.RULED, Role.SECRECY_REVIEWER, at, ruling=Ruling.OPEN.value, opinion=BASIS)


def _entry(step: Step, record: Any) -> Entry:
    kind, said = events.SUBMITTED, {}
    if step.act == ReviewAct.PASSED:
        stage = next(stage for stage in STAGES if stage.code == step.stage)
        kind, said = events.PASSED, {"stage": stage.label}
    elif step.act == ReviewAct.RULED:
        kind, said = events.RULED, {"ruling": Ruling(step.ruling).label}
    facts: dict[str, Any] = {"title": str(record), "step": step.pk} | said
    return entry_for(kind, record, by=step.by, organ=step.organ, on=step.on, recorded=step.recorded, **facts)
