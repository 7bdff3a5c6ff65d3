"""Promises of a year (民生实事、重点项目), and how far each has come, quarter by quarter."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.library.models import PublicRecord
from gongkai_web.matters.kinds import ProjectKind, ProjectState, QuarterNumber
from gongkai_web.matters.models.follow_ups import FollowUp
from gongkai_web.matters.quarters import Quarter
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

_YEARS = [MinValueValidator(2000), MaxValueValidator(2999)]


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects, and what is told of them."""

    def public(self) -> "ProjectQuerySet":
        """Those the public can read."""
        return self.filter(live=True)

    def with_progress(self) -> "ProjectQuerySet":
        """Each with `told`: its public progress, first to last. One query more however many."""
        return self.prefetch_related(Prefetch("progress", Progress.objects.filter(live=True), to_attr="told"))


class Project(PublicRecord):
    """One matter of a year's list, with the organ that answers for it (责任单位).

    `listed_by` is the organ whose list it stands in: the county's list holds what its departments answer for. Its
    state is never stored: it is that of its latest public progress.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="projects", verbose_name=later("责任单位"))
    listed_by = models.ForeignKey(
        Organ,
        models.PROTECT,
        related_name="listed_projects",
        verbose_name=later("清单机关"),
        help_text=later("列入哪个机关的清单：责任单位自己，或者它的上级机关"),
    )
    kind = models.CharField(later("类别"), max_length=12, choices=ProjectKind, default=ProjectKind.LIVELIHOOD)
    year = models.PositiveSmallIntegerField(later("年度"), validators=_YEARS)
    number = models.PositiveSmallIntegerField(later("序号"), null=True, blank=True, help_text=later("在清单里的序号"))
    title = models.CharField(later("标题"), max_length=200)
    partners = models.CharField(later("配合单位"), max_length=200, blank=True)
    goal = models.TextField(later("目标和内容"))
    due_on = models.DateField(later("计划完成日"))

    compared = ("title", "kind", "number", "partners", "goal", "due_on")

    preview_modes = ()

    objects = ProjectQuerySet.as_manager()

    class Meta(PublicRecord.Meta):
        abstract = False
        ordering = ("-year", "listed_by__path", "kind", "number", "pk")
        verbose_name = later("民生实事和重点项目")
        verbose_name_plural = later("民生实事和重点项目")
        indexes = (models.Index(fields=["year"], condition=Q(live=True), name="matters_projects_of_year"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/projects/{self.pk}/"

    def clean(self) -> None:
        """Refuse a list of an organ that is neither its own nor above it, and a day before the year."""
        super().clean()
        faults: dict[str, str] = {}
        if self.organ_id and self.listed_by_id and not self.organ.path.startswith(self.listed_by.path):
            faults["listed_by"] = _("{listed_by}不是{organ}或者它的上级机关").format(
                listed_by=self.listed_by, organ=self.organ
            )
        due_on: date | None = self.due_on
        if self.year and due_on and due_on.year < self.year:
            faults["due_on"] = _("计划完成日{due_on}早于{year}年度，请核对").format(due_on=due_on, year=self.year)
        if faults:
            raise ValidationError(faults)

    @property
    def latest(self) -> "Progress | None":
        """The latest that the public was told."""
        told: list[Progress] = self.told if hasattr(self, "told") else list(self.progress.filter(live=True))
        return told[-1] if told else None

    @property
    def state(self) -> ProjectState:
        """How far it has come, as the public was told."""
        return ProjectState(self.latest.state) if self.latest else ProjectState.NOT_STARTED

    @property
    def overdue(self) -> bool:
        """Whether its day is past and nobody has said how it ended."""
        return not self.state.settled and self.due_on < timezone.localdate()


class Progress(FollowUp):
    """What was done for a project in a quarter. The day of publication is `published_on`."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="progress", verbose_name=later("事项"))
    year = models.PositiveSmallIntegerField(later("年份"), validators=_YEARS)
    quarter = models.PositiveSmallIntegerField(later("季度"), choices=QuarterNumber)
    state = models.CharField(later("状态"), max_length=12, choices=ProjectState, default=ProjectState.UNDER_WAY)
    percent = models.PositiveSmallIntegerField(
        later("完成百分比"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    text = models.TextField(later("进展"), help_text=later("没有完成的，写明原因和下一步安排"))

    preview_modes = ()
    about = "project"

    class Meta(FollowUp.Meta):
        abstract = False
        ordering = ("year", "quarter", "pk")
        verbose_name = later("季度进展")
        verbose_name_plural = later("季度进展")
        constraints = (
            models.UniqueConstraint(
                fields=["project", "year", "quarter"], condition=Q(live=True), name="matters_one_progress"
            ),
            models.CheckConstraint(
                name="matters_percent_of_a_hundred", condition=Q(percent=None) | Q(percent__lte=100)
            ),
        )

    def __str__(self) -> str:
        return f"{self.project}：{self.of}进展"

    @property
    def of(self) -> Quarter:
        """The quarter that it tells of."""
        return Quarter(self.year, self.quarter)

    @property
    def state_(self) -> ProjectState:
        """The state as a value of the list."""
        return ProjectState(self.state)

    @property
    def anchor(self) -> str:
        """Its place on the page of the project."""
        return f"q{self.year}-{self.quarter}"

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"{self.project.get_absolute_url()}#{self.anchor}"

    def clean(self) -> None:
        """Refuse a share that does not go with the state."""
        super().clean()
        if self.state == ProjectState.DONE and self.percent not in (None, 100):
            raise ValidationError({"percent": _("状态是“已完成”的，完成百分比填100，或者不填")})

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """One quarter is told once, and not before it has begun."""
        yield from super().obstacles()
        if self.of.first > timezone.localdate():
            yield "quarter", _("{quarter}还没有开始").format(quarter=self.of.called)
        if self.year < self.project.year:
            yield "year", _("{quarter}早于事项的年度{year}").format(quarter=self.of.called, year=self.project.year)
        same: Any = Progress.objects.filter(project=self.project_id, year=self.year, quarter=self.quarter, live=True)
        if same.exclude(pk=self.pk).exists():
            yield "quarter", _("{quarter}的进展已经公布；有变化的，请修改或者更正那一条").format(quarter=self.of.called)
