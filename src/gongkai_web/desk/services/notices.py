"""Taking in a holiday notice: kept, counted by at once, and what moved is listed."""

import json
import os
from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.calendar import CalendarError, Notice, NoticeError, WorkCalendar
from gongkai.calendar.notices import parse
from gongkai_web.accounts.models import User
from gongkai_web.desk import days, events
from gongkai_web.desk.models import Request
from gongkai_web.desk.services.recomputing import Moved, recompute
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act


def may_add_notices(by: User) -> bool:
    """Whether a person may: those who supervise every organ of the site, for its clocks all count by it."""
    roots = list(Organ.get_root_nodes())
    return bool(roots) and all(may(by, Act.SUPERVISE, root) for root in roots)


def add_notice(text: str, *, by: User | None) -> tuple[Notice, list[Moved]]:
    """Keep a notice, compute the due days of open requests anew, and tell what moved.

    Args:
        text: the notice in the form of `gongkai.calendar.notices`.
        by: who brings it; None for the operator at the command line.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when it is no notice, or leaves a year out; nothing is kept then.
    """
    if by is not None and not may_add_notices(by):
        raise PermissionDenied(_("放假安排影响全站的期限，由监督全部机关的人员收录"))
    notice = _sound(text)
    place = days.folder() / f"{notice.year}.toml"
    before = place.read_bytes() if place.exists() else None
    _write(place, text.encode())
    try:
        with transaction.atomic():
            moved = recompute(Request.objects.open(), by=by)
            if (root := Organ.get_first_root_node()) is not None:
                journal(events.NOTICE, root, by=by, organ=root.pk, year=notice.year, count=len(moved))
    except Exception:
        _write(place, before) if before is not None else place.unlink()
        raise
    rows = [*(moved_by(notice.year) or ()), *_rows(moved)]
    _write(_list_of(notice.year), json.dumps(rows, ensure_ascii=False).encode())
    return notice, moved


def moved_by(year: int) -> list[tuple[str, str, str, str]] | None:
    """What the notice of a year moved when it was taken in: organ, number, day before and after; None if not kept."""
    kept = _list_of(year)
    if not kept.exists():
        return None
    return [(organ, number, before, after) for organ, number, before, after in json.loads(kept.read_text("utf-8"))]


def _rows(moved: list[Moved]) -> list[tuple[str, str, str, str]]:
    names = dict(Organ.objects.values_list("pk", "name"))
    return [(names[r.organ_id], r.number, str(before or ""), str(after or "")) for r, before, after in moved]


def _list_of(year: int) -> Path:
    return days.folder() / f"{year}-moved.json"


def _sound(text: str) -> Notice:
    try:
        notice = parse(text, _("通知"))
        WorkCalendar(({known.year: known for known in days.notices()} | {notice.year: notice}).values())
    except (NoticeError, CalendarError) as fault:
        raise ValidationError(str(fault)) from fault
    return notice


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{place.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)
