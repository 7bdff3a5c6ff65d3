"""The library as a list that its reader narrows: what was asked, what is found, how it divides."""

from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from django.db.models import Q, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.http import QueryDict

from gongkai.documents import Validity
from gongkai_web.library.kinds import POLICIES, DocumentKind, said
from gongkai_web.library.models import DocumentQuerySet
from gongkai_web.library.tally import tally
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

ORDERS = {"newest": ("-published_on", "-pk"), "oldest": ("published_on", "pk"), "formed": ("-formed_on", "-pk")}
ORDER_LABELS = {"newest": later("最新发布"), "oldest": later("最早发布"), "formed": later("成文日期")}
LABELS = {
    "validity": later("有效性"),
    "kind": later("文件类型"),
    "organ": later("公开机关"),
    "year": later("年份"),
    "theme": later("主题分类"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with how many there are, and the list narrowed to it."""

    code: str
    label: str
    count: int
    url: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow: its parameter, its name, its values with the most first; `without` is the list without it."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    without: str

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

    def written(self, **changes: str) -> str:
        """The address of the list with some values changed, "" for none, on its first page."""
        order = "" if self.order == "newest" else self.order
        given = {**self.values, "q": self.words, "order": order} | changes
        return f"?{urlencode({name: value for name, value in given.items() if value})}"

    def narrow(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Those of the documents that were asked for."""
        looks = {"organ": "organ__slug", "year": "published_on__year", "kind": "kind", "theme": "theme"}
        chosen = documents.filter(**{looks[name]: value for name, value in self.values.items() if name in looks})
        if self.words:
            chosen = chosen.filter(_holds("title", self.words) | _holds("number", self.words))
        if validity := self.values.get("validity"):
            chosen = chosen.filter(kind__in=POLICIES).standing(Validity(validity))
        return chosen


def _holds(name: str, words: str) -> Q:
    """Whether a column holds words. Those without letters, as most are, are compared the quickest way there is."""
    if words.casefold() == words == words.upper():
        return Q(GreaterThan(StrIndex(name, Value(words)), 0))
    return Q(**{f"{name}__icontains": words})


def facets(asked: Asked, among: int | None = None) -> tuple[Facet, ...]:
    """How the documents divide that were asked for; `among` are the keys of those that hold the words asked for."""
    organs = Organ.objects.values_list("pk", "slug", "name")
    known = {str(key): (slug, name) for key, slug, name in organs}
    chosen = dict(asked.values)
    if "organ" in chosen:
        chosen["organ"] = next((key for key, (slug, _) in known.items() if slug == chosen["organ"]), "")
    counted = tally().counted(chosen, among)
    counted["organ"] = {known[key][0]: count for key, count in counted["organ"].items() if key in known}
    names: dict[str, dict[str, str]] = {
        "organ": dict(known.values()),
        "kind": {kind.value: str(kind.label) for kind in DocumentKind},
        "validity": {state.value: said(state) for state in Validity},
    }
    return tuple(
        Facet(name, label, _choices(asked, name, counted[name], names.get(name, {})), asked.written(**{name: ""}))
        for name, label in LABELS.items()
    )


def total(divided: tuple[Facet, ...]) -> int:
    """How many documents there are: every one has a kind."""
    return sum(choice.count for facet in divided if facet.name == "kind" for choice in facet.choices)


def _choices(asked: Asked, name: str, counted: dict[str, int], names: dict[str, str]) -> tuple[Choice, ...]:
    """The values, the most frequent first; years from the newest. Their addresses differ in their last part alone."""
    others = asked.written(**{name: ""})
    start = f"{others}&{name}=" if len(others) > 1 else f"?{name}="
    order = (lambda item: (-int(item[0]), "")) if name == "year" else (lambda item: (-item[1], item[0]))
    return tuple(
        Choice(code, names.get(code, code), count, f"{start}{quote_plus(code)}", chosen=code == asked.values.get(name))
        for code, count in sorted(counted.items(), key=order)
    )
