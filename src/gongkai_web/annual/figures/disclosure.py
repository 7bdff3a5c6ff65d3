"""Table 2: documents made, repealed and in force, from the library; decisions and fees from the ledger.

Organs are answered for many at once: one query a kind of record, however many organs there are.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop as marked

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.documents import Validity
from gongkai.forms import CellRef
from gongkai.tally import NotCounted
from gongkai_web.annual.figures.counted import Counted, Weighed, ones
from gongkai_web.annual.kinds import WorkKind
from gongkai_web.annual.models import LedgerEntry, WorkRecord
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.organs.models import Organ

_ROWS = {DocumentKind.REGULATION.value: "regulations", DocumentKind.NORMATIVE.value: "normative-documents"}
_REPEALED = {Validity.REPEALED.value, Validity.DECLARED_LAPSED.value}
_BY_ITSELF = ANNUAL_FORM_2021.at("附件 表二", verified=False, note="推断：有效期届满自然失效的不计入本年废止件数")
_NOT_TWICE = ANNUAL_FORM_2021.at("附件 表二", verified=False, note="同一决定只计一次，此为本平台的口径")
_COLUMNS = {"fees": "amount"}
_DECISIONS = [kind.value for kind in WorkKind if kind.in_table_2]


def disclosure(organs: QuerySet[Organ], year: int) -> dict[int, Counted]:
    """Table 2 of a year by the number of the organ."""
    cells: dict[int, dict[CellRef, list[Weighed]]] = defaultdict(lambda: defaultdict(list))
    left: dict[int, list[NotCounted]] = defaultdict(list)
    for organ, kind, pk, formed, ends, how in _documents(organs, year):
        record = f"library.document/{pk}"
        for column in _columns(year, formed, ends, how):
            cells[organ][CellRef("disclosure", _ROWS[kind], column)] += ones([record])
        if ends is not None and ends.year == year and how not in _REPEALED:
            left[organ].append(NotCounted(record, "有效期届满自然失效，不计入本年废止件数", _BY_ITSELF))
    one_by_one = set()
    for work in WorkRecord.objects.filter(organ__in=organs, on__year=year, kind__in=_DECISIONS):
        record = f"annual.workrecord/{work.pk}"
        if work.struck_because:
            left[work.organ_id].append(NotCounted(record, f"已经划去：{work.struck_because}", _NOT_TWICE))
            continue
        one_by_one.add((work.organ_id, work.kind, work.on.month))
        ref = CellRef("disclosure", work.kind, "decisions")
        cells[work.organ_id][ref].append(Weighed(record, Decimal(work.amount)))
    for entry in LedgerEntry.objects.filter(organ__in=organs, year=year):
        record = f"annual.ledgerentry/{entry.pk}"
        if (entry.organ_id, entry.row, entry.month) in one_by_one:
            left[entry.organ_id].append(
                NotCounted(record, marked("这个月已有逐件登记的决定，按月登记的数不再计入"), _NOT_TWICE)
            )
            continue
        ref = CellRef("disclosure", entry.row, _COLUMNS.get(entry.row, "decisions"))
        cells[entry.organ_id][ref].append(Weighed(record, entry.amount))
    return {
        organ: Counted({ref: tuple(found) for ref, found in by_ref.items()}, tuple(left[organ]))
        for organ in {*cells, *left}
        for by_ref in (cells[organ],)
    }


def _documents(organs: QuerySet[Organ], year: int) -> QuerySet[Document, tuple[int, str, int, date, date | None, str]]:
    """What was formed by the end of the year and has left the drafting table: public once, or decided not to be."""
    settled = Q(live=True) | Q(published_on__isnull=False) | ~Q(withheld_as="")
    alive = Q(ends_on=None) | Q(ends_on__year__gte=year)
    found = Document.objects.filter(settled, alive, organ__in=organs, kind__in=_ROWS, formed_on__year__lte=year)
    return found.order_by("pk").values_list("organ_id", "kind", "pk", "formed_on", "ends_on", "ends_as")


def _columns(year: int, formed: date, ends: date | None, how: str) -> Iterator[str]:
    if formed.year == year:
        yield "issued"
    if ends is not None and ends.year == year and how in _REPEALED:
        yield "repealed"
    if ends is None or ends > date(year, 12, 31):
        yield "in-force"
