"""One record of every kind that is published and taken down."""

from datetime import date

from django.utils import timezone

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.portal.models import Guide, Question, ReadingPoint, Topic
from reviewing import show

BODY = [("html", "<p>第一条</p>")]
BODY_SENT = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "html", "body-0-id": ""}
RECORDS = {
    Document: lambda _: Document(title="通知", kind="policy", issuers="某局", formed_on=date(2024, 1, 15), body=BODY),
    Interpretation: lambda organ: Interpretation(title="解读", body=BODY, documents=[public_document(organ)]),
    Topic: lambda _: Topic(title="专题", slug=f"topic-{Topic.objects.count()}", keyword="养老"),
    Question: lambda organ: Question(question="问？", answer="答。", documents=[public_document(organ)]),
    Guide: lambda _: Guide(classification="三类", arrangement="按目录", access="网站", checked_on=date(2026, 1, 5)),
    ReadingPoint: lambda _: ReadingPoint(name="某县图书馆", kind="library", address="某路", hours="每天"),
    Issue: lambda _: Issue(title="公报", year=2026, number=Issue.objects.count() + 1, issued_on=date(2026, 1, 31)),
    Project: lambda organ: Project(**promise(organ)),
    Progress: lambda organ: Progress(project=public_project(organ), year=2024, quarter=1, text="开工"),
    Consultation: lambda _: Consultation(**question()),
    Feedback: lambda organ: Feedback(consultation=public_consultation(organ), received=0),
}


def promise(organ):
    return {"title": "实事", "year": 2024, "due_on": date(2024, 12, 1), "goal": "做好", "listed_by": organ}


def public_project(organ):
    return shown(Project(organ=organ, **promise(organ), published_on=date(2024, 1, 2)))


def question():
    today = timezone.localdate()
    return {"title": "征集", "body": BODY, "opens_on": today, "closes_on": today, "phone": "0000-1"}


def public_consultation(organ):
    days = {"opens_on": date(2024, 1, 2), "closes_on": date(2024, 2, 2), "published_on": date(2024, 1, 2)}
    return shown(Consultation(organ=organ, **question() | days))


def public_document(organ):
    return Document.objects.filter(live=True).first() or shown(
        Document(organ=organ, title="已公开", formed_on=date(2024, 1, 1), published_on=date(2024, 1, 2))
    )


def shown(record):
    """A record, public by hand."""
    record.live = False
    record.save()
    show(record)
    return record


def neighbour(organ):
    """Another organ with the same people."""
    made = organ.add_sibling(name=f"{organ.name}二", slug=f"{organ.slug}-2", kind=organ.kind, level=organ.level)
    for member in Membership.objects.filter(organ=organ):
        Membership.objects.create(user=member.user, organ=made, role=member.role)
    return Organ.objects.get(pk=made.pk)


def unsaved(model, organ):
    """A draft that is whole, not saved yet; of a neighbour, where an organ has but one."""
    if model is Guide and Guide.objects.filter(organ=organ).exists():
        organ = neighbour(organ)
    record = RECORDS[model](organ)
    record.organ, record.live = organ, False
    if model is Issue:
        record.items = [Item(title="第一件")]
    return record


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
