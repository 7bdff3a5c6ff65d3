"""Every cell of an organ's year, and of all organs within another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.forms import CellRef, Form, form_for
from gongkai_web.annual.figures.answering import joined
from gongkai_web.annual.figures.counted import Counted, Weighed
from gongkai_web.annual.figures.disclosure import disclosure
from gongkai_web.annual.figures.named import named
from gongkai_web.annual.figures.requests import disputes, requests
from gongkai_web.annual.models import Opening
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import merged_into

NAMED = "named"
_TABLES = {"disclosure": disclosure, "requests": requests, "disputes": disputes, NAMED: named}


@dataclass(frozen=True, slots=True)
class Figures:
    """Every cell of the form, counted for one organ and year."""

    organ: Organ
    year: int
    form: Form
    counted: Counted


def figures_of(organ: Organ, year: int, only: str = "") -> Figures:
    """What an organ's records say of a year; of one table, by its key or that of a cell, or of the named figures alone.

    Raises:
        NoFormError: when no national form serves the year.
    """
    return figures_within(Organ.objects.filter(pk=organ.pk), year, only)[organ.pk]


def figures_within(organs: QuerySet[Organ], year: int, only: str = "") -> dict[int, Figures]:
    """The same of many organs, by their numbers, with as many queries as for one."""
    form, kept = form_for(year), list(organs)
    into = merged_into(kept, year)
    every = Organ.objects.filter(pk__in=[*(organ.pk for organ in kept), *into])
    found = [count(every, year) for key, count in _TABLES.items() if only.partition("/")[0] in {"", key}]
    openings: dict[int, list[Opening]] = {}
    for opening in Opening.objects.filter(organ__in=every, year=year):
        heir = into.get(opening.organ_id)
        openings.setdefault(heir.pk if heir else opening.organ_id, []).append(opening)
    made = {}
    for organ in kept:
        those = [organ.pk, *(gone for gone, to in into.items() if to.pk == organ.pk)]
        parts = [joined(each) for table in found if (each := [table[pk] for pk in those if pk in table])]
        made[organ.pk] = Figures(organ, year, form, _together(form, parts, openings.get(organ.pk, ())))
    return made


def _together(form: Form, parts: Sequence[Counted], openings: Iterable[Opening]) -> Counted:
    cells: dict[CellRef, tuple[Weighed, ...]] = dict.fromkeys(form.refs, ())
    for part in parts:
        cells.update({ref: found for ref, found in part.cells.items() if ref in cells})
    for opening in openings:
        ref = CellRef.parse(opening.cell)
        for touched in touched_by(form, ref):
            cells[touched] = (*cells[touched], Weighed(f"annual.opening/{opening.pk}", opening.value))
    return Counted(
        cells,
        tuple(left for part in parts for left in part.not_counted),
        {code: found for part in parts for code, found in part.named.items()},
        {code: left for part in parts for code, left in part.named_left.items()},
    )


def touched_by(form: Form, ref: CellRef) -> set[CellRef]:
    """A cell, and every total that it is a part of."""
    touched = {ref}
    sums: Mapping[CellRef, tuple[CellRef, ...]] = dict(form.table(ref.table).sums())
    while more := {total for total, parts in sums.items() if touched & set(parts)} - touched:
        touched |= more
    return touched
