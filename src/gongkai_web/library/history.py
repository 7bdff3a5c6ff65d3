"""The public history of a record as the public may see it, and what changed from one version to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import PublicRecord, Version
from gongkai_web.library.models.records import words_of

LONGEST = 4000
"""Lines beyond which two versions are not compared: it would take seconds."""

SHOWN = ("title", "number", "issuers", "formed_on", "annotation", "effective_on", "expires_on", "theme", "keywords")
"""The fields that a comparison names."""


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


def difference(old: Any, new: Any) -> Difference:
    """What changed from one version of a record to another."""
    fields = []
    for name in SHOWN:
        before, after = (str(getattr(version, name, None) or "") for version in (old, new))
        if before != after:
            fields.append(
                FieldChange(str(new._meta.get_field(name).verbose_name), before or _("（无）"), after or _("（无）"))
            )
    before_lines, after_lines = (words_of(version.body).splitlines() for version in (old, new))
    if max(len(before_lines), len(after_lines)) > LONGEST:
        return Difference(tuple(fields), None)
    return Difference(tuple(fields), tuple(_compared(before_lines, after_lines)))


def _compared(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (("kept", line) for line in after[c:d])
        else:
            yield from (("removed", line) for line in before[a:b])
            yield from (("added", line) for line in after[c:d])
