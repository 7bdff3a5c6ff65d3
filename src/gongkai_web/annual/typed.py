"""What the engine and the figures say of words that were typed and are not saved: for the page that is written on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.checks import Finding
from gongkai_web.annual import wording
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.examining import examined
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.catalogue import BY_NAME
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.signing import signed_day

_SHOWN = 3
"""Figures that one typed number may be likened to; small numbers equal many."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One number that was typed, and the names of the figures that it equals: none, and nobody can open it."""

    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What can be said of the words of one section as they stand on the screen."""

    read: tuple[str, ...]
    typed: tuple[Typed, ...]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]


def told(report: AnnualReport, numeral: str, paragraphs: Sequence[str]) -> Told:
    """Examine the report with these words in the place of those that are saved; nothing is saved."""
    counted = counted_of(report)
    trial = AnnualReport(
        pk=report.pk,
        organ=report.organ,
        year=report.year,
        narrative=report.narrative | {numeral: list(paragraphs)},
        document=report.document,
    )
    made = compose(trial, counted, signed_on=signed_day(report))
    return Told(
        tuple(wording.filled(text, counted) for text in paragraphs),
        typed(paragraphs, counted),
        tuple(name for text in paragraphs for name in wording.unknown_names(text)),
        examined(trial, made).findings,
    )


def typed(paragraphs: Sequence[str], counted: Counted) -> tuple[Typed, ...]:
    """The numbers that were typed in place of a figure, each with the figures that it equals."""
    values = {name: wording.value_of(counted, name) for name in (*wording.NAMED, *BY_NAME)}
    return tuple(
        Typed(number, tuple(name for name, value in values.items() if value == Decimal(number))[:_SHOWN])
        for text in paragraphs
        for number in wording.typed_numbers(text)
    )
