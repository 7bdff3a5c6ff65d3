"""Public consultations (意见征集) on drafts, and what became of the opinions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from gongkai.statute.limits import DECISION_DRAFT
from gongkai_web.library.models import StoredFile, WrittenRecord
from gongkai_web.matters.kinds import Adoption, ConsultationState, DraftKind
from gongkai_web.matters.models.follow_ups import FollowUp
from gongkai_web.matters.periods import Period
from gongkai_web.matters.personal import personal
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """Public consultations, chosen by where they stand."""

    def public(self) -> "ConsultationQuerySet":
        """Those the public can read, each with `answered`: whether feedback is public."""
        return self.filter(live=True).annotate(answered=answered())

    def standing(self, state: ConsultationState, on: date | None = None) -> "ConsultationQuerySet":
        """Those that stand so on a day, today where none is given."""
        day = on or timezone.localdate()
        chosen = self.annotate(answered=answered())
        if state is ConsultationState.ANSWERED:
            return chosen.filter(answered=True)
        chosen = chosen.filter(answered=False)
        if state is ConsultationState.COMING:
            return chosen.filter(opens_on__gt=day)
        if state is ConsultationState.OPEN:
            return chosen.filter(opens_on__lte=day, closes_on__gte=day)
        return chosen.filter(closes_on__lt=day)


def answered() -> Exists:
    """Whether feedback on a public consultation is public."""
    return Exists(Feedback.objects.filter(consultation=OuterRef("pk"), live=True))


class Consultation(WrittenRecord):
    """A draft on which the public is asked, from one day to another, both included.

    Opinions come by letter, mail or telephone to the organ, which keeps them outside this site: nobody's name is
    asked for or shown here. `issued` is the document that came of it.
    """

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="public_consultations", verbose_name=later("征集机关")
    )
    kind = models.CharField(later("征集对象"), max_length=12, choices=DraftKind, default=DraftKind.OTHER)
    background = models.TextField(later("起草说明"), blank=True, help_text=later("为什么起草、主要内容"))
    opens_on = models.DateField(later("征集起始日"))
    closes_on = models.DateField(later("征集截止日"), help_text=later("最后一个可以提意见的日子"))
    shortened_because = models.CharField(
        later("缩短期限的说明"), max_length=300, blank=True, help_text=later("短于法定期限的须填写，公众会看到")
    )
    receiver = models.CharField(
        later("受理单位"), max_length=100, blank=True, help_text=later("写机构名称，不写个人姓名")
    )
    address = models.CharField(later("通信地址"), max_length=200, blank=True, help_text=later("写明邮政编码"))
    email = models.EmailField(later("电子邮箱"), blank=True, help_text=later("用机关的邮箱，不用个人邮箱"))
    phone = models.CharField(later("电话"), max_length=60, blank=True)
    issued = models.ForeignKey(
        "library.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="public_consultations",
        verbose_name=later("最后制发的文件"),
    )

    preview_modes = ()
    compared = (
        *("title", "kind", "background", "opens_on", "closes_on", "shortened_because"),
        *("receiver", "address", "email", "phone"),
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta(WrittenRecord.Meta):
        abstract = False
        ordering = ("-opens_on", "-pk")
        verbose_name = later("意见征集")
        verbose_name_plural = later("意见征集")
        indexes = (models.Index(fields=["-opens_on"], condition=Q(live=True), name="matters_consultations"),)

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/consultations/{self.pk}/"

    @property
    def kind_(self) -> DraftKind:
        """The kind as a value of the list."""
        return DraftKind(self.kind)

    @property
    def period(self) -> Period:
        """From when to when opinions are taken, and how long the law would have it be."""
        known = max(self.opens_on, self.published_on or timezone.localdate())
        return Period(self.opens_on, self.closes_on, known, self.kind_.limit)

    @property
    def state(self) -> ConsultationState:
        """Where it stands today."""
        today = timezone.localdate()
        told = self.answered if hasattr(self, "answered") else self.feedback.filter(live=True).exists()
        if told:
            return ConsultationState.ANSWERED
        if today < self.opens_on:
            return ConsultationState.COMING
        return ConsultationState.OPEN if today <= self.closes_on else ConsultationState.ENDED

    @property
    def days_left(self) -> int:
        """Days until the last one; 0 on that day."""
        return (self.closes_on - timezone.localdate()).days

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        opens_on: date | None = self.opens_on
        closes_on: date | None = self.closes_on
        if opens_on and closes_on and closes_on < opens_on:
            said = _("征集截止日{closes_on}早于起始日{opens_on}").format(closes_on=closes_on, opens_on=opens_on)
            raise ValidationError({"closes_on": said})

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """What must stand on the page before anybody can give an opinion."""
        if not (self.body_words or self.files.exists()):
            yield "body", _("发布前须有草案正文，或者草案文件")
        if self.kind == DraftKind.DECISION and not self.background.strip():
            yield "background", _("重大行政决策草案须附说明（{basis}）").format(basis=DECISION_DRAFT.basis)
        if not (self.address or self.email or self.phone):
            yield "address", _("发布前须至少写明一种提意见的方式：通信地址、电子邮箱或者电话")
        if not self.published_on and self.opens_on < timezone.localdate():
            said = _("征集起始日{opens_on}已过；公布以前没有人能提意见，请从今天或者以后起算")
            yield "opens_on", said.format(opens_on=self.opens_on)
        if self.period.short and not self.shortened_because.strip():
            yield "shortened_because", self.period.refusal
        if self.issued is not None and not self.issued.live:
            yield "issued", _("《{document}》还没有公开，请先发布").format(document=self.issued)

    @property
    def body_words(self) -> str:
        """The words of the draft as it stands in this version."""
        return "".join(text for block in self.body for text in block.block.get_searchable_content(block.value)).strip()


class DraftFile(StoredFile):
    """A file with the draft, or with what explains it."""

    consultation = ParentalKey(Consultation, on_delete=models.CASCADE, related_name="files")

    class Meta(StoredFile.Meta):
        abstract = False
        verbose_name = later("草案文件")
        verbose_name_plural = later("草案文件")


class Feedback(FollowUp):
    """What became of the opinions that came in (采纳情况反馈): a summary, and each opinion with the reason."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="feedback", verbose_name=later("意见征集")
    )
    received = models.PositiveIntegerField(later("收到意见（条）"))
    summary = models.TextField(later("总体情况"), blank=True)

    preview_modes = ()
    about = "consultation"

    class Meta(FollowUp.Meta):
        abstract = False
        ordering = ("published_on", "pk")
        verbose_name = later("采纳情况反馈")
        verbose_name_plural = later("采纳情况反馈")
        constraints = (
            models.UniqueConstraint(fields=["consultation"], condition=Q(live=True), name="matters_one_feedback"),
        )

    def __str__(self) -> str:
        return f"{self.consultation}：采纳情况反馈"

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"{self.consultation.get_absolute_url()}#feedback"

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """Feedback comes once, after the end, tells of every opinion, and of nobody who gave one."""
        yield from super().obstacles()
        closes_on: date = self.consultation.closes_on
        if closes_on >= timezone.localdate():
            yield "consultation", _("征集{closes_on}截止，截止以后才能公布采纳情况").format(closes_on=closes_on)
        if Feedback.objects.filter(consultation=self.consultation_id, live=True).exclude(pk=self.pk).exists():
            yield "consultation", _("采纳情况已经公布；有变化的，请修改或者更正那一份")
        opinions: list[Any] = list(self.opinions.all())
        if self.received and not opinions:
            yield "opinions", _("收到了意见，发布前须逐条（同类的可以合并）写明采纳情况")
        if (told := sum(opinion.count for opinion in opinions)) > self.received:
            said = _("收到意见{received}条，列出的却有{told}条，请核对")
            yield "received", said.format(received=self.received, told=told)
        for words in (self.summary, *(f"{opinion.summary}\n{opinion.reason}" for opinion in opinions)):
            for found in personal(words):
                yield "opinions", _("“{found}”像是个人信息，公开前请删去").format(found=found)


class Opinion(Orderable):
    """One opinion, or several alike, in the words of the organ, and what became of it."""

    feedback = ParentalKey(Feedback, on_delete=models.CASCADE, related_name="opinions")
    summary = models.TextField(later("意见摘要"), help_text=later("不写提意见人的姓名、电话、住址"))
    count = models.PositiveIntegerField(later("条数"), default=1)
    adoption = models.CharField(later("采纳情况"), max_length=12, choices=Adoption)
    reason = models.TextField(later("说明"), blank=True, help_text=later("部分采纳、未采纳的，写明理由"))

    class Meta(Orderable.Meta):
        verbose_name = later("意见")
        verbose_name_plural = later("意见")

    def __str__(self) -> str:
        return self.summary

    @property
    def adoption_(self) -> Adoption:
        """What became of it, as a value of the list."""
        return Adoption(self.adoption)

    def clean(self) -> None:
        """Whoever is not followed is told why."""
        if self.adoption in {Adoption.PARTLY, Adoption.NOT_ADOPTED} and not self.reason.strip():
            said = _("{adoption}的，须写明理由").format(adoption=Adoption(self.adoption).label)
            raise ValidationError({"reason": said})
