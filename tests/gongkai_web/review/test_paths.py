"""Every way to the public, tried without a review: each is refused, and the record is not public afterwards.

Article 17 of the Regulation, article 35 of the law on secrets: reviewed first, then published, item by item. The list
of ways stands in `docs/explanation/ways-to-the-public.md`.
"""

import csv
import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import GroupApprovalTask, Workflow

from gongkai.review import Ruling
from gongkai_web.gazette.models import Issue
from gongkai_web.journal.models import Entry
from gongkai_web.library.exchange.columns import HEADINGS
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import correct, publish, schedule, update, withdraw
from gongkai_web.library.tasks import run_schedule
from gongkai_web.organs.roles import Role
from gongkai_web.review.models import Clearance, ImmutableStepError
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import clear, rule, take_over
from records import RECORDS, sent, unsaved

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


@pytest.fixture(params=RECORDS, ids=lambda model: model.__name__)
def draft_of(request, county, civil, member):
    """A draft of every kind that nobody reviewed, and somebody who may publish it."""
    organ = county if request.param is Issue else civil
    head = member(organ, Role.HEAD)
    record = unsaved(request.param, organ)
    record.save()
    record.save_revision(user=head)
    record.refresh_from_db()
    return record, head


@pytest.fixture
def superuser(admin_user):
    return admin_user


def is_live(record):
    return type(record).objects.values_list("live", flat=True).get(pk=record.pk)


def by_update(record, head):
    type(record).objects.filter(pk=record.pk).update(live=True)


def by_update_with_its_version(record, head):
    type(record).objects.filter(pk=record.pk).update(live=True, live_revision=record.latest_revision)


def by_save(record, head):
    record.live = True
    record.save()


def by_saving_these_fields(record, head):
    record.live, record.live_revision = True, record.latest_revision
    record.save(update_fields=["live", "live_revision"])


def by_bulk_update(record, head):
    record.live = True
    type(record).objects.bulk_update([record], ["live"])


def by_bulk_create(record, head):
    withheld = type(record).objects.filter(pk=record.pk)
    copied = withheld.get()
    copied.pk, copied.live = None, True
    for field in copied._meta.fields:
        if field.unique and not field.primary_key:
            setattr(copied, field.attname, f"{getattr(copied, field.attname)}0")
    type(record).objects.bulk_create([copied])


def by_sql(record, head):
    with connection.cursor() as cursor:
        table = record._meta.db_table
        asked = f"UPDATE {table} SET live = %s, live_revision_id = latest_revision_id WHERE id = %s"  # noqa: S608
        cursor.execute(asked, [True, record.pk])


def by_loaddata(record, head):
    record.live = True
    for told in serializers.deserialize("json", serializers.serialize("json", [record])):
        told.save()


def by_service(record, head):
    publish(record, by=head)


def by_wagtail_revision(record, head):
    record.latest_revision.publish(user=head)


def by_wagtail_revision_of_nobody(record, head):
    record.latest_revision.publish(skip_permission_checks=True)


def by_wagtail_record(record, head):
    record.publish(record.latest_revision, user=head, skip_permission_checks=True)


def by_wagtail_action(record, head):
    PublishRevisionAction(record.latest_revision, user=head).execute(skip_permission_checks=True)


def by_wagtail_action_of_nobody(record, head):
    PublishRevisionAction(record.latest_revision).execute(skip_permission_checks=True)


def by_scheduling(record, head):
    schedule(record, by=head, go_live_at=timezone.now() + timedelta(minutes=1))


def by_schedule_behind_our_back(record, head):
    record.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    run_schedule()
    call_command("publish_scheduled")
    raise PermissionDenied(Entry.objects.get(kind="library.refused").sentence)


WAYS = [value for name, value in list(globals().items()) if name.startswith("by_")]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_to_the_public(draft_of, way):
    record, head = draft_of
    before = type(record).objects.filter(live=True).count()
    with pytest.raises((PermissionDenied, DatabaseError)), transaction.atomic():
        way(record, head)
    assert not is_live(record)
    assert type(record).objects.filter(live=True).count() == before
    assert not Clearance.objects.filter(
        record_id=record.pk, record_type=ContentType.objects.get_for_model(record)
    ).exists()


@pytest.mark.parametrize("who", ["head", "superuser"])
@pytest.mark.parametrize("later", ["", "2099-01-01 08:00"], ids=["now", "later"])
def test_no_form_publishes(client, draft_of, admin_user, who, later):
    record, head = draft_of
    client.force_login(head if who == "head" else admin_user)
    viewset, model = type(record).snippet_viewset, type(record)
    fields = sent(record) | {"action-publish": "1", "go_live_at": later}
    before = model.objects.count(), model.objects.filter(live=True).count()
    answer = client.post(reverse(viewset.get_url_name("edit"), args=[record.pk]), fields, follow=True)
    assert "先审查、后公开" in answer.content.decode() or answer.context["form"].errors
    client.post(reverse(viewset.get_url_name("add")), fields, follow=True)
    assert model.objects.filter(live=True).count() == before[1]
    assert not record.revisions.exclude(approved_go_live_at=None).exists()


@pytest.mark.parametrize("groups", [0, 1], ids=["nobody is asked", "somebody approves"])
def test_approval_in_a_workflow_is_not_a_review(written, people, admin_user, groups):
    document = written()
    flow, task = Workflow.objects.create(name="审批"), GroupApprovalTask.objects.create(name="同意")
    flow.workflow_tasks.create(task=task)
    for n in range(groups):
        task.groups.add(Group.objects.create(name=f"审批组{n}"))

    def approved():
        flow.start(document, people["HEAD"]).current_task_state.approve(user=admin_user)

    with pytest.raises(PermissionDenied, match="先审查、后公开"), transaction.atomic():
        approved()
    assert not is_live(document)


def test_a_correction_is_reviewed_like_the_rest(written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    update(document, by=people["EDITOR"], title="改过的标题")
    for act in (
        lambda: publish(document, by=people["HEAD"]),
        lambda: correct(document, by=people["HEAD"], reason="错"),
    ):
        with pytest.raises(PermissionDenied, match="先审查、后公开"):
            act()
    assert Document.objects.get().title == "关于印发某办法的通知"
    newest = document.latest_revision
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishRevisionAction(newest, user=people["HEAD"]).execute(skip_permission_checks=True)
    assert Document.objects.get().title == "关于印发某办法的通知"


def test_what_was_reviewed_goes_out_at_its_time_and_what_was_changed_since_does_not(written, cleared, people):
    document, head = cleared(written()), people["HEAD"]
    schedule(document, by=head, go_live_at=timezone.now() + timedelta(hours=1))
    assert not Clearance.objects.exists(), "it is cleared when it goes out"
    update(document, by=people["EDITOR"], title="改过的标题")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        run_schedule()
    assert Document.objects.get().title == "关于印发某办法的通知", "the version that was reviewed, and no other"
    assert Clearance.objects.get().revision_id == Document.objects.get().live_revision_id


def test_what_was_ruled_otherwise_since_is_taken_off_the_schedule(written, cleared, people):
    document = cleared(written())
    schedule(document, by=people["HEAD"], go_live_at=timezone.now() + timedelta(hours=1))
    seen = way_of(document).content
    rule(document, Ruling.CLOSED, by=people["SECRECY_REVIEWER"], seen=seen, basis="发现涉密")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert run_schedule() == 0
    assert not is_live(document)
    assert "不可公开" in Entry.objects.get(kind="library.refused").sentence


def test_a_version_that_was_cleared_carries_no_other(written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    other = written(title="另一份", number="")
    for revision in (document.live_revision_id, other.latest_revision_id):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=other.pk).update(live=True, live_revision=revision)
    update(document, by=people["EDITOR"], title="改过的标题")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(live_revision=document.latest_revision_id)


def test_a_version_that_was_cleared_keeps_its_words(written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    version = document.live_revision
    version.content = version.content | {"title": "别的话"}
    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
        version.save()


def test_what_is_public_is_worked_on_and_withdrawn_without_a_review(written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    update(document, by=people["EDITOR"], summary="补充概述")
    Document.objects.filter(pk=document.pk).update(reminded_of=timezone.localdate())
    withdraw(document, by=people["HEAD"], reason="内容过时")
    assert not is_live(document)
    with pytest.raises(PermissionDenied):
        publish(document, by=people["HEAD"])
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(live=True)


def test_a_clearance_is_written_once_and_never_changed(written, cleared, people):
    document = cleared(written())
    once = clear(document, document.latest_revision)
    assert clear(document, document.latest_revision) == once
    assert once.content == way_of(document).content
    for act in (once.save, once.delete):
        with pytest.raises(ImmutableStepError):
            act()
    for statement in ("UPDATE review_clearance SET content = 'x'", "DELETE FROM review_clearance"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(PermissionDenied):
        clear(written(number=""), written(number="").latest_revision)


# Documents of another system.

ROW = {
    "公开机关": "某县民政局",
    "标题": "关于印发某县养老服务办法的通知",
    "文件类型": DocumentKind.POLICY.label,
    "发文机关": "某县民政局",
    "成文日期": "2019-03-04",
    "发布日期": "2019-03-20",
    "体裁": "通知",
    "主题分类": "民政、扶贫、救灾",
    "正文": "第一条 为了养老服务。",
}
REVIEW = {"保密审查人": "王某", "保密审查日期": "2019-03-18", "保密审查结果": "可以公开"}
UNREVIEWED = {
    "nothing is said": {},
    "not open": REVIEW | {"保密审查结果": "不可公开"},
    "reviewed afterwards": REVIEW | {"保密审查日期": "2019-03-21"},
    "never public": REVIEW | {"发布日期": ""},
}


def table(row):
    kept = io.StringIO()
    writer = csv.DictWriter(kept, HEADINGS)
    writer.writeheader()
    writer.writerow(row)
    return kept.getvalue().encode()


@pytest.mark.parametrize("said", UNREVIEWED.values(), ids=UNREVIEWED)
def test_an_import_publishes_nothing_without_the_review_of_where_it_comes_from(client, tmp_path, people, said):
    (tmp_path / "旧.csv").write_bytes(table(ROW | said))
    call_command(
        "import_documents", str(tmp_path / "旧.csv"), "--as", people["HEAD"].username, "--publish", "--confirm"
    )
    assert not Document.objects.get().live
    client.force_login(people["HEAD"])
    page = reverse("library-import")
    html = client.post(page, {"file": SimpleUploadedFile("旧.csv", table(ROW | said | {"标题": "又一份"}))}).content
    token = re.search(r'name="token" value="(\w+)"', html.decode()).group(1)
    client.post(page, {"token": token, "publish": "on"})
    assert list(Document.objects.values_list("live", flat=True)) == [False, False]
    assert not Clearance.objects.exists()


def test_an_import_puts_the_review_of_where_it_comes_from_on_record_item_by_item(tmp_path, people):
    (tmp_path / "旧.csv").write_bytes(table(ROW | REVIEW))
    head = people["HEAD"]
    call_command("import_documents", str(tmp_path / "旧.csv"), "--as", head.username, "--publish", "--confirm")
    document = Document.objects.get()
    assert document.live
    step = way_of(document).steps[0]
    assert (step.act, step.by, str(step.on), step.opinion) == ("taken-over", head, "2019-03-18", "王某")
    said = Entry.objects.get(kind="review.taken-over").sentence
    assert said == "《关于印发某县养老服务办法的通知》由原系统审查：王某2019-03-18，可以公开"
    update(document, by=people["EDITOR"], summary="补充概述")
    with pytest.raises(PermissionDenied):
        publish(document, by=head)


def test_an_editor_imports_nothing_into_the_public(tmp_path, people):
    (tmp_path / "旧.csv").write_bytes(table(ROW | REVIEW))
    editor = people["EDITOR"].username
    with pytest.raises(CommandError, match="没有导入"):
        call_command("import_documents", str(tmp_path / "旧.csv"), "--as", editor, "--publish", "--confirm")
    assert not Document.objects.exists()


def test_what_was_written_here_has_no_review_of_elsewhere(written, people):
    was = {"who": "王某", "on": timezone.localdate(), "ruling": Ruling.OPEN}
    with pytest.raises(ValidationError, match="原系统"):
        take_over(written(), by=people["HEAD"], **was)
