"""What years and organs look like beside each other: rates and counts from the reports, each with its parts.

A number of a year is the one that was passed on or published, here or in a report that was brought to the bench, the
records' own where nothing was yet; what no report
and no record tells is not there, and is never drawn as nought.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as marked

from gongkai.forms import CellRef, form_for
from gongkai_web.annual.charts import Chart, Series
from gongkai_web.annual.figures import Counted, figures_within
from gongkai_web.annual.figures.counted import Weighed
from gongkai_web.annual.imported import imported_cells
from gongkai_web.annual.kinds import Stage
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.published import cells_of, published_reports
from gongkai_web.annual.rollup import IN_THE_SUM, is_whole
from gongkai_web.annual.snapshots import totals
from gongkai_web.annual.standing import stages_of
from gongkai_web.library.models import Document
from gongkai_web.organs.models import Organ
from gongkai_web.portal.selectors import reported_year

OUTCOMES = (
    ("granted", marked("予以公开")),
    ("partial", marked("部分公开")),
    ("withheld", marked("不予公开")),
    ("unavailable", marked("无法提供")),
    ("not-processed", marked("不予处理")),
    ("other", marked("其他处理")),
)
_GROUPS = {
    "granted": ("granted",),
    "partial": ("partial",),
    "withheld": (
        "secret",
        "prohibited",
        "safety",
        "third-party",
        "internal",
        "deliberative",
        "case-file",
        "query-matter",
    ),
    "unavailable": ("not-held", "not-made", "unclear"),
    "not-processed": ("petition", "repeat", "publication", "excessive", "reconfirm"),
    "other": ("not-corrected", "fee-unpaid", "other"),
}
HUNDRED = Decimal(100)
_FROM_A_FILE = frozenset({"published", "imported"})
"""Where a cell that is not there is not known, instead of nought."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An organ's year: its numbers, and where they are from.

    `source` is `passed`, `published`, `imported` (to the bench), `records`, or "" for nothing.
    """

    organ: Organ
    year: int
    counted: Counted | None
    source: str = ""

    def number(self, key: str) -> Decimal | None:
        """The number of a cell by its key; None where it is not known."""
        return self.cell(CellRef.parse(key))

    def cell(self, ref: CellRef) -> Decimal | None:
        """The number of a cell; None where it is not known: the form, or the report that was read, has none."""
        if self.counted is None or ref not in form_for(self.year).refs:
            return None
        if self.source in _FROM_A_FILE and ref not in self.counted.cells:
            return None
        return self.counted.value(ref)

    def _sum(self, keys: Iterable[tuple[str, str, str]]) -> Decimal | None:
        """The sum of cells, of those that the form of the year has; None where one of them is not known."""
        if self.counted is None:
            return None
        refs = [ref for key in keys if (ref := CellRef(*key)) in form_for(self.year).refs]
        values = [self.cell(ref) for ref in refs]
        known = [value for value in values if value is not None]
        return sum(known, Decimal(0)) if len(known) == len(values) else None

    def opened(self, key: str) -> str:
        """The same cell where its records are here: a number that was published elsewhere opens none."""
        return key if self.source in {"passed", "records"} else ""

    def outcome(self, group: str) -> Decimal | None:
        """The requests that ended in one of the groups of table 3."""
        return self._sum(("requests", row, "all") for row in _GROUPS[group])

    @property
    def openness(self) -> Decimal | None:
        """Granted and partial in a hundred that were handled; None where nothing was."""
        handled = self.number("requests/handled/all")
        return share(self._sum(("requests", row, "all") for row in ("granted", "partial")), handled)

    @property
    def corrected(self) -> Decimal | None:
        """Reviews and suits that corrected the organ, in a hundred that were decided."""
        every, pending = self._disputes("all"), self._disputes("pending")
        return None if every is None or pending is None else share(self._disputes("corrected"), every - pending)

    @property
    def disputes(self) -> Decimal | None:
        """Reviews and suits."""
        return self._disputes("all")

    @property
    def in_time(self) -> Decimal | None:
        """Requests answered within their time, in a hundred answered; known where the platform holds them."""
        if self.counted is None:
            return None
        return share(self.counted.figure("requests-in-time"), self.counted.figure("requests-answered"))

    def _disputes(self, column: str) -> Decimal | None:
        return self._sum(("disputes", row, column) for row in ("review", "direct-suit", "suit-after-review"))


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """A part in a hundred of the whole, to one place; None where there is no whole."""
    return None if part is None or not whole else round(part * HUNDRED / whole, 1)


def measures(organs: Iterable[Organ], years: Sequence[int]) -> dict[tuple[int, int], Measure]:
    """Every organ's every year, by its number and the year, with a fixed number of queries a year."""
    kept = list(organs)
    found: dict[tuple[int, int], Measure] = {}
    published, imported = _published(kept), imported_cells(kept, years)
    for year in years:
        reports = {each.organ_id: each for each in AnnualReport.objects.filter(organ__in=kept, year=year)}
        stages: dict[int, Stage] = stages_of(reports.values())
        passed = totals(each for each in reports.values() if stages[each.pk] in IN_THE_SUM)
        now = figures_within(Organ.objects.filter(pk__in=[organ.pk for organ in kept]), year)
        for organ in kept:
            report, document = reports.get(organ.pk), published.get((organ.pk, year))
            found[organ.pk, year] = _measure(
                organ,
                year,
                passed=passed.get(report.pk) if report else None,
                document=document,
                imported=imported.get((organ.pk, year)),
                records=None if is_whole(organ) else now[organ.pk].counted,
            )
    return found


def _measure(  # what one number may come from, the firmest first
    organ: Organ,
    year: int,
    *,
    passed: Counted | None,
    document: Document | None,
    imported: Mapping[CellRef, Decimal] | None,
    records: Counted | None,
) -> Measure:
    if passed is not None:
        return Measure(organ, year, passed, "passed")
    named = records.named if records else {}
    if document is not None and (cells := cells_of(document)):
        return Measure(organ, year, _said_by(f"library.document/{document.pk}", cells, named), "published")
    if imported:
        return Measure(organ, year, _said_by(f"organs.organ/{organ.pk}", imported, named), "imported")
    if records is not None and (any(records.cells.values()) or records.named):
        return Measure(organ, year, records, "records")
    return Measure(organ, year, None)


def _said_by(record: str, cells: Mapping[CellRef, Decimal], named: Mapping[str, tuple[Weighed, ...]]) -> Counted:
    """The numbers of a report, with the records' own figures of the narrative."""
    return Counted({ref: (Weighed(record, value),) for ref, value in cells.items()}, named=named)


def _published(organs: list[Organ]) -> dict[tuple[int, int], Document]:
    kept = published_reports(organs).defer(None).order_by("published_on", "pk")
    return {(document.organ_id, reported_year(document)): document for document in kept}


def trends(of_years: Sequence[Measure]) -> list[Chart]:
    """The charts of one organ over its years, or of a sum."""
    labels = tuple(str(measure.year) for measure in of_years)

    def cells(*named: tuple[str, str]) -> tuple[Series, ...]:
        return tuple(
            Series(name, tuple(one.number(key) for one in of_years), tuple(one.opened(key) for one in of_years))
            for name, key in named
        )

    def taken(name: str, take: Callable[[Measure], Decimal | None]) -> Series:
        return Series(name, tuple(map(take, of_years)))

    row = "disclosure/normative-documents"
    requests = cells(
        (_("新收"), "requests/received/all"),
        (_("办结"), "requests/handled/all"),
        (_("结转下年度"), "requests/carried-out/all"),
    )
    mix = tuple(taken(_(label), partial(Measure.outcome, group=group)) for group, label in OUTCOMES)
    openness = (taken(_("公开率"), lambda one: one.openness), taken(_("按期率"), lambda one: one.in_time))
    disputes = (
        taken(_("复议诉讼（件）"), lambda one: one.disputes),
        taken(_("纠正率（%）"), lambda one: one.corrected),
    )
    documents = cells((_("制发"), f"{row}/issued"), (_("废止"), f"{row}/repealed"), (_("现行有效"), f"{row}/in-force"))
    return [
        Chart("requests", _("申请：新收、办结、结转下年度"), labels, requests, _("件")),
        Chart("outcomes", _("办理结果的构成"), labels, mix, _("件"), stacked=True),
        Chart("openness", _("公开率（予以公开和部分公开占办结）和按期率"), labels, openness, "%"),
        Chart("disputes", _("行政复议、行政诉讼和纠正率"), labels, disputes),
        Chart("documents", _("行政规范性文件"), labels, documents, _("件")),
    ]


def comparable(organ: Organ, organs: Iterable[Organ]) -> list[Organ]:
    """Organs that one may be held against: of the same kind and level."""
    return [other for other in organs if (other.kind, other.level) == (organ.kind, organ.level)]
