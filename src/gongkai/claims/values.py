"""Drafts into claims, with their places in the text as found."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gongkai.basis import Origin
from gongkai.claims.changes import levels
from gongkai.claims.drafts import Draft, Reading, Sentence, year_at
from gongkai.claims.model import Claim, Relation
from gongkai.claims.nothing import Absence, absences
from gongkai.claims.requests import carried_into
from gongkai.claims.scopes import scope_of


def claim_of(reading: Reading, draft: Draft) -> Claim:
    """A draft as a claim, with its place in the text as found."""
    sentence = draft.sentence
    return Claim(
        subject=draft.subject,
        value=draft.token.value * draft.sign * (100 if draft.token.unit == "倍" else 1),
        unit=draft.token.unit if draft.relation is not Relation.CHANGE_PERCENT else "%",
        approx=bool(draft.token.hedge),
        relation=draft.relation,
        year=draft.year,
        text=(draft.left + draft.token.text + draft.right).strip("，。；：（）、"),
        origin=_origin(reading, draft.token.start, draft.token.end),
        whole=draft.whole.subject if draft.whole else None,
        label=draft.label,
        sentence=_printed(reading, sentence),
        section=reading.passage.section,
        group=draft.group,
        hedge=draft.token.hedge,
        scope=draft.scope,
        channel=draft.channel,
        heads=draft.heads,
        listing=draft.listing,
        apart=draft.apart,
    )


def _origin(reading: Reading, start: int, end: int) -> Origin:
    first, last = reading.folded.span(start, end)
    text, at = reading.passage.text, reading.passage.origin
    return Origin(
        sha256=at.sha256,
        block=at.block,
        page=at.page,
        line=at.line,
        sheet=at.sheet,
        row=at.row,
        column=at.column,
        start=first,
        end=last,
        text=text[first:last],
        box=at.box,
    )


def _printed(reading: Reading, sentence: Sentence) -> str:
    first, last = reading.folded.span(sentence.start, sentence.end)
    return reading.passage.text[first:last].strip()


def absent(reading: Reading) -> Iterator[tuple[int, Claim]]:
    """What the paragraph says there was none of, each with its place."""
    for sentence in reading.sentences:
        for absence in absences(sentence.text, sentence.start, topic=sentence.topic):
            yield absence.start, _none(reading, sentence, absence)


def _none(reading: Reading, sentence: Sentence, absence: Absence) -> Claim:
    year, several = year_at(reading, sentence, absence.end)
    text, subject = reading.folded.text[absence.start : absence.end], absence.subject
    if subject == "requests-carried-out" and reading.year is not None and carried_into(text) == reading.year:
        subject, year = "requests-carried-in", reading.year
    return Claim(
        subject,
        Decimal(0),
        unit="元" if subject == "fee-collected" else "件",
        year=year,
        text=text,
        origin=_origin(reading, absence.start, absence.end),
        label=absence.label,
        sentence=_printed(reading, sentence),
        section=reading.passage.section,
        scope=scope_of(sentence.text) or ("累计" if several else ""),
    )


def level(reading: Reading, drafts: list[Draft]) -> Iterator[tuple[int, Claim]]:
    """Numbers that the paragraph says are the same as the year before: changes of 0."""
    for start, end in levels(reading.folded.text):
        before = [d for d in drafts if d.token.end <= start and d.relation is Relation.COUNT]
        if before and before[-1].sentence.end >= end:
            yield (
                start,
                replace(
                    claim_of(reading, before[-1]),
                    value=Decimal(0),
                    relation=Relation.CHANGE,
                    text=reading.folded.text[start:end],
                    origin=_origin(reading, start, end),
                    group=None,
                    heads=None,
                    listing=None,
                    hedge="",
                    approx=False,
                ),
            )
