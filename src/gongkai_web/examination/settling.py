"""Which file is the report of its organ and year: one at most, and none while there are two and nobody has chosen."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from gongkai_web.examination.kinds import Doubt, Due, State
from gongkai_web.examination.models import ReportFile

Place = tuple[int | None, int | None]
"""An organ and a year."""


def settle(places: Iterable[Place]) -> list[ReportFile]:
    """Decide anew for these organs and years, within a transaction; the files whose standing changed."""
    wanted = {(organ, year) for organ, year in places if organ and year}
    if not wanted:
        return []
    within = Q(organ__in={organ for organ, _ in wanted}, year__in={year for _, year in wanted})
    found: dict[Place, list[ReportFile]] = {place: [] for place in wanted}
    for file in ReportFile.objects.select_for_update().filter(within, kind__gt="").order_by("pk"):
        found.get((file.organ_id, file.year), []).append(file)
    moved = [file for files in found.values() for file in _settled(files)]
    # Who steps back steps back first: two may never count, not even between two rows.
    for counts in (False, True):
        save_over([f for f in moved if f.counts is counts], ("state", "counts", "doubts"))
    return moved


def save_over(files: Sequence[ReportFile], fields: Sequence[str]) -> None:
    """Save some fields of files that are there: rows are never taken out, so each of these is one to put over."""
    # Not `bulk_update`, whose CASE for every row and field takes ten times as long to write as to carry out.
    ReportFile.objects.bulk_create(files, update_conflicts=True, unique_fields=["pk"], update_fields=fields)


def _settled(files: list[ReportFile]) -> list[ReportFile]:
    standing = [file for file in files if not file.set_aside and not file.reason]
    double = len(standing) > 1
    changed = []
    for file in files:
        before = (file.state, file.counts, file.doubts)
        file.doubts = [doubt for doubt in file.doubts if doubt[0] != Doubt.DOUBLE]
        if double and file in standing:
            file.doubts.append([Doubt.DOUBLE.value, ""])
        file.state = stands(file)
        file.counts = file.state in {State.READ, State.CONFIRMED} and file.year is not None
        if (file.state, file.counts, file.doubts) != before:
            changed.append(file)
    return changed


def stands(file: ReportFile) -> State:
    """Where a file stands, as what is known of it says."""
    if file.set_aside:
        return State.SET_ASIDE
    if file.reason:
        return State.UNREADABLE
    if file.due == Due.READ and not file.kind:
        return State.WAITING
    doubts = {doubt for doubt, _ in file.doubts}
    if file.organ_id is None or file.year is None or Doubt.DOUBLE in doubts or (doubts and not file.placed):
        return State.DOUBT
    return State.CONFIRMED if file.placed else State.READ
