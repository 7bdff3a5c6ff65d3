"""Figures of the narrative by their names: what each counts, what it leaves out, and the records behind it.

Like the cells of the tables they are answered for many organs at once, one query a kind of record.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_noop as marked

from gongkai.statute import TOPICS
from gongkai.tally import NotCounted
from gongkai_web.annual.figures.catalogue import OURS
from gongkai_web.annual.figures.counted import ONE, Counted, Weighed
from gongkai_web.annual.kinds import WorkKind
from gongkai_web.annual.models import WorkRecord
from gongkai_web.desk.models import FeeNotice, Request
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.matters.models import Consultation, Feedback
from gongkai_web.organs.models import Organ
from gongkai_web.portal.models import ReadingPoint

Found = Iterator[tuple[int, str, Weighed]]
Left = list[tuple[int, str, NotCounted]]


def named(organs: QuerySet[Organ], year: int) -> dict[int, Counted]:
    """Every named figure of a year by the number of the organ."""
    found: dict[int, dict[str, list[Weighed]]] = defaultdict(lambda: defaultdict(list))
    left: Left = []
    for source in _SOURCES:
        for organ, code, weighed in source(organs, year, left):
            found[organ][code].append(weighed)
    out: dict[int, dict[str, list[NotCounted]]] = defaultdict(lambda: defaultdict(list))
    for organ, code, one in left:
        out[organ][code].append(one)
    return {
        organ: Counted(
            named={code: tuple(records) for code, records in found[organ].items()},
            named_left={code: tuple(ones) for code, ones in out[organ].items()},
        )
        for organ in {*found, *out}
    }


def _documents(organs: QuerySet[Organ], year: int, left: Left) -> Found:
    kept = ("pk", "organ_id", "kind", "topic", "withdrawn_on")
    for pk, organ, kind, topic, withdrawn in (
        Document.objects.filter(organ__in=organs, published_on__year=year).order_by("pk").values_list(*kept)
    ):
        record = f"library.document/{pk}"
        codes = ["proactive-website", f"category-{DocumentKind(kind).value}"]
        codes += [f"topic-{topic}"] if topic in TOPICS else []
        for code in codes:
            if withdrawn is None:
                yield organ, code, Weighed(record, ONE)
            else:
                left.append((organ, code, NotCounted(record, marked("已经撤回"), OURS)))


def _interpretations(organs: QuerySet[Organ], year: int, left: Left) -> Found:
    known = Interpretation.objects.filter(organ__in=organs, published_on__year=year).order_by("pk")
    for pk, organ, withdrawn in known.values_list("pk", "organ_id", "withdrawn_on"):
        record = f"library.interpretation/{pk}"
        for code in ("proactive-website", "interpretations"):
            if withdrawn is None:
                yield organ, code, Weighed(record, ONE)
            else:
                left.append((organ, code, NotCounted(record, marked("已经撤回"), OURS)))


def _consultations(organs: QuerySet[Organ], year: int, left: Left) -> Found:
    known = Consultation.objects.filter(organ__in=organs, published_on__year=year).order_by("pk")
    for pk, organ, withdrawn in known.values_list("pk", "organ_id", "withdrawn_on"):
        record = f"matters.consultation/{pk}"
        if withdrawn is None:
            yield organ, "consultations", Weighed(record, ONE)
        else:
            left.append((organ, "consultations", NotCounted(record, marked("已经撤回"), OURS)))


def _opinions(organs: QuerySet[Organ], year: int, _left: Left) -> Found:
    known = Feedback.objects.filter(organ__in=organs, published_on__year=year, live=True).order_by("pk")
    for pk, organ, received in known.values_list("pk", "organ_id", "received"):
        yield organ, "opinions", Weighed(f"matters.feedback/{pk}", Decimal(received))


def _points(organs: QuerySet[Organ], year: int, _left: Left) -> Found:
    known = ReadingPoint.objects.filter(organ__in=organs, published_on__year__lte=year, live=True).order_by("pk")
    for pk, organ in known.values_list("pk", "organ_id"):
        yield organ, "reading-points", Weighed(f"portal.readingpoint/{pk}", ONE)


def _works(organs: QuerySet[Organ], year: int, left: Left) -> Found:
    known = WorkRecord.objects.filter(organ__in=organs, on__year=year)
    for work in known.only("pk", "organ_id", "kind", "amount", "persons", "struck_because"):
        if WorkKind(work.kind).in_table_2:
            continue
        record = f"annual.workrecord/{work.pk}"
        if work.struck_because:
            left.append((work.organ_id, work.kind, NotCounted(record, f"已经划去：{work.struck_because}", OURS)))
            continue
        yield work.organ_id, work.kind, Weighed(record, Decimal(work.amount))
        if work.kind == WorkKind.TRAINING and work.persons:
            yield work.organ_id, "trained-persons", Weighed(record, Decimal(work.persons))


def _fees(organs: QuerySet[Organ], year: int, _left: Left) -> Found:
    known = FeeNotice.objects.filter(Q(noticed_on__year=year) | Q(paid_on__year=year), request__organ__in=organs)
    for pk, organ, noticed, yuan, paid_on, paid in known.order_by("pk").values_list(
        "pk", "request__organ_id", "noticed_on", "yuan", "paid_on", "paid"
    ):
        record = f"desk.feenotice/{pk}"
        if noticed.year == year:
            yield organ, "fee-notices", Weighed(record, ONE)
            yield organ, "fee-asked", Weighed(record, Decimal(yuan))
        if paid_on is not None and paid_on.year == year:
            yield organ, "fee-collected", Weighed(record, Decimal(paid))


def _answered(organs: QuerySet[Organ], year: int, left: Left) -> Found:
    ended = Request.objects.filter(organ__in=organs, ended_on__year=year).exclude(disposition="").order_by("pk")
    known = ended.exclude(origin__isnull=False, into=F("origin"))  # what went back into its whole ends with that
    for pk, organ, late in known.values_list("pk", "organ_id", "late"):
        record = f"desk.request/{pk}"
        yield organ, "requests-answered", Weighed(record, ONE)
        if late:
            left.append((organ, "requests-in-time", NotCounted(record, marked("超期办结"), OURS)))
        else:
            yield organ, "requests-in-time", Weighed(record, ONE)


_SOURCES: tuple[Callable[[QuerySet[Organ], int, Left], Found], ...] = (
    _documents,
    _interpretations,
    _consultations,
    _opinions,
    _points,
    _works,
    _fees,
    _answered,
)
