"""Clearances without reviews, for tests that are about something else: the database lets nothing be public without."""

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision

from gongkai_web.library.models import public_models
from gongkai_web.review.contents import spoken
from gongkai_web.review.models import Clearance


def waved_through(record, revision):
    """The clearance of a version that nobody looked at."""
    kind = ContentType.objects.get_for_model(type(record))
    return Clearance.objects.get_or_create(record_type=kind, record_id=record.pk, revision=revision)[0]


def shown_at_once(record, *args, **kwargs):
    """`save_base` of a record that is written as public by hand: first a draft, then a version that is cleared."""
    if not record.live or (record.live_revision_id is not None and not _reworded(record)):
        return Model.save_base(record, *args, **kwargs)
    type(record)._base_manager.filter(pk=record.pk).update(live=False)
    record.live = False
    Model.save_base(record, *args, **kwargs)
    show(record)
    return None


def part_shown_at_once(part, *args, **kwargs):
    """`save_base` of a part that is written by hand beside a record that is public: in a version that is cleared."""
    try:
        with transaction.atomic():
            return Model.save_base(part, *args, **kwargs)
    except IntegrityError as refused:
        if "review before publication" not in str(refused):
            raise
    field = next(field for field in part._meta.fields if isinstance(field, ParentalKey))
    kind = field.related_model
    kind._base_manager.filter(pk=getattr(part, field.attname)).update(live=False)
    Model.save_base(part, *args, **kwargs)
    show(kind._base_manager.get(pk=getattr(part, field.attname)))
    return None


def parts():
    """Every kind of row that belongs to a public record."""
    return {child.related_model for model in public_models() for child in get_all_child_relations(model)}


def reword(*records, **fields):
    """Say other words in public, by hand: in a version that is waved through."""
    for record in records:
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()


def _reworded(record):
    """Whether a record that is public would say something else in the same version."""
    names = [type(record)._meta.get_field(name).attname for name in spoken(type(record))]
    standing = type(record)._base_manager.filter(pk=record.pk, live=True, live_revision=record.live_revision_id).first()
    return standing is not None and any(getattr(standing, name) != getattr(record, name) for name in names)


def show(*records):
    """Make drafts of one kind public by hand."""
    kind = ContentType.objects.get_for_model(type(records[0]))
    versions = Revision.objects.bulk_create(_version(record, kind) for record in records)
    Clearance.objects.bulk_create(
        Clearance(record_type=kind, record_id=record.pk, revision=version)
        for record, version in zip(records, versions, strict=True)
    )
    for record, version in zip(records, versions, strict=True):
        record.live, record.live_revision = True, version
    type(records[0])._base_manager.bulk_update(records, ("live", "live_revision"), batch_size=500)


def _version(record, kind):
    return Revision(
        content_type=kind,
        base_content_type=kind,
        object_id=str(record.pk),
        object_str=str(record),
        created_at=timezone.now(),
        content=record.serializable_data(),
    )
