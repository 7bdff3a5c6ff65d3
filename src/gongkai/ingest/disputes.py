"""Table 4, whose three rows are printed side by side: 15 values under three storeys of labels.

A value is known by the labels above it and before it. Where borders are guessed, by its place among 15; a list with one
label and one value a line is read as pairs; and so is a block of three lines with five values.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongkai.basis.language import translate as _
from gongkai.forms import Cell, Form, State
from gongkai.ingest.abreast import Place, abreast, role_of
from gongkai.ingest.drafts import Draft, is_strung
from gongkai.ingest.labels import Kind
from gongkai.ingest.looks import DISPUTE_CELLS, Row
from gongkai.ingest.tokens import Token

_ENDINGS = 5
_FEWEST = 3


def read_disputes(lines: Sequence[Row], form: Form) -> Draft:
    """The cells of table 4."""
    table = form.table("disputes")
    draft = Draft(table, form, lines[0].line.origin())
    lines = _unnumbered(lines)
    tokens = [token for line in lines for token in line.tokens]
    roles = [(role, token) for token in tokens if (role := role_of(token))]
    for role, token in roles:
        draft.heed(role, token.label, token)
    if _is_twice(lines):
        draft.note(_("同一张表有两份，数字不同，分不清哪一份是本年度的，没有读取"), "table-twice", draft.origin)
        draft.cells.update(dict.fromkeys(table.refs, Cell(None, State.UNPLACED, "", draft.origin._replace(text=""))))
        return draft
    placed = abreast(lines, table)
    if placed.unread:
        message = _("有{count}个行名、列名认不出，按在表中的位置读").format(count=placed.unread)
        draft.note(message, "row-unnamed", draft.origin)
    if placed.found:
        _enter(draft, placed.found)
        return draft
    for read in (_by_storeys, _by_leaves, _by_pairs, _by_lines, _in_sequence):
        found = read(lines)
        enough = len(found) == DISPUTE_CELLS or (len(found) > _ENDINGS and read is not _in_sequence)
        if enough and not _passes_over(found, tokens):
            _enter(draft, found)
            break
    else:
        _leave(draft, [token for token in tokens if token.label is None and not token.blank])
    if not roles:
        draft.note(_("没有表头，只有15个数，按表式的顺序读"), "header-absent", lines[0].line.origin())
    return draft


def _unnumbered(lines: Sequence[Row]) -> Sequence[Row]:
    """The lines without a column of serial numbers before all others."""
    head = next((token for line in lines for token in line.tokens[:1] if _SERIAL.fullmatch(token.text)), None)
    if head is None:
        return lines
    return [line.of([t for t in line.tokens if not _numbers(t, head, line)]) for line in lines]


def _numbers(token: Token, head: Token, line: Row) -> bool:
    """Whether a token is of the serial numbers; in text, whose columns may be shifted, the one number too many."""
    if token.marked:
        return token.end <= head.end
    values = [each for each in line.tokens if each.is_value and not each.blank]
    return token is head or (len(values) == DISPUTE_CELLS + 1 and token is values[0])


_SERIAL = re.compile(r"[序编]\s*号|行次|栏次")


def _is_twice(lines: Sequence[Row]) -> bool:
    """Whether two lines under labels of the table hold all its numbers, and not the same ones."""
    labelled = False
    full: list[list[str]] = []
    for line in lines:
        values = [token.text for token in line.tokens if token.is_value and not token.blank]
        if labelled and len(values) == DISPUTE_CELLS and not any(role_of(token) for token in line.tokens):
            full.append(values)
            labelled = False
        labelled = labelled or any(role_of(token) for token in line.tokens)
    return any(values != full[0] for values in full[1:])


def _enter(draft: Draft, found: dict[Place, list[Token]]) -> None:
    line = next(token.line for tokens in found.values() for token in tokens)
    if not is_strung(line) and all(token.line is line for tokens in found.values() for token in tokens):
        draft.whole.update(draft.table.rows)
    for ref in draft.table.refs:
        place = ref.row, ref.column
        draft.put(ref, draft.table.columns[place], found.get(place, []), line)


def _leave(draft: Draft, values: Sequence[Token]) -> None:
    """Enter values that cannot be told apart: nothing of them is read."""
    if not any(token.is_value for token in values):
        return
    draft.note(
        _("有{count}个数，表式有{cells}格，无法对应").format(count=len(values), cells=DISPUTE_CELLS),
        "row-unreadable",
        draft.origin,
    )
    text = " ".join(token.text for token in values)
    origin = values[0].line.origin()._replace(text=text)
    draft.cells.update(dict.fromkeys(draft.table.refs, Cell(None, State.UNPLACED, text, origin)))


def _places(storeys: Sequence[Token]) -> Place | None:
    """The row and column that a value's labels name together."""
    roles = [role for token in storeys if (role := role_of(token))]
    rows = [role.key for role in roles if role.kind is Kind.ROW]
    columns = [role.key for role in roles if role.kind is Kind.COLUMN]
    return (rows[-1], columns[-1]) if rows and columns else None


def _by_storeys(lines: Sequence[Row]) -> dict[Place, list[Token]]:
    """Values by the labels above them and to their left, where borders are marked."""
    found: dict[Place, list[Token]] = {}
    above: list[Token] = []
    for line in lines:
        before: list[Token] = []
        reaching = [label for label in above if _reaches(label, line)]
        for token in line.tokens:
            if not token.marked:
                return {}
            if token.label or token.aside:
                before += [token] if token.label else []
                continue
            over = [each for each in above if each.start < token.end and token.start < each.end]
            beside = [each for each in reaching if each.end <= token.start]
            place = _places([*over, *beside, *before])
            if place is None and not token.is_value:
                continue  # a remark such as 单位：件
            taken = place in found and not found[place][0].blank if place else True
            if taken and not token.blank:
                return {}
            if place and not taken:
                found[place] = [token]
        above += before
    return found


def _reaches(label: Token, line: Row) -> bool:
    """Whether a label from above spans the rows down to this line."""
    return label.line.grid is line.line.grid and label.cell.row + label.cell.rowspan > line.line.row


def _by_leaves(lines: Sequence[Row]) -> dict[Place, list[Token]]:
    """Values under fifteen labels of endings that all stand apart: merged cells are lost, columns are not."""
    leaves = {
        token.start: role.key
        for line in lines
        for token in line.tokens
        if (role := role_of(token)) and role.kind is Kind.COLUMN
    }
    values = [token for line in lines for token in line.tokens if token.label is None and not token.blank]
    places = dict(zip(sorted(leaves), _order(lines), strict=False))
    if len(leaves) != DISPUTE_CELLS or any(leaves[start] != places[start][1] for start in leaves):
        return {}
    if not values or len({id(token.line) for token in values}) > 1 or any(v.start not in places for v in values):
        return {}
    if len(values) == DISPUTE_CELLS - 1 and values[-1].start < max(leaves):
        return {}  # Fourteen values from the left: one was lost, and nobody knows which.
    there = {token.start: token for line in lines if line.line is values[0].line for token in line.tokens}
    return {place: [there[start]] if start in there else [] for start, place in places.items()}


def _by_pairs(lines: Sequence[Row]) -> dict[Place, list[Token]]:
    """Values that each follow the label of their ending: a list, one a line."""
    found: dict[Place, list[Token]] = {}
    row, column = "", ""
    for token in _tokens(lines):
        role = role_of(token)
        if role and role.kind is Kind.ROW:
            row, column = role.key, ""
        elif role and role.kind is Kind.COLUMN:
            column = role.key
        elif role is None and row and column:
            found[row, column] = [token]
            column = ""
        elif role is None:
            return {}
    return found


def _by_lines(lines: Sequence[Row]) -> dict[Place, list[Token]]:
    """Three lines, each with the label of its row and five values."""
    found: dict[Place, list[Token]] = {}
    endings: list[str] = []
    for line in lines:
        roles = [role for token in line.tokens if (role := role_of(token))]
        endings = endings or [role.key for role in roles if role.kind is Kind.COLUMN][:_ENDINGS]
        rows = [role.key for role in roles if role.kind is Kind.ROW]
        values = [token for token in line.tokens if token.label is None and not token.blank]
        if len(rows) == 1 and len(values) == len(endings) == _ENDINGS:
            found.update({(rows[0], ending): [value] for ending, value in zip(endings, values, strict=True)})
    return found


def _in_sequence(lines: Sequence[Row]) -> dict[Place, list[Token]]:
    """Fifteen values after all labels, in the order in which the labels name rows and endings.

    Where text has labels among the values, its order may not be that of the table: then the totals have to be right.
    """
    order = _order(lines)
    values = [token for token in _tokens(lines) if token.label is None and token.is_value]
    if len(values) != DISPUTE_CELLS:
        values = _widest(lines)
    if len(values) != DISPUTE_CELLS or _is_strewn(values):
        return {}
    found = {place: [value] for place, value in zip(order, values, strict=True)}
    if _is_denied(found, lines):
        return {}
    return found if _after_all_labels(lines, values[0]) or _adds_up(found) else {}


def _is_denied(found: dict[Place, list[Token]], lines: Sequence[Row]) -> bool:
    """Whether the label of an ending stands in a picture over a value that was taken for another's."""
    over = {(id(value.line.grid), value.start): ending for (_row, ending), (value,) in found.items()}
    labels = [(role, token) for token in _tokens(lines) if (role := role_of(token)) and role.kind is Kind.COLUMN]
    return any(
        _is_ruled(token) and over.get((id(token.line.grid), token.start), role.key) != role.key
        for role, token in labels
        if token.end - token.start == 1
    )


def _is_strewn(values: Sequence[Token]) -> bool:
    """Whether values seen in a picture stand on lines too short for a case kind: a stroke of something is among them.

    Then one number is missing too, and each would be taken for the next. So it may be where two cells are one.
    """
    lines = Counter(id(token.line) for token in values)
    merged = any(_is_ruled(token) and token.cell.colspan > 1 for token in values)
    return values[0].cell.confidence is not None and (merged or min(lines.values()) < _ENDINGS)


def _after_all_labels(lines: Sequence[Row], first: Token) -> bool:
    tokens = [token for line in lines for token in line.tokens]  # the first of them may be a blank one
    return first.marked or not any(role_of(token) for token in tokens[tokens.index(first) :])


def _adds_up(found: dict[Place, list[Token]]) -> bool:
    """Whether each total is the sum of the endings before it."""
    sums: dict[tuple[str, bool], Decimal] = {}
    for (row, ending), (token,) in found.items():
        sums[row, ending == "all"] = sums.get((row, ending == "all"), Decimal(0)) + (token.found.value or 0)
    return all(sums[row, False] == sums[row, True] for row, _ in sums)


def _widest(lines: Sequence[Row]) -> list[Token]:
    """The values of the last line that has room for fifteen, blank ones included."""
    for line in reversed(lines):
        tokens = [token for token in line.tokens if token.label is None]
        if len(tokens) == DISPUTE_CELLS and any(not token.blank for token in tokens):
            return tokens
    return []


def _order(lines: Sequence[Row]) -> list[Place]:
    """The places in the order of print: the form's, unless the labels name another order of rows or endings."""
    labels = [(role, token) for line in lines for token in line.tokens if (role := role_of(token))]
    roles = [role for role, _token in labels]
    beside = [(role, token) for role, token in labels if role.kind is Kind.ROW]
    if len({id(token.line.grid) for _role, token in beside}) == 1 and all(_is_seen(token) for _role, token in beside):
        beside.sort(key=lambda label: label[1].start)
    rows = list(dict.fromkeys(role.key for role, _token in beside))
    leaves = [role.key for role in roles if role.kind is Kind.COLUMN]
    endings = leaves[:_ENDINGS] if leaves in (leaves[:_ENDINGS], 3 * leaves[:_ENDINGS]) else []
    ruled = [token.start for role, token in labels if role.kind is Kind.COLUMN and _is_ruled(token)]
    if any(after != before + 1 for before, after in pairwise(ruled[:_ENDINGS])):
        endings = []  # Those of five that could be read, of several rows.
    rows = rows if len(rows) == _FEWEST else ["review", "direct-suit", "suit-after-review"]
    endings = endings if len(set(endings)) == _ENDINGS else ["upheld", "corrected", "other", "pending", "all"]
    return [(row, ending) for row in rows for ending in endings]


def _passes_over(found: dict[Place, list[Token]], tokens: Sequence[Token]) -> bool:
    """Whether cells of a picture would be taken for blank while numbers stand beside them that no cell is given."""
    taken = {id(token) for several in found.values() for token in several}
    blank = any(all(token.blank for token in several) for several in found.values())
    return blank and any(_is_seen(t) and t.is_value and not t.blank and id(t) not in taken for t in tokens)


def _is_ruled(token: Token) -> bool:
    """Whether a label was seen in a picture within rules, so that its place is known."""
    return token.marked and token.cell.confidence is not None


def _is_seen(token: Token) -> bool:
    """Whether a label was seen to stand over columns of a page, whatever the height of its line."""
    return token.cell.box is not None and not token.marked


def _tokens(lines: Sequence[Row]) -> Iterator[Token]:
    """Labels and filled values in the order of print."""
    return (token for line in lines for token in line.tokens if not token.blank)
