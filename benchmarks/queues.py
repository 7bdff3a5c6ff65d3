"""The lists of items in work when thousands are open, on the database that DATABASE_URL names.

`python -m benchmarks.queues` makes the demonstration county in an empty database, adds drafts at every place between a
desk and the public and prints rows; `make bench` runs it once for each database.

Times are of the processor, the database's own work among it, the least of several.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.pages import Row, prepare, processor

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

OPEN = (1_000, 5_000)
_TRIES = 3


def fill(count: int, held: int) -> None:
    """Drafts of one office up to so many: a quarter each not sent in, sent in, passed once, and changed since."""
    import corpus
    from gongkai_web.library.models import Document
    from gongkai_web.organs.models import Organ
    from gongkai_web.review.models import Step

    organ = Organ.objects.get(memberships__user__username="head")
    entries = islice(corpus.entries(count), held, None)
    while batch := list(islice(entries, 500)):
        made = Document.objects.bulk_create(
            Document(
                live=False,
                title=entry.title,
                body=[("text", f"<p>{entry.body}</p>")],
                organ=organ,
                kind="policy",
                index_number=f"bench-{held + number}",
                formed_on=date(2026, 1, 5),
            )
            for number, entry in enumerate(batch)
        )
        held += len(batch)
        Step.objects.bulk_create(list(_worked(organ, made)))


def _worked(organ: Any, documents: list[Any]) -> Iterator[Any]:
    """The steps of each fourth, and the version that each is now of."""
    from django.contrib.contenttypes.models import ContentType

    from gongkai_web.accounts.models import User
    from gongkai_web.library.models import Document
    from gongkai_web.review.contents import content_of
    from gongkai_web.review.models import Step

    kind = ContentType.objects.get_for_model(Document)
    editor, reviewer = User.objects.order_by("pk")[:2]
    for number, document in enumerate(documents):
        first = latest = _version(kind, document, editor)
        known = {"record_type": kind, "record_id": document.pk, "organ": organ.pk, "content": content_of(first)}
        known["revision"] = first
        if number % 4:
            yield Step(act="submitted", by=editor, **known)
        if number % 4 > 1:
            yield Step(act="passed", stage="first", by=reviewer, **known)
        if number % 4 == 3:
            document.summary = "改动"
            latest = _version(kind, document, editor)
        document.latest_revision, document.has_unpublished_changes = latest, True
    Document.objects.bulk_update(documents, ("latest_revision", "has_unpublished_changes"), batch_size=200)


def _version(kind: Any, document: Any, editor: Any) -> Any:
    from django.utils import timezone
    from wagtail.models import Revision

    return Revision.objects.create(
        content_type=kind,
        base_content_type=kind,
        object_id=str(document.pk),
        object_str=str(document),
        created_at=timezone.now(),
        user=editor,
        content=document.serializable_data(),
    )


def measured() -> Iterator[Row]:
    """A row for each list and each number of open items, as the head of the office sees it."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    clock, client, held = processor(), Client(), 0
    client.force_login(get_user_model().objects.get(username="head"))
    for count in OPEN:
        fill(count, held)
        held = count
        for code in ("mine", "waiting", "drafted"):
            times = sorted(_taken(clock, client, f"/admin/review/lists/{code}/?page=999") for _ in range(_TRIES))
            yield f"review, {count} open items, list “{code}”, last page", f"{times[0]:.0f} ms", ""


def _taken(clock: Any, client: Any, address: str) -> float:
    start = clock()
    if client.get(address).status_code != 200:
        raise SystemExit(address)
    return float((clock() - start) * 1000)


if __name__ == "__main__":
    prepare()
    sys.stdout.write(json.dumps(list(measured()), ensure_ascii=False) + "\n")
