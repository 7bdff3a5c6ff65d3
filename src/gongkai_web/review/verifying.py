"""Whether everything public is what was reviewed: what somebody changed behind the services' back comes to light.

Triggers refuse most of it (`review.guards`). This looks at what they cannot: clearances that no step supports, parts of
a record in other tables, and whether the triggers are there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.review import Ruling
from gongkai_web.review.contents import content_of, differing
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Clearance, Step

CHUNK = 200
"""Records that are looked at together."""
_FEWEST = 2
"""Levels of the shortest chain."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Something public that is not what was reviewed. `organ` is the number of its organ."""

    record: Any
    message: str

    def __str__(self) -> str:
        meta = self.record._meta
        return _("{kind}“{title}”（{key}）：{message}").format(
            kind=meta.verbose_name, title=self.record, key=f"{meta.label_lower}/{self.record.pk}", message=self.message
        )


def breaches(models: Iterable[type[Any]]) -> Iterator[Breach]:
    """Everything public of these kinds that is not what was reviewed."""
    for model in models:
        public = model._default_manager.filter(live=True).select_related("live_revision").order_by("pk")
        yield from _of_kind(ContentType.objects.get_for_model(model), public)


def _of_kind(kind: ContentType, public: QuerySet[Any]) -> Iterator[Breach]:
    keys = list(public.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        cleared = {each.record_id: each for each in _cleared(kind, public.filter(pk__in=chunk))}
        steps: dict[int, list[Step]] = {}
        for step in Step.objects.filter(record_type=kind, record_id__in=chunk):
            steps.setdefault(step.record_id, []).append(step)
        for record in public.filter(pk__in=chunk):
            yield from (Breach(record, said) for said in _faults(record, cleared, steps.get(record.pk, [])))


def _cleared(kind: ContentType, public: QuerySet[Any]) -> QuerySet[Clearance]:
    """The clearances of the versions that are public."""
    return Clearance.objects.filter(record_type=kind, revision__in=public.values("live_revision"))


def _faults(record: Any, cleared: Mapping[int, Clearance], steps: list[Step]) -> Iterator[str]:
    if record.live_revision is None:
        yield _("没有记下公开的是哪一稿；审核制度以前公开的，请重新送审发布")
        return
    clearance = cleared.get(record.pk)
    if clearance is None:
        yield _("公开的这一稿没有准予公开的登记")
    elif clearance.content != content_of(record.live_revision):
        yield _("这一稿的内容与准予公开时不同")
    else:
        yield from _unsupported(record, clearance, steps)
    if names := differing(record, record.live_revision):
        yield _("公众看到的与这一稿不同：{names}").format(names=_("、").join(names))


def _unsupported(record: Any, clearance: Clearance, steps: list[Step]) -> Iterator[str]:
    """What a clearance rests on, by the steps on the same content that were on record when it was written."""
    own = [step for step in steps if step.content == clearance.content and step.recorded <= clearance.moment]
    acts = {step.act for step in own}
    if not any(step.ruling == Ruling.OPEN for step in own):
        yield _("准予公开了，却没有结果为“可以公开”的保密审查")
    if acts & {ReviewAct.TAKEN_OVER, ReviewAct.EXCEPTED}:
        return
    levels = {step.stage for step in own if step.act == ReviewAct.PASSED}
    if ReviewAct.SUBMITTED not in acts or len(levels) < (0 if record.promptly else _FEWEST):
        yield _("准予公开了，却没有审完")
