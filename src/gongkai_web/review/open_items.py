"""Items in work: drafts and changes of what passes reviews, and emergencies whose reviews are still owed.

How all of them stand follows from their steps alone, which is little to read; what a page tells of an item is read for
the items of that page. So many queries bring them however many they are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, Revision

from gongkai.review import Chain, Event, Standing, standing
from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.review.contents import content_of
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Clearance, Step
from gongkai_web.review.selectors import Way, authors_since, drafted, rule_of, rules_above, ways_of


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One item in work: where it is, since when its newest version waits, and how that stands."""

    model: type[Any]
    pk: int
    organ: int
    since: datetime
    changed: bool
    standing: Standing


def reviewed_models() -> list[type[Any]]:
    """Every kind of record that passes reviews."""
    return [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and hasattr(model, "versions")]


def open_items(person: User) -> Iterator[OpenItem]:
    """The items in work, of the organs whose work the person may see."""
    organs = organs_for(person, Act.SEE)
    for model in reviewed_models():
        yield from _of_kind(model, organs)


def ways_at(items: Iterable[OpenItem]) -> list[Way]:
    """Everything that a page tells of some items, in their order."""
    wanted = list(items)
    keys: dict[type[Any], list[int]] = defaultdict(list)
    for item in wanted:
        keys[item.model].append(item.pk)
    known = {(model, way.record.pk): way for model, those in keys.items() for way in _ways(model, those)}
    return [known[item.model, item.pk] for item in wanted if (item.model, item.pk) in known]


def _ways(model: type[Any], keys: Collection[int]) -> list[Way]:
    found = model._default_manager.filter(pk__in=keys).select_related("organ", "latest_revision", "live_revision")
    return ways_of(model, list(found))


def _of_kind(model: type[Any], organs: QuerySet[Organ]) -> Iterator[OpenItem]:
    """The items in work of one kind."""
    among = _in_work(model, organs)
    fields = ("pk", "organ_id", "latest_revision_id", "latest_revision__created_at", "has_unpublished_changes")
    rows = list(among.values_list(*fields))
    if not rows:
        return
    kind = ContentType.objects.get_for_model(model)
    told, contents = _told(kind, among)
    numbers = among.annotate(pk_as_text=Cast("pk", CharField())).values("pk_as_text")
    made, out = drafted(kind, numbers), _gone_out(kind, among)
    chains = _chains(model, {row[1] for row in rows})
    for pk, organ, revision, since, changed in rows:
        authors = authors_since(out.get(pk, ()), made.get(str(pk), ()), revision)
        here = standing(chains[organ], told.get(pk, ()), contents.get(revision, ""), authors)
        yield OpenItem(model, pk, organ, since, changed, here)


def _in_work(model: type[Any], organs: QuerySet[Organ]) -> QuerySet[Any]:
    known = model._default_manager.filter(organ__in=organs.values("pk"), latest_revision__isnull=False)
    kind = ContentType.objects.get_for_model(model)
    excepted = Step.objects.filter(act=ReviewAct.EXCEPTED, record_type=kind).values("record_id")
    return known.filter(Q(has_unpublished_changes=True) | Q(live=True, pk__in=excepted)).order_by()


def _told(kind: ContentType, among: QuerySet[Any]) -> tuple[dict[int, list[Event]], dict[int, str]]:
    """What happened to each item, first to last; and the names of what versions say.

    A version on which somebody acted bears its name on that step, and one of an item on which nobody ever acted needs
    none: of the rest, those that were changed since, the words are read.
    """
    steps = Step.objects.filter(record_type=kind)
    events: dict[int, list[Event]] = defaultdict(list)
    named: dict[int, str] = {}
    for step in steps.filter(record_id__in=among.values("pk")).defer("opinion", "checked", "facts"):
        named[step.revision_id] = step.content
        if event := step.event:
            events[step.record_id].append(event)
    acted, here = (
        Exists(steps.filter(record_id=OuterRef("pk"))),
        Exists(steps.filter(revision=OuterRef("latest_revision"))),
    )
    changed = among.filter(acted, ~here).values("latest_revision")
    for revision in Revision.objects.filter(pk__in=changed).iterator(chunk_size=200):
        named[revision.pk] = content_of(revision)
    return events, named


def _gone_out(kind: ContentType, among: QuerySet[Any]) -> dict[int, list[int]]:
    """The versions of each item that were let out."""
    found: dict[int, list[int]] = defaultdict(list)
    known = Clearance.objects.filter(record_type=kind, record_id__in=among.values("pk"))
    for pk, revision in known.values_list("record_id", "revision"):
        found[pk].append(revision)
    return found


def _chains(model: type[Any], organs: Collection[int]) -> dict[int, Chain]:
    """What each organ asks of this kind."""
    known = list(Organ.objects.filter(pk__in=organs))
    rules = rules_above(known)
    return {organ.pk: rule_of(organ, model, known=rules).chain for organ in known}
