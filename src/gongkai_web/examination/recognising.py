"""Whose report a file holds: by the names that organs have and had, by the code of the site, by the file's own name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.compare.names import folded, same_organ
from gongkai_web.examination.kinds import Doubt
from gongkai_web.organs.models import Organ

_GOVERNMENT = "人民政府"
_YEAR = re.compile(r"(?<!\d)(20[012]\d)(?!\d)")
_REGION = re.compile(r"[省市县区旗州盟乡镇]$")
Doubted = tuple[str, str]
"""A doubt with what it is about."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of an organ. `until` is the day from which it bears another, None for the one it bears."""

    name: str
    organ: int
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose report it is, as far as the file tells, and what is uncertain about that."""

    organ: int | None
    year: int | None
    doubts: tuple[Doubted, ...] = ()


class Directory:
    """The organs by their names, as they are at one moment."""

    def __init__(self) -> None:
        self._organs = {organ.pk: organ for organ in Organ.objects.prefetch_related("names", "successors")}
        self._names = list(self._all())
        self._exact: dict[str, list[Known]] = {}
        for known in self._names:
            self._exact.setdefault(known.name, []).append(known)
        self._codes = {organ.site_code: organ.pk for organ in self._organs.values() if organ.site_code}

    def _all(self) -> Iterator[Known]:
        for organ in self._organs.values():
            yield Known(folded(organ.name), organ.pk)
            if organ.short_name:
                yield Known(folded(organ.short_name), organ.pk)
            for former in organ.names.all():
                yield Known(folded(former.name), organ.pk, former.until)

    def name(self, organ: int) -> str:
        """The name of an organ."""
        return self._organs[organ].name

    def recognise(self, *, organ: str, signed_by: str, year: int | None, site_code: str, file: str) -> Recognised:
        """Whose report on which year it is."""
        doubts: list[Doubted] = []
        found = self._called(organ) or self._called(signed_by)
        if len({known.organ for known in found}) > 1:
            return Recognised(None, year, ((Doubt.SEVERAL_ORGANS, self._listed(found)),))
        known = found[0] if found else None
        if known is None:
            known = self._otherwise(site_code, file, doubts)
        if known is None:
            doubts.append((Doubt.NO_ORGAN, organ or signed_by))
        elif signed_by and organ and (other := self._called(signed_by)) and other[0].organ != known.organ:
            doubts.append((Doubt.SIGNED_BY_OTHER, signed_by))
        if found and known and (named := self._named_otherwise(known, file)):
            doubts.append((Doubt.NAMED_OTHER, self.name(named.organ)))
        if year is None:
            year = self._year(file, doubts)
        if known and year:
            doubts += self._then(known, year)
        return Recognised(known.organ if known else None, year, tuple(doubts))

    def _called(self, name: str) -> list[Known]:
        """The organs of a name: by the whole name, else by one that only lacks the region before it."""
        wanted = folded(name)
        if not wanted:
            return []
        spelled = (wanted, wanted + _GOVERNMENT) if _REGION.search(wanted) else (wanted,)
        for each in spelled:
            if exact := self._exact.get(each):
                return exact
        like = [known for known in self._names if len(known.name) > 2 and same_organ(known.name, wanted)]
        longest = max((len(known.name) for known in like), default=0)
        return [known for known in like if len(known.name) == longest]

    def _otherwise(self, site_code: str, file: str, doubts: list[Doubted]) -> Known | None:
        if site_code in self._codes:
            doubts.append((Doubt.BY_SITE_CODE, site_code))
            return Known("", self._codes[site_code])
        longest = self._within(file)
        if longest:
            doubts.append((Doubt.BY_FILE_NAME, file))
        return longest

    def _within(self, text: str) -> Known | None:
        """The longest name that stands in a text."""
        named = folded(text)
        within = [known for known in self._names if len(known.name) > 2 and known.name in named]
        return max(within, key=lambda known: len(known.name), default=None)

    def _named_otherwise(self, known: Known, file: str) -> Known | None:
        """Another organ, of which the file is said to be by its own name, whatever folder it stood in."""
        called = self._within(file.rpartition("/")[2])
        own = (each.name for each in self._names if each.organ == known.organ)
        if called is None or called.organ == known.organ or any(called.name in name for name in own):
            return None
        return called

    def _year(self, file: str, doubts: list[Doubted]) -> int | None:
        told = _YEAR.findall(file)
        doubts.append((Doubt.NO_YEAR, told[-1] if told else ""))
        return int(told[-1]) if told else None

    def _then(self, known: Known, year: int) -> Iterator[Doubted]:
        """What does not fit the year: a name that was given up before its end, an organ that was not there."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        organ = self._organs[known.organ]
        if known.until and known.until <= first:
            yield Doubt.OLD_NAME, f"{known.until}"
        if organ.abolished_on and organ.abolished_on <= last:
            heirs = "、".join(heir.name for heir in organ.successors.all())
            doubt = Doubt.NOT_THERE if organ.abolished_on <= first else Doubt.ENDED
            yield doubt, "→".join(filter(None, (f"{organ.abolished_on}", heirs)))
        elif organ.established_on and organ.established_on > last:
            yield Doubt.NOT_THERE, f"{organ.established_on}"

    def _listed(self, found: Iterable[Known]) -> str:
        return "、".join(dict.fromkeys(self._organs[known.organ].name for known in found))
