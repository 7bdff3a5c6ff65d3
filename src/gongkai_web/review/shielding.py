"""Older versions as the staff of an organ see them: without what was covered since.

A telephone number that was masked stands in the version before. That version is kept as it is, and shown with the
number covered; the words as they were open as the original of a file does, to their owner and, with a reason, to who
heads the disclosure office.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.blocks.stream_block import StreamValue

from gongkai.scan import Context, Severity, scan_text
from gongkai_web.review.comparing import texts_of
from gongkai_web.review.known import known_for

Covers = Mapping[str, str]
"""What stands there, and what will stand in its place."""


def shielded(version: Any, newest: Any) -> Any:
    """An older version, covered wherever it tells what the newest no longer does and nobody may publish."""
    covers = covers_of(version)
    if covers:
        standing = "\n".join(text for _part, text in texts_of(newest))
        cover(version, {found: mask for found, mask in covers.items() if found not in standing})
    return version


def shielded_words(words: str, newest: Any) -> str:
    """Words quoted from an older version, covered in the same way."""
    covers = _covers(words, known_for(newest))
    if covers:
        standing = "\n".join(text for _part, text in texts_of(newest))
        return str(_covered(words, {found: mask for found, mask in covers.items() if found not in standing}))
    return words


def covers_of(version: Any) -> dict[str, str]:
    """What in the texts of a version must not be published and can be covered."""
    context = known_for(version)
    return {found: mask for _part, text in texts_of(version) for found, mask in _covers(text, context).items()}


def _covers(text: str, context: Context) -> dict[str, str]:
    hits = scan_text(text, context)
    return {hit.found: hit.mask for hit in hits if hit.severity is Severity.BLOCK and hit.mask}


def cover(version: Any, covers: Covers) -> None:
    """Cover the texts of a version and of the rows that belong to it."""
    for field in version._meta.fields:
        value = getattr(version, field.name)
        if isinstance(value, StreamValue):
            raw = _covered(value.get_prep_value(), covers)
            setattr(version, field.name, StreamValue(value.stream_block, raw, is_lazy=True))
        elif isinstance(value, str) and field.editable and not field.choices:
            setattr(version, field.name, _covered(value, covers))
    for row in _rows(version):
        cover(row, covers)


def _rows(version: Any) -> Iterable[Any]:
    for child in get_all_child_relations(type(version)):
        rows = list(getattr(version, child.get_accessor_name()).all())
        setattr(version, child.get_accessor_name(), rows)
        yield from rows


def _covered(value: Any, covers: Covers) -> Any:
    if isinstance(value, str):
        for found, covered in covers.items():
            value = value.replace(found, covered)
        return value
    if isinstance(value, Mapping):
        return {name: part if name in {"id", "type"} else _covered(part, covers) for name, part in value.items()}
    return [_covered(part, covers) for part in value] if isinstance(value, list | tuple) else value
