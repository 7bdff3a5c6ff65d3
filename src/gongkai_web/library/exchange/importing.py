"""Bringing documents in: first a plan that changes nothing, then, once a person has looked, the plan carried out."""

from collections import Counter
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.exchange.columns import COLUMNS, HEADINGS, NEEDED
from gongkai_web.library.exchange.enclosures import Enclosures
from gongkai_web.library.exchange.plans import Fate, Plan, PlannedDocument
from gongkai_web.library.exchange.reading import named, parts_of, read
from gongkai_web.library.models import Document
from gongkai_web.library.rules import lacking
from gongkai_web.library.services import draft, publish
from gongkai_web.library.services.drafting import require_whole
from gongkai_web.organs.exchange.tables import read_rows
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act


def plan_import(name: str, content: bytes, enclosures: Enclosures, *, by: User) -> Plan:
    """What bringing this table in would do. Nothing is changed.

    A document that is there already, by its index number or by its organ and document number, is left alone: so a
    table can be brought in again after its wrong rows were mended.

    Raises:
        UnusableInputError: when it is no table of documents at all.
    """
    rows = [PlannedDocument(row) for row in read_rows(name, content, HEADINGS, NEEDED)]
    reach = named(organs_for(by, Act.DRAFT))
    first: dict[object, int] = {}
    for planned in rows:
        read(planned, reach)
        if not planned.messages:
            _judge(planned, first, enclosures)
        if planned.messages:
            planned.fate = Fate.WRONG
    return Plan(name, tuple(rows))


@transaction.atomic
def carry_out(plan: Plan, enclosures: Enclosures, *, by: User, make_public: bool) -> int:
    """Draft the documents that are new, and publish those that are whole where that is wanted; all or none.

    Returns:
        How many were published.

    Raises:
        PermissionDenied, ValidationError: when what was planned can no longer be done.
    """
    published = 0
    for planned in plan.those(Fate.NEW):
        parts = dict(parts_of(planned, enclosures))
        document = draft(Document, by=by, organ=planned.owner, parts=parts, **planned.values)
        if make_public and not planned.wanting:
            publish(document, by=by)
            published += 1
    for organ, made in Counter(planned.owner for planned in plan.those(Fate.NEW)).items():
        note(events.IMPORTED, organ, by=by, organ=organ.pk, file=plan.file, made=made)
    return published


def _judge(planned: PlannedDocument, first: dict[object, int], enclosures: Enclosures) -> None:
    """Whether it is there already, and what the models and the law would say of it, without saving."""
    for key in _keys(planned):
        if (line := first.setdefault(key, planned.line)) != planned.line:
            planned.messages.append(_("与第{first}行重复").format(first=line))
            return
    if _is_known(planned):
        planned.fate = Fate.KNOWN
        return
    try:
        parts = dict(parts_of(planned, enclosures))
        document = Document(organ=planned.owner, live=False, **planned.values)
        require_whole(document, parts, exclude=() if document.index_number else ("index_number",))
    except ValidationError as error:
        planned.messages += list(_said(error))
        return
    planned.wanting = [message for _field, message in lacking(document)]


def _keys(planned: PlannedDocument) -> Iterator[object]:
    """By what a document is told from others."""
    organ = planned.owner.pk
    if index_number := planned.values.get("index_number"):
        yield index_number
    if number := planned.values.get("number"):
        yield organ, number
    else:
        yield organ, planned.values["title"], planned.values["formed_on"]


def _is_known(planned: PlannedDocument) -> bool:
    values, here = planned.values, Document.objects.filter(organ=planned.owner)
    if index_number := values.get("index_number"):
        return Document.objects.filter(index_number=index_number).exists()
    if number := values.get("number"):
        return here.filter(number=number, withdrawn_on=None).exists()
    return here.filter(title=values["title"], formed_on=values["formed_on"]).exists()


def _said(error: ValidationError) -> Iterator[str]:
    """What is wrong, each message with the heading that it is about, unless it begins with that."""
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    headings = {column.name: column.heading for column in COLUMNS}
    for name, messages in error.message_dict.items():
        heading = headings.get(name, "")
        for message in messages:
            told = not heading or message.startswith(heading)
            yield message if told else _("{heading}：{message}").format(heading=heading, message=message)
