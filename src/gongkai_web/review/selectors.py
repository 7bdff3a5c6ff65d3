"""What is asked of reviews: the rule of a record, its steps, how it stands, whose turn it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Revision

from gongkai.review import Stage, Standing, standing
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import holders
from gongkai_web.organs.roles import Role
from gongkai_web.review.contents import content_of
from gongkai_web.review.kinds import Levels, ReviewAct
from gongkai_web.review.models import Clearance, Rule, Step


def rule_of(organ: Organ, model: type[Any] | None, known: Iterable[Rule] | None = None) -> Rule:
    """The rule that a record of an organ comes under: near before far, and its own kind's before that of all.

    Particulars (`PublicRecord.promptly`) come under a rule of their own kind alone; where there is none, they pass
    the secrecy review and nothing else.

    Args:
        organ: whose record it is.
        model: its kind; None asks for the rule of all kinds that have none of their own.
        known: rules that may be it, for whoever has asked for them already.
    """
    light = getattr(model, "promptly", False)
    kinds = {None, ContentType.objects.get_for_model(model).pk} if model else {None}
    kinds -= {None} if light else set()
    above = {path: depth for depth, path in enumerate(_paths(organ.path))}
    found = rules_above([organ]) if known is None else known
    fitting = [rule for rule in found if rule.organ.path in above and rule.record_type_id in kinds]
    if not fitting:
        return Rule(organ=organ, levels=Levels.NONE, extra=0) if light else Rule(organ=organ)
    return max(fitting, key=lambda rule: (above[rule.organ.path], rule.record_type_id is not None))


def rules_above(organs: Iterable[Organ]) -> list[Rule]:
    """The rules of these organs and of all above them."""
    paths = {path for organ in organs for path in _paths(organ.path)}
    return list(Rule.objects.filter(organ__path__in=paths).select_related("organ", "record_type"))


def _paths(path: str) -> Iterable[str]:
    step = Organ.steplen
    return [path[:end] for end in range(step, len(path) + 1, step)]


def steps_of(record: Any) -> QuerySet[Step]:
    """Every step of a record, first to last."""
    kind = ContentType.objects.get_for_model(type(record))
    return Step.objects.filter(record_type=kind, record_id=record.pk).select_related("by", "revision")


@dataclass(frozen=True, slots=True)
class Way:
    """A version on its way to the public: the version, its content's name, its rule, its steps and how it stands."""

    record: Any
    revision: Any
    content: str
    rule: Rule
    steps: tuple[Step, ...]
    standing: Standing

    @property
    def owed_until(self) -> date | None:
        """The last day for the reviews of an emergency that are still owed; None where none are."""
        due = [step.facts.get("due") for step in self.steps if step.act == ReviewAct.EXCEPTED and step.facts.get("due")]
        return date.fromisoformat(due[-1]) if due and self.standing.follows else None

    @property
    def overdue(self) -> bool:
        """Whether that day has passed."""
        return self.owed_until is not None and self.owed_until < timezone.localdate()

    @property
    def last_reviewed(self) -> Any:
        """The version that was reviewed last before this content; else the one that is public; None where neither."""
        others = [step.revision for step in self.steps if step.content != self.content and step.stage]
        return others[-1] if others else self.record.live_revision


def way_of(record: Any, revision: Any = None) -> Way:
    """How a version stands; the newest where none is given."""
    revision = revision or record.latest_revision
    rule = rule_of(record.organ, type(record))
    return _way(record, revision, rule, steps=tuple(steps_of(record)), authors=authors_of(record, revision))


def ways_of(model: type[Any], records: Collection[Any]) -> list[Way]:
    """How the newest versions of records of one kind stand, with so many queries however many they are."""
    kind = ContentType.objects.get_for_model(model)
    steps: dict[int, list[Step]] = {record.pk: [] for record in records}
    for step in Step.objects.filter(record_type=kind, record_id__in=steps).select_related("by", "revision"):
        steps[step.record_id].append(step)
    made = drafted(kind, [str(record.pk) for record in records])
    gone_out: dict[int, list[int]] = {}
    for pk, out in Clearance.objects.filter(record_type=kind, record_id__in=steps).values_list("record_id", "revision"):
        gone_out.setdefault(pk, []).append(out)
    rules = rules_above({record.organ for record in records})
    return [
        _way(
            record,
            record.latest_revision,
            rule_of(record.organ, model, known=rules),
            steps=tuple(steps[record.pk]),
            authors=authors_since(gone_out.get(record.pk, []), made.get(str(record.pk), []), record.latest_revision.pk),
        )
        for record in records
    ]


def _way(record: Any, revision: Any, rule: Rule, *, steps: tuple[Step, ...], authors: frozenset[int]) -> Way:
    content = content_of(revision)
    events = [event for step in steps if (event := step.event)]
    return Way(record, revision, content, rule, steps, standing(rule.chain, events, content, authors))


def authors_of(record: Any, revision: Any) -> frozenset[int]:
    """Who drafted or changed a version since the record last went out."""
    kind = ContentType.objects.get_for_model(type(record))
    gone_out = Clearance.objects.filter(record_type=kind, record_id=record.pk).values_list("revision", flat=True)
    return authors_since(gone_out, record.revisions.values_list("pk", "user"), revision.pk)


def drafted(kind: ContentType, numbers: Any) -> dict[str, list[tuple[int, int | None]]]:
    """The versions of records and who made each, by the number of the record; `numbers` are texts, or a query."""
    known: dict[str, list[tuple[int, int | None]]] = {}
    kept = Revision.objects.filter(base_content_type=kind, object_id__in=numbers)
    for pk, user, number in kept.values_list("pk", "user", "object_id"):
        known.setdefault(number, []).append((pk, user))
    return known


def authors_since(gone_out: Iterable[int], versions: Iterable[tuple[int, int | None]], revision: int) -> frozenset[int]:
    """Who made the versions since another went out before this; this one may be out itself, its reviews still owed."""
    after = max((pk for pk in gone_out if pk < revision), default=0)
    return frozenset(user for pk, user in versions if after < pk <= revision and user is not None)


def may_stand(person: int, roles: Collection[Role], where: Standing, stage: Stage) -> bool:
    """Whether a person with these roles in the organ may stand at a stage, and nothing bars them."""
    return not {Role(role) for role in stage.roles}.isdisjoint(roles) and not where.bars(person)


def able(way: Way, stage: Stage) -> list[User]:
    """Who could stand at a stage today: nobody, where a reviewer has left and no other was appointed."""
    people = holders([Role(role) for role in stage.roles], way.record.organ)
    return [person for person in people if not way.standing.bars(person.pk)]
