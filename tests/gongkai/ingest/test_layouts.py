"""Any form, any numbers, any layout: the same cells."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.basis import Origin
from gongkai.forms import FORM_2019, FORM_2021, Source
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import report_of
from gongkai.ingest.document import Borders, Document, Grid, GridCell, TextBlock

FORMS = {"2021": FORM_2021, "2019": FORM_2019}
SIGNS = ("", "/", "—", "0", "7", "1,234")
STATES = {"": "blank", "/": "slash", "—": "dash"}


def table_2(table, text):
    """The printed cells of table 2, as (text, row, column, rowspan, colspan), four columns wide."""
    row = 0
    for block in table.blocks:
        yield block.title, row, 0, 1, 4
        widths = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}[len(block.columns)]
        starts = [1 + sum(widths[:i]) for i in range(len(widths))]
        yield block.corner, row + 1, 0, 1, 1
        for column, start, width in zip(block.columns, starts, widths, strict=True):
            yield column.label, row + 1, start, 1, width
        for at, line in enumerate(block.rows, row + 2):
            yield line.label, at, 0, 1, 1
            for column, start, width in zip(block.columns, starts, widths, strict=True):
                yield text(line.key, column.key), at, start, 1, width
        row += 2 + len(block.rows)


def table_3(table, text):
    """The printed cells of table 3: three columns of labels, seven of numbers."""
    (block,) = table.blocks
    yield block.corner, 0, 0, 3, 3
    yield block.title, 0, 3, 1, 7
    yield "自然人", 1, 3, 2, 1
    yield "法人或其他组织", 1, 4, 1, 5
    yield "总计", 1, 9, 2, 1
    for at, column in enumerate(block.columns[1:6], 4):
        yield column.label, 2, at, 1, 1
    for at, row in enumerate(block.rows, 3):
        above = block.rows[at - 4].under if at > 3 else ()
        for level, group in enumerate(row.under):
            if above[: level + 1] != row.under[: level + 1]:
                height = sum(1 for other in block.rows if other.under[: level + 1] == row.under[: level + 1])
                yield group, at, level, height, 1
        yield row.label, at, len(row.under), 1, 3 - len(row.under)
        for start, column in enumerate(block.columns, 3):
            yield text(row.key, column.key), at, start, 1, 1


def table_4(table, text):
    """The printed cells of table 4: three storeys of labels, fifteen numbers."""
    (block,) = table.blocks
    yield "行政复议", 0, 0, 1, 5
    yield "行政诉讼", 0, 5, 1, 10
    for at, column in enumerate(block.columns):
        yield column.label, 1, at, 2, 1
    yield "未经复议直接起诉", 1, 5, 1, 5
    yield "复议后起诉", 1, 10, 1, 5
    for at, column in enumerate((*block.columns, *block.columns), 5):
        yield column.label, 2, at, 1, 1
    for at, row in enumerate(block.rows):
        for shift, column in enumerate(block.columns):
            yield text(row.key, column.key), 3, at * 5 + shift, 1, 1


DRAWN = {"disclosure": table_2, "requests": table_3, "disputes": table_4}


def marked(cells):
    return [made([GridCell(*cell) for cell in cells], Borders.MARKED)]


def blank_fillers(cells):
    return [made([GridCell(text, row, column) for text, row, column, *_ in squares(cells, fill=False)])]


def repeated_fillers(cells):
    return [made([GridCell(text, row, column) for text, row, column in squares(cells, fill=True)])]


def spans_lost(cells):
    rows = by_row(cells)
    return [made([GridCell(cell[0], row, at) for row in rows for at, cell in enumerate(rows[row])])]


def marked_with_rowspans_lost(cells):
    rows = by_row(cells)
    found = []
    for row in rows:
        column = 0
        for text, _, _, _, width in rows[row]:
            found.append(GridCell(text, row, column, 1, width))
            column += width
    return [made(found, Borders.MARKED)]


def one_grid_a_line(cells):
    rows = by_row(cells)
    return [made([GridCell(c[0], 0, c[2], 1, c[4]) for c in rows[row]], Borders.MARKED) for row in rows]


def in_two_grids(cells):
    middle = max(cell[1] for cell in cells) // 2
    upper = [GridCell(*cell[:3], 1, cell[4]) for cell in cells if cell[1] <= middle]
    lower = [GridCell(c[0], c[1] - middle - 1, c[2], 1, c[4]) for c in cells if c[1] > middle]
    return [made(upper, Borders.MARKED), made(lower, Borders.MARKED)]


def one_cell_a_line(cells):
    return [line for row in by_row(cells).values() for line in (cell[0] for cell in row) if line]


def one_cell_a_grid_row(cells):
    return [made([GridCell(text, at, 0) for at, text in enumerate(one_cell_a_line(cells))])]


def one_line_a_row(cells):
    return ["  ".join(cell[0] for cell in row) for row in by_row(cells).values()]


def by_row(cells):
    rows = {}
    for cell in sorted(cells, key=lambda cell: cell[1:3]):
        rows.setdefault(cell[1], []).append(cell)
    return rows


def squares(cells, *, fill):
    """Every square of the table, with the text of the cell that covers it, or blank but at its top left."""
    found = {}
    for text, row, column, height, width in cells:
        for r in range(row, row + height):
            for c in range(column, column + width):
                found[r, c] = text if fill or (r, c) == (row, column) else ""
    return [(text, r, c) for (r, c), text in sorted(found.items())]


def made(cells, borders=Borders.GUESSED):
    rows, columns = max(c.row + c.rowspan for c in cells), max(c.column + c.colspan for c in cells)
    return Grid(tuple(cells), rows, columns, Origin(), borders)


CERTAIN = [marked, in_two_grids, one_grid_a_line, blank_fillers]
"""Layouts in which a blank cell is still a cell."""

ANY = [
    *CERTAIN,
    repeated_fillers,
    spans_lost,
    marked_with_rowspans_lost,
    one_cell_a_line,
    one_cell_a_grid_row,
    one_line_a_row,
]


def report_with(form, tables):
    blocks = [f"某市某局{form.years.start}年政府信息公开工作年度报告", "一、总体情况", "公开信息3条。"]
    for number, title, key in zip("二三四", SECTIONS[1:4], tables, strict=True):
        blocks += [f"{number}、{title}", *tables[key]]
    blocks += ["五、存在的主要问题及改进情况", "六、其他需要报告的事项", "无。"]
    made = tuple(TextBlock(b, Origin(block=at)) if isinstance(b, str) else b for at, b in enumerate(blocks))
    return report_of(Document(Source(name="test"), made))


def read(form, layouts, texts):
    tables = {}
    for table in form.tables:
        text = {ref[1:]: texts[ref] for ref in table.refs}
        cells = list(DRAWN[table.key](table, lambda row, column, text=text: text[row, column]))
        tables[table.key] = layouts[table.key](cells)
    return report_with(form, tables)


def said(report, ref):
    cell = report[ref]
    return str(cell.state.value) if cell.value is None else str(cell.value)


def expected(text):
    return STATES.get(text, text.replace(",", ""))


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("layout", ANY, ids=lambda layout: layout.__name__)
def test_a_full_table_in_every_layout(key, layout):
    form = FORMS[key]
    texts = {ref: str(at) for at, ref in enumerate(form.refs, 100)}
    report = read(form, dict.fromkeys(DRAWN, layout), texts)
    assert {str(ref): said(report, ref) for ref in form.refs} == {str(ref): text for ref, text in texts.items()}
    assert [(t.form, t.labels, t.missing_rows) for t in report.tables.values()] == [(report.form.key, (), ())] * 3


@pytest.mark.parametrize("key", FORMS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_numbers_in_any_mixture_of_layouts(key, seed):
    form = FORMS[key]
    chance = Random(seed)
    texts = {ref: str(chance.choice((0, 0, chance.randint(1, 3000)))) for ref in form.refs}
    report = read(form, {table: chance.choice(ANY) for table in DRAWN}, texts)
    assert {str(ref): said(report, ref) for ref in form.refs} == {str(ref): text for ref, text in texts.items()}


@pytest.mark.parametrize("key", FORMS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_signs_and_blanks_where_cells_are_certain(key, seed):
    form = FORMS[key]
    chance = Random(seed)
    texts = {ref: chance.choice(SIGNS) for ref in form.refs}
    report = read(form, {table: chance.choice(CERTAIN) for table in DRAWN}, texts)
    assert {str(ref): said(report, ref) for ref in form.refs} == {str(ref): expected(t) for ref, t in texts.items()}
