"""The journal: one entry for each act, never changed, never deleted, each holding the digest of the one before."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from gongkai_web.journal.chain import digest
from gongkai_web.journal.kinds import Kind, kinds


class Entry(models.Model):
    """One act on record.

    `on` is the legal day, `recorded` the moment we were told; they differ whenever paper is involved.
    `subject` is what the act was done to, as `app.model/key`; `organ` is the number of the organ concerned,
    for choosing what a person may read. Names and other personal data stand on the records, never here.
    """

    kind = models.CharField(later("事项"), max_length=60)
    subject = models.CharField(later("对象"), max_length=120, db_index=True)
    organ = models.BigIntegerField(later("机关"), null=True, db_index=True)
    on = models.DateField(later("发生日期"))
    recorded = models.DateTimeField(later("登记时间"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=later("经办人")
    )
    facts = models.JSONField(later("内容"), encoder=DjangoJSONEncoder)
    before = models.CharField(later("上一条摘要"), max_length=64)
    digest = models.CharField(later("摘要"), max_length=64, unique=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("日志")
        verbose_name_plural = later("日志")

    def __str__(self) -> str:
        return f"{self.on} {_(self.what.label)}"

    @property
    def what(self) -> Kind:
        """The kind of this entry."""
        return kinds()[self.kind]

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        return _(self.what.sentence).format(**self.facts)

    def computed_digest(self) -> str:
        """The digest that this entry must have for what it says and for what came before it."""
        moment = self.recorded.isoformat(timespec="microseconds")
        return digest(
            self.before, self.kind, self.subject, self.organ, self.on.isoformat(), moment, self.actor_id, self.facts
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the entry, once."""
        if not self._state.adding:
            raise ImmutableEntryError(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: the journal is evidence."""
        raise ImmutableEntryError(self)


class ImmutableEntryError(TypeError):
    """An attempt to change or delete an entry."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(_("日志第{pk}条已经登记；更正请另记一条").format(pk=entry.pk))
