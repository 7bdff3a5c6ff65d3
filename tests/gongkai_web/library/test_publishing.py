"""Publication has one way, and it asks for permission, lock and law before anything shows."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError
from django.utils import timezone

from gongkai_web.journal.services import entries_about, first_broken
from gongkai_web.library.kinds import Attribute, PublicAct
from gongkai_web.library.models import Document, Version
from gongkai_web.library.services import correct, publish, schedule, take_down, update, withdraw
from gongkai_web.library.tasks import run_schedule
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db


def kinds(record):
    return [entry.kind for entry in entries_about(record)]


def acts(record):
    return [version.act for version in record.versions.all()]


def test_a_draft_is_not_public_until_published(made, head):
    document = made()
    assert not document.live
    publish(document, by=head)
    assert document.live
    assert document.published_on == timezone.localdate()
    assert kinds(document) == ["library.created", "library.published"]
    assert acts(document) == [PublicAct.PUBLISHED]
    assert first_broken() is None


def test_an_editor_may_not_publish_and_nothing_is_kept(made, editor):
    document = made()
    with pytest.raises(PermissionDenied, match="发布和撤回内容"):
        publish(document, by=editor)
    document.refresh_from_db()
    assert not document.live
    assert not Version.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
def test_of_all_roles_only_the_head_publishes(made, member, civil, role):
    with pytest.raises(PermissionDenied):
        publish(made(), by=member(civil, role))


def test_the_head_of_another_organ_may_not(made, member):
    with pytest.raises(PermissionDenied):
        publish(made(), by=member(Organ.objects.get(slug="town"), Role.HEAD))


def test_a_document_cannot_be_moved_to_an_organ_and_published_there(made, head):
    document = made()
    document.organ = Organ.objects.get(slug="town")
    revision = document.save_revision()
    with pytest.raises(PermissionDenied):
        publish(document, by=head, revision=revision)


def test_wagtails_own_calls_lead_to_the_same_service(made, editor, head):
    document = made()
    revision = document.latest_revision
    with pytest.raises(PermissionDenied):
        revision.publish()
    with pytest.raises(PermissionDenied):
        revision.publish(user=editor, skip_permission_checks=True)
    with pytest.raises(PermissionDenied):
        document.publish(revision)
    revision.publish(user=head)
    document.refresh_from_db()
    assert document.live
    assert acts(document) == [PublicAct.PUBLISHED]
    with pytest.raises(PermissionDenied, match="撤回"):
        document.unpublish(user=head)
    with pytest.raises(PermissionDenied):
        document.unpublish(set_expired=True)


def test_what_someone_else_has_locked_is_not_published(made, head, editor):
    document = made()
    Document.objects.filter(pk=document.pk).update(locked=True, locked_by=editor)
    with pytest.raises(PermissionDenied, match="李四锁定"):
        publish(document, by=head)
    with pytest.raises(ValidationError, match="李四锁定"):
        update(document, by=head, title="新标题")


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"body": []}, "body", "正文或附件"),
        ({"issuers": ""}, "issuers", "发文机关"),
        ({"kind": "normative"}, "number", "发文字号"),
        (
            {"attribute": Attribute.CLOSED, "ground": "internal", "ground_note": "人事管理"},
            "attribute",
            "不予公开”，不能发布",
        ),
    ],
)
def test_the_law_stands_between_a_draft_and_the_public(made, head, fields, field, message):
    document = made(**fields)
    with pytest.raises(ValidationError, match=message) as refused:
        publish(document, by=head)
    assert list(refused.value.message_dict) == [field]
    document.refresh_from_db()
    assert not document.live


def test_the_day_of_publication_is_set_once(made, head):
    document = made(public=True)
    Document.objects.filter(pk=document.pk).update(published_on=date(2024, 2, 1))
    document.refresh_from_db()
    update(document, by=head, title="关于印发某办法（修订）的通知")
    publish(document, by=head)
    assert document.title == "关于印发某办法（修订）的通知"
    assert document.published_on == date(2024, 2, 1)
    assert acts(document) == [PublicAct.PUBLISHED, PublicAct.UPDATED]


def test_a_new_version_is_not_seen_before_it_is_published(made, head, editor):
    document = made(public=True)
    update(document, by=editor, title="新标题")
    assert Document.objects.get(pk=document.pk).title == "关于印发某办法的通知"
    assert Document.objects.get(pk=document.pk).has_unpublished_changes


def test_a_correction_needs_a_reason_and_is_on_record(made, head):
    document = made(public=True)
    update(document, by=head, title="关于印发某规定的通知")
    with pytest.raises(ValidationError, match="更正了什么"):
        correct(document, by=head, reason="  ")
    version = correct(document, by=head, reason="标题误作“某办法”，\n应为“某规定”")
    assert version.notice == "标题误作“某办法”， 应为“某规定”"
    assert document.title == "关于印发某规定的通知"
    assert acts(document) == [PublicAct.PUBLISHED, PublicAct.CORRECTED]
    assert "标题误作" in entries_about(document).last().sentence


def test_a_draft_cannot_be_corrected(made, head):
    with pytest.raises(ValidationError, match="还没有公开"):
        correct(made(), by=head, reason="笔误")


def test_withdrawal_leaves_a_notice_and_the_old_version(made, head, editor):
    document = made(public=True)
    with pytest.raises(PermissionDenied):
        withdraw(document, by=editor, reason="含有个人信息")
    with pytest.raises(ValidationError, match="为什么撤回"):
        withdraw(document, by=head, reason="")
    withdraw(document, by=head, reason="含有个人信息")
    assert not document.live
    assert (document.withdrawn_on, document.withdrawal_reason) == (timezone.localdate(), "含有个人信息")
    assert acts(document) == [PublicAct.PUBLISHED, PublicAct.WITHDRAWN]
    assert document.versions.last().revision.as_object().title == "关于印发某办法的通知"
    with pytest.raises(ValidationError, match="不用撤回"):
        withdraw(document, by=head, reason="再次")


def test_what_was_withdrawn_can_be_published_again_and_keeps_its_first_day(made, head):
    document = made(public=True)
    Document.objects.filter(pk=document.pk).update(published_on=date(2024, 2, 1))
    withdraw(document, by=head, reason="含有个人信息")
    update(document, by=head, title="关于印发某办法的通知（已隐去个人信息）")
    publish(document, by=head, notice="已隐去个人信息")
    assert document.live
    assert (document.withdrawn_on, document.withdrawal_reason) == (None, "")
    assert document.published_on == date(2024, 2, 1)


def test_what_was_public_is_never_deleted(made, head):
    document = made(public=True)
    with pytest.raises(ProtectedError, match="请撤回"):
        document.delete()
    withdraw(document, by=head, reason="重复")
    with pytest.raises(ProtectedError, match="请撤回"):
        document.delete()
    made().delete()


def test_scheduled_publication_waits_and_then_happens_once(made, head):
    document = made()
    moment = timezone.now() + timedelta(hours=1)
    assert schedule(document, by=head, go_live_at=moment) is None
    assert not document.live
    assert document.published_on is None
    assert kinds(document)[-1] == "library.scheduled"
    assert run_schedule() == 0


def test_the_schedule_publishes_and_takes_down(made, head, time_machine_at):
    document = made()
    moment = timezone.now() + timedelta(hours=1)
    schedule(document, by=head, go_live_at=moment, expire_at=moment + timedelta(days=2))
    with time_machine_at(moment + timedelta(minutes=1)):
        assert run_schedule() == 1
        assert run_schedule() == 0
        document.refresh_from_db()
        assert document.live
        assert document.published_on == timezone.localdate()
        assert entries_about(document).last().actor is None
    with time_machine_at(moment + timedelta(days=2, minutes=1)):
        assert run_schedule() == 1
        assert run_schedule() == 0
        document.refresh_from_db()
        assert not document.live
        assert "下线" in document.withdrawal_reason
        assert take_down(document) is None
    assert acts(document) == [PublicAct.PUBLISHED, PublicAct.TAKEN_DOWN]


def test_one_that_cannot_be_published_does_not_hold_up_the_rest(made, head, time_machine_at):
    moment = timezone.now() + timedelta(hours=1)
    bad, good = made(number="某民发〔2024〕1号"), made(number="某民发〔2024〕2号")
    for document in (bad, good):
        schedule(document, by=head, go_live_at=moment)
    # Someone else publishes the same number meanwhile, past the form.
    Document.objects.filter(pk=bad.pk).update(number="")
    made(number="某民发〔2024〕1号", title="先到的")
    with time_machine_at(moment + timedelta(minutes=1)):
        assert run_schedule() == 1
        assert run_schedule() == 0
    good.refresh_from_db()
    bad.refresh_from_db()
    assert good.live
    assert not bad.live
    assert kinds(bad)[-1] == "library.refused"
    assert "已经用于" in entries_about(bad).last().sentence
