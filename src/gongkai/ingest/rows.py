"""Table lines put together to the rows of a form: a row label, and the values that follow it.

A row may be one line, one line for each of its cells, or half a line; its label is recognised by its words, and where
words alone do not decide (其他, 总计, 其他处理) by the group it stands in and by what stands around it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.forms import State
from gongkai.forms.shared import OTHER
from gongkai.ingest.flow import RUN
from gongkai.ingest.labels import Kind, Role, lexicon, words_of
from gongkai.ingest.looks import Row
from gongkai.ingest.tokens import Token

OTHER_GROUP = OTHER[-1]
_WORDS_FOR_NONE = frozenset({"无", "未", "空"})
_BEFORE_OTHER = frozenset({"not-corrected", "fee-unpaid"})
_IN_OTHER = _BEFORE_OTHER | {"other"}
_HEADER = frozenset({Kind.COLUMN, Kind.SPAN, Kind.TITLE, Kind.CORNER})


@dataclass(slots=True)
class Drawn:
    """A row as it is drawn: its key, its label, the tokens after it, and the header that stands above it.

    Values are added while the table is read. What is said of them all is for the time after: `single` is whether the
    label and all values stand in one line, `filled` are the values that are not blank. `torn` is whether the values
    stand on a line that begins with the rest of a label, which may be another row's.
    """

    role: Role
    label: Token
    header: list[Token]
    values: list[Token] = field(default_factory=list)
    single: bool = True
    filled: list[Token] = field(default_factory=list)
    torn: bool = False

    def close(self) -> None:
        """Settle what is said of all values."""
        line = self.label.line
        self.single = not [token for token in self.values if token.line is not line]
        self.filled = [token for token in self.values if not token.blank]


@dataclass
class Rows:
    """The rows of one table, with the labels that were used and the lines that nothing could be made of."""

    table: str
    drawn: list[Drawn] = field(default_factory=list)
    labels: list[tuple[Role, Token]] = field(default_factory=list)
    strange: list[Token] = field(default_factory=list)


def _is_rubble(tokens: Sequence[Token]) -> bool:
    """Whether a line is only the rest of labels that narrow columns broke, in a table made of paragraphs."""
    if not tokens or tokens[0].line.grid.caption != RUN:
        return False
    return all(token.found.state is State.UNREADABLE and token.text not in _WORDS_FOR_NONE for token in tokens)


class Reader:
    """Reads the lines of one table, token by token."""

    def __init__(self, table: str, widest: int) -> None:
        self.rows = Rows(table)
        self._table = table
        self._widest = widest
        self._open: Drawn | None = None
        self._header: list[Token] = []
        self._group = ""
        self._last: Kind | None = None
        self._bare: Drawn | None = None
        """A label without values that was taken for a group's; if no row of the group follows, it was a row's."""

    def read(self, lines: Iterable[Row]) -> Rows:
        """All lines in reading order."""
        for line in lines:
            self._line(line.tokens)
        self._close()
        return self.rows

    def _line(self, tokens: Sequence[Token]) -> None:
        filled = [token for token in tokens if not token.blank]
        labelled = any(token.label for token in filled)
        if not labelled and _is_rubble(filled):
            return
        if len(filled) == 1 and filled[0].aside:
            self._close()
            self._loose(filled[0])
            return
        tokens = self._begun(tokens, filled, labelled=labelled)
        first = tokens.index(filled[0]) if labelled else 0
        for at, token in enumerate(tokens[first:], first):
            role = self._role(token, tokens[at + 1 :]) if token.label else None
            if role is not None:
                self._label(role, token)
            elif self._open is not None:
                self._open.values.append(token)
            else:
                self._loose(token)
        row = self._open
        if row and row.values and (len(filled) > 1 or self._is_full(row)):
            self._close()

    def _is_full(self, row: Drawn) -> bool:
        """Whether a row has all its values; in a picture with rules, all its cells, though nothing was read in them."""
        seen = row.label.marked and row.label.cell.confidence is not None
        return sum(seen or not token.blank for token in row.values) >= self._widest

    def _begun(self, tokens: Sequence[Token], filled: Sequence[Token], *, labelled: bool) -> Sequence[Token]:
        """What of a line may be of the row before; none of a group's label of which a piece stands before the row's."""
        if labelled and filled[0].marked and filled[0].label is None and not filled[0].is_value:
            self._close()
        return self._unled(tokens, filled) if not labelled and len(filled) > 1 else tokens

    def _unled(self, tokens: Sequence[Token], filled: Sequence[Token]) -> Sequence[Token]:
        """What of a line without a label may be of the row before: in text, not the rest of labels that were broken.

        On a page, what stands beside numbers is their own label, whatever it says.
        """
        numbers = [token for token in filled if token.is_value]
        named = filled[0].cell.page is not None and not filled[0].is_value
        if named or not self._awaits(len(numbers)):
            self._close()
            return tokens
        if self._open and not (filled[0].marked or filled[0].is_value):
            words = "".join(words_of(token.text) for token in filled if not token.is_value)
            self._open.torn = self._is_anothers(words, self._open.label)
        return tokens if filled[0].marked else numbers

    def _is_anothers(self, words: str, label: Token) -> bool:
        """Whether words may end another row's label than the one that awaits values, or that one is no whole label."""
        own = label.label.words if label.label else ""
        if any(own + words[at:] in lexicon() for at in range(len(words))):
            return False
        return own not in lexicon() or any(
            each.endswith(words) and any(role.kind is Kind.ROW and role.table == self._table for role in roles)
            for each, roles in lexicon().items()
        )

    def _awaits(self, values: int) -> bool:
        """Whether a whole row of values, on a line of its own, is still to come for the label before it."""
        row = self._open
        return row is not None and values == self._widest and all(token.blank for token in row.values)

    def _label(self, role: Role, token: Token) -> None:
        self._close()
        self.rows.labels.append((role, token))
        if role.kind is Kind.ROW:
            self._open = Drawn(role, token, self._header)
        elif role.kind is Kind.GROUP:
            self._group = role.key
            self._bare = self._as_row(token)
        else:
            if self._last not in _HEADER:
                self._header = []
            self._header.append(token)
        self._last = role.kind

    def _as_row(self, token: Token) -> Drawn | None:
        """A group's label as that of a row, where it can be one."""
        roles = token.label.roles if token.label else ()
        role = next((r for r in roles if r.kind is Kind.ROW and r.table == self._table), None)
        return Drawn(role, token, self._header) if role else None

    def _loose(self, token: Token) -> None:
        """Take what follows no row's label: in a header, it is a label that we do not know."""
        if not token.is_value:
            (self._header if self._last in _HEADER else self.rows.strange).append(token)

    def _close(self) -> None:
        row, self._open = self._open, None
        if row is None:
            return
        group = next((r for r in row.label.label.roles if r.kind is Kind.GROUP), None) if row.label.label else None
        row.close()
        if group and not row.filled:
            self._unname(row, group)
            self._group = group.key
            self._bare = row
            return
        if self._bare and row.role.key not in _IN_OTHER:
            self.rows.drawn.append(self._bare)
        self._bare = None
        self.rows.drawn.append(row)

    def _unname(self, row: Drawn, group: Role) -> None:
        """Take a row's label for a group's: nothing stands behind it, or blanks that fill its line."""
        at = next(at for at in reversed(range(len(self.rows.labels))) if self.rows.labels[at][1] is row.label)
        self.rows.labels[at] = (group, row.label)

    def _role(self, token: Token, rest: Sequence[Token]) -> Role | None:
        """What a label is here."""
        if token.label is None:
            return None
        roles = [role for role in token.label.roles if role.table == self._table]
        if len(roles) < 2 or len({role.kind for role in roles}) == 1:
            return roles[0] if roles else None
        wanted = self._wanted(token, rest)
        return next((role for role in roles if role.kind is wanted), roles[0])

    def _wanted(self, token: Token, rest: Sequence[Token]) -> Kind:
        """Row, column or group, for a label that can be more than one."""
        words, numeral = (token.label.words, token.label.numeral) if token.label else ("", "")
        if words == "其他处理":
            following = next((t for t in rest if not t.blank), None)
            row = following is None or following.is_value or following.text in _WORDS_FOR_NONE
            grouped = token.cell.rowspan > 1 and token.cell.confidence is not None
            return Kind.ROW if row and not grouped else Kind.GROUP
        if numeral:
            return Kind.ROW
        if not self.rows.drawn and self._open is None:
            return Kind.COLUMN
        if self._last in _HEADER or any(
            t.has(Kind.SPAN, self._table) or (t.label and t.label.words == "自然人") for t in rest
        ):
            return Kind.COLUMN
        if words == "其他":
            last = self._open or self.rows.drawn[-1]
            return Kind.ROW if self._group == OTHER_GROUP or last.role.key in _BEFORE_OTHER else Kind.COLUMN
        return Kind.ROW
