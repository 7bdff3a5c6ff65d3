"""Where links lead: out of the site, to something that is public, to what was withdrawn, or nowhere.

Nothing is fetched. An address is read as a browser would read it, resolved as the site would resolve it, and the record
that it names is looked up, many at a time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import Resolver404, resolve

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import Attachment, Document, Interpretation
from gongkai_web.library.selectors import public_documents
from gongkai_web.matters.models import Consultation, DraftFile, Project
from gongkai_web.organs.models import Organ
from gongkai_web.portal.models import DefectKind, Topic
from gongkai_web.portal.patrol.holdings import Link
from gongkai_web.ui.outward import destination

Key = tuple[str, ...]
_MANY = 400
_NO_PLACE = ("mailto:", "tel:", "#")
_SHUT = ("/admin/", "/media/")
"""Beginnings of addresses that no reader may open."""


@dataclass(frozen=True, slots=True)
class Target:
    """The records behind addresses of one form, by the fields that stand in the address, in their order."""

    fields: tuple[str, ...]
    public: Callable[[], QuerySet[Any]]
    model: Any = None
    """Set where what was withdrawn leaves a notice at its address."""


def _live(model: Any) -> Callable[[], QuerySet[Any]]:
    return lambda: model.objects.filter(live=True)


_ORGAN = Target(("slug",), Organ.objects.all)
_DOCUMENT = Target(("pk",), public_documents, Document)
TARGETS = {
    "library:document": _DOCUMENT,
    "library:word": _DOCUMENT,
    "library:pdf": _DOCUMENT,
    "library:history": Target(("pk",), lambda: Document.objects.filter(published_on__isnull=False)),
    "library:file": Target(
        ("document", "pk"), lambda: Attachment.objects.filter(document__in=public_documents().values("pk"))
    ),
    "library:interpretation": Target(("pk",), _live(Interpretation), Interpretation),
    "gazette:issue": Target(("year", "number"), _live(Issue), Issue),
    "gazette:pdf": Target(("year", "number"), lambda: Issue.objects.filter(live=True).exclude(pdf="")),
    "gazette:item": Target(("pk",), lambda: Item.objects.filter(issue__live=True)),
    "matters:project": Target(("pk",), _live(Project), Project),
    "matters:consultation": Target(("pk",), _live(Consultation), Consultation),
    "matters:file": Target(("consultation", "pk"), lambda: DraftFile.objects.filter(consultation__live=True)),
    "portal:topic": Target(("slug",), _live(Topic), Topic),
    **{
        f"portal:{name}": _ORGAN
        for name in ("organ", "guide", "rules", "disclosure", "statutory-topic", "organ-reports")
    },
}


def judged(links: Iterable[Link]) -> Iterator[tuple[Link, DefectKind | None]]:
    """Each link with what is wrong with it, if anything; a batch at a time."""
    waiting = iter(links)
    while batch := list(islice(waiting, _MANY)):
        yield from _judged(batch)


def _judged(batch: list[Link]) -> Iterator[tuple[Link, DefectKind | None]]:
    asked: dict[str, list[tuple[Link, Key]]] = defaultdict(list)
    for link in batch:
        found = _read(link)
        if isinstance(found, tuple):
            asked[found[0]].append((link, found[1]))
        else:
            yield link, found
    for name, waiting in asked.items():
        keys = {key for _, key in waiting}
        public, withdrawn = _open(TARGETS[name], keys), _withdrawn(TARGETS[name], keys)
        for link, key in waiting:
            if key in public:
                yield link, None
            else:
                yield link, DefectKind.WITHDRAWN if key in withdrawn else DefectKind.BROKEN


def _read(link: Link) -> DefectKind | tuple[str, Key] | None:
    """What is wrong with a link by its address alone, or the form of address and the record that it names."""
    if link.kind:  # pages and files of Wagtail's own have no address on this site
        return DefectKind.BROKEN
    if not link.address or link.address.lower().startswith(_NO_PLACE):
        return None
    to = destination(link.address)
    if to is not None and to.host not in own_hosts():
        return DefectKind.OUTSIDE
    path = unquote(urlsplit(to.address if to else urljoin(link.url, link.address)).path)
    return _resolved(path or "/")


def _resolved(path: str) -> DefectKind | tuple[str, Key] | None:
    if path.startswith(settings.STATIC_URL):
        return None
    if path.startswith(_SHUT):
        return DefectKind.BROKEN
    try:
        match = resolve(path)
    except Resolver404:
        return DefectKind.BROKEN
    target = TARGETS.get(match.view_name)
    if target is None:
        return None
    return match.view_name, tuple(str(value) for value in match.kwargs.values())[: len(target.fields)]


def own_hosts() -> set[str]:
    """The names under which this site answers, as far as it knows."""
    named = {host.lower().lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"}
    return named | {urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""} - {""}


def _open(target: Target, keys: set[Key]) -> set[Key]:
    return _found(target.public(), target.fields, keys)


def _withdrawn(target: Target, keys: set[Key]) -> set[Key]:
    if target.model is None:
        return set()
    return _found(target.model.objects.filter(live=False, withdrawn_on__isnull=False), target.fields, keys)


def _found(records: QuerySet[Any], fields: tuple[str, ...], keys: set[Key]) -> set[Key]:
    """Those of the keys that some of the records have. Numbers too long for the database name nothing."""
    numeric = fields[0] != "slug"
    first = {key[0] for key in keys if not numeric or len(key[0]) < 19}
    chosen = records.order_by().filter(**{f"{fields[0]}__in": first}).values_list(*fields)
    return {tuple(str(value) for value in row) for row in chosen}
