"""Setting up an organ, and correcting what is on record of it."""

from typing import Any

from django.db import transaction

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record
from gongkai_web.organs.events import CHANGED, CREATED
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record


@transaction.atomic
def create_organ(parent: Organ, *, by: User, office: dict[str, str] | None = None, **fields: Any) -> Organ:
    """Set an organ up below another.

    Args:
        parent: the organ it belongs to.
        by: who does it.
        office: what is known of its disclosure office.
        **fields: those of `Organ`.

    Raises:
        PermissionDenied: when `by` may not reorganise below `parent`.
        ValidationError: naming the field, when something cannot be so; nothing is then saved.
    """
    require(by, Act.REORGANISE, parent)
    organ = Organ(**fields)
    organ.clean_fields(exclude=("path", "depth", "numchild"))
    organ.validate_unique()
    Organ.objects.get(pk=parent.pk).add_child(instance=organ)
    _keep_office(organ, office)
    record(CREATED, organ, by=by, organ=organ.pk, on=organ.established_on, name=organ.name)
    return organ


@transaction.atomic
def change_organ(organ: Organ, *, by: User, office: dict[str, str] | None = None, **fields: Any) -> Organ:
    """Correct or complete what is on record of an organ. Its name is changed by `rename`, which keeps the old one.

    Raises:
        PermissionDenied: when `by` may not manage the organ.
        ValidationError: naming the field, when something cannot be so; nothing is then saved.
    """
    require(by, Act.MANAGE_ORGAN, organ)
    if "name" in fields:
        raise TypeError("a name is changed by rename")
    locked = Organ.objects.select_for_update().get(pk=organ.pk)
    changed = [name for name, value in fields.items() if getattr(locked, name) != value]
    for name in changed:
        setattr(locked, name, fields[name])
    locked.full_clean(exclude=("path", "depth", "numchild"))
    locked.save(update_fields=changed or None)
    if _keep_office(locked, office):
        changed.append("office")
    if changed:
        with on_record():
            labels = "、".join(_label(name) for name in changed)
        record(CHANGED, locked, by=by, organ=locked.pk, name=locked.name, fields=labels)
    return locked


def _label(name: str) -> str:
    return "公开工作机构" if name == "office" else str(Organ._meta.get_field(name).verbose_name)


def _keep_office(organ: Organ, office: dict[str, str] | None) -> bool:
    """Write what is given of the disclosure office; true when it differs from what was known."""
    if not office:
        return False
    kept = DisclosureOffice.objects.filter(organ=organ).first() or DisclosureOffice(organ=organ)
    before = {name: getattr(kept, name) for name in office}
    if before == office and kept.pk:
        return False
    for name, value in office.items():
        setattr(kept, name, value)
    kept.full_clean(exclude=("organ",) if not kept.pk else ())
    kept.save()
    return True
