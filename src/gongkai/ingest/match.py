"""The lines of a statutory table as cells of a form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai.basis.language import listed, verbatim
from gongkai.basis.language import translate as _
from gongkai.forms import FORM_2021, FORMS, Block, Cell, Form, State, Table
from gongkai.ingest.columns import Header, header_of
from gongkai.ingest.disputes import read_disputes
from gongkai.ingest.drafts import Draft, is_strung
from gongkai.ingest.labels import Kind, lexicon, words_of
from gongkai.ingest.layouts import keep, layout_of, recalled
from gongkai.ingest.looks import Row
from gongkai.ingest.numbers import is_stacked
from gongkai.ingest.placing import even, indents, placed, shifted
from gongkai.ingest.rows import Drawn, Reader, Rows
from gongkai.ingest.unnamed import named

_BOTH = 3
"""Labels of its own by which a form is surely there."""

_TELLING = 6
"""Characters by which the beginning of a row's label is surely its own."""

_NEARLY_ALL = 0.8
"""The part of a table's rows that stand there twice where the whole table does."""
_MONEY = re.compile(r"万?元")


def match(lines: Sequence[Row], table: str, default: Form) -> Draft:
    """The cells that the lines of one table hold; `default` is the form where labels do not tell."""
    layout = layout_of(lines, table, default)
    if layout and (known := recalled(layout, lines)):
        return known
    draft = _matched(lines, table, default)
    if layout:
        keep(layout, draft, lines)
    return draft


def _matched(lines: Sequence[Row], table: str, default: Form) -> Draft:
    """The cells of a table that is read for the first time."""
    widest = max(len(block.columns) for block in default.table(table).blocks)
    if table == "disputes":
        return read_disputes(lines, default)
    rows = Reader(table, widest).read(lines)
    form = _form(rows, default)
    if table == "requests" and form is not default and _speaks_for(default, form, lines):
        form = default
    draft = Draft(form.table(table), form, origin=lines[0].line.origin())
    rows = _named(draft, lines, rows, widest)
    headed = list(_headed(rows, draft.table))
    headers = {id(header): (header, block) for _row, header, block in headed}.values()
    _note_labels(draft, rows, (header for header, _block in headers))
    for header, block in headers:
        _note_columns(draft, header, block)
    _note_strays(draft, rows)
    usual = indents([(row, header) for row, header, _block in headed])
    for row, header, block in sorted(headed, key=_credit):
        _place(draft, row, header, block, usual=usual)
    if len(draft.again) >= _NEARLY_ALL * len(draft.table.rows) and any(draft.again.values()):
        _give_up(draft, _("同一张表有两份，数字不同，分不清哪一份是本年度的，没有读取"), "table-twice")
        return draft
    _note_repeated(draft)
    if not draft.cells and any(token.is_value and not token.blank for line in lines for token in line.tokens):
        _give_up(draft, _("行列与表式不同，没有读出其中的数"), "table-unlaid")
    return draft


def _named(draft: Draft, lines: Sequence[Row], rows: Rows, widest: int) -> Rows:
    """The rows with those of a picture whose labels cannot be read, which is said."""
    found = named(lines, rows, draft.table)
    if found.rows:
        labels = listed(verbatim(draft.table.rows[key].label) for key in found.rows)
        message = _("有{count}行的行名认不出，按在表中的位置读：{labels}").format(count=len(found.rows), labels=labels)
        draft.note(message, "row-unnamed", draft.origin)
    draft.unnamed.update(found.rows)
    return Reader(draft.table.key, widest).read(found.lines) if found.lines is not lines else rows


def _credit(headed: tuple[Drawn, Header, Block]) -> tuple[bool, bool]:
    """In which order rows are entered: those without values last, before them those of a comparison of years.

    A comparison names rows of the form under other columns, and has not as many numbers as the form has columns.
    """
    row, header, _block = headed
    foreign = header.sample is None and len(row.filled) != len(header.slots)
    return not row.values, foreign


def _give_up(draft: Draft, reason: str, code: str) -> None:
    """Enter a table none of whose numbers is surely its own: they are there, so nothing is missing."""
    draft.note(reason, code, draft.origin)
    cell = Cell(None, State.UNPLACED, "", draft.origin._replace(text=""))
    draft.cells.update(dict.fromkeys(draft.table.refs, cell))


def _form(rows: Rows, default: Form) -> Form:
    """The form that the labels speak for; the default where they speak for none, or where both forms stand there."""
    votes = Counter(
        role.forms[0] for role, _ in rows.labels if len(role.forms) == 1 and role.kind in {Kind.ROW, Kind.COLUMN}
    )
    if votes[default.key] >= _BOTH:
        return default
    ranked = votes.most_common(1)
    return FORMS[ranked[0][0]] if ranked and ranked[0][1] > 0 else default


def _speaks_for(form: Form, other: Form, lines: Iterable[Row]) -> bool:
    """Whether words stand in a table with which a row begins that only the first form has, though not as a label."""
    own = form.table("requests").rows.keys() - other.table("requests").rows.keys()
    begin = [words_of(form.table("requests").rows[row].label)[:_TELLING] for row in own]
    texts = [words_of(token.text) for line in lines for token in line.tokens if len(token.text) > _TELLING]
    return any(words in text for words in begin for text in texts)


def _headed(rows: Rows, table: Table) -> Iterator[tuple[Drawn, Header, Block]]:
    """Every row of the form with the header that stands above it and the block it is of."""
    blocks = {row.key: block for block in table.blocks for row in block.rows}
    under: dict[tuple[int, str], list[Drawn]] = {}
    for row in rows.drawn:
        if block := blocks.get(row.role.key):
            under.setdefault((id(row.header), block.title), []).append(row)
    for drawn in under.values():
        block = blocks[drawn[0].role.key]
        header = even(header_of(drawn[0].header, block, table.key), drawn)
        yield from ((row, header, block) for row in drawn)


def _note_labels(draft: Draft, rows: Rows, headers: Iterable[Header]) -> None:
    """Note every label that is not the form's own, of a row the first; of broken header labels, the whole."""
    seen = set()
    for role, token in rows.labels:
        if role.kind is not Kind.COLUMN and (role.kind is not Kind.ROW or role not in seen):
            draft.heed(role, token.label, token)
        seen.add(role)
    for header in headers:
        for slot in header.slots:
            roles = slot.label.roles if slot.label and header.sample else ()
            column = next((r for r in roles if r.kind is Kind.COLUMN and r.key == slot.key), None)
            if column and header.sample:
                draft.heed(column, slot.label, header.sample)
    for text in dict.fromkeys(token.text for token in rows.strange):
        draft.note(_("表中“{text}”不是表式的行").format(text=text))


def _note_strays(draft: Draft, rows: Rows) -> None:
    """Note labels that stand in another column than those of their group: cells before them were lost."""
    starts: dict[tuple[str, ...], list[Drawn]] = {}
    if not any(row.label.marked or _keeps_places(row) for row in rows.drawn):
        return
    for row in rows.drawn:
        under = draft.table.rows[row.role.key].under if row.role.key in draft.table.rows else ()
        if len(under) > 1:
            starts.setdefault(under, []).append(row)
    for group in starts.values():
        common = Counter(row.label.start for row in group).most_common(1)[0][0]
        for row in group:
            if row.label.start < common:
                draft.note(
                    _("“{text}”一行向左错位").format(text=row.label.text), "row-shifted", row.label.line.origin()
                )


def _keeps_places(row: Drawn) -> bool:
    """Whether blanks stand before a label for the groups above: text without them is ragged, and has lost nothing."""
    cells = row.label.line.cells
    return cells[0] is not row.label.cell and not cells[0].text.strip()


def _place(draft: Draft, row: Drawn, header: Header, block: Block, *, usual: Mapping[int, int]) -> None:
    """Enter one row of the form, unless it was entered before."""
    if row.role.key in draft.entered:
        if row.values:
            draft.repeated.append(row.label.text)
            _note_again(draft, row, header, block)
        return
    draft.entered.add(row.role.key)
    if not row.filled and _is_rest(row):
        return
    apart = row.torn or (not row.filled and _is_wrapped(row)) or _is_two(row)
    found = None if apart else placed(row, header, usual, block.column_sums)
    if found is None:
        _leave(draft, row, block)
        return
    if shifted(row, header):
        draft.note(
            _("“{text}”一行的单元格错位，按标签后的顺序读").format(text=row.label.text),
            "row-shifted",
            row.label.line.origin(),
        )
    if not row.label.marked and len(row.filled) == len(block.columns) and _is_whole(row):
        draft.whole.add(row.role.key)
    for column, ref in zip(block.columns, draft.table.refs_of[row.role.key], strict=True):
        draft.put(ref, column, found.get(column.key, []), row.label.line)


def _is_whole(row: Drawn) -> bool:
    """Whether a label that is the form's to the letter and all values after it stand on one line."""
    label = row.label.label
    return row.single and not is_strung(row.label.line) and label is not None and label.words in lexicon()


def _is_rest(row: Drawn) -> bool:
    """Whether a row without numbers, on a page without lines, may be the rest of another label: it is no whole one."""
    label = row.label.label
    return not (row.label.marked or row.label.cell.page is None or (label and label.words in lexicon()))


def _is_two(row: Drawn) -> bool:
    """Whether numbers stand above each other in most cells of a row of a picture: the rule between two was lost."""
    stacked = sum(is_stacked(token.text) for token in row.filled)
    seen = row.label.marked and row.label.cell.confidence is not None
    return seen and stacked > 1 and 2 * stacked > len(row.filled)


def _is_wrapped(row: Drawn) -> bool:
    """Whether only the beginning of a label stands on a line of a text: the numbers may stand beside its end."""
    label = row.label.label
    cut = label is not None and label.words not in lexicon() and label.words in "\n".join(lexicon())
    return cut and not row.label.marked and row.label.cell.page is None


def _note_again(draft: Draft, row: Drawn, header: Header, block: Block) -> None:
    """Note that a row stands there a second time with all its numbers, where it does."""
    if header.sample is None or len(row.filled) != len(block.columns):
        return
    found = placed(row, header, {}, block.column_sums) or {}
    pairs = [
        (draft.cells.get(ref), found.get(column.key))
        for column, ref in zip(block.columns, draft.table.refs_of[row.role.key], strict=True)
    ]
    differs = any(cell and tokens and cell.value != tokens[0].found.value for cell, tokens in pairs)
    draft.again[row.role.key] = draft.again.get(row.role.key, False) or differs


def _note_columns(draft: Draft, header: Header, block: Block) -> None:
    """Note columns that the form does not have, and money in another unit than the form's."""
    units = {column.key: column.unit for column in block.columns if column.unit in {"元", "万元"}}
    origin = header.sample.line.origin() if header.sample else draft.origin
    for slot in header.slots:
        if not slot.key:
            draft.note(_("表中“{text}”不是表式的列").format(text=slot.text), "column-unknown", origin)
        unit = _MONEY.search(slot.text) if slot.key in units else None
        if unit and unit[0] != units[slot.key]:
            # The form of 2019 leaves the unit of purchases to the organ.
            code = "unit-differs" if draft.form is FORM_2021 else ""
            draft.note(
                _("“{text}”的单位是{unit}，不是{due}").format(text=slot.text, unit=unit[0], due=units[slot.key]),
                code,
                origin,
            )


def _note_repeated(draft: Draft) -> None:
    if draft.repeated:
        several = _("等") if len(draft.repeated) > 1 else ""
        message = _("“{row}”{several}{count}行出现不止一次，取第一次").format(
            row=draft.repeated[0], several=several, count=len(draft.repeated)
        )
        draft.note(message, "row-repeated", draft.origin)


def _leave(draft: Draft, row: Drawn, block: Block) -> None:
    """Enter a row whose values cannot be told apart: nothing of it is read."""
    text = " ".join(token.text for token in row.values if token.text)
    told = (
        _("“{text}”一行的格里各有两个数，像是两行合成了一行，没有读取").format(text=row.label.text)
        if _is_two(row)
        else _("“{text}”一行有{count}个数，表式有{columns}列，无法对应").format(
            text=row.label.text, count=len(row.filled), columns=len(block.columns)
        )
    )
    draft.note(told, "row-unreadable")
    cell = Cell(None, State.UNPLACED, text, row.label.line.origin()._replace(text=text))
    draft.cells.update(dict.fromkeys(draft.table.refs_of[row.role.key], cell))
