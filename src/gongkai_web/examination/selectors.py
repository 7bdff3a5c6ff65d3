"""What pages ask of the bench."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from gongkai.forms import Report
from gongkai_web.accounts.models import User
from gongkai_web.examination.examining import Neighbours, corrections_of, word_on
from gongkai_web.examination.findings import Changed, changed
from gongkai_web.examination.keeping import KeptError, edition, opened
from gongkai_web.examination.kinds import Deed, Due, State
from gongkai_web.examination.models import Act, Batch, Examination, Kept, ReportFile
from gongkai_web.examination.policies import files_for
from gongkai_web.examination.storing import path_of
from gongkai_web.examination.working import Refused, corrected, read_file
from gongkai_web.organs.models import Organ


def reading_of(file: ReportFile) -> Report:
    """The report that a file holds, as it was read; read again where it was kept by another edition of the program.

    Raises:
        ValidationError: when it cannot be read any more.
    """
    kept = Kept.objects.filter(file=file, edition=edition()).first()
    if kept:
        try:
            return opened(bytes(kept.content))
        except KeptError:
            pass  # as if it were not there: the file is
    made = read_file(str(path_of(file.digest)), file.name)
    if isinstance(made, Refused):
        raise ValidationError(_("《{title}》不能识读：{reason}").format(title=file, reason=made.reason))
    known = {"edition": edition(), "content": made.kept, "sketch": made.sketch}
    Kept.objects.update_or_create(file=file, defaults=known)
    return opened(made.kept)


def counted_reading(organ: Organ, year: int) -> Report | None:
    """The report of an organ and year that counts, as people corrected it; None where none was read by this program."""
    file = ReportFile.objects.filter(organ=organ, year=year, counts=True).first()
    kept = Kept.objects.filter(file=file, edition=edition()).first() if file else None
    if file is None or kept is None:
        return None
    return corrected(opened(bytes(kept.content)), corrections_of(file).get(file.pk, {}))


def before_of(file: ReportFile) -> ReportFile | None:
    """The report of the same organ on the year before, where there is one that counts."""
    if file.organ_id is None or file.year is None:
        return None
    return ReportFile.objects.filter(organ=file.organ_id, year=file.year - 1, counts=True).first()


def joined_of(file: ReportFile) -> tuple[list[ReportFile], list[Organ]]:
    """Of the organs that went into this one in the year: their reports on the year before, and those without one."""
    near = Neighbours()
    found = near.joined(file)
    there = ReportFile.objects.in_bulk([pk for _organ, pk in found if pk])
    return [there[pk] for _organ, pk in found if pk], [organ for organ, pk in found if not pk]


@dataclass(frozen=True, slots=True)
class Judged:
    """The last examination of a file, what changed with it, and what people decided on its findings."""

    last: Examination | None
    since: Changed | None
    decisions: Mapping[str, Act] = field(default_factory=dict)
    """By the key of the finding, the last word that stands."""


def judged(file: ReportFile) -> Judged:
    """What was found in a file, and what people say to it."""
    two = list(file.examinations.order_by("-pk")[:2])
    since = changed(two[1].findings, two[0].findings) if len(two) == 2 else None
    return Judged(two[0] if two else None, since, decisions_of([file]).get(file.pk, {}))


def corrections(file: ReportFile) -> Mapping[str, Act]:
    """The cells that people read again, by their keys, the last word on each."""
    known: dict[str, Act] = {}
    for act in file.acts.filter(deed__in=(Deed.CORRECTED, Deed.UNCORRECTED)).select_related("by"):
        if act.deed == Deed.CORRECTED:
            known[act.key] = act
        else:
            known.pop(act.key, None)
    return known


def progress(batch: Batch) -> dict[str, Any]:
    """How far a batch has come: counts, and whether anything is still to be done."""
    found = batch.files.exclude(state=State.UNPACKED).aggregate(
        all=Count("pk"),
        read=Count("pk", filter=~Q(kind="")),
        examined=Count("pk", filter=Q(due=Due.NOTHING) & ~Q(kind="")),
        unreadable=Count("pk", filter=Q(state=State.UNREADABLE)),
        doubt=Count("pk", filter=Q(state=State.DOUBT)),
        left=Count("pk", filter=~Q(due=Due.NOTHING)),
    )
    return {**found, "repeats": len(batch.repeats), "omitted": len(batch.omitted)}


def doubles_of(file: ReportFile) -> QuerySet[ReportFile]:
    """Other files of the same organ and year."""
    if file.organ_id is None or file.year is None:
        return ReportFile.objects.none()
    return ReportFile.objects.filter(organ=file.organ_id, year=file.year).exclude(pk=file.pk)


@dataclass(frozen=True, slots=True)
class Below:
    """The organs whose reports a government's adds up: how many, whose are lacking, and who said that no more come."""

    count: int
    lacking: Sequence[Organ]
    word: Act | None


def below_of(file: ReportFile) -> Below | None:
    """What is below a government's report that counts; None for every other."""
    near = Neighbours()
    below = near.below(file)
    return Below(len(below), near.lacking(below), word_on(file)) if below else None


def last_examinations(files: Sequence[ReportFile]) -> dict[int, Examination]:
    """The last examination of each file."""
    newest = Examination.objects.filter(file__in=files).values("file").annotate(newest=Max("pk")).values("newest")
    return {each.file_id: each for each in Examination.objects.filter(pk__in=newest)}


def open_files(by: User) -> QuerySet[ReportFile]:
    """The files that a person sees, without packages."""
    return files_for(by).exclude(state=State.UNPACKED)


def decisions_of(files: Sequence[ReportFile]) -> Mapping[int, Mapping[str, Act]]:
    """The decisions that stand on findings, by file and by the key of the finding."""
    known: dict[int, dict[str, Act]] = {}
    deeds = (Deed.UPHELD, Deed.DISMISSED, Deed.REOPENED)
    for act in Act.objects.filter(file__in=files, deed__in=deeds).select_related("by"):
        held = known.setdefault(act.file_id, {})
        if act.deed == Deed.REOPENED:
            held.pop(act.key, None)
        else:
            held[act.key] = act
    return known
