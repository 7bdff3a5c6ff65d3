"""What was read, saved: whose report it is as far as the file tells, and the reading itself."""

from collections.abc import Sequence

from django.db import transaction

from gongkai.basis.language import marked
from gongkai_web.examination.keeping import edition
from gongkai_web.examination.kinds import Doubt, Due, State
from gongkai_web.examination.models import Kept, ReportFile
from gongkai_web.examination.policies import may_hold
from gongkai_web.examination.recognising import Directory, Recognised
from gongkai_web.examination.settling import save_over, settle
from gongkai_web.examination.working import Reading, Refused
from gongkai_web.organs.models import Organ

CRASHED = marked("识读这个文件时进程中断，可能是文件过大或者已经损坏；请换一种格式再导入")
_FIELDS = (
    *("state", "due", "reason", "kind", "title", "printed_organ", "signed_by", "printed_year", "site_code"),
    *("organ", "year", "doubts", "counts"),
)


class Reader:
    """Saves readings. It knows the organs as they were when it began."""

    def __init__(self) -> None:
        self._directory = Directory()
        self._holds: dict[tuple[int, int], bool] = {}

    @transaction.atomic
    def save(self, done: Sequence[tuple[ReportFile, Reading | Refused | None]]) -> None:
        """Save what came of some files, all together."""
        places = {(file.organ_id, file.year) for file, _ in done}
        for file, reading in done:
            self._note(file, reading)
        save_over([file for file, _ in done], _FIELDS)
        Kept.objects.bulk_create(
            [
                Kept(file=file, edition=edition(), content=reading.kept, sketch=reading.sketch)
                for file, reading in done
                if isinstance(reading, Reading)
            ],
            update_conflicts=True,
            unique_fields=["file"],
            update_fields=["edition", "content", "sketch"],
        )
        settle(places | {(file.organ_id, file.year) for file, _ in done})

    def _note(self, file: ReportFile, reading: Reading | Refused | None) -> None:
        file.due, file.counts = Due.NOTHING, False
        if not isinstance(reading, Reading):
            file.reason = (reading.reason if reading else CRASHED)[:400]
            file.state = State.UNREADABLE
            return
        file.due, file.reason, file.state = Due.EXAMINE, "", State.READ
        file.kind, file.title = reading.kind, reading.title[:300]
        file.printed_organ, file.signed_by = reading.organ[:200], reading.signed_by[:200]
        file.printed_year, file.site_code = reading.year, reading.site_code
        if not file.placed:
            self._recognise(file)
        if file.state is State.READ and (file.doubts or not file.organ_id or not file.year):
            file.state = State.DOUBT

    def _recognise(self, file: ReportFile) -> None:
        """Whose report it is; one that whoever dropped it has no say over is left to whoever has."""
        told = self._directory.recognise(
            organ=file.printed_organ,
            signed_by=file.signed_by,
            year=file.printed_year,
            site_code=file.site_code,
            file=file.name,
        )
        told = self._within(file, told)
        file.organ_id, file.year = told.organ, told.year
        file.doubts = [[doubt, what] for doubt, what in told.doubts]

    def _within(self, file: ReportFile, told: Recognised) -> Recognised:
        if told.organ is None:
            return told
        batch = file.batch
        if batch.organ_id and told.organ != batch.organ_id:
            other = (Doubt.OTHER_ORGAN.value, self._directory.name(told.organ))
            return Recognised(told.organ if self._may(file, told.organ) else None, told.year, (*told.doubts, other))
        if not self._may(file, told.organ):
            foreign = (Doubt.NOT_YOURS.value, self._directory.name(told.organ))
            return Recognised(None, told.year, (*told.doubts, foreign))
        return told

    def _may(self, file: ReportFile, organ: int) -> bool:
        pair = (file.batch.by_id, organ)
        if pair not in self._holds:
            self._holds[pair] = may_hold(file.batch.by, Organ.objects.get(pk=organ))
        return self._holds[pair]
