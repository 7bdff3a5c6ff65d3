"""What changed since a report was frozen, and which reports a person may see."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from gongkai.forms import CellRef, form_for
from gongkai_web.accounts.models import User
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.rollup import current
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act


@dataclass(frozen=True, slots=True)
class Moved:
    """A cell that records would fill otherwise by now: records that came, and records that went."""

    ref: CellRef
    label: str
    was: Decimal
    now: Decimal
    came: tuple[str, ...]
    went: tuple[str, ...]


def moved_since(report: AnnualReport, held: Counted) -> list[Moved]:
    """What changed in the records since the figures were frozen: listed, never merged by itself."""
    now, form = current(report.organ, report.year), form_for(report.year)
    moved = []
    for ref in form.refs:
        before = {weighed.record: weighed.weight for weighed in held.cells.get(ref, ())}
        after = {weighed.record: weighed.weight for weighed in now.cells.get(ref, ())}
        if before != after:
            came = tuple(sorted(record for record in after if after[record] != before.get(record)))
            went = tuple(sorted(record for record in before if record not in after))
            label = form.label(ref)
            moved.append(Moved(ref, label, held.value(ref), now.value(ref), came, went))
    return moved


def organs_writing(by: User) -> QuerySet[Organ]:
    """The organs whose reports a person writes or supervises."""
    written, supervised = organs_for(by, Act.WRITE_REPORT), organs_for(by, Act.SUPERVISE)
    return Organ.objects.filter(pk__in=written.values("pk")) | Organ.objects.filter(pk__in=supervised.values("pk"))
