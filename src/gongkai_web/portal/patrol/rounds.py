"""One round of the patrol: every link, the size of every file, and of a share of them every byte."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models.fields.files import FieldFile

from gongkai_web.portal.models import Defect, DefectKind, PatrolRound
from gongkai_web.portal.patrol.holdings import Held, Link, files, links
from gongkai_web.portal.patrol.leads import judged
from gongkai_web.search.services import record_key

SHARES = 7
"""Rounds in which every file is read once: a round a day reads each file once a week."""
_LONGEST = 500


@dataclass(slots=True)
class Found:
    """What a round on a day came upon. `unread` are files of which only the size was looked at."""

    on: date
    links: int = 0
    files: int = 0
    read: int = 0
    defects: dict[tuple[str, str, str], Defect] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)

    @property
    def by_kind(self) -> Counter[str]:
        """How many of each kind."""
        return Counter(defect.kind for defect in self.defects.values())


def due(on: date) -> bool:
    """Whether nobody has gone round on a day."""
    return not PatrolRound.objects.filter(on__gte=on).exists()


def patrol(on: date, share: int | None = None) -> Found:
    """Go round, keep what was found, and let go of what is found no more.

    Args:
        on: the day.
        share: which of the `SHARES` of the files to read; all where none is given.
    """
    found = Found(on)
    for link, kind in judged(links()):
        found.links += 1
        if kind is not None:
            _add(found, link, link.address or link.kind, kind)
    for held in files():
        found.files += 1
        whole = share is None or held.key % SHARES == share % SHARES
        found.read += whole
        if not whole:
            found.unread.add((record_key(held.record), held.title[:_LONGEST]))
        if (kind := _fault(held.file, held.digest if whole else "")) is not None:
            _add(found, held, held.title, kind)
    _keep(found)
    return found


def _add(found: Found, at: Link | Held, place: str, kind: DefectKind) -> None:
    place, record = place[:_LONGEST], record_key(at.record)
    title = str(at.record)[:300]
    defect = Defect(organ=at.organ, record=record, title=title, url=at.url, kind=kind, place=place, found_on=found.on)
    found.defects[record, kind.value, place] = defect


def _fault(file: FieldFile, digest: str) -> DefectKind | None:
    """What is wrong with a stored file."""
    if not file.name or not file.storage.exists(file.name):
        return DefectKind.MISSING
    if not digest:
        return None
    with file.storage.open(file.name) as opened:
        read = hashlib.file_digest(opened, "sha256").hexdigest()
    return DefectKind.CHANGED if read != digest else None


@transaction.atomic
def _keep(found: Found) -> None:
    """Bring the list in line: what was known keeps the day on which it was found."""
    known = {(each.record, each.kind, each.place): each.pk for each in Defect.objects.all()}
    gone = [
        pk
        for key, pk in known.items()
        if key not in found.defects and not (key[1] == DefectKind.CHANGED and (key[0], key[2]) in found.unread)
    ]
    Defect.objects.filter(pk__in=gone).delete()
    new = [defect for key, defect in found.defects.items() if key not in known]
    Defect.objects.bulk_create(new, ignore_conflicts=True)
    counts = {"on": found.on, "links": found.links, "files": found.files, "read": found.read}
    PatrolRound.objects.update_or_create(pk=1, defaults=counts)
