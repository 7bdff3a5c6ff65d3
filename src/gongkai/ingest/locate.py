"""Which lines of a document belong to which of the three statutory tables.

Every label votes for its table; a line without a vote goes with the lines around it. A grid that only looks like a
statutory table (a list of 行政许可 and 行政处罚 with other columns, say) is left to the prose.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongkai.ingest.document import Grid
from gongkai.ingest.flow import Atom, Line, Para, loose_line
from gongkai.ingest.labels import Kind
from gongkai.ingest.looks import Row, row_of
from gongkai.ingest.outline import Outline

TABLES = ("disclosure", "requests", "disputes")


@dataclass(slots=True)
class _Vote:
    """The table that a line is of, and what its labels are there: one entry for each kind of each label."""

    table: str
    kinds: Sequence[Kind] = ()


@dataclass
class Located:
    """The lines of each table in reading order, and the places in the stream that all tables take up.

    `unlaid` are tables without lines whose words stand in paragraphs, and the places of those.
    """

    tables: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    used: set[int] = field(default_factory=set)
    unlaid: dict[str, tuple[int, ...]] = field(default_factory=dict)


def locate(atoms: Sequence[Atom], outline: Outline) -> Located:
    """The lines of every statutory table."""
    grids = [(grid, _votes(grid)) for grid in _grids(atoms, outline)]
    first = _first_sure(grids)
    found: dict[int, tuple[str, Row]] = {}
    previous = ""
    filled = False
    for grid, votes in grids:
        accepted = _accepted(votes, previous, grid[0][1].section)
        bare = any(row.look.bare for _, row in grid)
        if filled and bare and not any(vote.kinds for vote in votes if vote.table == "disputes"):
            accepted.discard("disputes")  # The numbers of table 4 were there already: these are another table's.
        for (place, row), vote in zip(grid, votes, strict=True):
            if vote.table in accepted and not row.look.note and not (place < first and _is_list(vote)):
                found[place] = vote.table, row
                previous = vote.table
        filled = filled or (bare and "disputes" in accepted)
    found = _at_home(found)
    found |= dict(_loose(atoms, outline, found))
    located = Located(used=set(found))
    for place in sorted(found):
        table, row = found[place]
        located.tables[table].append(row)
    return located


def _at_home(found: Mapping[int, tuple[str, Row]]) -> dict[int, tuple[str, Row]]:
    """The lines without those of other sections, of each table that stands in its own section nearly whole."""
    rows: dict[str, set[str]] = {}
    for table, row in found.values():
        if row.section == TABLES.index(table) + 1:
            rows.setdefault(table, set()).update(key for own, key in row.look.named if own == table)
    whole = {table for table, keys in rows.items() if len(keys) >= _WHOLE.get(table, sys.maxsize)}
    if any(table == "disputes" and row.section == DISPUTE_SECTION and row.look.bare for table, row in found.values()):
        whole.add("disputes")
    return {
        place: (table, row)
        for place, (table, row) in found.items()
        if table not in whole or row.section == TABLES.index(table) + 1
    }


_WHOLE = {"disclosure": 6, "requests": 20}
"""Rows by which a table is nearly whole: the forms have 6 or 9, and 23 or 25."""


def _first_sure(grids: Sequence[tuple[Sequence[tuple[int, Row]], Sequence[_Vote]]]) -> int:
    """Where table 2 surely begins: before that, a row 行政许可 or 行政处罚 is of somebody else's list.

    0 where the table is spread over grids that only together convince, and past the end where not even they do.
    """
    together: list[Kind] = []
    for grid, votes in grids:
        kinds = [kind for vote in votes if vote.table == "disclosure" for kind in vote.kinds]
        if _convincing("disclosure", kinds):
            return grid[0][0]
        together += kinds
    return 0 if _convincing("disclosure", together) or together.count(Kind.ROW) >= _MANY_ROWS else sys.maxsize


def _is_list(vote: _Vote) -> bool:
    """Whether a line would be of table 2 by the name of a row alone, or by its neighbours."""
    return vote.table == "disclosure" and all(kind is Kind.ROW for kind in vote.kinds)


_MANY_ROWS = 4


def _loose(
    atoms: Sequence[Atom], outline: Outline, found: Mapping[int, tuple[str, Row]]
) -> Iterator[tuple[int, tuple[str, Row]]]:
    """Row labels that plain text leaves alone on a line, since all their cells are blank, between lines of a table."""
    places = sorted(found)
    for before, after in pairwise(places):
        table = found[before][0]
        between = range(before + 1, after)
        if found[after][0] != table or not 0 < len(between) <= _MOST_LOOSE:
            continue
        lines = [(place, loose_line(atom)) for place in between if isinstance(atom := atoms[place], Para)]
        rows = [(place, row_of(line, outline.section_at(place))) for place, line in lines]
        own = [_is_row(row, table) for _, row in rows]
        if (
            len(rows) == len(between)
            and any(own)
            and all(mine or _is_number(row) for mine, (_, row) in zip(own, rows, strict=True))
        ):
            yield from ((place, (table, row)) for place, row in rows)


_MOST_LOOSE = 30


def _is_number(row: Row) -> bool:
    return len(row.tokens) == 1 and row.tokens[0].is_value


def _is_row(row: Row, table: str) -> bool:
    return len(row.tokens) == 1 and (row.tokens[0].has(Kind.ROW, table) or row.tokens[0].has(Kind.GROUP, table))


def _grids(atoms: Sequence[Atom], outline: Outline) -> Iterator[list[tuple[int, Row]]]:
    """The lines of one grid after the other, each with its place in the stream."""
    grid: Grid | None = None
    rows: list[tuple[int, Row]] = []
    for place, atom in enumerate(atoms):
        if not isinstance(atom, Line):
            continue
        if atom.grid is not grid and rows:
            yield rows
            rows = []
        grid = atom.grid
        rows.append((place, row_of(atom, outline.section_at(place))))
    if rows:
        yield rows


def _votes(grid: Sequence[tuple[int, Row]]) -> list[_Vote]:
    """What each line is, by its own labels or by its neighbours'."""
    votes = [_Vote(row.look.table, row.look.kinds) for _, row in grid]
    known, section = "", grid[0][1].section
    for (_, row), vote in zip(grid, votes, strict=True):
        known, section = known if row.section == section else "", row.section
        if not vote.table and row.look.bare and known != "disclosure":
            vote.table = "disputes"
        known = vote.table = vote.table or known
    known = ""
    for (_, row), vote in zip(reversed(grid), reversed(votes), strict=True):
        known, section = known if row.section == section else "", row.section
        known = vote.table = vote.table or known
    return votes


def _accepted(votes: Sequence[_Vote], previous: str, section: int | None) -> set[str]:
    """The tables that a grid really holds, seen from its labels and from where it stands."""
    kinds: dict[str, list[Kind]] = {}
    bare = any(vote.table == "disputes" and not vote.kinds for vote in votes)
    for vote in votes:
        kinds.setdefault(vote.table, []).extend(vote.kinds)
    accepted = set()
    for table, count in kinds.items():
        near = table == previous or (section is not None and TABLES[section - 1 : section] == (table,))
        if table and (_convincing(table, count) or (near and count)):
            accepted.add(table)
    if bare and (section == DISPUTE_SECTION or previous in {"requests", "disputes"}):
        accepted.add("disputes")
    return accepted


DISPUTE_SECTION = 3


def _convincing(table: str, kinds: Sequence[Kind]) -> bool:
    rows, columns, titles = (
        kinds.count(Kind.ROW) + kinds.count(Kind.GROUP),
        kinds.count(Kind.COLUMN),
        kinds.count(Kind.TITLE),
    )
    if table == "disclosure":
        return rows > 0 and columns + titles > 0
    if table == "requests":
        return rows > 1 or columns > 2 or titles > 0
    return rows + columns > 2
