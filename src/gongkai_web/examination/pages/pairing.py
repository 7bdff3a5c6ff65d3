"""Two files of one organ and year side by side, so that a person can see which is the report."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from gongkai.forms import CellRef, Report, State, label_of, refs_of
from gongkai_web.examination.kinds import SIGNS
from gongkai_web.examination.kinds import State as Standing
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.numbers import plain
from gongkai_web.examination.selectors import doubles_of, reading_of

_SHOWN = 10
"""Cells that are listed before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Another file with what it says otherwise: cells by name, here and there. `cells` is None where it is not read."""

    other: ReportFile
    sign: str
    cells: tuple[tuple[str, str, str], ...] | None = None
    words: bool = False

    @property
    def shown(self) -> tuple[tuple[str, str, str], ...]:
        """The first cells."""
        return (self.cells or ())[:_SHOWN]

    @property
    def more(self) -> int:
        """How many there are beside those."""
        return max(0, len(self.cells or ()) - _SHOWN)


def pairs_of(file: ReportFile) -> list[Pair]:
    """Every other file of the organ and year; of those that count for nothing by a decision no more than the name."""
    return [_pair(file, other) for other in doubles_of(file)]


def _pair(file: ReportFile, other: ReportFile) -> Pair:
    sign = SIGNS[Standing(other.state)]
    if file.set_aside or other.set_aside or not file.kind or not other.kind:
        return Pair(other, sign)
    try:
        here, there = reading_of(file), reading_of(other)
    except ValidationError:
        return Pair(other, sign)
    return Pair(other, sign, tuple(_differing(here, there)), _words(here) != _words(there))


def _differing(here: Report, there: Report) -> Iterator[tuple[str, str, str]]:
    for ref in dict.fromkeys((*refs_of(here), *refs_of(there))):
        mine, theirs = _says(here, ref), _says(there, ref)
        if mine != theirs:
            yield label_of(here, ref), mine, theirs


def _says(report: Report, ref: CellRef) -> str:
    cell = report[ref]
    return plain(cell.value) if cell.value is not None else cell.text if cell.state is not State.MISSING else ""


def _words(report: Report) -> list[str]:
    return ["".join(paragraph.text.split()) for section in report.sections for paragraph in section.paragraphs]
