"""A file that somebody dropped who has no say over it goes to whoever drops it next: the same file is taken once."""

from collections.abc import Mapping

from gongkai_web.examination.kinds import Doubt, Due
from gongkai_web.examination.models import Batch, ReportFile

_OTHERS = {Doubt.NOT_YOURS, Doubt.OTHER_ORGAN}


def hand_over(batch: Batch, named: Mapping[str, str], package: ReportFile | None = None) -> set[str]:
    """Give an import the files that wait with strangers to them, to be recognised anew; the digests of these.

    `named` are the names that files have in this import, by their digests. Call it within a transaction.
    """
    waiting = ReportFile.objects.select_for_update(of=("self",)).filter(
        digest__in=list(named), organ=None, placed=False
    )
    given = [
        file
        for file in waiting.exclude(batch__by=batch.by_id).exclude(kind="")
        if _OTHERS & {doubt for doubt, _what in file.doubts}
    ]
    for file in given:
        file.batch, file.package, file.name, file.due = batch, package, named[file.digest][-400:], Due.READ
    ReportFile.objects.bulk_update(given, ["batch", "package", "name", "due"])
    return {file.digest for file in given}
