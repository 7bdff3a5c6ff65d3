"""From passages to claims: numbers in context, what they count, how they hang together, and what did not happen."""

import re
from collections.abc import Iterable, Iterator

from gongkai.claims.amounts import part_amounts
from gongkai.claims.classification import classify
from gongkai.claims.drafts import Draft, Reading, read
from gongkai.claims.lists import enumerate_parts, groups
from gongkai.claims.model import Claim, Passage
from gongkai.claims.numerals import NUMERAL_CHARS
from gongkai.claims.scanning import NATIVE_UNITS
from gongkai.claims.scopes import member_of, own, scope_of
from gongkai.claims.topics import Topics
from gongkai.claims.values import absent, claim_of, level

_WORTH_READING = re.compile(
    "[0-9０-９][ \u3000]*(?:[^0-9０-９年月日号 \u3000]|$)|[零〇未无没]|"
    f"[{NUMERAL_CHARS}][余多]?[ \u3000]*(?:{NATIVE_UNITS})"
)
"""What a paragraph must show for it to be read: a number that is no year, or a word for none."""


def extract(passages: Iterable[Passage], *, year: int | None, organ: str = "") -> tuple[Claim, ...]:
    """Every number-bearing statement of the passages, in the order of print.

    `year` is the year that the report is about; statements that name none are about it. `organ` is whose report it
    is: in a government's, what its departments did is not what it did.

    >>> claims = extract([Passage("", "新收政府信息公开申请7件，较上年减少1件。")], year=2022)
    >>> [(c.subject, str(c.relation), int(c.value)) for c in claims]
    [('requests-received', 'count', 7), ('requests-received', 'change', -1)]
    """
    numbers = groups()
    topics = Topics()
    claims: list[Claim] = []
    for passage in passages:
        topics.enter(passage.section, passage.text)
        if _WORTH_READING.search(passage.text):
            reading = read(passage, year)
            topics.mark(reading.sentences)
            claims += _claims(reading, numbers, organ)
    return tuple(claims)


def _claims(reading: Reading, numbers: Iterator[int], organ: str) -> list[Claim]:
    kept: list[Draft] = []
    for draft in reading.drafts:
        classify(draft, kept)
        if not draft.drop:
            kept.append(draft)
    _set_scopes(kept, organ)
    enumerate_parts(kept, reading.folded.text, numbers)
    part_amounts(kept, reading.folded.text)
    kept = [draft for draft in kept if not (draft.token.native and draft.subject == "other")]
    found = [(draft.token.start, claim_of(reading, draft)) for draft in kept]
    found += absent(reading)
    found += level(reading, kept)
    return [claim for _, claim in sorted(found, key=lambda pair: pair[0])]


def _set_scopes(drafts: list[Draft], organ: str) -> None:
    scope, seen = "", -1
    for draft in drafts:
        sentence = draft.sentence
        if sentence.index != seen:
            until = draft.token.start - sentence.start
            scope = scope_of(sentence.text) or ("" if own(sentence.text[:until]) else scope)
            seen = sentence.index
        draft.scope = member_of(draft.clause_text, organ) or scope or ("累计" if draft.since or _runs_on(draft) else "")


def _runs_on(draft: Draft) -> bool:
    """Whether a sentence sets a running total beside what was added in the year."""
    return "累计" in draft.left and "新增" in draft.sentence.text[: draft.token.start - draft.sentence.start]
