"""Where each finding stands on the page of a report: cells, stretches of paragraphs, headings.

Findings are numbered from 1 in the order in which the page lists them; a place knows the numbers that point at it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.basis import Origin
from gongkai.checks import Finding
from gongkai.forms import CellRef, Paragraph, Report
from gongkai.render.markup import anchor


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a paragraph, and the finding that they belong to."""

    start: int
    end: int
    number: int


@dataclass(slots=True)
class Marks:
    """Everything that is marked on one page."""

    cells: dict[CellRef, list[int]] = field(default_factory=dict)
    related: set[CellRef] = field(default_factory=set)
    """Cells that a finding rests on, where it singles out another as the wrong one."""
    stretches: dict[Paragraph, list[Stretch]] = field(default_factory=dict)
    headings: dict[str, list[int]] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    """The anchor that a finding's link leads to."""


def marks_of(report: Report, findings: Sequence[Finding], printed: Iterable[CellRef]) -> Marks:
    """The places of these findings. `printed` are the cells that the page shows."""
    marks = Marks()
    shown = set(printed)
    paragraphs = [*report.preface, *(p for section in report.sections for p in section.paragraphs)]
    for number, finding in enumerate(findings, 1):
        _mark_cells(marks, number, finding, shown)
        for place in (finding.fault.origin, *finding.fault.also):
            _mark_words(marks, number, place, paragraphs)
        if number not in marks.places:
            _mark_text(marks, number, finding.fault.text, paragraphs)
        if number not in marks.places:
            _mark_heading(marks, number, finding, report)
    return marks


def _mark_cells(marks: Marks, number: int, finding: Finding, shown: set[CellRef]) -> None:
    """The cells of a finding; only the wrong one, where the form's sums single it out."""
    suggested = finding.fault.suggested
    wrong = (suggested[0],) if suggested else finding.fault.cells
    for ref in wrong:
        if ref in shown and number not in marks.cells.setdefault(ref, []):
            marks.cells[ref].append(number)
            marks.places.setdefault(number, anchor(ref))
    if suggested:
        marks.related.update(shown & set(finding.fault.cells))


def _mark_words(marks: Marks, number: int, place: Origin, paragraphs: Iterable[Paragraph]) -> None:
    """The stretch that an origin names, in the paragraph of the same place."""
    if place.block is None:
        return
    for paragraph in paragraphs:
        here = paragraph.origin
        if (here.block, here.page, here.line) == (place.block, place.page, place.line):
            words = _within(paragraph.text, place)
            if words:
                _add(marks, paragraph, Stretch(*words, number))
            return


def _within(text: str, place: Origin) -> tuple[int, int] | None:
    if place.start is not None and place.end is not None and 0 <= place.start < place.end <= len(text):
        return place.start, place.end
    at = text.find(place.text) if place.text else -1
    return (at, at + len(place.text)) if at >= 0 else None


def _mark_text(marks: Marks, number: int, words: str, paragraphs: Iterable[Paragraph]) -> None:
    """The first paragraph that has these very words."""
    words = words.strip("…")
    if len(words) < 2:
        return
    for paragraph in paragraphs:
        at = paragraph.text.find(words)
        if at >= 0:
            _add(marks, paragraph, Stretch(at, at + len(words), number))
            return


def _mark_heading(marks: Marks, number: int, finding: Finding, report: Report) -> None:
    fault = finding.fault
    for section in report.sections:
        if section.heading and (section.heading in fault.message or section.heading in fault.text):
            marks.headings.setdefault(section.title, []).append(number)
            marks.places[number] = f"place-{number}"
            return


def _add(marks: Marks, paragraph: Paragraph, stretch: Stretch) -> None:
    marks.stretches.setdefault(paragraph, []).append(stretch)
    marks.places.setdefault(stretch.number, f"place-{stretch.number}")


def runs(length: int, stretches: Iterable[Stretch]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """A text cut where marks begin and end: (start, end, the findings that hold there).

    >>> list(runs(9, [Stretch(2, 6, 1), Stretch(4, 8, 2)]))
    [(0, 2, ()), (2, 4, (1,)), (4, 6, (1, 2)), (6, 8, (2,)), (8, 9, ())]
    """
    known = list(stretches)
    cuts = sorted({0, length, *(s.start for s in known), *(s.end for s in known)})
    for start, end in pairwise(cuts):
        yield start, end, tuple(s.number for s in known if s.start <= start and end <= s.end)
