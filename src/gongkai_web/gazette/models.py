"""The gazette (政府公报): its issues, and what stands in each."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from gongkai.statute import GazetteRule, gazette_rule
from gongkai_web.gazette.files import inspect_pdf
from gongkai_web.library.cleaning import clean
from gongkai_web.library.kinds import Attribute
from gongkai_web.library.models import PublicRecord
from gongkai_web.organs.kinds import Level
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue_all
from gongkai_web.ui.language import later

TAKEN = later("这个机关的公报在这一年已有这个期号")


class Issue(PublicRecord):
    """One issue (一期) of an organ's gazette.

    `number` counts within the year, `total` from the first issue on (总第N期). `shown_as` is how the number is printed
    where it is not plain: 第1—2期合刊, 增刊. `issued_on` is the day of the printed edition; the day on which it was
    first public here is `published_on`.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="issues", verbose_name=later("编发机关"))
    title = models.CharField(later("刊名"), max_length=100, help_text=later("如某市人民政府公报"))
    year = models.PositiveSmallIntegerField(
        later("年份"), validators=[MinValueValidator(1949), MaxValueValidator(2999)]
    )
    number = models.PositiveSmallIntegerField(later("期号"), validators=[MinValueValidator(1)])
    shown_as = models.CharField(
        later("期号写法"), max_length=40, blank=True, help_text=later("合刊、增刊填写，如第1—2期合刊")
    )
    total = models.PositiveIntegerField(later("总期号"), null=True, blank=True, validators=[MinValueValidator(1)])
    issued_on = models.DateField(later("出版日期"))
    pdf = models.FileField(later("PDF版"), upload_to="gazette/%Y/", max_length=200, blank=True)

    compared = ("title", "issued_on", "shown_as", "total")

    class Meta(PublicRecord.Meta):
        abstract = False
        ordering = ("-year", "-number", "organ")
        verbose_name = later("公报")
        verbose_name_plural = later("公报")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "year", "number"],
                name="gazette_one_number",
                violation_error_message=TAKEN,
            ),
            models.UniqueConstraint(
                fields=["organ", "total"],
                condition=models.Q(total__isnull=False),
                name="gazette_one_total",
                violation_error_message=later("这个机关的公报已有这个总期号"),
            ),
            models.CheckConstraint(name="gazette_numbers_from_one", condition=models.Q(number__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.title}{self.year}年{self.shown_as or f'第{self.number}期'}"

    @property
    def called(self) -> str:
        """Its number within the year, as printed, or in the language of the page."""
        return self.shown_as or _("第{number}期").format(number=self.number)

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return self._address("gazette:issue")

    @property
    def history_url(self) -> str:
        """Where the public reads its history."""
        return self._address("gazette:history")

    def _address(self, name: str) -> str:
        """The gazette of the site's first organ needs no name in its address."""
        address = reverse(name, args=[self.year, self.number])
        return address if self.organ.depth == 1 else f"{address}?organ={self.organ.slug}"

    def compared_lines(self) -> list[str]:
        """Its contents: section, title and number of each item."""
        return [" ".join(filter(None, (i.section, i.shown_title, i.number))) for i in self.items.all()]

    def clean(self) -> None:
        """Refuse an organ that may not run a gazette, a day that cannot be, a file that is no sound PDF."""
        super().clean()
        faults: dict[str, str] = {}
        if self.organ_id and not rule_of(self.organ).running.allowed:
            faults["organ"] = refusal(self.organ, rule_of(self.organ))
        issued_on: date | None = self.issued_on
        if self.year and issued_on and not self.year <= issued_on.year <= self.year + 1:
            faults["issued_on"] = _("出版日期{issued_on}与年份{year}不符，请核对").format(
                issued_on=issued_on, year=self.year
            )
        if self.pdf and (fault := inspect_pdf(self.pdf)):
            faults["pdf"] = fault
        if faults:
            raise ValidationError(faults)

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """What the law asks of an issue, and what would leave its readers before a closed door."""
        if not (rule := rule_of(self.organ)).running.allowed:
            yield "organ", refusal(self.organ, rule)
        items = list(self.items.all())
        if not items:
            yield "items", _("目录还是空的，发布前须列入本期刊登的文件")
        for item in items:
            if item.document_id and not is_public(item.document):
                yield (
                    "items",
                    _("《{title}》还没有公开，不能刊登；先发布文件，或者移出本期").format(title=item.shown_title),
                )

    def save_whole(self, *args: Any, **kwargs: Any) -> None:
        """Tell the index of every item that was, and of every one that is."""
        before = list(Item.objects.filter(issue=self.pk)) if self.pk else []
        super().save_whole(*args, **kwargs)
        after = Item.objects.filter(issue=self.pk)
        enqueue_all({item.pk: item for item in (*before, *after)}.values())

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete a draft with its items."""
        enqueue_all(list(Item.objects.filter(issue=self.pk)))
        return super().delete(*args, **kwargs)


class Item(Orderable):
    """One entry of an issue's contents: a document of the library, or, in old issues, a text of its own.

    Title, number and keywords are as printed; left empty, they are taken from the document.
    """

    issue = ParentalKey(Issue, on_delete=models.CASCADE, related_name="items", verbose_name=later("公报"))
    section = models.CharField(later("栏目"), max_length=60, blank=True, help_text=later("如县政府文件、部门文件"))
    document = models.ForeignKey(
        "library.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gazetted",
        verbose_name=later("文件"),
    )
    title = models.CharField(later("标题"), max_length=300, blank=True, help_text=later("选了文件的可以不填"))
    number = models.CharField(later("文号"), max_length=60, blank=True)
    keywords = models.CharField(later("主题词"), max_length=200, blank=True, help_text=later("用空格分开"))
    page = models.PositiveSmallIntegerField(later("页码"), null=True, blank=True)
    text = RichTextField(later("正文"), features=["h3", "h4", "bold", "ol", "ul", "hr"], blank=True)

    class Meta(Orderable.Meta):
        verbose_name = later("目录")
        verbose_name_plural = later("目录")
        constraints = (
            models.UniqueConstraint(fields=["issue", "document"], name="gazette_document_once"),
            models.CheckConstraint(name="gazette_item_has_a_title", condition=~models.Q(title="")),
        )
        indexes = (models.Index(fields=["number"], name="gazette_item_number"),)

    def __str__(self) -> str:
        return self.shown_title

    @property
    def shown_title(self) -> str:
        """The title as printed, or that of its document."""
        return self.title or (self.document.title if self.document else "")

    def clean(self) -> None:
        """Refuse an entry that names nothing."""
        self._take_over()
        if not self.title:
            raise ValidationError({"title": _("请选择文件，或者填写标题")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; whatever way the text came, nothing in it can run."""
        self._take_over()
        self.text = clean(self.text)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where the public reads it: its document, its own text, or its line in the contents."""
        if self.document_id:
            return f"/documents/{self.document_id}/"
        if self.text:
            return reverse("gazette:item", args=[self.pk])
        return f"{self.issue.get_absolute_url()}#item-{self.pk}"

    def _take_over(self) -> None:
        if self.document is not None:
            self.title = self.title or self.document.title
            self.number = self.number or self.document.number
            self.keywords = self.keywords or self.document.keywords


def rule_of(organ: Organ) -> GazetteRule:
    """Whether an organ may run a gazette."""
    return gazette_rule(organ.kind, Level(organ.level).name.lower())


def refusal(organ: Organ, rule: GazetteRule) -> str:
    """Why an organ has no gazette."""
    source = rule.basis.instrument.number
    doubt = "" if rule.basis.verified else _("；{note}").format(note=rule.basis.note)
    return _("{organ}是{label}，{running}（{source}{doubt}）").format(
        organ=organ, label=rule.label, running=rule.running, source=source, doubt=doubt
    )


def is_public(document: Any) -> bool:
    """Whether anybody may read a document."""
    return bool(document.live and document.attribute == Attribute.OPEN)
