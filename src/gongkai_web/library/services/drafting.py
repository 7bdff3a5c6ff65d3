"""Drafts, and what belongs to them: fields, relations, files. Each act is whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.kinds import RelationKind
from gongkai_web.library.models import Attachment, Document, IndexSerial, PublicRecord, Relation
from gongkai_web.library.rules import require_sound
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.selectors import steps_of
from gongkai_web.ui.language import on_record

R = TypeVar("R", bound=PublicRecord)


@transaction.atomic
def draft(
    model: type[R],
    *,
    by: User,
    organ: Organ,
    published_on: date | None = None,
    parts: Mapping[str, Sequence[Any]] | None = None,
    **fields: Any,
) -> R:
    """A new draft of a document or interpretation.

    Args:
        model: Document or Interpretation.
        by: who drafts.
        organ: whose it is.
        published_on: the day it was first made public elsewhere, for what is taken over from another system.
        parts: rows of other tables that belong to it, by their name on the record: `{"attachments": [...]}`.
        **fields: everything else; an `index_number` from elsewhere is kept and never given again.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: with each fault at its field.
    """
    require(by, Act.DRAFT, organ)
    linked = fields.pop("documents", None)
    record: Any = model(organ=organ, live=False, published_on=published_on, **fields)
    if isinstance(record, Document) and record.index_number:
        IndexSerial.keep(organ, record.index_number)
    require_whole(record, parts, exclude=() if getattr(record, "index_number", "") else ("index_number",))
    if linked is not None:
        record.documents = linked
    record.save()
    record.save_revision(user=by)
    note(events.CREATED, record, by=by, organ=organ.pk, title=str(record))
    kept: R = record
    return kept


@transaction.atomic
def update(record: PublicRecord, *, by: User, **fields: Any) -> Any:
    """A new version with these fields changed; the public sees it once it is published. Returns the revision.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: with each fault at its field.
    """
    version = _version(record, by)
    for name, value in fields.items():
        setattr(version, name, value)
    require_whole(version)
    return _kept(record, version, by, labels(record, fields))


@transaction.atomic
def relate(source: Document, target: Document, kind: RelationKind, *, by: User, on: date, note_: str = "") -> Any:
    """Say, in a new version of `source`, what it does to `target`; it holds once that is published.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when the day cannot be, or a circle would close.
    """
    return relate_all(source, [Relation(target=target, kind=kind, on=on, note=note_)], by=by)


@transaction.atomic
def relate_all(source: Document, relations: Iterable[Relation], *, by: User) -> Any:
    """Say, in one new version of `source`, all that it does to others.

    Raises:
        PermissionDenied, ValidationError: as for `relate`.
    """
    version, added = _version(source, by), list(relations)
    for relation in added:
        _add_relation(version, relation)
    revision = _kept(source, version, by, "关系")
    for relation in added:
        said = {"source": source.title, "target": relation.target.title, "relation": relation.kind_.label}
        note(events.RELATED, source, by=by, organ=source.organ_id, on=None, **said, since=relation.on)
    return revision


def _add_relation(version: Any, relation: Relation) -> None:
    relation.source = version
    relation.full_clean(exclude=["source"])
    if any(same.target_id == relation.target_id and same.kind == relation.kind for same in version.affects.all()):
        said = _("已经写明{label}《{title}》").format(label=relation.kind_.label, title=relation.target.title)
        raise ValidationError({"target": said})
    version.affects.add(relation)


@transaction.atomic
def unrelate(source: Document, target: Document, kind: RelationKind, *, by: User) -> Any:
    """Take back, in a new version of `source`, what it was said to do to `target`.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when nothing of the kind was said.
    """
    version = _version(source, by)
    said = [same for same in version.affects.all() if same.target_id == target.pk and same.kind == kind]
    if not said:
        raise ValidationError(_("没有写明{label}《{title}》").format(label=kind.label, title=target.title))
    version.affects.remove(*said)
    revision = _kept(source, version, by, "关系")
    undone = {"source": source.title, "target": target.title, "relation": kind.label}
    note(events.UNRELATED, source, by=by, organ=source.organ_id, on=None, **undone)
    return revision


@transaction.atomic
def attach(document: Document, file: IO[bytes], *, by: User, name: str, title: str = "") -> Any:
    """Add a file to a new version of a document. Returns the revision.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when the file is refused, with the reason.
    """
    version = _version(document, by)
    attachment = Attachment(document=version, title=title or name.rsplit(".", 1)[0], file=File(file, name=name))
    attachment.full_clean(exclude=["document"])
    version.attachments.add(attachment)
    revision = _kept(document, version, by, "附件")
    note(events.ATTACHED, document, by=by, organ=document.organ_id, title=document.title, file=attachment.title)
    return revision


@transaction.atomic
def discard(record: PublicRecord, *, by: User) -> None:
    """Delete a draft that the public has never seen.

    Raises:
        PermissionDenied: when the person may not, someone else has locked it, the public has seen it, or it was
            reviewed or assessed: what was decided of it stays on record.
    """
    standing: Any = type(record)._default_manager.select_for_update().get(pk=record.pk)
    require(by, Act.DRAFT, standing.organ)
    if standing.was_shown:
        raise PermissionDenied(_("“{title}”已经公开过，不能删除；不宜继续公开的，请撤回").format(title=standing))
    if standing.locked and standing.locked_by_id != by.pk:
        raise PermissionDenied(
            _("“{title}”已被{who}锁定，解锁后才能删除").format(title=standing, who=standing.locked_by or _("他人"))
        )
    if steps_of(standing).exists():
        raise PermissionDenied(_("“{title}”已经送审或者审核过，审核记录要保留，不能删除").format(title=standing))
    if isinstance(standing, Document) and standing.assessments.exists():
        raise PermissionDenied(_("“{title}”的公开属性作过评估，不能删除").format(title=standing))
    note(events.DISCARDED, standing, by=by, organ=standing.organ_id, title=str(standing))
    standing.delete()


def labels(record: PublicRecord, names: Iterable[str]) -> str:
    """What fields are called, for the journal."""
    with on_record():
        return "、".join(str(getattr(record._meta.get_field(name), "verbose_name", name)) for name in names)


def require_whole(
    record: Any, parts: Mapping[str, Sequence[Any]] | None = None, *, exclude: Iterable[str] = ()
) -> None:
    """Refuse with every fault, ours and those of the fields, each at its field; then add the parts.

    Raises:
        ValidationError: with each fault at its field; of a part, with its name before it.
    """
    faults: dict[str, list[ValidationError]] = {}
    try:
        require_sound(record, publishing=False)
    except ValidationError as error:
        error.update_error_dict(faults)
    try:
        record.full_clean(exclude={*exclude, *faults})
    except ValidationError as error:
        error.update_error_dict(faults)
    if faults:
        raise ValidationError(faults)
    for name, rows in (parts or {}).items():
        getattr(record, name).add(*rows)
        for row in rows:
            _require_part(row, record._meta.get_field(name).field.name)


def _require_part(row: Any, owner: str) -> None:
    try:
        row.full_clean(exclude=[owner])
    except ValidationError as error:
        said = [_("{part}：{message}").format(part=row, message=message) for message in error.messages]
        raise ValidationError(said) from error


def _version(record: PublicRecord, by: User) -> Any:
    """The newest version of a record, for someone who may change it."""
    standing: Any = type(record)._default_manager.select_for_update().get(pk=record.pk)
    require(by, Act.DRAFT, standing.organ)
    if standing.locked and standing.locked_by_id != by.pk:
        raise ValidationError(
            _("“{title}”已被{who}锁定，解锁后才能修改").format(title=standing, who=standing.locked_by or _("他人"))
        )
    return standing.get_latest_revision_as_object()


def _kept(record: PublicRecord, version: Any, by: User, fields: str) -> Any:
    """Keep a new version: as a revision, and in the tables too while the public sees nothing of it."""
    require(by, Act.DRAFT, version.organ)
    if not version.live:
        version.save()
    revision = version.save_revision(user=by)
    note(events.CHANGED, record, by=by, organ=version.organ_id, title=str(version), fields=fields)
    record.refresh_from_db()
    return revision
