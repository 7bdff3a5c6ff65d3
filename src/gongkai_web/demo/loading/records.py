"""Documents and interpretations, many at once: the rows that drafting and publishing each would have left.

The services take some forty queries a record. Here every table is written once. `tests/gongkai_web/demo` holds the
result against what the services make of the same papers.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from gongkai.documents import Change, IndexNumber, course
from gongkai.documents import Effect as Done
from gongkai.statute import RETENTIONS
from gongkai_web.accounts.models import User
from gongkai_web.demo.loading.reviews import Outing, Staff, review_all
from gongkai_web.demo.papers import Paper, text
from gongkai_web.demo.plan import InterpretationPlan
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import entry_for, record_all
from gongkai_web.library import events
from gongkai_web.library.files import TABLES
from gongkai_web.library.kinds import POLICIES, PublicAct
from gongkai_web.library.models import Attachment, Document, IndexSerial, Interpretation, Relation, StoredFile, Version
from gongkai_web.library.models.documents import ARCHIVED
from gongkai_web.library.models.indexing import holder_of
from gongkai_web.library.models.records import words_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.search.extraction import words_of_file
from gongkai_web.search.services import enqueue_all

S = TypeVar("S", bound=StoredFile)
_FIELDS = (
    "kind",
    "title",
    "issuers",
    "number",
    "formed_on",
    "keywords",
    "genre",
    "topic",
    "duty",
    "effective_on",
    "expires_on",
    "summary",
)
_FORMS = ("answers", "text")


def load_documents(papers: Sequence[Paper], organs: dict[str, Organ], *, staff: Staff, by: User) -> dict[str, Document]:
    """The documents by the keys of their papers."""
    documents = [_document(paper, organs[paper.organ.slug]) for paper in papers]
    _give_index_numbers(documents)
    Document.objects.bulk_create(documents)
    made = {paper.key: document for paper, document in zip(papers, documents, strict=True)}
    _attach(papers, documents)
    _relate(papers, made)
    publish_all(documents, [paper.published_on for paper in papers], staff=staff)
    _turn(papers, made)
    _archive(papers, made, by)
    return made


def load_interpretations(plans: Sequence[InterpretationPlan], documents: dict[str, Document], *, staff: Staff) -> None:
    """The interpretations, each tied to its document."""
    made = [
        Interpretation(
            organ=documents[plan.paper.key].organ,
            title=plan.title,
            form=_FORMS[(n + plan.serial) % len(_FORMS)],
            body=[text(*plan.words)],
            live=False,
        )
        for n, plan in enumerate(plans)
    ]
    for record in made:
        record.body_text = words_of(record.body)
    Interpretation.objects.bulk_create(made)
    through = Interpretation.documents.through
    through.objects.bulk_create(
        through(interpretation=record, document=documents[plan.paper.key])
        for record, plan in zip(made, plans, strict=True)
    )
    for record, plan in zip(made, plans, strict=True):
        record.documents = [documents[plan.paper.key]]
    publish_all(made, [plan.published_on for plan in plans], staff=staff)


def _document(paper: Paper, organ: Organ) -> Document:
    fields = {name: getattr(paper, name) for name in _FIELDS}
    document = Document(organ=organ, theme=paper.organ.theme, body=paper.body, live=False, **fields)
    document.body_text = words_of(document.body)
    _set_course(document, ())
    # Known to be none, and so not asked of the database when the record is written down whole.
    document.attachments, document.affects, document.outside_changes = [], [], []
    return document


def _archive(papers: Iterable[Paper], made: dict[str, Document], by: User) -> None:
    """What was filed, and what should be; each with its entry in the journal."""
    entries = []
    for paper in papers:
        document = made[paper.key]
        document.retention, document.archived_on = archived(paper)
        facts: dict[str, Any] = {"title": document.title, "retention": RETENTIONS[document.retention].label}
        on = document.archived_on
        facts["archived_on"] = on or "未定"
        entries.append(entry_for(events.ARCHIVED, document, by=by, organ=document.organ_id, on=on, **facts))
    Document.objects.bulk_update(made.values(), ARCHIVED, batch_size=100)
    record_all(entries)


def archived(paper: Paper) -> tuple[str, date | None]:
    """How long it is kept, and the day in spring on which it was filed; what was made in a December was forgotten."""
    filed = date(paper.formed_on.year + 1, 5, 20)
    forgotten = paper.formed_on.month == 12 or filed > timezone.localdate()
    return "permanent" if paper.kind in POLICIES else "10-years", None if forgotten else filed


def _give_index_numbers(documents: Iterable[Document]) -> None:
    last: Counter[tuple[int, int]] = Counter()
    last.update({(each.organ_id, each.year): each.last for each in IndexSerial.objects.all()})
    for document in documents:
        year = document.formed_on.year
        last[document.organ_id, year] += 1
        serial = last[document.organ_id, year]
        document.index_number = str(IndexNumber(holder_of(document.organ), year, serial))
    IndexSerial.objects.bulk_create(
        [IndexSerial(organ_id=organ, year=year, last=count) for (organ, year), count in last.items()],
        update_conflicts=True,
        unique_fields=["organ", "year"],
        update_fields=["last"],
    )


def _attach(papers: Sequence[Paper], documents: Sequence[Document]) -> None:
    files = []
    for paper, document in zip(papers, documents, strict=True):
        own = [filled(Attachment(document=document), n, plan.name, plan.content) for n, plan in enumerate(paper.files)]
        document.attachments = own
        files += own
    Attachment.objects.bulk_create(files)


def filled(made: S, place: int, name: str, content: bytes) -> S:
    """A file as `library.files.inspect` knows it, its words read in this process: we made the file ourselves."""
    made.title, _, made.kind = name.rpartition(".")
    made.sort_order, made.size = place, len(content)
    made.digest, made.text = hashlib.sha256(content).hexdigest(), words_of_file(content, name)
    made.file.save(name, ContentFile(content), save=False)
    if isinstance(made, Attachment):
        made.open_data = made.ending in TABLES
    return made


def _relate(papers: Iterable[Paper], made: dict[str, Document]) -> None:
    relations = []
    for paper in papers:
        own = [
            Relation(source=made[paper.key], kind=effect.kind, target=made[effect.target], on=effect.on)
            for effect in paper.effects
        ]
        made[paper.key].affects = own
        relations += own
    Relation.objects.bulk_create(relations)


def publish_all(records: Sequence[Any], published: Sequence[date], *, staff: Staff) -> None:
    """What drafting, reviewing and publishing each leaves: a version, its steps and clearance, a line of history."""
    model = type(records[0])
    outings = [Outing(record, _morning(day, n)) for n, (record, day) in enumerate(zip(records, published, strict=True))]
    revisions = _revise(outings, staff)
    told = review_all(outings, revisions, staff=staff)
    for outing, revision in zip(outings, revisions, strict=True):
        _show(outing, revision)
    changed = ("latest_revision", "live_revision", "first_published_at", "last_published_at")
    state = (*changed, "published_on", "live", "has_unpublished_changes")
    model._default_manager.bulk_update(records, state, batch_size=100)
    rows = sorted(zip(outings, revisions, strict=True), key=lambda row: row[0].published)
    _keep_history(ContentType.objects.get_for_model(model), rows, staff)
    told += [told for outing in outings for told in _entries(outing, staff)]
    record_all(entry for _moment, entry in sorted(told, key=lambda row: row[0]))
    enqueue_all(records)


def _show(outing: Outing, revision: Revision) -> None:
    record, moment = outing.record, outing.published
    record.latest_revision = record.live_revision = revision
    record.first_published_at = record.last_published_at = moment
    record.published_on, record.live, record.has_unpublished_changes = timezone.localdate(moment), True, False


def _keep_history(kind: ContentType, rows: Sequence[tuple[Outing, Revision]], staff: Staff) -> None:
    """The public's history, and Wagtail's."""
    Version.objects.bulk_create(
        Version(
            record_type=kind,
            record_id=outing.record.pk,
            number=1,
            act=PublicAct.PUBLISHED,
            on=timezone.localdate(outing.published),
            moment=outing.published,
            revision=revision,
            by=staff.of(outing.record, Role.HEAD),
        )
        for outing, revision in rows
    )
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(outing.record.pk),
            label=str(outing.record),
            action="wagtail.publish",
            user=staff.of(outing.record, Role.HEAD),
            timestamp=outing.published,
            revision=revision,
            content_changed=True,
        )
        for outing, revision in rows
    )


def _revise(outings: Sequence[Outing], staff: Staff) -> list[Revision]:
    """A revision of each as it was drafted."""
    kind = ContentType.objects.get_for_model(type(outings[0].record))
    return Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(outing.record.pk),
            created_at=outing.drafted,
            user=staff.of(outing.record, Role.EDITOR),
            object_str=str(outing.record),
            content=outing.record.serializable_data(),
        )
        for outing in outings
    )


def _entries(outing: Outing, staff: Staff) -> Iterator[tuple[datetime, Entry]]:
    record, organ, title = outing.record, outing.record.organ_id, str(outing.record)
    by = staff.of(record, Role.EDITOR)
    yield outing.drafted, entry_for(events.CREATED, record, by=by, organ=organ, recorded=outing.drafted, title=title)
    facts: dict[str, Any] = {"title": title, "number": 1, "notice": ""}
    by, moment = staff.of(record, Role.HEAD), outing.published
    yield moment, entry_for(events.PUBLISHED, record, by=by, organ=organ, recorded=moment, **facts)


def _turn(papers: Iterable[Paper], made: dict[str, Document]) -> None:
    """The turning points of what was changed by another."""
    changes: dict[str, list[Change]] = {}
    for paper in papers:
        for effect in paper.effects:
            changes.setdefault(effect.target, []).append(Change(Done(effect.kind), effect.on, made[paper.key].cited))
    for key, own in changes.items():
        _set_course(made[key], tuple(own))
    Document.objects.bulk_update([made[key] for key in changes], ("amended_on", "ends_on", "ends_as"))


def _set_course(document: Document, changes: tuple[Change, ...]) -> None:
    turning = course(expires_on=document.expires_on, changes=changes)
    document.amended_on, document.ends_on = turning.amended_on, turning.ends_on
    document.ends_as = turning.ends_as.value if turning.ends_as else ""


def _morning(day: date, n: int) -> datetime:
    """A moment in the office hours of a day, another for each record."""
    return timezone.make_aware(datetime.combine(day, time(8 + n % 9, n % 60, n % 59)))
