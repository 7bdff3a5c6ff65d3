"""What an import tells of files that it did not take in."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from gongkai_web.examination.kinds import Left
from gongkai_web.examination.models import Batch

LISTED = 50
"""Names that are listed for one reason."""


def leave_word(batch: int, repeats: Iterable[Sequence[object]], omitted: Iterable[tuple[str, Left]]) -> None:
    """Have an import say which files had been there already, and which were left out."""
    there, left = [list(each) for each in repeats], [[name[-400:], why.value] for name, why in omitted]
    if not there and not left:
        return
    with transaction.atomic():
        locked = Batch.objects.select_for_update().get(pk=batch)
        locked.repeats += there
        locked.omitted += left
        locked.save(update_fields=["repeats", "omitted"])


def omitted_of(batch: Batch) -> list[tuple[str, int, list[str]]]:
    """The reasons for which files were left out, each with how many and the first names."""
    by_reason: dict[str, list[str]] = {}
    for name, why in batch.omitted:
        by_reason.setdefault(why, []).append(name)
    return [(str(Left(why).label), len(names), names[:LISTED]) for why, names in by_reason.items()]
