"""What the embedded index holds of an entry, field by field."""

import tantivy

from gongkai_web.search.model import Entry, Facet
from gongkai_web.search.numbers import NumberParts, parse
from gongkai_web.search.tokens import pairs, tokens

FORM = 2
"""The form of the index. An index of another form is made anew."""
KEY, URL, RANK, HELD, POSITION = "key", "url", "rank", "held", "position"
TITLE, BODY, NUMBER = "title", "body", "number"
CHARACTERS, PAIRS, TITLES = "characters", "pairs", "titles"
MARK, NUMBERED, SERIAL = "mark", "numbered", "serial"
"""The parts of a document number."""
ENTRY = "entry"
"""What stands in `HELD` of every entry, and not in the document that keeps the position."""


def schema() -> tantivy.Schema:
    """The fields.

    Text is searched in two fields: single tokens, without places, for a question of one character, and pairs of tokens
    with their places. A word of two characters is one pair, a longer one is a phrase of pairs: rare terms instead of
    common characters, so that the time does not grow with what merely shares a character.

    Every document has one value in every facet, the empty one too: a column without gaps is counted six times as fast.
    """
    builder = tantivy.SchemaBuilder()
    for name in (KEY, HELD, MARK, NUMBERED, SERIAL):
        builder.add_text_field(name, stored=name == KEY, tokenizer_name="raw", index_option="basic")
    for name in (URL, TITLE, BODY):
        builder.add_bytes_field(name, stored=True)
    for name in (*Facet, NUMBER):
        builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(CHARACTERS, tokenizer_name="whitespace", index_option="freq")
    for name in (PAIRS, TITLES):
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
        CHARACTERS: " ".join(whole),
        PAIRS: " ".join(pairs(whole)),
        TITLES: " ".join([*pairs(title), *title]),
        NUMBER: entry.number,
        MARK: number.mark,
        NUMBERED: number.year,
        SERIAL: number.serial,
    }
    for name, text in texts.items():
        if text:
            made.add_text(name, text)
    for facet in Facet:
        made.add_text(facet.value, getattr(entry, facet))
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
    for facet in Facet:
        made.add_text(facet.value, "")
    return made
