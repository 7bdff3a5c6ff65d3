"""The records behind a figure, as lines to read: what each is, of which day, and where it opens."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from gongkai_web.annual.figures.counted import Weighed
from gongkai_web.annual.models import LedgerEntry, Opening, WorkRecord
from gongkai_web.desk.models import Dispute, FeeNotice, Request
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.matters.models import Consultation, Feedback
from gongkai_web.organs.models import Organ
from gongkai_web.portal.models import ReadingPoint


@dataclass(frozen=True, slots=True)
class Line:
    """One record behind a figure. `url` is "" where there is no page of its own."""

    record: str
    label: str
    on: date | None
    weight: Decimal
    url: str = ""


def lines_of(found: Iterable[Weighed]) -> list[Line]:
    """The records in the order of their days, with one query a kind."""
    weights = {weighed.record: weighed.weight for weighed in found}
    keys: dict[str, list[int]] = defaultdict(list)
    for record in weights:
        model, _slash, key = record.partition("/")
        keys[model].append(int(key))
    made = [line for model, numbers in keys.items() for line in _READ[model](numbers, weights)]
    return sorted(made, key=lambda line: (line.on or date.min, line.record))


def _requests(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in Request.objects.filter(pk__in=keys):
        record = f"desk.request/{each.pk}"
        yield Line(record, str(each), each.received_on, weights[record], _address("desk-case", each.pk))


def _disputes(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in Dispute.objects.filter(pk__in=keys).select_related("request"):
        record = f"desk.dispute/{each.pk}"
        yield Line(record, str(each), each.accepted_on, weights[record], _address("desk-case", each.request_id))


def _documents(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in Document.objects.filter(pk__in=keys).defer("body", "body_text"):
        record = f"library.document/{each.pk}"
        url = each.get_absolute_url() if each.published_on else ""
        yield Line(record, each.cited, each.formed_on, weights[record], url)


def _entries(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in LedgerEntry.objects.filter(pk__in=keys):
        record = f"annual.ledgerentry/{each.pk}"
        yield Line(record, f"{each}（{each.source}）", date(each.year, each.month, 1), weights[record])


def _openings(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in Opening.objects.filter(pk__in=keys):
        record = f"annual.opening/{each.pk}"
        yield Line(record, str(each), None, weights[record])


def _works(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in WorkRecord.objects.filter(pk__in=keys).select_related("evidence"):
        record = f"annual.workrecord/{each.pk}"
        line = _("，{file}第{line}行").format(file=each.evidence, line=each.line) if each.evidence else ""
        yield Line(record, f"{each}（{each.source}{line}）", each.on, weights[record])


def _fees(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in FeeNotice.objects.filter(pk__in=keys).select_related("request"):
        record = f"desk.feenotice/{each.pk}"
        said = _("{request}：应缴{yuan}元").format(request=each.request, yuan=each.yuan)
        yield Line(record, said, each.noticed_on, weights[record], _address("desk-case", each.request_id))


def _public(model: Any) -> Any:
    """A reader of records that the public sees under their own addresses."""

    def read(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
        for each in model.objects.filter(pk__in=keys):
            record = f"{model._meta.label_lower}/{each.pk}"
            yield Line(record, str(each), each.published_on, weights[record], each.get_absolute_url())

    return read


def _organs(keys: list[int], weights: dict[str, Decimal]) -> Iterator[Line]:
    for each in Organ.objects.filter(pk__in=keys):
        yield Line(f"organs.organ/{each.pk}", each.name, None, weights[f"organs.organ/{each.pk}"])


_READ: dict[str, Any] = {
    "desk.request": _requests,
    "desk.dispute": _disputes,
    "library.document": _documents,
    "annual.ledgerentry": _entries,
    "annual.opening": _openings,
    "annual.workrecord": _works,
    "desk.feenotice": _fees,
    "library.interpretation": _public(Interpretation),
    "matters.consultation": _public(Consultation),
    "matters.feedback": _public(Feedback),
    "portal.readingpoint": _public(ReadingPoint),
    "organs.organ": _organs,
}


def _address(name: str, key: int) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""
