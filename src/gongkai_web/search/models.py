"""The outbox: which records have changed since the index last looked."""

from django.db import models


class Change(models.Model):
    """One record to look at again. It names the record and nothing else: the index reads its present state.

    So a change may be applied twice, or late, and the index is the same. Rows are in the order of their
    commits (`services.enqueue` stands in line for it), and a follower remembers the last one it has applied.
    """

    key = models.CharField("记录", max_length=120)
    moment = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "待更新索引"
        verbose_name_plural = "待更新索引"

    def __str__(self) -> str:
        return self.key
