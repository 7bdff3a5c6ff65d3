"""Paragraphs that a report shares with its last one or with other organs (内容雷同, 国办公开办函〔2021〕30号)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.compare.similarity import overlap, shingles
from gongkai_web.annual import wording
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.models import AnnualReport
from gongkai_web.organs.models import Organ

ALIKE = 0.8
"""From this share of common runs on, a paragraph is shown as a copy: numbers apart, little else was changed."""
SHORT = 30
"""Characters below which a paragraph says too little to be a copy of anything."""
MOST = 400
"""Reports of other organs that one is held against."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph and the one it is like: whose, of which year, and how alike from 0 to 1."""

    numeral: str
    text: str
    other: AnnualReport
    theirs: str
    share: float
    report: AnnualReport | None = None

    @property
    def percent(self) -> int:
        """How alike, in hundredths."""
        return round(self.share * 100)


def copies(report: AnnualReport) -> list[Copy]:
    """Every written paragraph that is like one of another report: of other organs on the year, or its own before.

    What nobody has written yet, the words that every report begins with, is no copy.
    """
    mine = [(n, text, shingles(text)) for n, text in _written(report)]
    if not mine:
        return []
    others = list(AnnualReport.objects.filter(year=report.year).exclude(pk=report.pk).select_related("organ")[:MOST])
    others += AnnualReport.objects.filter(organ=report.organ, year=report.year - 1).select_related("organ")
    theirs = [(other, text, shingles(text)) for other in others for _n, text in _written(other)]
    found = []
    for numeral, text, runs in mine:
        best = max(theirs, key=lambda one: overlap(runs, one[2]), default=None)
        if best is not None and (share := overlap(runs, best[2])) >= ALIKE:
            found.append(Copy(numeral, text, best[0], best[1], share))
    return found


def _written(report: AnnualReport) -> Iterator[tuple[str, str]]:
    first = {text for words in wording.FIRST_WORDS.values() for text in words}
    for numeral, paragraphs in report.narrative.items():
        for text in paragraphs:
            if text not in first and len(text) >= SHORT:
                yield numeral, wording.filled(text, Counted())


def pairs(organs: Iterable[Organ], year: int) -> list[Copy]:
    """Every two reports of a year that share a paragraph, once each, the most alike first."""
    reports = list(AnnualReport.objects.filter(organ__in=list(organs), year=year).select_related("organ")[:MOST])
    written = [(report, n, text, shingles(text)) for report in reports for n, text in _written(report)]
    best: dict[tuple[int, int], Copy] = {}
    for at, (report, numeral, text, runs) in enumerate(written):
        for other, _n, theirs, others in written[at + 1 :]:
            key = (report.pk, other.pk)
            if report.pk == other.pk or (share := overlap(runs, others)) < ALIKE:
                continue
            if key not in best or best[key].share < share:
                best[key] = Copy(numeral, text, other, theirs, share, report)
    return sorted(best.values(), key=lambda one: -one.share)
