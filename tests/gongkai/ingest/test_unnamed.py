"""Rows of a picture whose labels cannot be read: they are the form's at their places, where those are certain."""

import pytest

from gongkai.basis import Origin
from gongkai.checks.examples import SOUND
from gongkai.forms import FORMS, CellRef, State
from gongkai.ingest.abreast import abreast
from gongkai.ingest.certainty import settled
from gongkai.ingest.disputes import _passes_over
from gongkai.ingest.document import Borders, Grid, GridCell
from gongkai.ingest.flow import Line
from gongkai.ingest.looks import row_of
from gongkai.ingest.match import match

FORM = FORMS["2021"]
REQUESTS, DISCLOSURE, DISPUTES = (FORM.table(key) for key in ("requests", "disclosure", "disputes"))
ROWS = list(REQUESTS.rows)
PLACE = Origin("0" * 64)
LEAVES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def lined(rows, *, confidence=0.999, borders=Borders.MARKED):
    """The lines of rows of cells; a cell is its text, or its text and how many columns it covers."""
    cells = []
    for row, texts in enumerate(rows):
        column = 0
        for text, span in (cell if isinstance(cell, tuple) else (cell, 1) for cell in texts):
            cells.append(GridCell(text, row, column, colspan=span, confidence=confidence))
            column += span
    grid = Grid(tuple(cells), len(rows), max(cell.column + cell.colspan for cell in cells), PLACE, borders)
    lines = [Line(grid, row, tuple(cell for cell in cells if cell.row == row)) for row in range(len(rows))]
    return [row_of(line, None) for line in lines]


def drawn(rows, table, **look):
    """What is made of such rows."""
    return match(lined(rows, **look), table, FORM)


def printed(table, row):
    """The texts of a row of a sound report."""
    return [str(SOUND.cells[ref].value) for ref in table.refs_of[row]]


def requests(**labels):
    """Table 3 with some rows' labels read as something else: `internal="属手"`; without those that are None."""
    block = REQUESTS.blocks[0]
    rows = {key: [block_row.label, *printed(REQUESTS, key)] for key, block_row in REQUESTS.rows.items()}
    for key, label in labels.items():
        rows[key.replace("_", "-")][0] = label
    header = ["", *(column.label for column in block.columns)]
    return [header, *(row for row in rows.values() if row[0] is not None)]


def disclosure(**labels):
    """Table 2 likewise."""
    rows = []
    for number, block in enumerate(DISCLOSURE.blocks):
        rows.append([(labels.get(f"title_{number}", block.title), 4)])
        width = 3 // len(block.columns)
        rows.append([block.corner, *((column.label, width) for column in block.columns)])
        for row in block.rows:
            label = labels.get(row.key.replace("-", "_"), row.label)
            rows.append([label, *((text, width) for text in printed(DISCLOSURE, row.key))])
    return rows


def numbers(draft, *rows):
    return [[str(c.value) if (c := draft.cells.get(ref)) else None for ref in draft.table.refs_of[row]] for row in rows]


@pytest.mark.parametrize(
    "rows", [("internal",), ("received", "carried-in"), ("handled", "carried-out"), ("secret", "prohibited", "safety")]
)
def test_rows_without_a_label_are_those_that_the_form_has_there(rows):
    draft = drawn(requests(**{row.replace("-", "_"): "屠手—" for row in rows}), "requests")
    assert numbers(draft, *ROWS) == [printed(REQUESTS, row) for row in ROWS]
    assert draft.unnamed == set(rows)
    assert [problem.code for problem in draft.problems] == ["row-unnamed"]
    assert REQUESTS.rows[rows[0]].label.lstrip("一二三四、（七）") in draft.problems[0].message


def test_so_they_are_where_a_table_goes_on_over_the_page():
    rows = requests(internal="屠手", deliberative="女观", case_file="—")
    at = ROWS.index("deliberative") + 1
    two = [*lined(rows[:at]), *lined(rows[at:])]
    assert numbers(match(two, "requests", FORM), *ROWS) == [printed(REQUESTS, row) for row in ROWS]
    lacking = [*lined(rows[:at]), *lined([["", *rows[0][1:]], *rows[at:]])]
    assert not match(lacking, "requests", FORM).unnamed


def test_rows_of_several_blocks_are_too():
    rows = ("normative-documents", "licences", "fees")
    labels = {"normative_documents": "女观化学", "licences": "1\n于保 —", "fees": "业事", "title_1": "— —"}
    draft = drawn(disclosure(**labels), "disclosure")
    assert draft.unnamed == set(rows)
    assert numbers(draft, *DISCLOSURE.rows) == [printed(DISCLOSURE, row) for row in DISCLOSURE.rows]


def test_a_row_too_few_leaves_all_that_are_without_a_label_unread():
    draft = drawn(requests(secret="屠手", prohibited="—", safety=None), "requests")
    assert numbers(draft, "secret", "prohibited", "safety") == [[None] * 7] * 3
    assert not draft.unnamed


@pytest.mark.parametrize("label", ["本机关不掌握", "重复申请", "掌握相关", "(五) 不予处理"])
def test_a_label_that_is_anothers_is_not_taken_for_the_forms(label):
    draft = drawn(requests(internal=label), "requests")
    assert numbers(draft, "internal") == [[None] * 7]


def changed(**texts):
    rows = requests(internal="屠手")
    at = ROWS.index("internal") + 1
    return [*rows[:at], [texts.get(f"_{n}", text) for n, text in enumerate(rows[at])], *rows[at + 1 :]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(changed(**{f"_{n}": "3\n4" for n in range(1, 8)}), id="two rows in one"),
        pytest.param(changed(**{f"_{n}": "" for n in range(1, 8)}), id="a row without numbers"),
        pytest.param(changed(_3="科研机构"), id="a header"),
        pytest.param([[*row[:6], (row[6], 2)] if row[0] == "屠手" else row for row in changed()], id="a cell too few"),
    ],
)
def test_a_line_that_does_not_hold_one_row_of_numbers_is_not_placed(rows):
    draft = drawn(rows, "requests")
    assert numbers(draft, "internal") == [[None] * 7]
    assert not draft.unnamed


@pytest.mark.parametrize(
    ("at", "two"),
    [
        pytest.param(8, [["信息\n行正", ("本年处理决定数量\n80", 3)], ["故是心", ("1", 3)]], id="a header and a row"),
        pytest.param(10, [["故是心", ("1", 3)], ["第二十条第（八）项", ("461", 3)]], id="a row and a title"),
    ],
)
def test_lines_that_ran_together_do_not_show_the_place_of_those_beside_them(at, two):
    rows = disclosure(penalties="英的", coercive_measures="屠手")
    draft = drawn([*rows[:at], *two, *rows[at + 2 :]], "disclosure")
    assert numbers(draft, "penalties", "coercive-measures") == [[None], [None]]


def test_only_in_a_picture():
    draft = drawn(requests(internal="屠手"), "requests", confidence=None)
    assert numbers(draft, "internal") == [[None] * 7]
    assert not draft.problems


def test_rows_of_several_blocks_are_only_within_rules():
    draft = drawn(disclosure(licences="于保"), "disclosure", borders=Borders.GUESSED)
    assert not draft.unnamed


BARE = "\N{REPLACEMENT CHARACTER}"


def unruled(**labels):
    """Table 3 without rules in a picture."""
    return drawn(requests(**labels), "requests", borders=Borders.GUESSED)


def test_without_rules_rows_of_one_set_of_columns_are_too():
    draft = unruled(internal=BARE, case_file="7.用章案卷", secret=BARE)
    assert draft.unnamed == {"internal", "case-file", "secret"}
    assert numbers(draft, *ROWS) == [printed(REQUESTS, row) for row in ROWS]


def test_words_alone_between_such_rows_are_no_row():
    rows = requests(internal=BARE, deliberative=BARE)
    at = ROWS.index("deliberative") + 1
    draft = drawn([*rows[:at], ["专用章"], *rows[at:]], "requests", borders=Borders.GUESSED)
    assert numbers(draft, *ROWS) == [printed(REQUESTS, row) for row in ROWS]


def test_a_row_that_lost_its_label_to_another_leaves_all_unread():
    draft = unruled(internal=BARE, deliberative=None)
    assert {value for row in numbers(draft, *ROWS) for value in row} == {None, "None"}


def test_a_number_that_was_not_seen_is_alone_unread():
    rows = requests()
    rows[5][3] = BARE
    del rows[9]
    draft = drawn(rows, "requests", borders=Borders.GUESSED)
    assert numbers(draft, *ROWS[:4]) == [printed(REQUESTS, row) for row in ROWS[:4]]


def test_a_label_without_places_for_numbers_is_no_row_of_blanks():
    rows = [row for row in requests() if not row[0].startswith(("3.其他", "（七）总计", "(七)总计"))]
    draft = drawn([*rows[:-1], ["(六)其他处理"], rows[-1]], "requests", borders=Borders.GUESSED)
    assert numbers(draft, "other") == [[None] * 7]


def test_a_row_under_a_label_of_another_is_alone_unread():
    draft = unruled(internal=BARE, safety="2.其他“要基业")
    others = [row for row in ROWS if row != "safety"]
    assert numbers(draft, *others) == [printed(REQUESTS, row) for row in others]


def test_the_strokes_of_a_seal_beside_a_label_are_no_number_of_its_row():
    draft = drawn(requests(third_party="保护第三方合法权益\n5"), "requests")
    assert numbers(draft, "third-party") == [printed(REQUESTS, "third-party")]
    assert not draft.unnamed


def test_strokes_beside_a_number_are_no_numbers_of_other_columns():
    rows = disclosure(penalties="行政处罚\n5")
    rows[9][1] = ("86 — —", 3)
    ref = CellRef("disclosure", "penalties", "decisions")
    assert drawn(rows, "disclosure").cells[ref][:3] == (None, State.UNREADABLE, "86 — —")


def test_a_row_in_which_nothing_was_read_does_not_take_the_numbers_below_it():
    rows = requests(internal="屠手", deliberative="—", case_file="6.属于行政执法案卷")
    at = ROWS.index("third-party") + 1
    rows[at] = [rows[at][0], *[""] * 7]
    assert numbers(drawn([*rows[: at + 2], *rows[at + 3 :]], "requests"), "third-party") == [["None"] * 7]


@pytest.mark.parametrize("lacking", [None, "2.申请人逾期"])
def test_the_label_of_a_group_is_not_that_of_its_first_row(lacking):
    texts = [["(六) 其他处理" if row[0].startswith("1.申请人") else "", *row] for row in requests()]
    texts[ROWS.index("not-corrected") + 1][1:] = ["", *"1234567"]
    texts = [row for row in texts if not lacking or not row[1].startswith(lacking)]
    lines = lined(texts)
    grid = lines[0].line.grid
    cells = tuple(c._replace(rowspan=3) if c.text.startswith("(六)") else c for c in grid.cells)
    grid = grid._replace(cells=tuple(c for c in cells if c.column or c.text))
    lines = [Line(grid, row, tuple(c for c in grid.cells if c.row == row)) for row in range(grid.rows)]
    draft = match([row_of(line, None) for line in lines], "requests", FORM)
    read = [row for row in ROWS if not lacking or row not in {"not-corrected", "fee-unpaid"}]
    expected = {row: printed(REQUESTS, row) for row in read} | {"not-corrected": list("1234567")}
    assert numbers(draft, *read) == [expected[row] for row in read]
    assert draft.unnamed == (set() if lacking else {"not-corrected"})


def test_two_rows_between_which_the_rule_is_lost_are_not_one():
    rows = requests()
    at = ROWS.index("secret") + 1
    one = [rows[at][0], "4\n", *(f"{up}\n{down}" for up, down in zip(rows[at][2:], rows[at + 1][2:], strict=True))]
    draft = drawn([*rows[:at], one, *rows[at + 2 :]], "requests")
    assert numbers(draft, "secret", "prohibited") == [["None"] * 7, [None] * 7]
    assert [problem.code for problem in draft.problems] == ["row-unreadable"]


def seen(draft):
    """The cells of a draft after what is not certain was taken out."""
    return settled(draft.cells, draft.table, unnamed=draft.unnamed)


def test_a_row_that_the_sums_are_against_is_unreadable():
    rows = requests(handled="屠手")
    assert all(cell.state is State.NUMBER for cell in seen(drawn(rows, "requests")).values())
    rows[-2] = [rows[-2][0], *(str(int(text) + 1) for text in rows[-2][1:])]
    found = seen(drawn(rows, "requests"))
    assert {found[ref].state for ref in REQUESTS.refs_of["handled"]} == {State.UNREADABLE}
    assert found[CellRef("requests", "received", "natural")].state is State.NUMBER


def disputes(*, above=("行政复议", "行政诉讼"), rows=("未经复议直接起诉", "复议后起诉"), leaves=LEAVES * 3):
    """Table 4, its fifteen values in order."""
    first, second = above
    return [
        [(first, 5), (second, 10)],
        [("", 5), (rows[0], 5), (rows[1], 5)],
        list(leaves),
        [str(n) for n in range(15)],
    ]


def test_fifteen_values_abreast_are_read_though_some_labels_are_not():
    torn = ["—\n4正", "英世", "心计", *LEAVES[3:], *LEAVES * 2]
    draft = drawn(disputes(above=("与故是议", "— 1"), leaves=torn), "disputes")
    assert numbers(draft, *DISPUTES.rows) == [[str(n) for n in range(5 * k, 5 * k + 5)] for k in range(3)]
    assert [problem.code for problem in draft.problems] == ["row-unnamed"]


SOME = [
    LEAVES[0],
    "英",
    "英",
    "英",
    "英",
    "英",
    "英",
    LEAVES[2],
    "英",
    LEAVES[4],
    "英",
    LEAVES[1],
    "英",
    LEAVES[3],
    "英",
]


def test_five_labels_of_endings_in_several_rows_do_not_tell_their_order():
    table = disputes(above=("英世", "—"), rows=("心计", "复议后起诉"), leaves=SOME)
    assert numbers(drawn(table, "disputes"), "direct-suit") == [list("56789")]


def test_values_in_order_are_not_read_against_the_labels_above_them():
    table = disputes(above=("英世", "—"), rows=("心计", "复议后起诉"), leaves=["英", *LEAVES[:0:-1], *["英"] * 10])
    assert numbers(drawn(table, "disputes"), *DISPUTES.rows) == [["None"] * 5] * 3


def test_fifteen_values_of_which_one_has_two_cells_are_not_one_each():
    table = disputes(above=("英世", "—"), rows=("心计", "复议后起诉"), leaves=["英"] * 15)
    table[-1][3:] = [("3", 2), "5", "—", *table[-1][6:]]
    assert numbers(drawn(table, "disputes"), *DISPUTES.rows) == [["None"] * 5] * 3


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(disputes(rows=("复议后起诉", "未经复议")), id="rows in another order"),
        pytest.param(disputes(leaves=["英世", *LEAVES[:0:-1], *LEAVES * 2]), id="endings in another order"),
        pytest.param(disputes(above=("英世", "—"), rows=("心计", "复议后起诉")), id="too few labels of rows"),
        pytest.param(disputes(leaves=["英世", "心计", "—"] * 5), id="no labels of endings"),
    ],
)
def test_a_table_that_may_be_drawn_in_another_order_is_not_read_by_the_forms(table):
    assert abreast(lined(table), DISPUTES) == ({}, 0)


def test_cells_are_not_blank_while_numbers_of_a_picture_belong_to_none():
    lines = lined([["", "", "5"]], borders=Borders.GUESSED)
    cells = [token._replace(cell=token.cell._replace(box=(0, 0, 9, 9))) for token in lines[0].tokens]
    blanks = {("review", "upheld"): [cells[0]], ("review", "all"): [cells[1]]}
    assert _passes_over(blanks, cells)
    assert not _passes_over({**blanks, ("review", "other"): [cells[2]]}, cells)
    assert not _passes_over({("review", "other"): [cells[2]]}, cells)
