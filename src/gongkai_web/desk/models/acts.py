"""What was done to a request: acts are only ever added."""

from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.handling import ACTS, Act, Kind
from gongkai_web.desk.models.requests import Request
from gongkai_web.desk.models.sealing import opened
from gongkai_web.ui.language import later


class RequestAct(models.Model):
    """One act. `on` is the legal day, `recorded` the moment we were told.

    `by` is None for what the applicant did by themselves on the public pages, and for what the system does. `facts`
    hold codes, days and numbers; whatever somebody put in words is an `ActNote`.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="acts")
    number = models.PositiveIntegerField(later("序号"))
    kind = models.CharField(
        later("事项"), max_length=20, choices=[(rule.code, later(rule.label)) for rule in ACTS.values()]
    )
    on = models.DateField(later("日期"))
    recorded = models.DateTimeField(later("登记时间"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=later("经办人")
    )
    facts = models.JSONField(later("内容"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("request", "number")
        verbose_name = later("办理步骤")
        verbose_name_plural = later("办理步骤")
        constraints = (models.UniqueConstraint(fields=["request", "number"], name="desk_one_act_a_number"),)
        indexes = (models.Index(fields=["kind", "request"], name="desk_acts_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"

    @property
    def act(self) -> Act:
        """It as the law sees it."""
        return Act(Kind(self.kind), self.on, self.number, self.facts)

    @property
    def note(self) -> str:
        """A reason in the officer's words; "" where there is none, or it was erased."""
        return str(self._words.get("note", ""))

    @property
    def items(self) -> list[str]:
        """What a correction notice asks for, point by point."""
        return list(self._words.get("items", ()))

    @property
    def was(self) -> Mapping[str, str]:
        """What stood in the particulars that this act put right; nothing where it was erased."""
        former: Mapping[str, str] = self._words.get("was", {})
        return former

    @property
    def _words(self) -> Mapping[str, Any]:
        told = getattr(self, "words", None)
        return opened(told.sealed) if told else {}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the act, once."""
        if not self._state.adding:
            raise ImmutableActError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: an act is evidence."""
        raise ImmutableActError


class ActNote(models.Model):
    """What was said with an act, sealed, and apart from the log: it may name people, and is then erased by law."""

    act = models.OneToOneField(RequestAct, models.PROTECT, primary_key=True, related_name="words")
    sealed = models.TextField(blank=True)

    class Meta:
        verbose_name = later("办理步骤的说明")
        verbose_name_plural = later("办理步骤的说明")

    def __str__(self) -> str:
        return f"{self.act_id}"


class ImmutableActError(TypeError):
    """An attempt to change or delete an act."""

    def __init__(self) -> None:
        super().__init__(_("办理步骤已经登记，不能修改或者删除；登记错了请另作更正"))
