"""The library as a list that its reader narrows: what was asked, what is found, how it divides."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils import timezone

from gongkai.documents import Validity
from gongkai_web.library.kinds import POLICIES, DocumentKind
from gongkai_web.library.models import DocumentQuerySet, Version
from gongkai_web.organs.models import Organ

ORDERS = {"newest": ("-published_on", "-pk"), "oldest": ("published_on", "pk"), "formed": ("-formed_on", "-pk")}
ORDER_LABELS = {"newest": "最新发布", "oldest": "最早发布", "formed": "成文日期"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with how many there are."""

    code: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow: its parameter, its name, its values with the most first."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> Choice | None:
        """The value that was chosen."""
        return next((choice for choice in self.choices if choice.chosen), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, each value one that we know; anything else in the address is passed over."""

    values: dict[str, str] = field(default_factory=dict)
    words: str = ""
    order: str = "newest"

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """What an address asks."""
        known = {
            "kind": {kind.value for kind in DocumentKind},
            "validity": {state.value for state in Validity},
        }
        values = {}
        for name in ("organ", "year", "kind", "theme", "validity"):
            value = query.get(name, "")[:60]
            sound = value.isascii() and value.isdigit() and len(value) == 4 if name == "year" else bool(value)
            if sound and value in known.get(name, {value}):
                values[name] = value
        order = query.get("order", "newest")
        return cls(values, query.get("q", "").strip()[:100], order if order in ORDERS else "newest")

    def narrow(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Those of the documents that were asked for."""
        looks = {"organ": "organ__slug", "year": "published_on__year", "kind": "kind", "theme": "theme"}
        chosen = documents.filter(**{looks[name]: value for name, value in self.values.items() if name in looks})
        if self.words:
            chosen = chosen.filter(title__icontains=self.words) | chosen.filter(number__icontains=self.words)
        if validity := self.values.get("validity"):
            chosen = chosen.filter(kind__in=POLICIES).standing(Validity(validity))
        return chosen


KEPT_SECONDS = 60
"""How long a count is kept. Every publication and withdrawal makes it anew at once; this is for what passes them by."""


def facets(documents: DocumentQuerySet, asked: Asked) -> tuple[Facet, ...]:
    """How the documents divide, counted once for each state of the library, day and choice; names are always fresh."""
    counted = _kept(documents, asked)
    names: dict[str, Any] = {
        "organ": dict(Organ.objects.filter(slug__in=list(counted["organ"])).values_list("slug", "name")),
        "kind": dict(DocumentKind.choices),
        "validity": {state.value: state.label for state in Validity},
    }
    labels = {"validity": "有效性", "kind": "文件类型", "organ": "公开机关", "year": "年份", "theme": "主题分类"}
    return tuple(
        Facet(name, label, _choices(counted[name], names.get(name, {}), asked.values.get(name), by_year=name == "year"))
        for name, label in labels.items()
    )


def total(divided: tuple[Facet, ...]) -> int:
    """How many documents there are: every one has a kind."""
    return sum(choice.count for facet in divided if facet.name == "kind" for choice in facet.choices)


def _kept(documents: DocumentQuerySet, asked: Asked) -> dict[str, Counter[str]]:
    """The counts, from the cache where the public history has not moved; words are many and are not kept."""
    if asked.words:
        return _counted(documents)
    last = Version.objects.aggregate(last=Max("pk"))["last"]
    said = f"{last}|{timezone.localdate()}|{sorted(asked.values.items())}"
    key = f"library-facets-{sha256(said.encode()).hexdigest()}"
    counted: dict[str, Counter[str]] | None = cache.get(key)
    if counted is None:
        counted = _counted(documents)
        cache.set(key, counted, KEPT_SECONDS)
    return counted


def _counted(documents: DocumentQuerySet) -> dict[str, Counter[str]]:
    """The counts, by one query however many documents there are."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in ("organ", "year", "kind", "theme", "validity")}
    groups = documents.order_by().with_standing().annotate(year=ExtractYear("published_on"))
    for organ, year, kind, theme, standing, count in groups.values_list(
        "organ__slug", "year", "kind", "theme", "standing_code"
    ).annotate(count=Count("pk")):
        validity = standing if kind in POLICIES else ""
        row = {"organ": organ, "year": str(year or ""), "kind": kind, "theme": theme, "validity": validity}
        for name, value in row.items():
            counted[name][value] += count
    return counted


def _choices(counted: Counter[str], names: dict[str, str], chosen: str | None, *, by_year: bool) -> tuple[Choice, ...]:
    found = [(code, count) for code, count in counted.most_common() if code]
    if by_year:
        found.sort(reverse=True)
    return tuple(Choice(code, names.get(code, code), count, code == chosen) for code, count in found)
