"""A document, as the library keeps it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.documents import (
    Archiving,
    Change,
    Course,
    Standing,
    Validity,
    archive_days,
    book_title,
    course,
    grounds_for,
    validity_on,
)
from gongkai.statute import RETENTIONS
from gongkai_web.library.kinds import (
    POLICIES,
    Attribute,
    DocumentKind,
    Genre,
    duties,
    endings,
    grounds,
    retentions,
    themes,
    topics,
)
from gongkai_web.library.models.indexing import IndexSerial
from gongkai_web.library.models.records import KEPT, WrittenRecord
from gongkai_web.library.models.relations import OutsideChange, Relation
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue
from gongkai_web.ui.language import later

ARCHIVED = ("retention", "archived_on")
"""What only `library.services.archive` sets: an act of the organ, not a part of what the public is shown."""
TURNING = ("amended_on", "ends_on", "ends_as")
WITHHELD = ("withheld_as", "withheld_on")
LISTED = (
    *("attribute", "-published_on", "-id", "organ", "kind", "theme", "formed_on"),
    *(*TURNING, "title", "number"),
)
FORMED = ("attribute", "-formed_on", "-id", "organ", "kind", "theme", "published_on", *TURNING)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents, chosen by what the public sees and by how they stand on a day."""

    def public(self) -> "DocumentQuerySet":
        """Those the public can read."""
        return self.filter(live=True)

    def with_standing(self, on: date | None = None) -> "DocumentQuerySet":
        """Each with `standing_code`: its validity on a day, today where none is given."""
        day = on or timezone.localdate()
        return self.annotate(
            standing_code=Case(
                When(ends_on__lte=day, then=F("ends_as")),
                When(amended_on__lte=day, then=Value(Validity.AMENDED.value)),
                default=Value(Validity.VALID.value),
                output_field=models.CharField(),
            )
        )

    def standing(self, validity: Validity, on: date | None = None) -> "DocumentQuerySet":
        """Those that stand so on a day, today where none is given."""
        day = on or timezone.localdate()
        open_ended = Q(ends_on=None) | Q(ends_on__gt=day)
        if not validity.in_force:
            return self.filter(ends_on__lte=day, ends_as=validity.value)
        if validity is Validity.AMENDED:
            return self.filter(open_ended, amended_on__lte=day)
        return self.filter(open_ended, Q(amended_on=None) | Q(amended_on__gt=day))

    def in_force(self, on: date | None = None) -> "DocumentQuerySet":
        """Those in force on a day, amended or not; today where none is given."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day))


class Document(WrittenRecord):
    """One document or other piece of government information (条例第二条), with what its page must print of it.

    `formed_on` is the day it was made (成文日期). `changed_on` is the day its content last changed: the duty to
    publish runs from it anew (条例第二十六条). Validity is never stored. What is stored are its turning points
    (`amended_on`, `ends_on`, `ends_as`), which follow from `expires_on` and from what other documents do to this
    one and which no passing of time changes, so that lists can be chosen by validity on any day.

    `withheld_as` is the attribute of the newest version where that is not open to all, and `withheld_on` the day of
    the first version that had it: the next assessment runs from there (条例第十八条).
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="documents", verbose_name=later("公开机关"))
    kind = models.CharField(later("文件类型"), max_length=20, choices=DocumentKind, default=DocumentKind.INFORMATION)
    index_number = models.CharField(later("索引号"), max_length=40, unique=True, editable=False)
    former_index_number = models.CharField(
        later("原索引号"), max_length=60, blank=True, help_text=later("在其他系统的索引号，与本站写法不同的")
    )
    issuers = models.CharField(
        later("发文机关"), max_length=300, blank=True, help_text=later("联合发文的，主办机关写在最前")
    )
    number = models.CharField(later("发文字号"), max_length=60, blank=True, help_text=later("如某政发〔2026〕12号"))
    formed_on = models.DateField(later("成文日期"))
    changed_on = models.DateField(
        later("变更日期"), null=True, blank=True, help_text=later("内容有变更的，公开期限从这一天重新计算")
    )
    theme = models.CharField(later("主题分类"), max_length=40, choices=themes, blank=True)
    keywords = models.CharField(later("主题词"), max_length=200, blank=True, help_text=later("用空格分开"))
    genre = models.CharField(later("体裁"), max_length=20, choices=Genre, blank=True)
    topic = models.CharField(later("法定主动公开内容"), max_length=20, choices=topics, blank=True)
    summary = models.TextField(later("内容概述"), blank=True)
    annotation = models.TextField(later("题注"), blank=True, help_text=later("规章的公布、修改日期和令号，施行日期"))
    attribute = models.CharField(later("公开属性"), max_length=12, choices=Attribute, default=Attribute.OPEN)
    ground = models.CharField(later("不公开的依据"), max_length=20, choices=grounds, blank=True)
    ground_note = models.TextField(later("不公开的理由"), blank=True)
    duty = models.CharField(later("公开期限依据"), max_length=30, choices=duties, default="general")
    effective_on = models.DateField(later("施行日期"), null=True, blank=True)
    expires_on = models.DateField(later("有效期至"), null=True, blank=True, help_text=later("最后一个有效的日子"))
    amended_on = models.DateField(later("修改生效日期"), null=True, editable=False)
    ends_on = models.DateField(later("不再有效的第一日"), null=True, editable=False)
    ends_as = models.CharField(later("如何不再有效"), max_length=16, choices=endings, blank=True, editable=False)
    reminded_of = models.DateField(later("已提醒的到期日"), null=True, editable=False)
    withheld_as = models.CharField(
        later("现稿的公开属性"), max_length=12, choices=Attribute, blank=True, editable=False
    )
    withheld_on = models.DateField(later("公开属性确定日期"), null=True, editable=False)

    retention = models.CharField(later("保管期限"), max_length=12, choices=retentions, blank=True, editable=False)
    archived_on = models.DateField(later("归档日期"), null=True, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()
    compared = (
        *("title", "number", "issuers", "formed_on", "annotation", "effective_on", "expires_on", "theme", "keywords"),
    )
    kept = (*KEPT, *TURNING, *ARCHIVED, *WITHHELD, "index_number", "reminded_of")

    class Meta(WrittenRecord.Meta):
        abstract = False
        ordering = ("-published_on", "-pk")
        verbose_name = later("文件")
        verbose_name_plural = later("文件")
        indexes = (
            # All that lists are narrowed by and show: the table's rows, bodies in them, are not read for those passed
            # over. SQLite finds it by its condition; a truth value as the first field it would pass over.
            models.Index(fields=LISTED, condition=Q(live=True), name="library_newest"),
            # All that lists by the day made are narrowed by.
            models.Index(fields=FORMED, condition=Q(live=True), name="library_formed"),
            models.Index(fields=["organ", "live", "-published_on"], name="library_newest_of_organ"),
            models.Index(fields=["number"], name="library_number"),
            models.Index(fields=["ends_on"], name="library_ends_on"),
            models.Index(
                fields=["formed_on"], condition=Q(archived_on=None) & ~Q(retention=""), name="library_unfiled"
            ),
            models.Index(fields=["withheld_on"], condition=~Q(withheld_as=""), name="library_withheld"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "number"],
                condition=~Q(number="") & Q(withdrawn_on=None),
                name="library_one_number",
                violation_error_message=later("这个机关已有一份发文字号相同的文件"),
            ),
        )

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/documents/{self.pk}/"

    @property
    def cited(self) -> str:
        """How other documents name it: 《标题》（发文字号）."""
        return f"{book_title(self.title)}（{self.number}）" if self.number else book_title(self.title)

    def particulars(self) -> Iterator[tuple[str, str]]:
        """Kind, number, day, and whether it is disclosed, on what ground."""
        yield _("文件类型"), self.get_kind_display()
        yield _("发文字号"), self.number or _("无")
        yield _("公开属性"), self.get_attribute_display()
        yield _("不公开的依据"), self.ground_said or _("无")

    @property
    def ground_said(self) -> str:
        """The ground on which it is not open to all, with its article and what was written of it; "" where open."""
        known = {ground.code: ground for ground in grounds_for(Attribute.ON_REQUEST.value)}
        if self.ground not in known:
            return ""
        said = _("{ground}（{basis}）").format(ground=_(known[self.ground].label), basis=known[self.ground].basis)
        return "\n".join(filter(None, (said, self.ground_note.strip())))

    @property
    def has_validity(self) -> bool:
        """Whether it is of a kind that is in force or not."""
        return self.kind in POLICIES

    @property
    def archiving(self) -> Archiving | None:
        """Its days in the archive; None where nobody has said how long it is kept."""
        if not self.retention:
            return None
        county = self.organ.level >= Level.COUNTY
        return archive_days(self.formed_on, RETENTIONS[self.retention], county=county)

    def changes(self) -> Iterator[Change]:
        """What was done to it: by documents of this library once they are published, and by others."""
        if self.pk:
            yield from (relation.change for relation in Relation.objects.in_effect().filter(target=self.pk))
        yield from (outside.change for outside in self.outside_changes.all())

    def standing(self, on: date | None = None, changes: Iterable[Relation | OutsideChange] | None = None) -> Standing:
        """How it stands on a day, with the reasons; today where none is given.

        `changes` are what was done to it, for whoever has asked for them already.
        """
        day = on or timezone.localdate()
        known = self.changes() if changes is None else (done.change for done in changes)
        return validity_on(day, effective_on=self.effective_on, expires_on=self.expires_on, changes=tuple(known))

    def validity(self, on: date | None = None) -> Validity:
        """How it stands on a day by its stored turning points; today where none is given."""
        ending = Validity(self.ends_as) if self.ends_as else None
        return Course(self.amended_on, self.ends_on, ending).on(on or timezone.localdate())

    def turn(self) -> None:
        """Set the turning points to what follows from all that is known."""
        turning = course(expires_on=self.expires_on, changes=tuple(self.changes()))
        self.amended_on, self.ends_on = turning.amended_on, turning.ends_on
        self.ends_as = turning.ends_as.value if turning.ends_as else ""

    def save_whole(self, *args: Any, **kwargs: Any) -> None:
        """Give a new document its index number, and let what it does to others show there."""
        if not self.index_number:
            self.index_number = IndexSerial.take(self.organ, self.formed_on.year)
        self.turn()
        before = self._targets()
        super().save_whole(*args, **kwargs)
        if self.was_public:
            settle(before | self._targets())

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Keep a version, and since when its attribute is what it is."""
        revision = super().save_revision(*args, **kwargs)
        attribute = "" if self.attribute == Attribute.OPEN else self.attribute
        if attribute != self.withheld_as:
            self.withheld_as, self.withheld_on = attribute, timezone.localdate() if attribute else None
            Document.objects.filter(pk=self.pk).update(withheld_as=self.withheld_as, withheld_on=self.withheld_on)
        return revision

    def _targets(self) -> set[int]:
        return set(Relation.objects.filter(source=self.pk).values_list("target", flat=True)) if self.pk else set()


def settle(documents: set[int]) -> None:
    """Bring the turning points of documents in line with what was done to them, and tell the index of changes."""
    for document in Document.objects.filter(pk__in=documents).order_by("pk"):
        before = [getattr(document, name) for name in TURNING]
        document.turn()
        after = [getattr(document, name) for name in TURNING]
        if before != after:
            Document.objects.filter(pk=document.pk).update(**dict(zip(TURNING, after, strict=True)))
            enqueue(document)
