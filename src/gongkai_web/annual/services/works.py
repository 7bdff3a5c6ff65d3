"""The dated ledger: what no other record of the platform holds, one thing done on one day."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.annual import events
from gongkai_web.annual.kinds import WorkKind
from gongkai_web.annual.models import Evidence, WorkRecord
from gongkai_web.desk.vault import seal
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@dataclass(frozen=True, slots=True)
class Work:
    """One thing done, as it is put down; `line` is its line in the table that it came from."""

    kind: WorkKind
    on: date
    title: str
    source: str
    number: str = ""
    amount: int = 1
    persons: int = 0
    line: int | None = None


@transaction.atomic
def put_down(organ: Organ, work: Work, *, by: User, evidence: Evidence | None = None) -> WorkRecord:
    """Put one thing down, once.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when it stands there already, its day is to come, or a field cannot be.
    """
    require(by, Act.WRITE_REPORT, organ)
    record = whole(organ, work, by=by)
    record.evidence = evidence
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError as error:
        raise ValidationError(_("“{title}”已经登记过").format(title=record)) from error
    journal(events.PUT_DOWN, record, by=by, organ=organ.pk, **_facts(record))
    return record


def whole(organ: Organ, work: Work, *, by: User) -> WorkRecord:
    """The record as it would be saved.

    Raises:
        ValidationError: when its day is to come, or a field cannot be.
    """
    if work.on > timezone.localdate():
        raise ValidationError({"on": _("{day}还没有到").format(day=work.on)})
    if not work.source.strip():
        raise ValidationError({"source": _("请写明来源")})
    if work.persons and work.kind is not WorkKind.TRAINING:
        raise ValidationError({"persons": _("只有培训登记人次")})
    given = {name: getattr(work, name) for name in ("on", "title", "source", "number", "amount", "persons", "line")}
    record = WorkRecord(organ=organ, kind=work.kind.value, by=by, **given)
    record.full_clean(exclude=("evidence", "organ", "by"), validate_unique=False, validate_constraints=False)
    return record


@transaction.atomic
def strike(record: WorkRecord, *, by: User, reason: str) -> WorkRecord:
    """Strike out what was put down wrongly: it stays, counts no more, and the right one can be put down.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when no reason is given, or it was struck out.
    """
    require(by, Act.WRITE_REPORT, record.organ)
    held = WorkRecord.objects.select_for_update(of=("self",)).select_related("organ").get(pk=record.pk)
    if held.struck_because:
        raise ValidationError(_("“{title}”已经划去").format(title=held))
    if not reason.strip():
        raise ValidationError(_("请写明理由"))
    held.struck_because = reason.strip()
    held.full_clean(validate_unique=False, validate_constraints=False)
    held.save()
    journal(events.STRUCK, held, by=by, organ=held.organ_id, reason=held.struck_because, **_facts(held))
    return held


def keep(name: str, content: bytes, *, by: User) -> Evidence:
    """Keep a table as it came, sealed, for it names people; the same bytes are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    found, _new = Evidence.objects.get_or_create(
        digest=digest, defaults={"name": name[-200:], "content": seal(content), "by": by}
    )
    return found


def _facts(record: WorkRecord) -> dict[str, Any]:
    kind = WorkKind(record.kind).label
    return {"organ_name": record.organ.name, "what": kind, "title": str(record), "day": str(record.on)}
