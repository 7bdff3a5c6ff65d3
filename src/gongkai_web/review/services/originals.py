"""Originals of masked files and texts: for who brought them in; nobody else opens them without a reason on record."""

from collections.abc import Iterable
from io import BytesIO
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.organs.policies import holds
from gongkai_web.organs.roles import Role
from gongkai_web.review import events
from gongkai_web.review.comparing import texts_of
from gongkai_web.review.files import Held
from gongkai_web.review.models import Look, Original
from gongkai_web.review.models.originals import WORDS
from gongkai_web.review.selectors import Way
from gongkai_web.review.services.steps import words


def keep(way: Way, held: Held) -> Original:
    """Put aside a file whose masked copy takes its place. To be called before it does."""
    record = way.record
    kept, _new = Original.objects.get_or_create(
        record_type=ContentType.objects.get_for_model(type(record)),
        record_id=record.pk,
        stored=held.file.name,
        defaults={
            "organ": record.organ,
            "called": held.called,
            "digest": held.digest(),
            "owner": _owner(record, held.file.name or ""),
        },
    )
    return kept


def _owner(record: Any, stored: str) -> User | None:
    """Who brought a file in: who made the first version that holds it."""
    versions = record.revisions.select_related("user").order_by("created_at", "pk")
    return next((each.user for each in versions.iterator(chunk_size=20) if _holds(each.content, stored)), None)


def _holds(value: Any, stored: str) -> bool:
    if isinstance(value, dict):
        return any(_holds(part, stored) for part in value.values())
    return any(_holds(part, stored) for part in value) if isinstance(value, list) else value == stored


def keep_words(way: Way, covered: Iterable[str]) -> Original:
    """Put aside the words of a version in which these are about to be covered."""
    record, revision = way.record, way.revision
    said = list(covered)
    versions = record.revisions.filter(pk__lte=revision.pk).select_related("user").order_by("pk")
    first = next((each for each in versions.iterator(chunk_size=20) if _tells(each, said)), revision)
    kept, _new = Original.objects.get_or_create(
        record_type=ContentType.objects.get_for_model(type(record)),
        record_id=record.pk,
        stored=f"{WORDS}{revision.pk}",
        defaults={
            "organ": record.organ,
            "called": _("第{number}稿的文字").format(number=versions.count()),
            "digest": way.content,
            "owner": first.user,
        },
    )
    return kept


def _tells(revision: Any, said: Iterable[str]) -> bool:
    words = "\n".join(text for _part, text in texts_of(revision.as_object()))
    return any(each in words for each in said)


def originals_of(record: Any) -> QuerySet[Original]:
    """The originals of a record's files, first to last."""
    kind = ContentType.objects.get_for_model(type(record))
    return Original.objects.filter(record_type=kind, record_id=record.pk).select_related("owner")


def require_no_original(record: Any, stored: str) -> None:
    """Let a file of a record be opened as any other, or refuse: an original has a page of its own.

    Raises:
        PermissionDenied: when a copy has taken its place.
    """
    if originals_of(record).filter(stored=stored).exists():
        raise PermissionDenied(_("这是遮盖以前的原件，请从审核页打开，每次打开都记录在案"))


def may_look(original: Original, by: User) -> bool:
    """Whether a person may open an original: its owner, and who heads the disclosure office."""
    return original.owner_id == by.pk or holds(by, (Role.HEAD,), original.organ)


@transaction.atomic
def look(original: Original, *, by: User, reason: str = "") -> IO[bytes]:
    """Open an original, and put on record who did, when and why.

    Raises:
        PermissionDenied: when the person neither brought it in nor heads the disclosure office.
        ValidationError: when somebody other than its owner gives no reason, or the file is no longer there.
    """
    if not may_look(original, by):
        raise PermissionDenied(_("附件原件只有上传的人和公开工作机构负责人能看"))
    said = words(reason, "" if original.owner_id == by.pk else _("请写明为什么要看原件"))
    opened = _opened(original)
    Look.objects.create(original=original, by=by, reason=said)
    note(events.LOOKED, original, by=by, organ=original.organ_id, title=str(original.record), file=original.called)
    return opened


def _opened(original: Original) -> IO[bytes]:
    """The file, or the words part by part."""
    if original.is_words:
        record: Any = original.record
        revision = record.revisions.get(pk=original.stored.removeprefix(WORDS))
        parts = (f"# {part}\n{text}" for part, text in texts_of(revision.as_object()))
        return BytesIO("\n\n".join(parts).encode())
    if not default_storage.exists(original.stored):
        raise ValidationError(_("原件已经不在存放的位置"))
    return default_storage.open(original.stored)
