"""From a number of the county down to one event: organ, cell, record, and what was done to that record on which day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gongkai.forms import CellRef, form_for
from gongkai_web.annual.composing import frozen, part_of
from gongkai_web.annual.figures.catalogue import FIGURES
from gongkai_web.annual.figures.counted import Weighed, printed
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.records import lines_of
from gongkai_web.annual.rollup import is_whole
from gongkai_web.desk.models import RequestAct
from gongkai_web.organs.models import Organ

MOST = 50
"""Records that are shown of one number; the others are counted."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: what it is, its number or day, where it opens, and what stands below it."""

    label: str
    value: str = ""
    url: str = ""
    below: tuple["Link", ...] = field(default_factory=tuple)

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The chain as text, a link a line, moved in by its depth."""
        yield "  " * depth + " ".join(part for part in (self.label, self.value) if part)
        for link in self.below:
            yield from link.lines(depth + 1)


def trace(organ: Organ, year: int, key: str, *, own: bool = False) -> Link:
    """The chain below one cell or named figure of an organ; of a government, through the organs that it adds up.

    Raises:
        NoFormError: when no national form serves the year.
        KeyError: when there is no such cell or figure.
    """
    label = f"{organ.name} {year} {_label(year, key)}"
    report = AnnualReport.objects.filter(organ=organ, year=year).first()
    part = part_of(organ, year, report, key, own=own)
    if own:
        label = _("{label}（本机关自己的记录）").format(label=label)
    elif report is not None and (snapshot := frozen(report)) is not None:
        label = _("{label}（{day}冻结）").format(label=label, day=f"{snapshot.taken:%Y-%m-%d}")
    return Link(label, f"= {printed(part.total)}", below=tuple(_below(organ, year, key, part.records)))


def _label(year: int, key: str) -> str:
    if "/" in key:
        ref, form = CellRef.parse(key), form_for(year)
        if ref not in form.refs:
            raise KeyError(key)
        return form.label(ref)
    return _(FIGURES[key].name)


def _below(organ: Organ, year: int, key: str, found: Sequence[Weighed]) -> Iterator[Link]:
    organs = {f"organs.organ/{each.pk}": each for each in Organ.objects.filter(pk__in=_organs(found))}
    for weighed in found:
        if (part := organs.get(weighed.record)) is not None:
            yield trace(part, year, key, own=part.pk == organ.pk and is_whole(organ))
    records = [weighed for weighed in found if weighed.record not in organs]
    events = _events(records[:MOST])
    for line in lines_of(records[:MOST]):
        value = f"{line.on or ''} ×{printed(line.weight)}"
        yield Link(line.label, value.strip(), line.url, events.get(line.record, ()))
    if len(records) > MOST:
        yield Link(_("另有{count}条记录").format(count=len(records) - MOST))


def _organs(found: Sequence[Weighed]) -> list[int]:
    return [int(w.record.partition("/")[2]) for w in found if w.record.startswith("organs.organ/")]


def _events(found: Sequence[Weighed]) -> dict[str, tuple[Link, ...]]:
    """What was done to each request, act by act: by its number, its legal day, and when it was put on record."""
    keys = [int(w.record.partition("/")[2]) for w in found if w.record.startswith("desk.request/")]
    made: dict[str, tuple[Link, ...]] = {}
    for act in RequestAct.objects.filter(request__in=keys).order_by("request_id", "number"):
        link = Link(f"{act.number} {act.get_kind_display()}", str(act.on))
        made[f"desk.request/{act.request_id}"] = (*made.get(f"desk.request/{act.request_id}", ()), link)
    return made
