"""Rows that belong to a public record are those of its public version: what is smuggled in beside it is refused.

Article 17 of the Regulation: reviewed first, then published. An attachment is published with its document.
"""

from datetime import date

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, transaction

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import Attachment, Document, Interpretation, InterpretationFile, OutsideChange, Relation
from gongkai_web.library.services import publish, update, withdraw
from gongkai_web.matters.models import Consultation, DraftFile, Feedback, Opinion
from gongkai_web.portal.models import Question, Topic
from records import public_document, shown, unsaved
from reviewing import parts, show

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
FILE = {"title": "附件", "file": "附件.pdf", "digest": "0" * 64, "size": 1, "text": "办法全文"}


PARTS = {
    Attachment: (Document, lambda _: FILE),
    Relation: (Document, lambda organ: {"target": public_document(organ), "kind": "repeals", "on": date(2024, 2, 1)}),
    OutsideChange: (Document, lambda _: {"kind": "repeals", "on": date(2024, 2, 1), "by": "某省某办法"}),
    InterpretationFile: (Interpretation, lambda _: FILE),
    DraftFile: (Consultation, lambda _: FILE),
    Opinion: (Feedback, lambda _: {"summary": "意见", "adoption": "adopted"}),
    Item: (Issue, lambda _: {"title": "某办法", "page": 3}),
}
"""For each kind of part, the record that it belongs to and what it says."""


def test_every_kind_of_part_is_tried():
    assert set(PARTS) == parts()


@pytest.fixture(params=PARTS, ids=lambda part: part.__name__)
def beside(request, county, civil):
    """A public record with a part of its own, which its version names."""
    kind, said = PARTS[request.param]
    organ = county if kind is Issue else civil
    fields = said(organ)
    record = unsaved(kind, organ)
    above = next(field.name for field in request.param._meta.fields if field.related_model is kind)
    accessor = request.param._meta.get_field(above).remote_field.get_accessor_name()
    record.save()
    part = request.param.objects.create(**{above: record}, **fields)
    record = kind.objects.get(pk=record.pk)
    assert part in getattr(record, accessor).all()
    show(record)
    return part


def words_of(part):
    return next(name for name in ("title", "summary", "by", "note") if hasattr(part, name))


def by_create(part, words):
    part.pk = None
    setattr(part, words, "夹带")
    part._state.adding = True
    part.save()


def by_bulk_create(part, words):
    part.pk = None
    setattr(part, words, "夹带")
    type(part).objects.bulk_create([part])


def by_save(part, words):
    setattr(part, words, "夹带")
    part.save()


def by_update(part, words):
    type(part).objects.filter(pk=part.pk).update(**{words: "夹带"})


def by_bulk_update(part, words):
    setattr(part, words, "夹带")
    type(part).objects.bulk_update([part], [words])


def by_sql(part, words):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {part._meta.db_table} SET {words} = %s WHERE id = %s", ["夹带", part.pk])  # noqa: S608


def by_loaddata(part, words):
    setattr(part, words, "夹带")
    for told in serializers.deserialize("json", serializers.serialize("json", [part])):
        told.save()


WAYS = [value for name, value in list(globals().items()) if name.startswith("by_")]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_part_is_smuggled_in_beside_what_is_public(beside, way):
    table, words = type(beside).objects, words_of(beside)
    before = list(table.order_by("pk").values_list(words, flat=True))
    with pytest.raises(DatabaseError, match="names no such row"), transaction.atomic():
        way(type(beside).objects.get(pk=beside.pk), words)
    assert list(table.order_by("pk").values_list(words, flat=True)) == before


def test_what_says_the_same_is_no_smuggling(beside):
    beside.refresh_from_db()
    beside.save()


@pytest.mark.parametrize("kind", [Interpretation, Question, Topic])
def test_no_document_is_chosen_behind_the_back_of_what_is_public(civil, kind):
    record = shown(unsaved(kind, civil))
    more = shown(Document(organ=civil, title="又一份", formed_on=date(2024, 1, 1), published_on=date(2024, 1, 2)))
    chosen = kind.documents.through
    owner = kind._meta.get_field("documents").m2m_field_name()
    before = chosen.objects.count()
    with pytest.raises(DatabaseError, match="names no such row"), transaction.atomic():
        chosen.objects.create(**{f"{owner}_id": record.pk, "document_id": more.pk})
    assert chosen.objects.count() == before


def change(by):
    return OutsideChange(kind="repeals", on=date(2024, 2, 1), by=by)


def test_a_part_comes_and_goes_with_the_version_that_was_reviewed(written, cleared, people):
    document = written(outside_changes=[change("甲办法")])
    publish(cleared(document), by=people["HEAD"])
    withdraw(document, by=people["HEAD"], reason="重发")
    publish(document, by=people["HEAD"])
    assert [each.by for each in OutsideChange.objects.all()] == ["甲办法"], "the same version, written anew"
    update(document, by=people["EDITOR"], outside_changes=[change("乙办法")])
    assert [each.by for each in OutsideChange.objects.all()] == ["甲办法"], "nothing changes before the review"
    publish(cleared(document), by=people["HEAD"])
    assert [each.by for each in OutsideChange.objects.all()] == ["乙办法"]


def test_parts_of_a_draft_are_nobodys_business(written):
    document = written()
    Attachment.objects.create(document=document, **FILE)
    Attachment.objects.update(title="改过")
