"""What is public says what was reviewed: other words are refused by the database, and what it cannot see is found."""

from datetime import date
from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

from gongkai.review import Ruling
from gongkai_web.gazette.models import Issue
from gongkai_web.library.models import Document, OutsideChange, public_models
from gongkai_web.library.services import publish, update
from gongkai_web.review.contents import content_of, spoken
from gongkai_web.review.guards import install, lift, missing
from gongkai_web.review.models import Clearance, Step
from gongkai_web.review.verifying import breaches
from records import RECORDS, unsaved
from reviewing import show

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
WORDS = dict.fromkeys(("title", "question", "classification", "name", "text", "summary"), "另外的话")


def said(models=(Document,)):
    return [breach.message for breach in breaches(models)]


@pytest.fixture
def public(written, cleared, people):
    document = written()
    publish(cleared(document), by=people["HEAD"])
    return Document.objects.get(pk=document.pk)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_other_words_of_what_is_public_are_refused(model, county, civil, member):
    organ = county if model is Issue else civil
    record = unsaved(model, organ)
    record.save()
    record.refresh_from_db()
    show(record)
    name = next(name for name in WORDS if name in spoken(model))
    with pytest.raises(DatabaseError, match="changes with its version"), transaction.atomic():
        model.objects.filter(pk=record.pk).update(**{name: WORDS[name]})
    setattr(record, name, WORDS[name])
    with pytest.raises(DatabaseError, match="changes with its version"), transaction.atomic():
        Model.save(record)
    with pytest.raises(DatabaseError, match="changes with its version"), transaction.atomic():
        model.objects.bulk_update([record], [name])
    record.refresh_from_db()
    assert getattr(record, name) != WORDS[name]


def test_what_a_search_finds_is_held_as_well(public):
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=public.pk).update(body_text="别的话")


def test_what_belongs_to_the_record_as_a_whole_may_change(public, people):
    Document.objects.filter(pk=public.pk).update(reminded_of="2026-01-01")
    public.refresh_from_db()
    public.save()
    update(public, by=people["EDITOR"], title="改过的标题")
    assert Document.objects.get(pk=public.pk).title != "改过的标题"


def test_all_is_well_where_nobody_went_round_the_services(public):
    assert said(public_models()) == []
    told = StringIO()
    call_command("verify_public", stdout=told)
    assert "一致" in told.getvalue()


def test_a_part_that_was_taken_away_in_its_own_table_is_found(written, cleared, people):
    change = OutsideChange(kind="repeals", on=date(2024, 2, 1), by="某省某办法")
    publish(cleared(written(outside_changes=[change])), by=people["HEAD"])
    assert said() == []
    OutsideChange.objects.all().delete()
    assert said() == ["公众看到的与这一稿不同：被库外文件修改、废止"]


def test_words_that_were_changed_while_the_triggers_were_off_are_found(public):
    lift("default", public_models())
    if connection.vendor == "sqlite":
        assert missing("default", public_models())
        Document.objects.filter(pk=public.pk).update(title="别的标题")
        assert said() == ["公众看到的与这一稿不同：标题"]
        with pytest.raises(CommandError, match="不一致"):
            call_command("verify_public", stdout=StringIO())
        install("default", public_models())
    assert missing("default", public_models()) == []


def test_a_clearance_without_steps_is_found(written):
    document = written()
    show(document)
    assert said() == ["这一稿的内容与准予公开时不同"], "it names no content at all"


def test_a_clearance_that_somebody_wrote_by_hand_is_found(written, people):
    document = written()
    version = document.latest_revision
    kind = ContentType.objects.get_for_model(Document)
    Clearance.objects.create(record_type=kind, record_id=document.pk, revision=version, content=content_of(version))
    Document.objects.filter(pk=document.pk).update(live=True, live_revision=version)
    assert said() == ["准予公开了，却没有结果为“可以公开”的保密审查", "准予公开了，却没有审完"]


def test_steps_of_other_content_support_nothing(written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    assert said() == []
    steps = Step.objects.filter(ruling=Ruling.OPEN.value)
    assert steps.exists()
    update(document, by=people["EDITOR"], title="改过的标题")
    version = document.latest_revision
    kind = ContentType.objects.get_for_model(Document)
    Clearance.objects.create(record_type=kind, record_id=document.pk, revision=version, content=content_of(version))
    Document.objects.filter(pk=document.pk).update(title="改过的标题", live_revision=version)
    assert "准予公开了，却没有审完" in said()
