"""Which characters of a page a reader of its print sees, and are no mark laid over it."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from gongkai.ingest.readers.pdf.characters import Character, Ink
from gongkai.ingest.readers.pdf.drawing import Drawing
from gongkai.ingest.readers.pdf.geometry import Box

_LARGE = 1.8
"""How many times the usual em the em of a mark across the page is."""

_Look = tuple[int, Ink]
"""How a character looks: its em in half points, and its ink."""


def seen(characters: Sequence[Character], drawing: Drawing) -> list[Character]:
    """The characters that can be seen, each once, without marks.

    Writing without ink is kept where most of the page is of it, before a picture or before outlines of letters: it is
    what a machine read in a scan.
    """
    inked = [c for c in characters if c.ink is not Ink.NONE]
    kept = _most(characters, inked) if drawing.pictures or drawing.shapes else inked
    kept = _most(kept, [c for c in kept if c.ink is not Ink.WHITE or _on_ink(c, drawing)])
    return once(_without_marks(kept))


def _most(characters: Sequence[Character], kept: Sequence[Character]) -> Sequence[Character]:
    """What is kept, if that is most of it; all otherwise."""
    return kept if 2 * len(kept) >= len(characters) else characters


def _on_ink(character: Character, drawing: Drawing) -> bool:
    """Whether something is painted behind a character."""
    return any(box.holds(*character.middle) for box in (*drawing.inked, *drawing.pictures))


def _without_marks(characters: Sequence[Character]) -> Sequence[Character]:
    """Characters without those that look like a mark: pale or very large, and written over with others."""
    usual = _usual(characters)
    suspects = [c for c in characters if c.ink is Ink.PALE or c.size > _LARGE * usual]
    if not suspects or 2 * len(suspects) > len(characters):
        return characters
    looks = {look: [c.box for c in found] for look, found in _by_look(suspects)}
    rest = [c for c in characters if _look(c) not in looks]
    marks = {look for look, boxes in looks.items() if _is_written_over(boxes, rest)}
    return [c for c in characters if _look(c) not in marks] if marks else characters


def _usual(characters: Iterable[Character]) -> float:
    sizes = sorted(c.size for c in characters)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _look(character: Character) -> _Look:
    return round(2 * character.size), character.ink


def _by_look(characters: Iterable[Character]) -> Iterable[tuple[_Look, list[Character]]]:
    return ((look, list(found)) for look, found in groupby(sorted(characters, key=_look), key=_look))


def _is_written_over(boxes: Sequence[Box], others: Iterable[Character]) -> bool:
    """Whether other characters stand in boxes."""
    return any(box.holds(*other.middle) for other in others if not other.text.isspace() for box in boxes)


def once(characters: Iterable[Character]) -> list[Character]:
    """Without characters that were drawn again in one place to look bold."""
    seen: dict[tuple[str, int, int], list[Character]] = {}
    kept = []
    for character in characters:
        column, row = int(character.left / 4), int(character.base / 4)
        near = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((character.text, column + dx, row + dy), ())
        )
        if any(_same_place(character, other) for other in near):
            continue
        seen.setdefault((character.text, column, row), []).append(character)
        kept.append(character)
    return kept


def _same_place(one: Character, other: Character) -> bool:
    limit = 0.15 * max(one.size, 1.0)
    return abs(one.left - other.left) < limit and abs(one.base - other.base) < limit
