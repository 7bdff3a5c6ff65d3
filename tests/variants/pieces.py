"""A draft in the order of print: headings, paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from .draft import Draft
from .layout import Layout, layout

NUMBERS = "一二三四五六"


@dataclass(frozen=True)
class Heading:
    """A heading; `number` is its place among the sections (from 1), 0 for the title of the report."""

    text: str
    number: int = 0

    @property
    def numbered(self) -> str:
        """The heading with its numeral."""
        return f"{NUMBERS[self.number - 1]}、{self.text}" if self.number else self.text


@dataclass(frozen=True)
class Paragraph:
    """Body text, or a line of the signature."""

    text: str
    signature: bool = False


Piece = Heading | Paragraph | Layout


def pieces(draft: Draft) -> Iterator[Piece]:
    """Everything that a draft prints, from top to bottom."""
    yield Heading(draft.title)
    yield from map(Paragraph, draft.preface)
    tables = {draft.form.table(key).title: key for key in draft.tables}
    for number, section in enumerate(draft.form.sections, 1):
        yield Heading(section, number)
        yield from map(Paragraph, draft.before.get(section, ()))
        if section in tables:
            yield layout(draft, tables[section])
        yield from map(Paragraph, draft.after.get(section, ()))
    for line in draft.signed:
        yield Paragraph(line, signature=True)
