"""The passages of records: their steps, told apart by what went out, each held against the rule of its time."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from gongkai.review import Chain, Passage, Taken, passages
from gongkai_web.review.contents import content_of
from gongkai_web.review.models import Clearance, Step
from gongkai_web.review.rulebook import rulebook
from gongkai_web.review.selectors import steps_of

Asked = Callable[[datetime], Chain]
"""The stages that the items of an organ, of one kind, had to pass at a moment."""


def passages_of(record: Any, content: str, steps: Iterable[Step] | None = None) -> tuple[Passage, ...]:
    """The passages of one record, whose content is now of this name."""
    known = list(steps_of(record) if steps is None else steps)
    kind = ContentType.objects.get_for_model(type(record))
    cleared = Clearance.objects.filter(record_type=kind, record_id=record.pk)
    asked = partial(rulebook([record.organ]).chain, record.organ, type(record))
    out = gone(record, {step.revision_id: step.content for step in known})
    return passed(known, cleared, asked, content=content, out=out)


def passed(
    steps: Iterable[Step], cleared: Iterable[Clearance], asked: Asked, *, content: str, out: frozenset[str]
) -> tuple[Passage, ...]:
    """The passages of a record.

    Args:
        steps: every step, first to last; those that decide nothing are left out.
        cleared: what was let out.
        asked: the stages that it had to pass at a moment.
        content: the name of its content as it is now.
        out: the names of what went out.
    """
    taken = [Taken(event, step.on, step.pk, asked(step.recorded)) for step in steps if (event := step.event)]
    chains = {each.content: asked(each.moment) for each in cleared}
    return passages(asked(timezone.now()), taken, content, out, chains=chains)


def gone(record: Any, known: Mapping[int, str]) -> frozenset[str]:
    """The names of what went out of a record; `known` are names by version, so that most need no reading."""
    shown = getattr(record, "versions", None)
    if shown is None:
        return frozenset()
    versions = [version for version in shown.all() if version.revision_id]
    return frozenset(known.get(version.revision_id) or content_of(version.revision) for version in versions)
