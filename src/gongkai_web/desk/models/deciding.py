"""How a request is to end: the answers to the seven questions with their evidence, version by version."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from gongkai.deciding import Given
from gongkai_web.desk.kinds import DISPOSITION_KINDS
from gongkai_web.desk.models.acts import RequestAct
from gongkai_web.desk.models.requests import Request
from gongkai_web.desk.models.sealing import as_facts, opened, shut
from gongkai_web.ui.language import later


class Decision(models.Model):
    """One version. Without an act it is being worked on; with one it was put forward, and is changed no more.

    `answers` are codes of `gongkai.deciding.QUESTIONS` to those of their answers. `sealed` is the evidence.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="decisions")
    version = models.PositiveIntegerField(later("版本"))
    answers = models.JSONField(later("各问的回答"), default=dict, blank=True)
    sealed = models.TextField(blank=True)
    disposition = models.CharField(later("处理决定"), max_length=20, blank=True, choices=DISPOSITION_KINDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    act = models.OneToOneField(RequestAct, models.PROTECT, null=True, blank=True, related_name="decision")

    class Meta:
        ordering = ("version",)
        verbose_name = later("处理决定")
        verbose_name_plural = later("处理决定")
        constraints = (models.UniqueConstraint(fields=["request", "version"], name="desk_one_version"),)

    def __str__(self) -> str:
        return f"{self.get_disposition_display()} {self.version}"

    @property
    def evidence(self) -> dict[str, Given]:
        """What is on file for it, by the codes of `gongkai.deciding.FACTS`.

        Raises:
            SealedError: when no key opens it.
        """
        return as_facts(opened(self.sealed))

    def file(self, evidence: Mapping[str, Any]) -> None:
        """Seal the evidence; the record is not saved."""
        self.sealed = shut(dict(evidence))
