"""What the scan found in a file, kept by the digest of the file: it is scanned once, however often it is asked."""

from django.db import models
from django.utils import timezone

from gongkai_web.ui.language import later


class FileScan(models.Model):
    """One scan of one file by one edition of the detectors. `hits` is None where it did not come to its end."""

    digest = models.CharField(later("摘要"), max_length=64)
    edition = models.CharField(later("检查版本"), max_length=40)
    hits = models.JSONField(later("检查结果"), null=True)
    moment = models.DateTimeField(later("检查时间"), default=timezone.now)

    class Meta:
        verbose_name = later("附件检查")
        verbose_name_plural = later("附件检查")
        constraints = (models.UniqueConstraint(fields=["digest", "edition"], name="review_one_scan_of_a_file"),)

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.moment:%Y-%m-%d}"
