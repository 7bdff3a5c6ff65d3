"""Where entries come from: the setting SEARCH_SOURCES names, for every model, the function that makes its entries."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string

from gongkai_web.search.model import Entry

Source = Callable[[Sequence[object]], Iterable[Entry]]
"""The entries of the records with these primary keys. A record that must not be found gives none."""

_BATCH = 100


def entries_of(keys: Iterable[str]) -> dict[str, Entry]:
    """The present entries of the records that keys (`app.model/key`) name; those without one are left out."""
    wanted: dict[str, list[str]] = {}
    for key in keys:
        model, _, primary = key.rpartition("/")
        if model in settings.SEARCH_SOURCES:
            wanted.setdefault(model, []).append(primary)
    return {entry.key: entry for model, primaries in wanted.items() for entry in _source(model)(primaries)}


def every_entry() -> Iterator[Entry]:
    """Every entry of every source, a batch of records at a time."""
    for model in settings.SEARCH_SOURCES:
        records = apps.get_model(model)._default_manager.order_by("pk")
        primaries = iter(list(records.values_list("pk", flat=True)))
        while batch := list(islice(primaries, _BATCH)):
            yield from _source(model)(batch)


def _source(model: str) -> Source:
    made: Source = import_string(settings.SEARCH_SOURCES[model])
    return made
