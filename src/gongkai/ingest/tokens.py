"""A table line as tokens: labels, values, and what is neither."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gongkai.forms import State
from gongkai.ingest.document import Borders, GridCell
from gongkai.ingest.flow import Line, words_in
from gongkai.ingest.labels import Kind, Label, label_of, lexicon
from gongkai.ingest.numbers import BLANK, IMAGE, Found, read_number

_BLANK, _UNREADABLE, _MARKED = State.BLANK, State.UNREADABLE, Borders.MARKED
"""Members of an enumeration are slow to reach by their class, and these are asked of every cell."""

_HUNG = re.compile(r"\n\.\d{1,2}\Z")
_SHORT = 3
"""Characters in which no two labels or values stand."""


class Token(NamedTuple):
    """One cell of a line, or one word of a cell that holds several.

    `start` is the first column that it covers, `end` the first one after it; equal labels side by side are one token.
    `label` is None where the text is no label of any form. `is_value` is whether it is a number, or one of the signs
    that stand for none, or blank, or a picture; `blank` whether nothing stands there.
    """

    text: str
    cell: GridCell
    line: Line
    start: int
    end: int
    found: Found
    label: Label | None
    is_value: bool
    blank: bool

    @property
    def marked(self) -> bool:
        """Whether the borders of its cell are certain."""
        return self.line.grid.borders is _MARKED

    @property
    def aside(self) -> bool:
        """Whether it is words, no label, over the whole width of a table: a caption, or who filled it in."""
        wide = self.end - self.start == self.line.grid.columns > 1
        return wide and not self.is_value and self.label is None and self.marked

    def has(self, kind: Kind, table: str) -> bool:
        """Whether its label can be that in a table."""
        return self.label is not None and any(r.kind is kind and r.table == table for r in self.label.roles)


def tokens_of(line: Line) -> list[Token]:
    """The tokens of a line from left to right; a label that is repeated over the columns of one cell, once."""
    cells = _cells(line)
    if sum([not token.is_value for token in cells]) < _PAIR:
        return cells
    # Beside numbers, or where no label stands, words are what cells were filled with: 无, 无, 无.
    filled_in = any(token.is_value and not token.blank for token in cells) or not any(token.label for token in cells)
    tokens: list[Token] = []
    for token in cells:
        if not token.is_value and tokens and _repeats(tokens[-1], token, words=not filled_in):
            tokens[-1] = tokens[-1]._replace(end=token.end)
        else:
            tokens.append(token)
    return tokens


_PAIR = 2


def _repeats(last: Token, token: Token, *, words: bool) -> bool:
    """Whether a label, or `words` that are none, is the one before it again. Beside numbers, words stand for two."""
    if last.is_value or last.cell is token.cell:
        return False
    if token.label and last.label:
        return token.label.words == last.label.words and token.start <= last.end
    return words and token.text == last.text and token.start <= last.end


def _cells(line: Line) -> list[Token]:
    marked = line.grid.borders is _MARKED
    tokens: list[Token] = []
    for cell in line.cells:
        start = cell.column
        end = start + cell.colspan
        text = _unhung(cell.text.strip()) if marked else cell.text.strip()
        if cell.state:
            found = Found(cell.state)
            tokens.append(Token(text, cell, line, start, end, found, None, True, cell.state is _BLANK))
        elif not text:
            found = IMAGE if cell.pictures else BLANK
            tokens.append(Token("", cell, line, start, end, found, None, True, found is BLANK))
        else:
            for word, found, label, is_value, blank in _words(text, marked=marked):
                tokens.append(Token(word, cell, line, start, end, found, label, is_value, blank))
    return _unspilt(tokens) if marked and len(tokens) > 1 and line.cells[0].page is not None else tokens


def _unspilt(tokens: list[Token]) -> list[Token]:
    """The tokens with each label whole that ran into the cell beside it, of which nothing can be told."""
    for at, (one, beside) in enumerate(pairwise(tokens)):
        if one.is_value or beside.is_value or (one.label and one.label.words in lexicon()):
            continue
        whole = label_of(one.text + beside.text)
        if whole and whole.words in lexicon() and one.cell.row == beside.cell.row and one.end == beside.start:
            tokens[at] = one._replace(text=one.text + beside.text, label=whole)
            tokens[at + 1] = beside._replace(found=Found(State.UNPLACED), label=None, is_value=True)
    return tokens


def _unhung(text: str) -> str:
    """A label without the numeral that a column as wide as one character has left below it: 属于国家秘密 above .1."""
    bare = _HUNG.sub("", text) if "\n." in text else text
    return bare if bare != text and _is_label(bare) else text


@lru_cache(maxsize=8192)
def _words(text: str, *, marked: bool) -> tuple[tuple[str, Found, Label | None, bool, bool], ...]:
    """What a cell's text says as a whole or, where it holds several labels and values, word for word.

    Each word comes with its number, its label, whether it is a value, and whether it is blank.
    """
    found = read_number(text, marked=marked)
    whole = found.state is not State.UNREADABLE or len(text) <= _SHORT or (marked and _is_label(text))
    words = () if whole else words_in(text)
    return tuple(_said(word, read_number(word, marked=marked)) for word in words or (text,))


def _is_label(text: str) -> bool:
    """Whether a text is one label to the letter, however far it is spread: 3. 其 他 holds no number."""
    label = label_of(text)
    return label is not None and label.words in lexicon()


def _said(word: str, found: Found) -> tuple[str, Found, Label | None, bool, bool]:
    label = label_of(word)
    return word, found, label, label is None and found.state is not _UNREADABLE, found.state is _BLANK
