"""What the embedded index holds of an entry, field by field."""

from collections import defaultdict
from typing import Any

import tantivy

from gongkai_web.search.model import Entry, Facet
from gongkai_web.search.numbers import NumberParts, parse
from gongkai_web.search.tokens import pairs, threes, tokens

FORM = 3
"""The form of the index. An index of another form is made anew."""
KEY, URL, RANK, HELD, POSITION = "key", "url", "rank", "held", "position"
TITLE, BODY, NUMBER = "title", "body", "number"
SINGLE, PAIRS, THREES, TITLES = "single", "pairs", "threes", "titles"
MARK, NUMBERED, SERIAL = "mark", "numbered", "serial"
"""The parts of a document number."""
TOGETHER = "together"
"""One column for the facets of few values: counting takes its time for every column."""
COUNTED = {
    Facet.ORGAN.value: (Facet.ORGAN,),
    Facet.YEAR.value: (Facet.YEAR,),
    TOGETHER: (Facet.KIND, Facet.THEME, Facet.VALIDITY),
}
"""The columns by which facets are counted, each with the facets that it holds."""
PARTING = "\x1f"
"""What stands between the values of one entry in one column."""
ENTRY = "entry"
"""What stands in `HELD` of every entry, and not in the document that keeps the position."""


def schema() -> tantivy.Schema:
    """The fields.

    Text is searched in three fields: single tokens, every two, and every three that follow each other, these with their
    places. A word of up to three characters is one term, a longer one is a phrase of threes: rare terms instead of
    common characters, so that the time does not grow with what merely shares a character or two.

    Every document has one value in every column that is counted, the empty one too: a column without gaps is counted
    six times as fast.
    """
    builder = tantivy.SchemaBuilder()
    for name in (KEY, HELD, MARK, NUMBERED, SERIAL):
        builder.add_text_field(name, stored=name == KEY, tokenizer_name="raw", index_option="basic")
    for name in (URL, TITLE, BODY):
        builder.add_bytes_field(name, stored=True)
    for name in (*Facet, NUMBER):
        fast = name in (*COUNTED, NUMBER)
        builder.add_text_field(name, stored=True, fast=fast, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(TOGETHER, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (SINGLE, PAIRS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in (THREES, TITLES):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_unsigned_field(RANK, stored=True, fast=True)
    builder.add_unsigned_field(POSITION, stored=True)
    return builder.build()


def document(entry: Entry) -> tantivy.Document:
    """An entry as the index takes it."""
    made = tantivy.Document()
    whole, title = tokens(entry.text), tokens(entry.title)
    number = parse(entry.number) or NumberParts("", "", "")
    texts = {
        KEY: entry.key,
        HELD: ENTRY,
        SINGLE: " ".join(whole),
        PAIRS: " ".join(pairs(whole)),
        THREES: " ".join(threes(whole)),
        TITLES: " ".join([*threes(title), *pairs(title), *title]),
        NUMBER: entry.number,
        MARK: number.mark,
        NUMBERED: number.year,
        SERIAL: number.serial,
    }
    for name, text in texts.items():
        if text:
            made.add_text(name, text)
    _divide(made, {facet: getattr(entry, facet) for facet in Facet})
    for name in (URL, TITLE, BODY):
        made.add_bytes(name, getattr(entry, name).encode("utf-8", "replace"))
    made.add_unsigned(RANK, entry.rank)
    return made


def position_document(position: int) -> tantivy.Document:
    """What keeps the position within the index, so that both are committed together."""
    made = tantivy.Document()
    made.add_text(KEY, POSITION)
    made.add_unsigned(POSITION, position)
    made.add_unsigned(RANK, 0)
    _divide(made, dict.fromkeys(Facet, ""))
    return made


def _divide(made: tantivy.Document, values: dict[Facet, str]) -> None:
    """Give a document its value of every facet, and of every column by which facets are counted."""
    columns = {name: PARTING.join(values[facet] for facet in held) for name, held in COUNTED.items()}
    for name, value in ({facet.value: value for facet, value in values.items()} | columns).items():
        made.add_text(name, value)


def counts(buckets: dict[str, list[dict[str, Any]]]) -> dict[Facet, dict[str, int]]:
    """How many entries have each value of each facet, from how many have each value of each column."""
    found: dict[Facet, dict[str, int]] = {facet: defaultdict(int) for facet in Facet}
    for name, held in COUNTED.items():
        for bucket in buckets[name]:
            for facet, value in zip(held, bucket["key"].split(PARTING), strict=True):
                found[facet][value] += bucket["doc_count"]
    return found
