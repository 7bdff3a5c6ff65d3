"""The public history of a record as the public may see it, and what changed from one version to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import PublicRecord, Version

LONGEST = 4000
"""Lines beyond which two versions are not compared: it would take seconds."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history. `open` tells whether the public may read what was shown then."""

    version: Version
    open: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed: fields, and the body line by line as (kept, removed or added; text); None where it is too long."""

    fields: tuple[FieldChange, ...]
    body: tuple[tuple[str, str], ...] | None


def lines(record: PublicRecord) -> tuple[Line, ...]:
    """The public history, newest first.

    While a record is public, its versions can be read back to the last correction or publication after a withdrawal:
    what was wrong, or was taken back, stays on record and closed.
    """
    found: list[Line] = []
    readable = record.live
    for version in record.versions.select_related("revision").order_by("-number"):
        readable = readable and not version.ends
        found.append(Line(version, readable))
        readable = readable and version.act_ is not PublicAct.CORRECTED
    return tuple(found)


def corrections(model: type[PublicRecord], keys: list[int]) -> list[Version]:
    """Every correction of some records of one kind, first to last."""
    kind = ContentType.objects.get_for_model(model)
    return list(Version.objects.filter(record_type=kind, record_id__in=keys, act=PublicAct.CORRECTED))


def difference(old: Any, new: Any) -> Difference:
    """What changed from one version of a record to another."""
    pairs = zip(facts(old), facts(new), strict=True)
    fields = [
        FieldChange(label, before or _("（无）"), after or _("（无）"))
        for (label, before), (_same, after) in pairs
        if before != after
    ]
    before_lines, after_lines = old.compared_lines(), new.compared_lines()
    if max(len(before_lines), len(after_lines)) > LONGEST:
        return Difference(tuple(fields), None)
    return Difference(tuple(fields), tuple(_compared(before_lines, after_lines)))


def facts(version: Any) -> list[tuple[str, str]]:
    """The fields that a comparison names, each with what it is called and what it says in a version."""
    return [(str(version._meta.get_field(name).verbose_name), _said(version, name)) for name in version.compared]


def _said(version: Any, name: str) -> str:
    chosen = getattr(version, f"get_{name}_display", None)
    return str((chosen() if chosen else getattr(version, name)) or "")


def _compared(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (("kept", line) for line in after[c:d])
        else:
            yield from (("removed", line) for line in before[a:b])
            yield from (("added", line) for line in after[c:d])
