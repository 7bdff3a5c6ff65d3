"""What the law and the house ask of a document, as faults at its fields; forms and services ask here alike."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.documents import DocumentNumber, date_faults, grounds_for, missing
from gongkai.documents.number import NumberError
from gongkai_web.library.kinds import Attribute, DocumentKind
from gongkai_web.library.models import Document, Interpretation, PublicRecord

Fault = tuple[str, str]
"""The field, and what is wrong there."""

_CONTENT = {"content": "body", "body": "body"}


def faults(record: PublicRecord, today: date | None = None) -> Iterator[Fault]:
    """What is wrong with a record, be it a draft: days, numbers, grounds that cannot be."""
    if isinstance(record, Document):
        yield from _of_days(record, today or timezone.localdate())
        yield from _of_number(record)
        yield from _of_attribute(record)
        yield from _of_archiving(record, today or timezone.localdate())
        if record.kind == DocumentKind.REGULATION and record.organ_id and not record.organ.makes_regulations:
            yield "kind", _("{organ}没有规章制定权，文件类型不能是规章").format(organ=record.organ)


def lacking(record: PublicRecord) -> Iterator[Fault]:
    """What still stands between a record and the public."""
    if isinstance(record, Document):
        for field in missing(record.kind, set(_known(record))):
            yield (
                _CONTENT.get(field.code, field.code),
                _("发布前须填写{label}（{basis}）").format(label=field.label, basis=field.basis),
            )
        if record.attribute != Attribute.OPEN:
            yield (
                "attribute",
                _("公开属性是“{attribute}”，不能发布；应当公开的，请先改为主动公开").format(
                    attribute=record.get_attribute_display()
                ),
            )
    elif isinstance(record, Interpretation):
        if not record.documents.exists():
            yield "documents", _("发布前须选择所解读的文件")
        if not _has_words(record) and not any(file.described.strip() for file in record.files.all()):
            yield "body", _("发布前须填写正文")
    yield from record.obstacles()


def require_sound(record: PublicRecord, *, publishing: bool) -> None:
    """Let pass, or refuse with every fault at its field.

    Raises:
        ValidationError: with a dictionary of fields.
    """
    found = [*faults(record), *(lacking(record) if publishing else ())]
    if found:
        raise ValidationError({field: [text for name, text in found if name == field] for field, _ in found})


def _of_days(document: Document, today: date) -> Iterator[Fault]:
    days: dict[str, Any] = {
        name: getattr(document, name)
        for name in ("formed_on", "published_on", "changed_on", "effective_on", "expires_on")
    }
    for fault in date_faults(today=today, **days):
        # The day of publication cannot be edited; what is at odds with it is the day it was made.
        yield ("formed_on" if fault.field == "published_on" else fault.field), fault.message


def _of_number(document: Document) -> Iterator[Fault]:
    if not document.number:
        return
    try:
        number = DocumentNumber.parse(document.number)
    except NumberError as error:
        yield "number", str(error)
        return
    formed_on: date | None = document.formed_on
    if number.year and formed_on is not None and abs(number.year - formed_on.year) > 1:
        yield (
            "number",
            _("发文字号的年份{year}与成文日期{formed_on}不符，请核对").format(year=number.year, formed_on=formed_on),
        )
    same = Document.objects.filter(organ=document.organ_id, number=document.number, withdrawn_on=None)
    if (other := same.exclude(pk=document.pk).first()) is not None:
        yield (
            "number",
            _("发文字号“{number}”已经用于本机关的《{title}》（索引号{index_number}）").format(
                number=document.number, title=other.title, index_number=other.index_number
            ),
        )


def _of_attribute(document: Document) -> Iterator[Fault]:
    allowed = [ground.code for ground in grounds_for(document.attribute)]
    if not allowed and document.ground:
        yield "ground", _("主动公开的文件不填不公开的依据")
    elif allowed and not document.ground:
        yield "ground", _("公开属性是“{attribute}”的，须选择依据").format(attribute=document.get_attribute_display())
    elif allowed and document.ground not in allowed:
        yield "ground", _("这项依据不能用于“{attribute}”").format(attribute=document.get_attribute_display())
    if document.attribute == Attribute.CLOSED and not document.ground_note.strip():
        yield "ground_note", _("不予公开的，须说明理由（国办发〔2016〕80号）")


def _of_archiving(document: Document, today: date) -> Iterator[Fault]:
    on = document.archived_on
    if on is None:
        return
    if not document.retention:
        yield "retention", _("填了归档日期的，须填保管期限")
    if on > today:
        yield "archived_on", _("归档日期{on}还没有到，今天是{today}").format(on=on, today=today)
    formed_on: date | None = document.formed_on
    if formed_on is not None and on < formed_on:
        yield "archived_on", _("归档日期{on}早于成文日期{formed_on}").format(on=on, formed_on=formed_on)


def _known(document: Document) -> Iterator[str]:
    yield from (name for name in ("title", "issuers", "number", "annotation") if getattr(document, name).strip())
    yield from (name for name in ("formed_on", "attribute") if getattr(document, name))
    if _has_words(document):
        yield from ("body", "content")
    elif document.attachments.exists():
        yield "content"


def _has_words(record: Any) -> bool:
    return any(text.strip() for block in record.body for text in block.block.get_searchable_content(block.value))
