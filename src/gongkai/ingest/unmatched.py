"""Rows of a table that were not found although their labels stand in its section: something kept them from being read.

A label may have run into its neighbour's, or into a number, or stand on a line that was taken for prose; of one that a
sheet has clipped, only the end may be printed. Such a row is there, so that it is not missing: its cells are entered as
not placed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gongkai.basis.language import translate as _
from gongkai.forms import Cell, State
from gongkai.ingest.document import Picture
from gongkai.ingest.drafts import Draft
from gongkai.ingest.flow import Atom, Line, Para
from gongkai.ingest.labels import Kind, lexicon, words_of
from gongkai.ingest.locate import DISPUTE_SECTION, TABLES
from gongkai.ingest.looks import WEAK
from gongkai.ingest.outline import Outline

_FURNITURE = re.compile(r"icon|logo|share|qrcode|erweima|print|arrow|spacer|blank|二维码|分享|图标", re.IGNORECASE)
_NO_HEADER = "header-absent"
_DIGITS = re.compile(r"[0-9]+")
_PIECE = 3
"""Characters of a group's label, at least, that stand before a row's."""
_SHORT = 4
"""Characters of a label up to which a text must begin or end with it."""
_LONGEST = 300
"""Characters of a paragraph that may be rows of a table: labels and numbers, no sentence."""


def set_unmatched(drafts: Mapping[str, Draft], atoms: Sequence[Atom], outline: Outline) -> None:
    """Enter rows whose label stands in their section, and nothing of which was read, as not placed, and say so."""
    for key, draft in drafts.items():
        _heed_header(draft, atoms, outline)
        if len(draft.cells) == len(draft.table.refs):
            continue
        missing = [row for row, refs in draft.table.refs_of.items() if draft.cells.keys().isdisjoint(refs)]
        texts = list(_texts(atoms, outline, TABLES.index(key) + 1)) if missing else []
        ends = [text for text in texts if text and text not in lexicon()] if missing else []
        labels = {row: words_of(draft.table.rows[row].label) for row in missing}
        there = [row for row, words in labels.items() if _is_named(words, texts) or _is_clipped(words, ends)]
        if pictures := missing and pictures_in(atoms, outline, TABLES.index(key) + 1):
            _note_pictures(draft, missing, pictures[0])
        elif there:
            message = _("有{count}行的行名与别的文字连在一起，没有读取").format(count=len(there))
            draft.note(message, "row-unreadable", draft.origin)
            cell = Cell(None, State.UNPLACED, "", draft.origin._replace(text=""))
            for row in there:
                draft.cells.update(dict.fromkeys(draft.table.refs_of[row], cell))


def _note_pictures(draft: Draft, rows: Sequence[str], picture: Picture) -> None:
    """Enter the rows that a table lacks as not placed where a picture stands in its section: they may be in it."""
    draft.note(_("缺{count}行，可能在图片里，没有读取").format(count=len(rows)), "rows-in-picture", picture.origin)
    cell = Cell(None, State.UNPLACED, "", picture.origin._replace(text=""))
    for row in rows:
        draft.cells.update(dict.fromkeys(draft.table.refs_of[row], cell))


def pictures_in(atoms: Sequence[Atom], outline: Outline, section: int) -> list[Picture]:
    """The pictures in a section that are no furniture of a page."""
    return [
        atom
        for at, heading in enumerate(outline.headings)
        if heading.title.section == section
        for place in outline.span(at, len(atoms))
        if isinstance(atom := atoms[place], Picture) and not _FURNITURE.search(f"{atom.name} {atom.alt}")
    ]


def _heed_header(draft: Draft, atoms: Sequence[Atom], outline: Outline) -> None:
    """Take back that table 4 has no header where its words stand in the section, on lines that did not go with it."""
    if any(problem.code == _NO_HEADER for problem in draft.problems):
        words = "".join(_texts(atoms, outline, DISPUTE_SECTION))
        if any(words_of(row.label) in words for row in draft.table.rows.values()):
            draft.problems = [problem for problem in draft.problems if problem.code != _NO_HEADER]


def _texts(atoms: Sequence[Atom], outline: Outline, section: int) -> Iterator[str]:
    """The words of every cell and of every paragraph without a sentence in a section; those without any at the end."""
    for at, heading in enumerate(outline.headings):
        if heading.title.section != section:
            continue
        for place in outline.span(at, len(atoms)):
            match atoms[place]:
                case Line(cells=cells):
                    yield from (words_of(cell.text) for cell in cells)
                case Para(text=text) if len(text) <= _LONGEST and "。" not in text:
                    yield words_of(text)


def _is_named(words: str, texts: Sequence[str]) -> bool:
    """Whether a label stands in one of the texts, or in several that follow each other."""
    if words in WEAK:
        return False
    if len(words) < _SHORT:
        bare = [text.rstrip("0123456789") for text in texts]
        return any(text.startswith(words) or text.endswith(words) for text in bare)
    return words in _DIGITS.sub("", "".join(texts))


def _is_clipped(words: str, ends: Sequence[str]) -> bool:
    """Whether a cell or a line holds the end of a label and nothing else but numbers, or a group's label before it."""
    return words not in WEAK and any(
        words.endswith(text[at:]) for whole in ends if (text := _DIGITS.sub("", whole)) for at in _starts(text)
    )


def _starts(text: str) -> Iterator[int]:
    """Where the end of a row's label may start: at the beginning, or behind that of a group's label."""
    yield 0
    yield from (at for at in range(_PIECE, min(len(text), _SHORT + 1)) if f"\n{text[:at]}" in _groups())


@cache
def _groups() -> str:
    """The words of all groups' labels, each behind a line's end."""
    return "".join(f"\n{w}" for w, roles in lexicon().items() if any(role.kind is Kind.GROUP for role in roles))
