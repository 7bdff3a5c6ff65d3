"""What is not open to all is assessed again: from which day, by whom, and what stands in the list until it is done."""

from datetime import UTC, date, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from gongkai.review import REASSESS_BASIS
from gongkai_web.journal.services import entries_about
from gongkai_web.library.kinds import AssessmentResult, Attribute
from gongkai_web.library.models import Document, ImmutableAssessmentError
from gongkai_web.library.reassessing import awaiting_assessment, next_assessment, why_awaiting
from gongkai_web.library.services import assess, discard, publish, update
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.review.services import set_rule

pytestmark = pytest.mark.django_db

FIRST = datetime(2025, 3, 10, 2, tzinfo=UTC)
CLOSED = {"attribute": Attribute.CLOSED, "ground": "internal", "ground_note": "会议讨论材料"}


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "王五", since=date(2024, 1, 1))


@pytest.fixture
def held(made, time_machine_at):
    """A document that was closed on 10 March 2025."""
    with time_machine_at(FIRST):
        return made(**CLOSED)


def due(on):
    return list(awaiting_assessment(Organ.objects.all(), on))


def test_it_is_due_twelve_months_after_the_first_version_with_the_attribute(held, head, time_machine_at):
    with time_machine_at(datetime(2025, 6, 1, tzinfo=UTC)):
        update(held, by=head, title="另一标题")
    assert held.withheld_on == date(2025, 3, 10)
    assert due(date(2026, 3, 9)) == []
    (document,) = due(date(2026, 3, 10))
    assert why_awaiting(document) == "不予公开，应于2026-03-10前评估"
    assert next_assessment(held) == date(2026, 3, 10)


def test_an_office_may_have_another_term(held, head):
    set_rule(held.organ, None, by=head, levels=3, extra=1, reassess_months=6)
    assert due(date(2025, 9, 9)) == []
    assert due(date(2025, 9, 10)) == [held]
    assert next_assessment(held) == date(2025, 9, 10)
    assert "应于2025-09-10前评估" in why_awaiting(due(date(2025, 9, 10))[0])


def test_another_attribute_is_decided_anew(held, head, time_machine_at):
    with time_machine_at(datetime(2025, 9, 1, tzinfo=UTC)):
        update(held, by=head, attribute=Attribute.ON_REQUEST)
    assert next_assessment(held) == date(2026, 9, 1)


def test_what_is_open_is_not_assessed(made, head):
    document = made()
    assert next_assessment(document) is None
    with pytest.raises(ValidationError, match="主动公开"):
        assess(document, AssessmentResult.STAYS, by=head, basis="无")
    assert due(date(2099, 1, 1)) == []


def test_an_assessment_moves_the_day_and_is_on_record(held, head):
    found = assess(held, AssessmentResult.STAYS, by=head, basis="仍属内部事务信息", on=date(2026, 3, 2))
    assert (found.attribute, found.ground, found.by) == (Attribute.CLOSED, "internal", head)
    assert due(date(2027, 3, 1)) == []
    assert due(date(2027, 3, 2)) == [held]
    (entry,) = [entry for entry in entries_about(held) if entry.kind == "library.assessed"]
    assert entry.sentence == "《关于印发某办法的通知》（不予公开）评估结果：仍不公开"
    assert entry.on == date(2026, 3, 2)


def test_what_is_fit_to_be_opened_waits_until_it_is(held, head):
    assess(held, AssessmentResult.OPENS, by=head, basis="会议已经结束", on=date(2026, 3, 2))
    (document,) = due(date(2026, 3, 3))
    assert why_awaiting(document) == "2026-03-02评估为可以公开，还没有改为主动公开"
    update(held, by=head, attribute=Attribute.OPEN, ground="", ground_note="")
    assert due(date(2026, 3, 3)) == []
    publish(held, by=head)
    assert held.live


def test_an_earlier_assessment_does_not_count_for_what_was_closed_again(held, head, time_machine_at):
    assess(held, AssessmentResult.OPENS, by=head, basis="会议已经结束", on=date(2026, 3, 2))
    update(held, by=head, attribute=Attribute.OPEN, ground="", ground_note="")
    with time_machine_at(datetime(2027, 1, 4, tzinfo=UTC)):
        update(held, by=head, **CLOSED)
    assert next_assessment(held) == date(2028, 1, 4)
    assert due(date(2027, 2, 1)) == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
def test_only_the_head_assesses(held, member, civil, role):
    with pytest.raises(PermissionDenied):
        assess(held, AssessmentResult.STAYS, by=member(civil, role), basis="无")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"basis": " "}, "理由和依据"),
        ({"basis": "长" * 1001}, "最多1000字"),
        ({"on": date(2099, 1, 1)}, "还没有到"),
        ({"on": date(2025, 3, 9)}, "不能早于"),
    ],
    ids=["no basis", "a basis too long", "a day to come", "before it was decided"],
)
def test_what_cannot_be_is_refused(held, head, changed, said):
    with pytest.raises(ValidationError, match=said):
        assess(held, AssessmentResult.STAYS, by=head, **{"basis": "仍属内部事务信息", **changed})
    assert not held.assessments.exists()


def test_assessments_are_never_changed_whoever_tries(held, head):
    found = assess(held, AssessmentResult.STAYS, by=head, basis="仍属内部事务信息")
    with pytest.raises(ImmutableAssessmentError):
        found.save()
    with pytest.raises(ImmutableAssessmentError):
        found.delete()
    for statement in ("UPDATE library_assessment SET basis = 'x'", "DELETE FROM library_assessment"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(PermissionDenied, match="作过评估"):
        discard(held, by=head)


def test_the_list_leads_to_the_page_and_the_page_to_the_next_day(held, head, client):
    client.force_login(head)
    listed = client.get(reverse("library-watch", args=["assessment"])).content.decode()
    address = reverse("library-assess", args=[held.pk])
    assert address in listed
    assert REASSESS_BASIS.note in listed
    page = client.get(address).content.decode()
    assert "行政机关的内部事务信息" in page
    assert "2025-03-10确定" in page
    refused = client.post(address, {"result": "stays", "basis": "理由", "on": "2025-01-01"}).content.decode()
    assert "不能早于" in refused
    answer = client.post(address, {"result": "stays", "basis": "理由", "on": timezone.localdate().isoformat()})
    assert answer.status_code == 302
    assert address not in client.get(reverse("library-watch", args=["assessment"])).content.decode()
    assert "理由" in client.get(address).content.decode()


def test_who_may_not_assess_sees_and_is_not_asked(held, editor, client, member, county):
    client.force_login(editor)
    address = reverse("library-assess", args=[held.pk])
    assert 'name="result"' not in client.get(address).content.decode()
    assert client.post(address, {"result": "stays", "basis": "理由", "on": "2026-01-01"}).status_code in {302, 403}
    assert not held.assessments.exists()
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD, "外人"))
    assert client.get(address).status_code in {302, 403}


def test_it_is_known_too_when_it_was_changed_in_the_back_office(made, head, editor, client):
    document = made()
    client.force_login(editor)
    form = client.get(reverse("wagtailsnippets_library_document:edit", args=[document.pk])).context["form"]
    fields = {"title": document.title, "organ": document.organ_id, "kind": "policy", "issuers": "某县民政局"}
    fields |= {"formed_on": "2024-01-15", "duty": "general", **CLOSED, "body-count": "0"}
    for name in form.formsets:
        fields |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    address = reverse("wagtailsnippets_library_document:edit", args=[document.pk])
    assert client.post(address, fields).status_code == 302
    document.refresh_from_db()
    assert (document.withheld_as, document.withheld_on) == ("closed", timezone.localdate())
    assert reverse("library-assess", args=[document.pk]) in client.get(address).content.decode()


def test_documents_that_were_there_before_are_told_since_when(held, head, made, time_machine_at):
    with time_machine_at(datetime(2025, 9, 1, tzinfo=UTC)):
        update(held, by=head, attribute=Attribute.ON_REQUEST)
    with time_machine_at(datetime(2025, 10, 1, tzinfo=UTC)):
        update(held, by=head, title="另一标题")
    other = made(title="主动公开的")
    Document.objects.update(withheld_as="", withheld_on=None)
    migration = import_module("gongkai_web.library.migrations.0005_since_when_it_is_not_open")
    migration.tell(apps, SimpleNamespace(connection=connection))
    held.refresh_from_db()
    other.refresh_from_db()
    assert (held.withheld_as, held.withheld_on) == ("on-request", date(2025, 9, 1))
    assert (other.withheld_as, other.withheld_on) == ("", None)
