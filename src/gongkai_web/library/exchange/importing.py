"""Bringing documents in: first a plan that changes nothing, then, once a person has looked, the plan carried out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.review import Ruling
from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.exchange.columns import COLUMNS, HEADINGS, NEEDED
from gongkai_web.library.exchange.enclosures import Enclosures
from gongkai_web.library.exchange.links import link
from gongkai_web.library.exchange.plans import Fate, Plan, PlannedDocument
from gongkai_web.library.exchange.reading import change_told, named, parts_of, read
from gongkai_web.library.models import Document, Relation
from gongkai_web.library.rules import lacking
from gongkai_web.library.services import draft, publish
from gongkai_web.library.services.drafting import relate_all, require_whole
from gongkai_web.organs.exchange.tables import read_rows
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.review.services import is_cleared, take_over


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
    link(rows)
    return Plan(name, tuple(rows))


@transaction.atomic
def carry_out(plan: Plan, enclosures: Enclosures, *, by: User, make_public: bool) -> int:
    """Draft the documents that are new, and publish those that are whole where that is wanted; all or none.

    What the other system says of its review is put on record with each that is to be published. One in which the scan
    finds personal data stays a draft.

    Returns:
        How many were published.

    Raises:
        PermissionDenied, ValidationError: when what was planned can no longer be done.
    """
    new, made = plan.those(Fate.NEW), {}
    for planned in new:
        parts = dict(parts_of(planned, enclosures, linked=make_public and planned.changed_by is not None))
        made[planned] = draft(Document, by=by, organ=planned.owner, parts=parts, **planned.values)
    if make_public:
        _relate(made, by=by)
        _publish(made, by=by)
    for organ, count in Counter(planned.owner for planned in new).items():
        note(events.IMPORTED, organ, by=by, organ=organ.pk, file=plan.file, made=count)
    return sum(document.live for document in made.values())


def _relate(made: Mapping[PlannedDocument, Document], *, by: User) -> None:
    """Have each document that changed others say so, once for all of them."""
    done: dict[Document, list[Relation]] = defaultdict(list)
    for planned, document in made.items():
        change, other = change_told(planned), planned.changed_by
        if change is not None and other is not None:
            done[made[other]].append(Relation(target=document, kind=change.kind, on=change.on))
    for source, relations in done.items():
        relate_all(source, relations, by=by)


def _publish(made: Mapping[PlannedDocument, Document], *, by: User) -> None:
    """Publish what is whole and what the scan lets pass; the later before the earlier, which they may have changed.

    What a document did to another shows only while it is public itself: with one that is held back, the other waits.
    """
    for planned in sorted(made, key=lambda planned: planned.values["formed_on"], reverse=True):
        document, was = made[planned], planned.review
        waits = planned.changed_by is not None and not made[planned.changed_by].live
        if was is None or planned.wanting or waits:
            continue
        take_over(document, by=by, who=was.who, on=was.on, ruling=was.ruling)
        if is_cleared(document):  # not where the scan found what is not meant for the public
            publish(document, by=by)


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
    planned.wanting = [message for _field, message in lacking(document)] + list(_unreviewed(planned))


def _unreviewed(planned: PlannedDocument) -> Iterator[str]:
    """Why what the table says of its review does not carry it to the public: it stays a draft and is reviewed here."""
    review, published_on = planned.review, planned.values.get("published_on")
    if review is None:
        yield _("没有填原系统的保密审查，先存为草稿，审核后再公开")
        return
    if review.ruling is not Ruling.OPEN:
        yield _("原系统的保密审查结果是{ruling}").format(ruling=review.ruling.label)
    if published_on is None:
        yield _("没有填发布日期：原系统没有公开过的，先存为草稿，审核后再公开")
    elif review.on > published_on:
        yield _("保密审查日期晚于发布日期：应当先审查、后公开")


def _keys(planned: PlannedDocument) -> Iterator[object]:
    """By what a document is told from others."""
    organ = planned.owner.pk
    if index_number := planned.values.get("index_number"):
        yield index_number
    if former := planned.values.get("former_index_number"):
        yield organ, "former", former
    if number := planned.values.get("number"):
        yield organ, number
    else:
        yield organ, planned.values["title"], planned.values["formed_on"]


def _is_known(planned: PlannedDocument) -> bool:
    values, here = planned.values, Document.objects.filter(organ=planned.owner)
    if index_number := values.get("index_number"):
        return Document.objects.filter(index_number=index_number).exists()
    if (former := values.get("former_index_number")) and here.filter(former_index_number=former).exists():
        return True
    if number := values.get("number"):
        return here.filter(number=number, withdrawn_on=None).exists()
    return here.filter(title=values["title"], formed_on=values["formed_on"]).exists()


def _said(error: ValidationError) -> Iterator[str]:
    """What is wrong, each message with the heading that it is about, unless it begins with that."""
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    headings = {"former_index_number": "索引号"} | {column.name: column.heading for column in COLUMNS}
    for name, messages in error.message_dict.items():
        heading = headings.get(name, "")
        for message in messages:
            told = not heading or message.startswith(heading)
            yield message if told else _("{heading}：{message}").format(heading=heading, message=message)
