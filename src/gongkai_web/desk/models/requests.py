"""Requests. What the applicant gave stands here; how it stands is computed from its acts and kept for lists."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from gongkai.handling import OPEN, State
from gongkai.handling.states import BY_CODE
from gongkai_web.desk.kinds import CHANNEL_KINDS, DISPOSITION_KINDS, STATES, Delivery, Form
from gongkai_web.desk.models.applicants import Applicant
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

_OPEN_CODES = sorted(state.code for state in OPEN)


class RequestQuerySet(models.QuerySet["Request"]):
    """Requests, chosen by how they stand."""

    def open(self) -> "RequestQuerySet":
        """Those in which something is still owed."""
        return self.filter(state__in=_OPEN_CODES)

    def overdue(self, day: date | None = None) -> "RequestQuerySet":
        """Open ones whose due day has passed."""
        return self.open().filter(due_on__lt=day or timezone.localdate())


class Request(models.Model):
    """A request for government information (政府信息公开申请).

    The fields from `state` on are computed from the acts and kept for lists: `services.recording.project` alone writes
    them, and `manage recompute_requests` makes them anew. `submission` is the name that the applicant's own form gave
    it, so that a form sent twice is one request.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="requests", verbose_name=later("受理机关"))
    number = models.CharField(later("编号"), max_length=20)
    submission = models.UUIDField(unique=True, editable=False)
    code_digest = models.CharField(max_length=64, blank=True, editable=False)
    applicant = models.OneToOneField(Applicant, models.PROTECT, related_name="request", verbose_name=later("申请人"))
    channel = models.CharField(later("提出方式"), max_length=20, choices=CHANNEL_KINDS)
    subject = models.CharField(later("所需信息的名称"), max_length=200)
    document_number = models.CharField(later("文号"), max_length=60, blank=True)
    description = models.TextField(later("便于查询的特征描述"), blank=True, max_length=4000)
    form = models.CharField(later("提供形式"), max_length=12, choices=Form, default=Form.ELECTRONIC)
    delivery = models.CharField(later("获取方式"), max_length=12, choices=Delivery, default=Delivery.ONLINE)
    assisted = models.TextField(later("需要的协助"), blank=True, max_length=500)
    made = models.DateTimeField(later("登记时间"), default=timezone.now, editable=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=later("经办人")
    )
    restricted = models.BooleanField(later("限制查看"), default=False)
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=later("分自")
    )
    into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=later("并入")
    )

    state = models.CharField(later("状态"), max_length=12, choices=STATES, editable=False)
    arrived_on = models.DateField(later("收到材料"), editable=False)
    received_on = models.DateField(later("收到申请之日"), null=True, editable=False)
    due_on = models.DateField(later("到期日"), null=True, editable=False)
    provisional = models.BooleanField(later("暂定"), default=False, editable=False)
    wait_until = models.DateField(later("等申请人至"), null=True, editable=False)
    paused_until = models.DateField(later("征求意见至"), null=True, editable=False)
    disposition = models.CharField(
        later("处理决定"), max_length=20, blank=True, choices=DISPOSITION_KINDS, editable=False
    )
    ended_on = models.DateField(later("办结日期"), null=True, editable=False)
    late = models.BooleanField(later("逾期答复"), default=False, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = later("公开申请")
        verbose_name_plural = later("公开申请")
        constraints = (models.UniqueConstraint(fields=["organ", "number"], name="desk_one_number"),)
        indexes = (
            models.Index(fields=["organ", "due_on"], condition=Q(ended_on=None), name="desk_queue"),
            models.Index(fields=["due_on", "id"], condition=Q(ended_on=None), name="desk_queue_of_all"),
            models.Index(  # `ended_on` is always empty here: with it SQLite need not look at the records to count
                fields=["organ", "state", "due_on", "paused_until", "restricted", "officer", "ended_on"],
                condition=Q(ended_on=None),
                name="desk_tab_counts",
            ),
            models.Index(
                fields=["organ", "ended_on", "restricted", "officer"],
                condition=Q(ended_on__isnull=False),
                name="desk_ended",
            ),
            models.Index(fields=["received_on"], name="desk_by_receipt"),
            models.Index(
                fields=["organ", "origin", "received_on", "ended_on", "disposition", "applicant"], name="desk_tallied"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"

    @property
    def state_(self) -> State:
        """The state as a value of the list."""
        return BY_CODE[self.state]
