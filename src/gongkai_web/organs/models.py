"""Organs, the names they had, the offices that answer for disclosure, and who belongs to them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.numbers import validate_credit_code, validate_region_code, validate_site_code
from gongkai_web.organs.roles import Role
from gongkai_web.search.services import enqueue
from gongkai_web.ui.language import later


class OrganQuerySet(MP_NodeQuerySet):
    """Organs, chosen by day."""

    def existing(self, on: date | None = None) -> "OrganQuerySet":
        """Those that exist on a day; today where none is given."""
        day = on or timezone.localdate()
        return self.filter(
            models.Q(established_on=None) | models.Q(established_on__lte=day),
            models.Q(abolished_on=None) | models.Q(abolished_on__gt=day),
        )


class OrganManager(MP_NodeManager.from_queryset(OrganQuerySet)):  # type: ignore[misc]
    """Organs in the order of the tree."""

    def get_queryset(self) -> OrganQuerySet:
        """Every organ, parents before children."""
        return OrganQuerySet(self.model, using=self._db).order_by("path")


class Organ(MP_Node):
    """An organ (机关): it publishes, answers requests and reports in its own name.

    `name` is today's; earlier names are `names`. An abolished organ stays, with its day and its successors.
    """

    name = models.CharField(later("机关全称"), max_length=100)
    short_name = models.CharField(later("简称"), max_length=50, blank=True)
    slug = models.SlugField(
        later("网址名"), max_length=60, unique=True, help_text=later("用在网址里，只用小写字母、数字和连字符")
    )
    kind = models.CharField(later("类别"), max_length=20, choices=OrganKind)
    level = models.PositiveSmallIntegerField(later("层级"), choices=Level)
    credit_code = models.CharField(
        later("统一社会信用代码"), max_length=18, blank=True, validators=[validate_credit_code], db_index=True
    )
    region_code = models.CharField(later("行政区划代码"), max_length=12, blank=True, validators=[validate_region_code])
    site_code = models.CharField(later("网站标识码"), max_length=10, blank=True, validators=[validate_site_code])
    sector = models.CharField(
        later("行业"), max_length=20, blank=True, help_text=later("公共企事业单位所属行业，如教育、卫生健康、供水")
    )
    makes_regulations = models.BooleanField(later("有规章制定权"), default=False)
    established_on = models.DateField(later("设立日期"), null=True, blank=True)
    abolished_on = models.DateField(later("撤销日期"), null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)

    objects = OrganManager()

    class Meta:
        verbose_name = later("机关")
        verbose_name_plural = later("机关")
        constraints = (
            models.UniqueConstraint(
                fields=["credit_code"], condition=~models.Q(credit_code=""), name="organs_one_credit_code"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and enter it in the outbox: its name stands in lists of what it has published."""
        super().save(*args, **kwargs)
        enqueue(self)

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    def name_in_tree(self) -> str:
        """The name, moved in by its place below others, for lists in the order of the tree."""
        return "　" * (self.depth - 1) + self.name

    name_in_tree.short_description = later("机关全称")  # type: ignore[attr-defined]

    def exists(self, on: date | None = None) -> bool:
        """Whether the organ exists on a day; today where none is given."""
        day = on or timezone.localdate()
        return (self.established_on is None or self.established_on <= day) and (
            self.abolished_on is None or day < self.abolished_on
        )

    def name_on(self, day: date) -> str:
        """The name the organ had on a day."""
        for name in self.names.all():
            if day < name.until:
                return name.name
        return self.name


class FormerName(models.Model):
    """A name that an organ had until, and not on, a day."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="names")
    name = models.CharField(later("曾用名"), max_length=100)
    until = models.DateField(later("更名日期"))
    basis = models.CharField(later("依据"), max_length=200, blank=True)

    class Meta:
        ordering = ("until",)
        verbose_name = later("曾用名")
        verbose_name_plural = later("曾用名")

    def __str__(self) -> str:
        return self.name


class DisclosureOffice(models.Model):
    """The office that answers for disclosure (政府信息公开工作机构): what the guide must print of it (条例第十二条)."""

    organ = models.OneToOneField(Organ, models.CASCADE, related_name="office")
    name = models.CharField(later("机构名称"), max_length=100)
    address = models.CharField(later("办公地址"), max_length=200)
    hours = models.CharField(later("办公时间"), max_length=200)
    phone = models.CharField(later("联系电话"), max_length=60)
    fax = models.CharField(later("传真号码"), max_length=60, blank=True)
    email = models.EmailField(later("互联网联系方式（邮箱）"), blank=True)
    postcode = models.CharField(later("邮政编码"), max_length=6, blank=True)

    class Meta:
        verbose_name = later("公开工作机构")
        verbose_name_plural = later("公开工作机构")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role that a person has in an organ from one day until, and not on, another."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=later("人员")
    )
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="memberships", verbose_name=later("机关"))
    role = models.CharField(later("角色"), max_length=20, choices=Role)
    since = models.DateField(later("开始日期"), default=timezone.localdate)
    until = models.DateField(later("结束日期"), null=True, blank=True)

    class Meta:
        verbose_name = later("成员")
        verbose_name_plural = later("成员")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organ", "role"], condition=models.Q(until=None), name="organs_one_live_membership"
            ),
            models.CheckConstraint(
                name="organs_membership_ends_after_it_begins",
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} {self.organ}{self.get_role_display()}"

    @property
    def role_(self) -> Role:
        """The role as a value of the list."""
        return Role(self.role)
