"""Whatever address of the back office is tried, nothing becomes public, ends or goes away without the right to it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.snippets.models import get_snippet_models

from gongkai_web.gazette.models import Issue
from gongkai_web.journal.models import Entry
from gongkai_web.library.models import PublicRecord, Version
from gongkai_web.library.services import publish, schedule, unschedule
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.roles import Role
from records import RECORDS, sent, unsaved

pytestmark = pytest.mark.django_db


def models():
    return [model for model in get_snippet_models() if issubclass(model, PublicRecord)]


def test_every_kind_of_record_is_tried_and_kept_by_the_guarded_pages():
    assert set(models()) == set(RECORDS)
    assert {model for model in apps.get_models() if issubclass(model, PublicRecord)} == set(RECORDS)


@pytest.fixture(params=RECORDS, ids=lambda model: model.__name__)
def kept(request, county, civil, member):
    """One draft on the schedule, one record that is public."""
    model = request.param
    organ = county if model is Issue else civil
    head = member(organ, Role.HEAD)
    found = []
    for _ in range(2):
        record = unsaved(model, organ)
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
    head = member(draft.organ, Role.HEAD)
    if public.organ != draft.organ:
        Membership.objects.create(user=head, organ=public.organ, role=Role.HEAD)
    client.force_login(head)
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
