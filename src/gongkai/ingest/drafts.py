"""A statutory table while it is being read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gongkai.basis import ENTERED, Origin
from gongkai.basis.language import numeral, speaks_english
from gongkai.basis.language import translate as _
from gongkai.forms import Cell, CellRef, Column, Form, Problem, State, Table, TableReading, TableState
from gongkai.ingest.document import Borders
from gongkai.ingest.flow import RUN, Line
from gongkai.ingest.labels import Kind, Label, Role, words_of
from gongkai.ingest.numbers import Found, is_broken, read_number
from gongkai.ingest.tokens import Token

_MISSING, _UNREADABLE = State.MISSING, State.UNREADABLE


def is_strung(line: Line) -> bool:
    """Whether values of a row were read from other lines of a text than what stands before them."""
    return line.row in line.grid.strung


def called(table: Table) -> str:
    """What a remark calls a table: its title, or in English its number."""
    return _("表{number}").format(number=numeral(table.number)) if speaks_english() else table.title


@dataclass
class Draft:
    """The cells found so far, and what a person should know about them.

    `again` are rows that stood there a second time with all their numbers, and whether those are others; `whole` those
    whose label and all numbers stand on one line; `unnamed` those whose label could not be read.
    """

    table: Table
    form: Form
    origin: Origin = ENTERED
    cells: dict[CellRef, Cell] = field(default_factory=dict)
    labels: dict[tuple[str, str], None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    entered: set[str] = field(default_factory=set)
    repeated: list[str] = field(default_factory=list)
    again: dict[str, bool] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    unnamed: set[str] = field(default_factory=set)

    def put(self, ref: CellRef, column: Column, tokens: Sequence[Token], line: Line) -> None:
        """Enter what stands in a cell of a line.

        Where the file has no cell, nothing is entered; but plain text drops the blanks at the end of a line, and there
        no cell is a blank one. In a picture, numbers that were not seen are not certainly none.
        """
        if tokens:
            if (cell := cell_of(tokens, column)).state is not _MISSING:
                self.cells[ref] = cell
            if not tokens[0].text.isdecimal():
                self._heed_unit(tokens[0], column)
        elif line.grid.borders is Borders.GUESSED and line.cells[0].confidence is None:
            self.cells[ref] = Cell(None, State.BLANK, "", line.origin())

    def note(self, text: str, code: str = "", origin: Origin = ENTERED) -> None:
        """Say what was unusual; as a problem too where it has a code."""
        if text not in self.notes and code:
            self.problems.append(
                Problem(code, _("{table}：{text}").format(table=called(self.table), text=text), origin)
            )
        self.notes[text] = None

    def heed(self, role: Role, label: Label | None, token: Token) -> None:
        """Note a label that is not the form's own word for word, unless it may have been cut or put together so."""
        prescribed, words = _prescribed(self.table, role)
        if label is None or not prescribed or words == label.words:
            return
        cut = words.startswith(label.words) or words.endswith(label.words)
        clipped = token.cell.page is not None and words.endswith(label.words)
        if (token.marked and not clipped) or not (cut or _is_frayed(token, words)):
            self.labels["".join(label.text.split()), prescribed] = None

    def _heed_unit(self, token: Token, column: Column) -> None:
        unit = read_number(token.text, marked=token.marked, signed=column.signed).unit
        if unit in {"元", "万元", "万"} and unit != column.unit:
            self.note(
                _("“{label}”的数写作“{text}”，表式的单位是{unit}").format(
                    label=column.label, text=token.text, unit=column.unit
                ),
                "unit-differs",
                token.line.origin(),
            )

    def reading(self) -> TableReading:
        """How the table was found."""
        missing = tuple(
            row.key
            for block in self.table.blocks
            for row in block.rows
            if self.cells.keys().isdisjoint(self.table.refs_of[row.key])
        )
        whole = not missing and len(self.cells) == len(self.table.refs)
        state = TableState.READ if whole else TableState.PARTIAL
        return TableReading(state, self.form.key, self.origin, tuple(self.labels), missing, tuple(self.notes))


def _is_frayed(token: Token, words: str) -> bool:
    """Whether a label without borders only has more or fewer characters than the form's: to or from its neighbours."""
    if token.cell.page is None and not is_strung(token.line) and token.line.grid.caption != RUN:
        return False
    shorter, longer = sorted((words_of(token.text), words), key=len)
    rest = iter(longer)
    return all(char in rest for char in shorter)


@lru_cache(maxsize=1024)
def _prescribed(table: Table, role: Role) -> tuple[str, str]:
    """The form's word for what a label stands for, and its bare words."""
    word = _word(table, role)
    return word, words_of(word)


def _word(table: Table, role: Role) -> str:
    match role.kind:
        case Kind.ROW:
            row = table.rows.get(role.key)
            return row.label if row else ""
        case Kind.COLUMN:
            columns = (c for block in table.blocks for c in block.columns if c.key == role.key)
            return next((column.label for column in columns), "")
        case Kind.TITLE:
            return table.blocks[int(role.key)].title if int(role.key) < len(table.blocks) else ""
        case Kind.CORNER:
            return table.blocks[0].corner
        case _:
            return role.key


def cell_of(tokens: Sequence[Token], column: Column) -> Cell:
    """One cell of a form from what stands in its place: one token, or several that were one merged cell."""
    token = tokens[0]
    if len(tokens) > 1:
        filled = [token for token in tokens if not token.blank]
        token = filled[0] if filled else token
        if len(filled) > 1 and len({token.text for token in tokens}) > 1:
            text = " ".join(t.text for t in filled)
            return Cell(None, not_read(token), text, token.line.origin(token.cell))
    whole, origin = token.cell, token.line.origin(token.cell)
    if whole.state:
        return Cell(None, whole.state, token.text, origin)
    found = _signed(token) if column.signed else token.found
    state = not_read(token) if found.state is _UNREADABLE and is_broken(token.text) else found.state
    text = whole.text if token.text == whole.text.strip() else token.text
    return Cell(found.value, state, text, origin)


def not_read(token: Token) -> State:
    """What a cell is whose number was not found: the file's own cell says what it says; text may have lost cells."""
    return State.UNREADABLE if token.marked else State.UNPLACED


def _signed(token: Token) -> Found:
    return read_number(token.text, marked=token.marked, signed=True)
