"""The rules of reviews as they stood at a moment: the journal tells when each was set, and to what."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from gongkai.review import Chain
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import subject_key
from gongkai_web.organs.models import Organ
from gongkai_web.review import events
from gongkai_web.review.models import Rule, Step
from gongkai_web.review.selectors import rule_of, rules_above


@dataclass(frozen=True, slots=True)
class _Setting:
    """One setting of a rule, in force until the next."""

    moment: datetime
    levels: int
    extra: int


@dataclass(frozen=True)
class Rulebook:
    """What was asked of these organs' items at any moment, with two queries however many are asked about.

    A rule that the journal does not tell of counts as never changed. An organ that was moved counts as having always
    stood where it stands.
    """

    organs: tuple[Organ, ...]
    _known: dict[tuple[int, type[Any] | None, int], Chain] = field(default_factory=dict)

    def chain(self, organ: Organ, model: type[Any] | None, moment: datetime) -> Chain:
        """The stages that items of a kind had to pass at a moment."""
        key = (organ.pk, model, bisect_right(self._turns, moment))
        if key not in self._known:
            self._known[key] = rule_of(organ, model, known=list(self._standing(moment))).chain
        return self._known[key]

    @cached_property
    def _rules(self) -> list[tuple[Rule, list[_Setting]]]:
        """Each rule of today with its settings, first to last."""
        rules = rules_above(self.organs)
        told: dict[str, list[_Setting]] = {subject_key(rule): [] for rule in rules}
        for entry in Entry.objects.filter(kind=events.RULE_SET.code, subject__in=told):
            told[entry.subject].append(_Setting(entry.recorded, entry.facts["levels"], entry.facts["extra"]))
        return [(rule, told[subject_key(rule)]) for rule in rules]

    @cached_property
    def _turns(self) -> list[datetime]:
        """Every moment at which a rule was set."""
        return sorted(setting.moment for _rule, settings in self._rules for setting in settings)

    def _standing(self, moment: datetime) -> Iterator[Rule]:
        """The rules that there were at a moment, each as it was."""
        for rule, settings in self._rules:
            before = [setting for setting in settings if setting.moment <= moment]
            if not settings:
                yield rule
            elif before:
                asked = before[-1]
                yield Rule(organ=rule.organ, record_type_id=rule.record_type_id, levels=asked.levels, extra=asked.extra)


def stages_named(record: Any, steps: Iterable[Step]) -> dict[int, str]:
    """What the stage of each step of a record was called under the rule of its time, by the step's number.

    "" for a step that stands at no stage. Two queries, however many steps there are.
    """
    book, kind = rulebook([record.organ]), type(record)
    return {
        step.pk: book.chain(record.organ, kind, step.recorded).label_of(step.stage) if step.stage else ""
        for step in steps
    }


def rulebook(organs: Iterable[Organ]) -> Rulebook:
    """The rules of these organs."""
    return Rulebook(tuple(organs))
