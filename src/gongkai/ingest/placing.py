"""Which value of a row stands in which column.

Certain ways come first: as many values as columns; positions under a header whose borders are marked. Where cells
are lost or shifted, a placing is taken only if it is the only one that fits, or the only one whose total is right, or
the one that all complete rows of the same indent have. Otherwise nothing is placed: the row is unreadable.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from gongkai.forms import State, Sum
from gongkai.ingest.columns import Header, Slot
from gongkai.ingest.document import Grid, GridCell
from gongkai.ingest.numbers import UNREADABLE, Found, read_number
from gongkai.ingest.rows import Drawn
from gongkai.ingest.tokens import Token

Placed = dict[str, list[Token]]
"""The tokens of every column of a row, by key; an empty list where the file has no cell."""


def placed(row: Drawn, header: Header, usual: Mapping[int, int], sums: Sequence[Sum] = ()) -> Placed | None:
    """The values of a row by column, or None where they cannot be told apart.

    `usual` maps the end of a row's label to the column in which the values of such rows begin.
    """
    slots = header.slots
    if header.even and _lies(row, header) and (found := _under(row, slots)) and not _lost_one(row, header, sums):
        return found
    if len(row.filled) == len(slots):
        return _in_order(row.filled, slots)
    if row.single and len(row.values) == len(slots) and _begins(row, usual):
        return _in_order(row.values, slots)
    if _lies(row, header) and (found := _under(row, slots)):
        return found
    return _fitting(row, slots, usual, sums)


def _lost_one(row: Drawn, header: Header, sums: Sequence[Sum]) -> bool:
    """Whether a row of a guessed grid may have lost a cell and moved up: its total then stands one column early."""
    values = [token.found.value for token in row.filled]
    if row.label.marked or not sums or len(values) != len(header.slots) - 1 or row.values[-1].end >= header.last:
        return False
    known = [value for value in values if value is not None]
    return bool(known) and values[-1] is not None and known[-1] == sum(known[:-1])


def _begins(row: Drawn, usual: Mapping[int, int]) -> bool:
    """Whether the values of a row begin where those of its like do; borders that are marked need no likes."""
    return row.label.marked or usual.get(row.label.end, row.values[0].start) == row.values[0].start


def _in_order(values: Sequence[Token], slots: Sequence[Slot]) -> Placed:
    return {slot.key: [token] for slot, token in zip(slots, values, strict=True) if slot.key}


def _lies(row: Drawn, header: Header) -> bool:
    """Whether a row stands on one line in the header's own grid, and lies under it."""
    return bool(row.values) and row.single and header.fits(row.label) and _aligned(row, header)


def _aligned(row: Drawn, header: Header) -> bool:
    """Whether the row lies under its header: no label reaches into the columns, no value lies outside them."""
    if header.first < 0 or row.label.end > header.first:
        return False
    starts = [token.start for token in row.filled]
    if starts and (min(starts) < header.first or max(starts) >= header.last):
        return False
    return row.label.marked or header.even or (row.label.end == header.first and row.values[-1].end == header.last)


def even(header: Header, rows: Sequence[Drawn]) -> Header:
    """The header, with a word on whether all rows of a guessed grid lie under it.

    They do when the longest label ends where the columns begin and no value lies outside: with merged cells lost,
    rows and header would be shifted against each other.
    """
    near = [row for row in rows if row.values and not row.label.marked and header.fits(row.label)]
    if not near:
        return header
    lies = max(row.label.end for row in near) == header.first
    counted = any(len(row.values) < len(header.slots) and not _shows_blanks(row.label.line.grid) for row in near)
    inside = all(header.first <= token.start < header.last for row in near for token in row.filled)
    return replace(header, even=lies and inside and not counted and all(row.single for row in near))


def _under(row: Drawn, slots: Sequence[Slot]) -> Placed | None:
    """Every column with the cells that cover it."""
    found: Placed = {}
    for slot in slots:
        if slot.key:
            found[slot.key] = [token for token in row.values if slot.holds(token)]
    held = Counter(id(token) for slot in slots for token in row.values if slot.holds(token))
    if any(not held[id(token)] for token in row.filled):
        return None
    return {key: [_shared(token, held[id(token)]) for token in tokens] for key, tokens in found.items()}


def _shared(token: Token, columns: int) -> Token:
    """A number in one cell across several columns is nobody's; a blank or a sign is everybody's."""
    return (
        token._replace(found=UNREADABLE, is_value=False) if columns > 1 and token.found.state is State.NUMBER else token
    )


def _fitting(row: Drawn, slots: Sequence[Slot], usual: Mapping[int, int], sums: Sequence[Sum]) -> Placed | None:
    """The one window of the row that holds every value."""
    if not row.filled:
        return {slot.key: row.values[:1] for slot in slots if slot.key}
    width = len(slots)
    if len(row.filled) == width + 1 and not row.label.marked:
        return _rejoined(row.filled, slots, sums)
    offsets = [
        offset
        for offset in range(max(1, len(row.values) - width + 1))
        if all(token.blank for token in (*row.values[:offset], *row.values[offset + width :]))
    ]
    placings = [_window(row.values[offset : offset + width], slots) for offset in offsets]
    if len(placings) == 1 and len(row.values) >= width:
        return placings[0]
    begins = usual.get(row.label.end) if row.single and _shows_blanks(row.label.line.grid) else None
    for offset, placing in zip(offsets, placings, strict=True):
        if row.values[offset].start == begins:
            return placing
    adding = [placing for placing in placings if _adds_up(placing, sums)]
    return adding[0] if len(adding) == 1 else None


def _rejoined(values: Sequence[Token], slots: Sequence[Slot], sums: Sequence[Sum]) -> Placed | None:
    """One value too many, where exactly one pair of neighbours makes the total right when read as one number.

    The pair is entered as printed, with its gap, and so is unreadable: the number is only a suggestion.
    """
    found = []
    for at in range(len(values) - 1):
        first, second = values[at].text, values[at + 1].text
        if first.isdecimal() and second.isdecimal() and not first.startswith("0"):
            whole = values[at]._replace(text=f"{first} {second}", found=Found(State.NUMBER, Decimal(first + second)))
            placing = _window([*values[:at], whole, *values[at + 2 :]], slots)
            if _adds_up(placing, sums):
                found.append((placing, at))
    if len(found) != 1:
        return None
    placing, at = found[0]
    tokens = placing[slots[at].key]
    return {**placing, slots[at].key: [token._replace(found=UNREADABLE, is_value=False) for token in tokens]}


def _shows_blanks(grid: Grid) -> bool:
    """Whether lines of a grid hold blank cells beside numbers: in one that drops them, columns are mere counts."""
    return any(_holds_blank(cells) for _, cells in groupby(grid.cells, key=attrgetter("row")))


def _holds_blank(cells: Iterable[GridCell]) -> bool:
    """Whether a blank cell follows the first filled one in a line of values."""
    texts = [cell.text.strip() for cell in cells]
    first = next((at for at, text in enumerate(texts) if text), len(texts))
    return "" in texts[first:] and any(
        read_number(text, marked=False).state not in {State.UNREADABLE, State.BLANK} for text in texts
    )


def _window(values: Sequence[Token], slots: Sequence[Slot]) -> Placed:
    return {slot.key: list(values[at : at + 1]) for at, slot in enumerate(slots) if slot.key}


def _adds_up(placing: Placed, sums: Sequence[Sum]) -> bool:
    """Whether every total of the row is the sum of its parts, blank counting as nothing, and is not itself blank."""

    def value(key: str) -> Decimal | None:
        tokens = placing.get(key) or []
        return tokens[0].found.value if tokens else None

    for total in sums:
        whole = value(total.total)
        if whole is None or whole != sum((value(part) or Decimal(0) for part in total.parts), Decimal(0)):
            return False
    return bool(sums)


def shifted(row: Drawn, header: Header) -> bool:
    """Whether a row of marked borders does not lie under its header."""
    return row.label.marked and row.single and header.fits(row.label) and bool(row.values) and not _aligned(row, header)


def indents(rows: Sequence[tuple[Drawn, Header]]) -> dict[int, int]:
    """Where the values of complete rows begin, by the end of their labels; only where all such rows agree."""
    found: dict[int, set[int]] = {}
    for row, header in rows:
        filled = row.filled
        if row.single and len(filled) == len(header.slots) and _unbroken(filled):
            found.setdefault(row.label.end, set()).add(filled[0].start)
    return {end: next(iter(starts)) for end, starts in found.items() if len(starts) == 1}


def _unbroken(tokens: Sequence[Token]) -> bool:
    """Whether each value begins where the one before it ends."""
    return [token.start for token in tokens[1:]] == [token.end for token in tokens[:-1]]
