"""Headings that ran into other words: a numbered title stands there, and no paragraph begins with it.

A program that folds a page into a few lines leaves them so. The section is there, and where it begins is not certain.
"""

from collections.abc import Iterator, Sequence

from gongkai.basis import Origin
from gongkai.basis.language import translate as _
from gongkai.basis.language import verbatim
from gongkai.forms import Problem, Section
from gongkai.forms.shared import SECTIONS
from gongkai.ingest.document import Picture
from gongkai.ingest.flow import Atom, Line, Para
from gongkai.ingest.titles import NUMBERS

_LEAST = 60
"""Characters of a text that is more than a list of headings."""


def headings_run_in(atoms: Sequence[Atom], sections: Sequence[Section]) -> Iterator[Problem]:
    """A word on each section that was not found as one and whose numbered title stands within other text."""
    there = {section.title for section in sections}
    for number, title in zip(NUMBERS, SECTIONS, strict=False):
        origin = None if title in there else _place(atoms, f"{number}、{title}")
        if origin is not None:
            message = _("“{heading}”与别的文字连在一起，没有读作标题").format(heading=verbatim(f"{number}、{title}"))
            yield Problem("heading-run-in", message, origin)


def _place(atoms: Sequence[Atom], heading: str) -> Origin | None:
    """Where a heading stands within a longer text, blanks left out."""
    for atom in atoms:
        if isinstance(atom, Picture):
            continue
        texts = [cell.text for cell in atom.cells] if isinstance(atom, Line) else [atom.text]
        whole = "".join("".join(texts).split())
        if heading in whole and (len(texts) > 1 or len(whole) >= _LEAST):
            return atom.origin if isinstance(atom, Para) else atom.origin()
    return None
