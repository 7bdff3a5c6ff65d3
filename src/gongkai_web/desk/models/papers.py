"""Papers in the file of a request, sealed on disk; and letters that went out, or wait to."""

from collections.abc import Iterable, Mapping
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from gongkai.deciding import Given
from gongkai_web.desk.kinds import METHODS, Cover, PaperKind
from gongkai_web.desk.models.requests import Request
from gongkai_web.desk.models.sealing import as_facts, opened, shut
from gongkai_web.desk.storage import SealedStorage
from gongkai_web.ui.language import later


def place(paper: "Paper", name: str) -> str:  # noqa: ARG001 - Django's
    """A name that tells nothing and meets no other."""
    return f"{timezone.localdate():%Y/%m}/{uuid4().hex}"


class Paper(models.Model):
    """One file. `digest` is of its content as it was taken; `letter` is the letter that it goes out with.

    `cover` says of what is to be given whether something in it is withheld; "" while nobody has said.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="papers")
    kind = models.CharField(later("材料类别"), max_length=12, choices=PaperKind)
    name = models.CharField(later("文件名"), max_length=200)
    file = models.FileField(later("文件"), storage=SealedStorage(), upload_to=place, max_length=200)
    size = models.PositiveBigIntegerField(later("大小"), default=0)
    digest = models.CharField(later("摘要"), max_length=64)
    pages = models.PositiveIntegerField(later("页数"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added = models.DateTimeField(later("加入时间"), default=timezone.now)
    letter = models.ForeignKey("desk.Letter", models.PROTECT, null=True, blank=True, related_name="enclosures")
    cover = models.CharField(later("遮盖情况"), max_length=8, blank=True, choices=Cover)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("材料")
        verbose_name_plural = later("材料")

    def __str__(self) -> str:
        return self.name


class Redaction(models.Model):
    """A copy of a paper in which boxes are burnt. `marks` are they: page, box in points, code of the ground of each."""

    source = models.ForeignKey(Paper, models.PROTECT, related_name="redactions")
    copy = models.OneToOneField(Paper, models.PROTECT, related_name="redaction")
    marks = models.JSONField(later("涂黑的地方"), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("涂黑")
        verbose_name_plural = later("涂黑")

    def __str__(self) -> str:
        return f"{self.copy}"


class Letter(models.Model):
    """A document of a case: composed, checked, signed off, sent, received.

    `code` names it in `gongkai.letters`, `disposition` is what it tells. `sealed` is what it says, for it names people.
    `party` is whom a consultation asks. `sent_on` is the serving point; `reached_on` the day its reader had it.
    `returned` is why whoever signs gave it back.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="letters")
    code = models.CharField(later("文书"), max_length=40)
    disposition = models.CharField(later("处理决定"), max_length=20, blank=True)
    title = models.CharField(later("标题"), max_length=120)
    number = models.CharField(later("文号"), max_length=40, blank=True)
    sealed = models.TextField(blank=True)
    party = models.ForeignKey("desk.Consulted", models.PROTECT, null=True, blank=True, related_name="letters")
    made = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    returned = models.TextField(later("退回理由"), blank=True, max_length=1000)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(later("签发日期"), null=True, blank=True)
    method = models.CharField(later("送达方式"), max_length=20, blank=True, choices=METHODS)
    tracking = models.CharField(later("邮件号"), max_length=40, blank=True)
    sent_on = models.DateField(later("送达时点"), null=True, blank=True)
    reached_on = models.DateField(later("收到日期"), null=True, blank=True)
    act = models.ForeignKey("desk.RequestAct", models.PROTECT, null=True, blank=True, related_name="letters")

    class Meta:
        ordering = ("pk",)
        verbose_name = later("文书")
        verbose_name_plural = later("文书")

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def facts(self) -> dict[str, Given]:
        """What it was composed from.

        Raises:
            SealedError: when no key opens it.
        """
        return as_facts(opened(self.sealed).get("facts", {}))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs as they stand; the office may have changed them."""
        return tuple(opened(self.sealed).get("paragraphs", ()))

    @property
    def chosen(self) -> dict[int, str]:
        """What is enclosed: the papers by their keys, with the digest each had when it was chosen."""
        return {int(key): digest for key, digest in opened(self.sealed).get("chosen", {}).items()}

    def say(
        self,
        *,
        facts: Mapping[str, Given] | None = None,
        paragraphs: Iterable[str] | None = None,
        chosen: Mapping[int, str] | None = None,
    ) -> None:
        """Seal what it says, what is not given as it was; the record is not saved."""
        self.sealed = shut(
            {
                "facts": dict(self.facts if facts is None else facts),
                "paragraphs": list(self.paragraphs if paragraphs is None else paragraphs),
                "chosen": dict(self.chosen if chosen is None else chosen),
            }
        )


class LetterTemplate(models.Model):
    """An office's own template of one letter (Word); `code` "" serves every letter that has none of its own."""

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="letter_templates")
    code = models.CharField(later("文书"), max_length=40, blank=True)
    name = models.CharField(later("文件名"), max_length=200)
    content = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = later("文书模板")
        verbose_name_plural = later("文书模板")
        constraints = (models.UniqueConstraint(fields=["organ", "code"], name="desk_one_template"),)

    def __str__(self) -> str:
        return self.name


class Series(models.Model):
    """The last number given in one series of an organ's year: requests, letters of one kind."""

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organ", "year", "code"], name="desk_one_series"),)

    def __str__(self) -> str:
        return f"{self.organ} {self.year} {self.code} {self.last}"
