"""Whatever address of the back office is tried, nothing becomes public, ends or goes away without the right to it."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.snippets.models import get_snippet_models

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.journal.models import Entry
from gongkai_web.library.models import Document, Interpretation, PublicRecord, Version
from gongkai_web.library.services import publish, schedule, unschedule
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.portal.models import Question, Topic

pytestmark = pytest.mark.django_db

BODY = [("html", "<p>第一条</p>")]
BODY_SENT = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "html", "body-0-id": ""}
RECORDS = {
    Document: lambda _: Document(title="通知", kind="policy", issuers="某局", formed_on=date(2024, 1, 15), body=BODY),
    Interpretation: lambda organ: Interpretation(title="解读", body=BODY, documents=[public_document(organ)]),
    Topic: lambda _: Topic(title="专题", slug=f"topic-{Topic.objects.count()}", keyword="养老"),
    Question: lambda organ: Question(question="问？", answer="答。", documents=[public_document(organ)]),
    Issue: lambda _: Issue(title="公报", year=2026, number=Issue.objects.count() + 1, issued_on=date(2026, 1, 31)),
    Project: lambda organ: Project(**promise(organ)),
    Progress: lambda organ: Progress(project=public_project(organ), year=2024, quarter=1, text="开工"),
    Consultation: lambda _: Consultation(**question()),
    Feedback: lambda organ: Feedback(consultation=public_consultation(organ), received=0),
}


def promise(organ):
    return {"title": "实事", "year": 2024, "due_on": date(2024, 12, 1), "goal": "做好", "listed_by": organ}


def public_project(organ):
    live = {"published_on": date(2024, 1, 2), "live": True}
    return Project.objects.create(organ=organ, **promise(organ), **live)


def question():
    today = timezone.localdate()
    return {"title": "征集", "body": BODY, "opens_on": today, "closes_on": today, "phone": "0000-1"}


def public_consultation(organ):
    days = {"opens_on": date(2024, 1, 2), "closes_on": date(2024, 2, 2), "published_on": date(2024, 1, 2)}
    return Consultation.objects.create(organ=organ, live=True, **question() | days)


def public_document(organ):
    return Document.objects.filter(live=True).first() or Document.objects.create(
        organ=organ, title="已公开", formed_on=date(2024, 1, 1), published_on=date(2024, 1, 2)
    )


def models():
    return [model for model in get_snippet_models() if issubclass(model, PublicRecord)]


def test_every_kind_of_record_is_tried_and_kept_by_the_guarded_pages():
    assert set(models()) == set(RECORDS)
    assert {model for model in apps.get_models() if issubclass(model, PublicRecord)} == set(RECORDS)


@pytest.fixture(params=RECORDS, ids=lambda model: model.__name__)
def kept(request, county, civil, member):
    """One draft on the schedule, one record that is public."""
    model = request.param
    organ, head = (county if model is Issue else civil), member(county if model is Issue else civil, Role.HEAD)
    found = []
    for _ in range(2):
        record = RECORDS[model](organ)
        record.organ, record.live = organ, False
        if model is Issue:
            record.items = [Item(title="第一件")]
        record.save()
        record.save_revision(user=head)
        found.append(record)
    draft, public = found
    schedule(draft, by=head, go_live_at=timezone.now() + timedelta(days=7))
    publish(public, by=head)
    return draft, public


def state(*records):
    return [
        list(type(record).objects.filter(pk=record.pk).values("live", "published_on", "withdrawn_on", "expire_at"))
        for record in records
    ] + [
        Version.objects.count(),
        list(Revision.objects.exclude(approved_go_live_at=None).values("pk", "approved_go_live_at")),
    ]


def addresses(record):
    """Every address of the view set that names a record, and that of discarding from a list."""
    viewset, revision = type(record).snippet_viewset, record.latest_revision_id
    known = {"pk": record.pk, "revision_id": revision, "revision_id_a": "earliest", "revision_id_b": "latest"}
    known |= {"action_name": "approve", "task_state_id": 1, "workflow_state_id": 1, "task_id": 1}
    for pattern in viewset.get_urlpatterns():
        names = list(pattern.pattern.regex.groupindex)
        if "pk" in names:
            yield (
                pattern.name,
                reverse(viewset.get_url_name(pattern.name), kwargs={name: known[name] for name in names}),
            )
    app, model = type(record)._meta.label_lower.split(".")
    yield "bulk", reverse("wagtail_bulk_action", args=[app, model, "delete"]) + f"?id={record.pk}"


def sent(record):
    """What the form of a record sends when it is published at once, or at a moment to come."""
    fields = {
        field.name: getattr(record, field.attname) if getattr(record, field.attname) is not None else ""
        for field in record._meta.fields
        if field.editable and field.name not in {"body", "pdf", "id"}
    }
    if hasattr(record, "documents"):
        fields["documents"] = [document.pk for document in record.documents.all()]
    for name in ("attachments", "affects", "outside_changes", "items", "files", "opinions"):
        fields |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return fields | BODY_SENT | {"body-0-value": "<p>第一条</p>", "introduction": "null", "reason": "试一试"}


PEOPLE = {
    "head of another organ": ("town", Role.HEAD),
    "supervisor": ("county", Role.SUPERVISOR),
    "editor": (None, Role.EDITOR),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_without_the_right_no_address_publishes_schedules_withdraws_or_deletes(client, kept, member, who):
    slug, role = PEOPLE[who]
    client.force_login(member(Organ.objects.get(slug=slug) if slug else kept[0].organ, role))
    before = state(*kept)
    for record in kept:
        for name, address in addresses(record):
            if who == "editor" and record is kept[0] and name in {"delete", "bulk"}:
                continue  # an editor may discard a draft
            for later in ("", "2099-01-01 08:00"):
                client.post(address, sent(record) | {"action-publish": "1", "go_live_at": later})
                assert state(*kept) == before, (name, later)


def test_with_the_right_each_act_leaves_its_line_in_the_journal(client, kept, member):
    draft, public = kept
    client.force_login(member(draft.organ, Role.HEAD))
    ways = dict(addresses(draft)), dict(addresses(public))
    client.post(ways[0]["revisions_unschedule"], {})
    client.post(ways[1]["correct"], {"reason": "标题有误"})
    client.post(ways[1]["unpublish"], {"reason": "内容过时"})
    client.post(ways[0]["bulk"], {})
    told = [entry.kind.removeprefix("library.") for entry in Entry.objects.order_by("pk")]
    assert told[-4:] == ["unscheduled", "corrected", "withdrawn", "discarded"]
    assert not type(draft).objects.filter(pk=draft.pk).exists()
    for name in ("delete", "bulk"):
        client.post(ways[1][name], {})
        assert type(public).objects.filter(pk=public.pk).exists(), name


def test_taking_off_the_schedule_is_asked_of_the_service_too(kept, member):
    stranger = member(Organ.objects.get(slug="town"), Role.HEAD)
    with pytest.raises(PermissionDenied):
        unschedule(kept[0], by=stranger, revision=kept[0].latest_revision)
