"""Where a value was found, so that any number can be traced back to its place in a file."""

from typing import NamedTuple


class Origin(NamedTuple):
    """A place in a source file, as exact as its format allows.

    `sha256` is the file's digest. `block` is the position of the paragraph, table or picture in reading order,
    from 0; `page` counts from 1 (PDF), `line` from 1 (plain text), `sheet` is a worksheet's name. `row` and
    `column` count from 0 within a table. `start` and `end` are character offsets within a paragraph's text.
    `text` is what stands there, as found. `box` is (left, top, right, bottom) in points from the top left
    corner of the page; in a picture file, or a picture of a page, in pixels of that. `parts` are what a computed
    value was added up from: (organ, key of the cell). `confidence` is how sure a reading by its looks is, from 0 to 1,
    and `picture` names the picture that it was read in; None and "" for what was written as text.
    """

    sha256: str = ""
    block: int | None = None
    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    box: tuple[float, float, float, float] | None = None
    parts: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    picture: str = ""

    def to_dict(self) -> dict[str, object]:
        """What is known, by name, for JSON: absent fields are left out."""
        known: dict[str, object] = {}
        for name, value in zip(self._fields, self, strict=True):
            if value is not None and value not in ("", ()):
                known[name] = list(value) if isinstance(value, tuple) else value
        return known


ENTERED = Origin()
"""A value that was typed or computed, not read from a file."""
