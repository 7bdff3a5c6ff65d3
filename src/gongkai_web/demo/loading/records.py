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
from gongkai_web.accounts.models import User
from gongkai_web.demo.papers import Paper, text
from gongkai_web.demo.plan import InterpretationPlan
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import entry_for, record_all
from gongkai_web.library import events
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import Attachment, Document, IndexSerial, Interpretation, Relation, StoredFile, Version
from gongkai_web.library.models.indexing import holder_of
from gongkai_web.library.models.records import words_of
from gongkai_web.organs.models import Organ
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


def load_documents(papers: Sequence[Paper], organs: dict[str, Organ], *, by: User) -> dict[str, Document]:
    """The documents by the keys of their papers."""
    documents = [_document(paper, organs[paper.organ.slug]) for paper in papers]
    _give_index_numbers(documents)
    Document.objects.bulk_create(documents)
    made = {paper.key: document for paper, document in zip(papers, documents, strict=True)}
    _attach(papers, documents)
    _relate(papers, made)
    publish_all(documents, [paper.published_on for paper in papers], by=by)
    _turn(papers, made)
    return made


def load_interpretations(plans: Sequence[InterpretationPlan], documents: dict[str, Document], *, by: User) -> None:
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
    publish_all(made, [plan.published_on for plan in plans], by=by)


def _document(paper: Paper, organ: Organ) -> Document:
    fields = {name: getattr(paper, name) for name in _FIELDS}
    document = Document(organ=organ, theme=paper.organ.theme, body=paper.body, live=False, **fields)
    document.body_text = words_of(document.body)
    _set_course(document, ())
    # Known to be none, and so not asked of the database when the record is written down whole.
    document.attachments, document.affects, document.outside_changes = [], [], []
    return document


def _give_index_numbers(documents: Iterable[Document]) -> None:
    last: Counter[tuple[int, int]] = Counter()
    for document in documents:
        year = document.formed_on.year
        last[document.organ_id, year] += 1
        serial = last[document.organ_id, year]
        document.index_number = str(IndexNumber(holder_of(document.organ), year, serial))
    IndexSerial.objects.bulk_create(
        IndexSerial(organ_id=organ, year=year, last=count) for (organ, year), count in last.items()
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


def publish_all(records: Sequence[Any], published: Sequence[date], *, by: User) -> None:
    """One revision, one line of history, two entries in the journal and one for the index, for each."""
    model = type(records[0])
    moments = [_morning(day, n) for n, day in enumerate(published)]
    revisions = _revise(records, moments, by)
    for record, moment, revision in zip(records, moments, revisions, strict=True):
        record.latest_revision = record.live_revision = revision
        record.first_published_at = record.last_published_at = moment
        record.published_on, record.live, record.has_unpublished_changes = timezone.localdate(moment), True, False
    changed = ("latest_revision", "live_revision", "first_published_at", "last_published_at")
    state = (*changed, "published_on", "live", "has_unpublished_changes")
    model._default_manager.bulk_update(records, state, batch_size=100)
    rows = sorted(zip(records, moments, revisions, strict=True), key=lambda row: row[1])
    _keep_history(ContentType.objects.get_for_model(model), rows, by=by)
    record_all(entry for record, moment, _ in rows for entry in _entries(record, moment, by))
    enqueue_all(records)


def _keep_history(kind: ContentType, rows: Sequence[tuple[Any, datetime, Revision]], *, by: User) -> None:
    """The public's history, and Wagtail's."""
    Version.objects.bulk_create(
        Version(
            record_type=kind,
            record_id=record.pk,
            number=1,
            act=PublicAct.PUBLISHED,
            on=timezone.localdate(moment),
            moment=moment,
            revision=revision,
            by=by,
        )
        for record, moment, revision in rows
    )
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(record.pk),
            label=str(record),
            action="wagtail.publish",
            user=by,
            timestamp=moment,
            revision=revision,
            content_changed=True,
        )
        for record, moment, revision in rows
    )


def _revise(records: Sequence[Any], moments: Sequence[datetime], by: User) -> list[Revision]:
    """A revision of each as it was drafted."""
    kind = ContentType.objects.get_for_model(type(records[0]))
    return Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(record.pk),
            created_at=moment,
            user=by,
            object_str=str(record),
            content=record.serializable_data(),
        )
        for record, moment in zip(records, moments, strict=True)
    )


def _entries(record: Any, moment: datetime, by: User) -> Iterator[Entry]:
    yield entry_for(events.CREATED, record, by=by, organ=record.organ_id, recorded=moment, title=str(record))
    facts: dict[str, Any] = {"title": str(record), "number": 1, "notice": ""}
    yield entry_for(events.PUBLISHED, record, by=by, organ=record.organ_id, recorded=moment, **facts)


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
