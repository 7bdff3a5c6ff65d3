"""Figures of reviews, by organ and by person, with the steps behind each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from gongkai.calendar import WorkCalendar, load
from gongkai.review import Figures, Passage, Period, of_organ, of_person, people_in
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ, OrganQuerySet
from gongkai_web.organs.policies import acts_of, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.review.contents import content_of
from gongkai_web.review.models import Clearance, Step
from gongkai_web.review.passing import Asked, gone, passed
from gongkai_web.review.rulebook import rulebook

READERS = (Act.READ_JOURNAL, Act.SUPERVISE)
"""Heads, supervisors and auditors read what people did: each of them may do one of these, and nobody else may."""


def may_read(user: User | AnonymousUser) -> bool:
    """Whether a person may read figures of some organ."""
    return not acts_of(user).isdisjoint(READERS)


def organs_read_by(user: User | AnonymousUser) -> OrganQuerySet:
    """The organs whose figures a person may read, in the order of the tree."""
    reach = [organs_for(user, act) for act in READERS]
    keys = reduce(or_, ({*organs.values_list("pk", flat=True)} for organs in reach))
    return Organ.objects.filter(pk__in=keys).order_by("path")


@dataclass(frozen=True)
class Counted:
    """The passages of some organs over a period, and the figures that follow from them."""

    period: Period
    passages: Mapping[int, tuple[Passage, ...]]
    calendar: WorkCalendar

    @cached_property
    def by_organ(self) -> dict[int, Figures]:
        """The figures of each organ of which there is something to count, in the order of the tree."""
        found = {organ: of_organ(known, self.period, self.calendar) for organ, known in self.passages.items()}
        return {organ: figures for organ, figures in found.items() if not figures.empty}

    @cached_property
    def people(self) -> tuple[User, ...]:
        """Everyone of whom there is something to count, by name."""
        keys = people_in(self._all, self.period)
        return tuple(User.objects.filter(pk__in=keys).order_by("full_name", "pk"))

    def of_person(self, person: int) -> Figures:
        """The figures of one person, of all these organs together."""
        return of_person(self._all, person, self.period, self.calendar)

    @cached_property
    def whole(self) -> Figures:
        """The figures of all these organs together."""
        return of_organ(self._all, self.period, self.calendar)

    @property
    def _all(self) -> tuple[Passage, ...]:
        return tuple(passage for found in self.passages.values() for passage in found)


def counted(organs: QuerySet[Organ], period: Period) -> Counted:
    """What the items of these organs went through in a period.

    An item belongs to the organ that its steps name, which is the one that it had when they were taken. Each step is
    held against the rule that was in force when it was put on record.
    """
    within = {organ.pk: organ for organ in organs.order_by("path")}
    book = rulebook(within.values())
    found: dict[int, list[Passage]] = {}
    for record, steps in _items(organs, period):
        organ = within.get(steps[-1].organ)
        if organ is None:  # it has moved to one whose figures are another's
            continue
        model = ContentType.objects.get_for_id(steps[-1].record_type_id).model_class()
        found.setdefault(organ.pk, []).extend(_passages(record, steps, partial(book.chain, organ, model or Step)))
    return Counted(period, {organ: tuple(found[organ]) for organ in within if organ in found}, load())


def _passages(record: Any, steps: list[Step], asked: Asked) -> tuple[Passage, ...]:
    if record is None:  # a draft that was deleted
        return passed(steps, (), asked, content=steps[-1].content, out=frozenset())
    names = {step.revision_id: step.content for step in steps}
    latest = record.latest_revision
    content = names.get(latest.pk) or content_of(latest) if latest else steps[-1].content
    return passed(steps, record.let_out, asked, content=content, out=gone(record, names))


def _items(organs: QuerySet[Organ], period: Period) -> Iterator[tuple[Any, list[Step]]]:
    """Every item with a step in the period, with all its steps; None for an item that is no more."""
    within = Step.objects.filter(organ__in=organs.values("pk"), on__range=(period.first, period.last))
    keys: dict[int, set[int]] = {}
    for kind, key in within.order_by().values_list("record_type", "record_id").distinct():
        keys.setdefault(kind, set()).add(key)
    for kind, those in keys.items():
        records = _records(kind, those)
        for record in records.values():
            record.let_out = []
        for cleared in Clearance.objects.filter(record_type=kind, record_id__in=records):
            records[cleared.record_id].let_out.append(cleared)
        steps: dict[int, list[Step]] = {key: [] for key in sorted(those)}
        for step in Step.objects.filter(record_type=kind, record_id__in=those):
            steps[step.record_id].append(step)
        yield from ((records.get(key), own) for key, own in steps.items())


def _records(kind: int, keys: Iterable[int]) -> dict[int, Any]:
    model = ContentType.objects.get_for_id(kind).model_class()
    if model is None:
        return {}
    found = model._default_manager.filter(pk__in=keys).select_related("latest_revision")
    shown = hasattr(model, "versions")
    return {record.pk: record for record in (found.prefetch_related("versions__revision") if shown else found)}


def steps_behind(keys: Iterable[int]) -> QuerySet[Step]:
    """The steps that a figure counts, newest first."""
    found = Step.objects.filter(pk__in=list(keys)).select_related("by", "record_type")
    return found.order_by("-on", "-pk")


def titled(steps: Iterable[Step], called: Callable[[Step], str]) -> list[tuple[Step, Any, str]]:
    """Each step with its record, None where it is no more, and what the record is called."""
    known = list(steps)
    keys: dict[int, set[int]] = {}
    for step in known:
        keys.setdefault(step.record_type_id, set()).add(step.record_id)
    records = {kind: _records(kind, those) for kind, those in keys.items()}
    pairs = [(step, records[step.record_type_id].get(step.record_id)) for step in known]
    return [(step, record, str(record) if record else called(step)) for step, record in pairs]
