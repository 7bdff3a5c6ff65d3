"""The library as a list that its reader narrows: what was asked, what is found, how it divides."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import QueryDict

from gongkai.documents import Validity
from gongkai_web.library.kinds import POLICIES, DocumentKind
from gongkai_web.library.models import DocumentQuerySet
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


def facets(documents: DocumentQuerySet, asked: Asked) -> tuple[Facet, ...]:
    """How the documents divide, by one query however many they are, and one for the names of organs."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in ("organ", "year", "kind", "theme", "validity")}
    groups = documents.order_by().with_standing().annotate(year=ExtractYear("published_on"))
    for organ, year, kind, theme, standing, count in groups.values_list(
        "organ__slug", "year", "kind", "theme", "standing_code"
    ).annotate(count=Count("pk")):
        validity = standing if kind in POLICIES else ""
        row = {"organ": organ, "year": str(year or ""), "kind": kind, "theme": theme, "validity": validity}
        for name, value in row.items():
            counted[name][value] += count
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


def _choices(counted: Counter[str], names: dict[str, str], chosen: str | None, *, by_year: bool) -> tuple[Choice, ...]:
    found = [(code, count) for code, count in counted.most_common() if code]
    if by_year:
        found.sort(reverse=True)
    return tuple(Choice(code, names.get(code, code), count, code == chosen) for code, count in found)
