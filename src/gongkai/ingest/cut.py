"""Rows of a table that a page break cuts: the label goes on, or the numbers stand, on the next page.

Readers join what lines or narrow columns show to be one row. Where a border is drawn at the foot of the page and the
label breaks early, only its words tell: two pieces of one label are one row.
"""

from collections.abc import Iterable, Iterator

from gongkai.ingest.document import GridCell
from gongkai.ingest.labels import label_of, lexicon


def sewn(rows: Iterable[tuple[GridCell, ...]]) -> Iterator[tuple[GridCell, ...]]:
    """The rows of a grid, two as one where the second is the rest of the first on another page."""
    held: tuple[GridCell, ...] | None = None
    for row in rows:
        if held is None:
            held = row
        elif (one := _one(held, row)) is not None:
            held = one
        else:
            yield held
            held = row
    if held is not None:
        yield held


def _one(upper: tuple[GridCell, ...], lower: tuple[GridCell, ...]) -> tuple[GridCell, ...] | None:
    """Two rows as one, or None where they are two: some place has text in both that is not one label."""
    if not (upper and lower) or upper[-1].page == lower[-1].page:
        return None
    above = {(cell.column, cell.colspan): cell for cell in upper}
    below = {(cell.column, cell.colspan): cell for cell in lower if cell.text.strip()}
    if not below.keys() <= above.keys():
        return None
    both = [place for place in below if above[place].text.strip()]
    if not both or not all(_is_one_label(above[place].text, below[place].text) for place in both):
        return None
    return tuple(_joined(cell, below.get(place)) for place, cell in above.items())


def _is_one_label(first: str, rest: str) -> bool:
    whole, alone = label_of(first + rest), label_of(first)
    return whole is not None and whole.words in lexicon() and not (alone and alone.words in lexicon())


def _joined(cell: GridCell, rest: GridCell | None) -> GridCell:
    if rest is None:
        return cell
    if not cell.text.strip():
        return rest._replace(row=cell.row)
    return cell._replace(text=f"{cell.text}\n{rest.text}")
