"""The kinds of entries: each with the sentence that tells it, so that wording can change and facts cannot."""

import string
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can happen. `sentence` names in braces the facts that an entry of this kind must carry."""

    code: str
    label: str
    sentence: str

    @property
    def fields(self) -> frozenset[str]:
        """The names of the facts that an entry must carry."""
        return frozenset(name for _, name, _, _ in string.Formatter().parse(self.sentence) if name)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind that this site knows, by its code."""
    found: tuple[Kind, ...] = import_string(settings.EVENT_KINDS)
    return {kind.code: kind for kind in found}
