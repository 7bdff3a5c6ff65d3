"""What a report is examined with, and what was found, saved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from gongkai.checks import Facts
from gongkai_web.examination.findings import counted, key_of
from gongkai_web.examination.keeping import edition, rules
from gongkai_web.examination.kinds import Deed, Due
from gongkai_web.examination.models import Act, Examination, Kept, ReportFile
from gongkai_web.examination.scope import Scopes
from gongkai_web.examination.settling import save_over
from gongkai_web.examination.working import Around, Found, likeness, marks_in
from gongkai_web.organs.known import facts_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import heir_of, joined_in

ALIKE = 0.55
"""Likeness of two texts from which the check of copies is asked: its own limit, by another measure, is 0.67."""
MOST = 20
"""Reports that one is held against for copies, the likest first."""


class Neighbours:
    """The reports that stand beside others, taken from the database once a run."""

    def __init__(self) -> None:
        self._counting: dict[tuple[int | None, int | None], int] = {
            (organ, year): pk
            for pk, organ, year in ReportFile.objects.filter(counts=True).values_list("pk", "organ", "year")
        }
        self._marks: dict[int, dict[int, frozenset[int]]] = {}
        self._kept: dict[int, bytes] = {}
        self._corrections = corrections_of()
        self._scopes = Scopes()
        self._gone = Organ.objects.filter(abolished_on__isnull=False).exists()
        self.around: dict[int, dict[str, Any]] = {}

    def given(self, file: ReportFile) -> tuple[bytes, Around] | None:
        """The reading of a file with what is around it; None, and back to reading, where it is of another edition."""
        own = self._reading(file.pk)
        if own is None:
            ReportFile.objects.filter(pk=file.pk).update(due=Due.READ)
            return None
        before = self._counting.get((file.organ_id, file.year - 1)) if file.organ_id and file.year else None
        joined = self.joined(file) if before else []
        published = _published(file)
        peers = self._alike(file.pk, file.year) if file.counts else []
        below = self.below(file)
        away = self.lacking(below)
        known = word_on(file) if away else None
        # Whoever was not named when the others were said to be all is not passed over.
        lacking = [] if known and {organ.pk for organ in away} <= set(known.facts["lacking"]) else away
        held = [] if lacking else [(organ.name, pk) for organ, pk in below if pk and organ not in away]
        self.around[file.pk] = {
            "before": before,
            "joined": [pk for _organ, pk in joined if pk],
            "published": published,
            "peers": peers,
            "below": [pk for _organ, pk in below],
        }
        return own, Around(
            facts_of(file.organ) if file.organ else Facts(),
            self._reading(before) if before else None,
            self._reading(published) if published else None,
            tuple(filter(None, map(self._reading, peers))),
            below=tuple((name, self._reading(pk) or b"", self._corrections.get(pk, {})) for name, pk in held),
            lacking=tuple(organ.name for organ in lacking),
            joined=tuple((own, self._corrections.get(pk or 0, {})) for pk, own in self._read(joined) if own),
            unjoined=tuple(organ.name for organ in self.lacking(joined)),
            expected=() if lacking else tuple(organ.name for organ, _pk in below),
            corrections=self._corrections.get(file.pk, {}),
            corrections_before=self._corrections.get(before or 0, {}),
        )

    def _read(self, those: Sequence[tuple[Organ, int | None]]) -> list[tuple[int | None, bytes | None]]:
        return [(pk, self._reading(pk) if pk else None) for _organ, pk in those]

    def joined(self, file: ReportFile) -> list[tuple[Organ, int | None]]:
        """The organs that went into this one in the year, each with its report on the year before where that counts."""
        if not self._gone or file.organ is None or file.year is None:
            return []
        return [(each, self._counting.get((each.pk, file.year - 1))) for each in joined_in(file.organ, file.year)]

    def read_ahead(self, files: Sequence[ReportFile]) -> None:
        """Have the readings of some files at hand, in one query."""
        kept = Kept.objects.filter(pk__in=[file.pk for file in files], edition=edition())
        self._kept |= {pk: bytes(content) for pk, content in kept.values_list("pk", "content")}

    def following(self, file: ReportFile) -> list[int]:
        """The reports on the year after that go on from this one: of the same organ, of the one that it went into."""
        if not file.organ or not file.year:
            return []
        heir = heir_of(file.organ, file.year + 1)
        places = [(organ, file.year + 1) for organ in (file.organ_id, heir.pk if heir else None)]
        return [pk for place in places if (pk := self._counting.get(place))]

    def below(self, file: ReportFile) -> list[tuple[Organ, int | None]]:
        """The organs whose reports a government's adds up, each with its report where it is here and counts."""
        if not file.organ or not file.year or not file.counts:
            return []
        scope = self._scopes.below(file.organ, file.year)
        return [(organ, self._counting.get((organ.pk, file.year))) for organ in scope]

    def lacking(self, below: Sequence[tuple[Organ, int | None]]) -> list[Organ]:
        """Those of them of which no report is here that was read by this edition of the program."""
        return [organ for organ, pk in below if pk is None or self._reading(pk) is None]

    def above(self, file: ReportFile) -> int | None:
        """The report of the government that adds this one up."""
        over = self._scopes.above(file.organ) if file.organ else None
        return self._counting.get((over.pk, file.year)) if over else None

    def sees(self, peer: int, file: ReportFile) -> bool:
        """Whether a file is among those that a peer of the same year is held against."""
        return file.pk in self._alike(peer, file.year)

    def _reading(self, pk: int) -> bytes | None:
        if pk not in self._kept:
            found = Kept.objects.filter(pk=pk, edition=edition()).values_list("content", flat=True).first()
            if found is None:
                return None
            self._kept[pk] = bytes(found)
        return self._kept[pk]

    def _alike(self, pk: int, year: int | None) -> list[int]:
        """The reports of other organs on the same year whose text is much like this one's, the likest first."""
        if year is None:
            return []
        if year not in self._marks:
            sketches = Kept.objects.filter(file__counts=True, file__year=year).values_list("pk", "sketch")
            self._marks[year] = {each: marks_in(bytes(sketch)) for each, sketch in sketches}
        marks = self._marks[year]
        own = marks.get(pk, frozenset())
        alike = [(likeness(own, other), each) for each, other in marks.items() if each != pk]
        return [each for share, each in sorted(alike, reverse=True) if share >= ALIKE][:MOST]


def word_on(file: ReportFile) -> Act | None:
    """The word of a person, while it stands, that the reports below a government's are all here but those it names."""
    last = file.acts.filter(deed__in=(Deed.COMPLETE, Deed.INCOMPLETE)).last()
    return last if last and last.deed == Deed.COMPLETE else None


def _published(file: ReportFile) -> int | None:
    """The version that was first published, where a person said that this one takes its place."""
    chosen = file.acts.filter(deed=Deed.CHOSEN).last() if file.placed else None
    return chosen.facts["earlier"] if chosen else None


def corrections_of(file: ReportFile | None = None) -> Mapping[int, dict[str, str]]:
    """The cells that people read again, by file: the last word on each."""
    acts = Act.objects.filter(deed__in=(Deed.CORRECTED, Deed.UNCORRECTED))
    known: dict[int, dict[str, str]] = defaultdict(dict)
    for act in acts.filter(file=file) if file else acts:
        if act.deed == Deed.CORRECTED:
            known[act.file_id][act.key] = act.facts["value"]
        else:
            known[act.file_id].pop(act.key, None)
    return known


@transaction.atomic
def save_found(done: Sequence[tuple[ReportFile, Found | None]], neighbours: Neighbours) -> None:
    """Save what was found in some reports; a new run is a new row, also where it found the same."""
    decisions = dismissed_of([file.pk for file, _ in done])
    for file, found in done:
        file.due = Due.NOTHING
        if found is not None:
            left = counted(found.findings, decisions[file.pk])
            file.rules = rules()
            file.errors, file.warnings, file.infos = left["error"], left["warning"], left["info"]
    save_over([file for file, _ in done], ("due", "rules", "errors", "warnings", "infos"))
    Examination.objects.bulk_create(
        [
            Examination(
                file=file,
                rules=rules(),
                findings=[{**told, "key": key_of(told)} for told in found.findings],
                not_assessable=found.not_assessable,
                around=neighbours.around.get(file.pk, {}),
            )
            for file, found in done
            if found is not None
        ]
    )
    _spread(done, neighbours)


def _spread(done: Sequence[tuple[ReportFile, Found | None]], neighbours: Neighbours) -> None:
    """Have those examined again for which a report just examined is new.

    They are the year after, whoever it copies, and the government that adds it up.
    """
    befores: dict[int, list[int]] = defaultdict(list)
    sums: dict[int, int] = {}
    copies: dict[int, set[int]] = defaultdict(set)
    for file, _ in done:
        for after in neighbours.following(file) if file.counts else ():
            befores[after].append(file.pk)
        if file.counts and (over := neighbours.above(file)):
            sums[over] = file.pk
        for peer in neighbours.around.get(file.pk, {}).get("peers", ()):
            if neighbours.sees(peer, file):
                copies[peer].add(file.pk)
    others = (befores.keys() | copies.keys() | sums.keys()) - {file.pk for file, _ in done}
    known = dict(Examination.objects.filter(file__in=others).order_by("pk").values_list("file", "around"))
    stale = [
        pk
        for pk in others
        if not set(befores.get(pk, ())) <= {known.get(pk, {}).get("before"), *known.get(pk, {}).get("joined", ())}
        or (pk in sums and sums[pk] not in known.get(pk, {}).get("below", ()))
        or not copies[pk] <= set(known.get(pk, {}).get("peers", ()))
    ]
    ReportFile.objects.filter(pk__in=stale, due=Due.NOTHING).update(due=Due.EXAMINE)


def dismissed_of(files: Iterable[int]) -> Mapping[int, set[str]]:
    """The findings that somebody dismissed, by file."""
    known: dict[int, set[str]] = defaultdict(set)
    deeds = (Deed.UPHELD, Deed.DISMISSED, Deed.REOPENED)
    for file, deed, key in Act.objects.filter(file__in=list(files), deed__in=deeds).values_list("file", "deed", "key"):
        if deed == Deed.DISMISSED:
            known[file].add(key)
        else:
            known[file].discard(key)
    return known
