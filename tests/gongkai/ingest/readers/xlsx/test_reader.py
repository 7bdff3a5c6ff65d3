import io
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest.document import Grid, Picture, TextBlock
from gongkai.ingest.readers.xlsx import read_xlsx
from variants.rawxlsx import raw_xlsx, rows
from variants.rectangles import cut_up

SOURCE = Source("报告.xlsx", "b" * 64, "xlsx")
PROSE = "2023年，本机关认真落实各项要求，不断完善公开制度，全年主动公开政府信息一百余条，未发生责任追究的情形。" * 2


def read(data):
    return read_xlsx(data, SOURCE)


def one(content, **parts):
    return read(raw_xlsx(("Sheet1", "visible", content), **parts))


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


def spans(grid):
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in grid.cells]


def codes(document):
    return [problem.code for problem in document.problems]


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("<c><v>17</v></c>", "17", id="a whole number"),
        pytest.param("<c><v>17.0</v></c>", "17", id="a whole number stored with a point"),
        pytest.param("<c><v>-3</v></c>", "-3", id="a negative number"),
        pytest.param("<c><v>59237.244899999998</v></c>", "59237.2449", id="a decimal as typed"),
        pytest.param("<c><v>0.30000000000000004</v></c>", "0.3", id="a decimal that was added up"),
        pytest.param("<c><v>1E-3</v></c>", "0.001", id="a number with an exponent"),
        pytest.param("<c><v>1.2E5</v></c>", "120000", id="a large number with an exponent"),
        pytest.param("<c><v>12345678901234567890</v></c>", "12345678901234567890", id="more digits than a float holds"),
        pytest.param('<c s="1"><v>0.98499999999999999</v></c>', "98.5%", id="a percentage"),
        pytest.param('<c s="2"><v>45310</v></c>', "2024年1月19日", id="a day"),
        pytest.param('<c s="2"><v>45310.5</v></c>', "2024年1月19日 12:00", id="a day and time"),
        pytest.param('<c s="3"><v>17</v></c>', "17", id="a unit in the format is not part of the number"),
        pytest.param('<c t="s"><v>0</v></c>', "００17 ", id="a number typed as text stays text"),
        pytest.param('<c t="s"><v>1</v></c>', "公开", id="rich text without its phonetic guide"),
        pytest.param('<c t="s"><v>2</v></c>', "结果\n维持", id="a line break in a cell"),
        pytest.param('<c t="s"><v>99</v></c>', "", id="a string that is missing"),
        pytest.param('<c t="str"><f>A1</f><v>见附件</v></c>', "见附件", id="a formula's text"),
        pytest.param("<c><f>SUM(A1:A2)</f><v>5</v></c>", "5", id="a formula's number"),
        pytest.param('<c t="e"><f>#REF!</f><v>#REF!</v></c>', "#REF!", id="an error stays as it is"),
        pytest.param('<c t="b"><v>1</v></c>', "TRUE", id="a truth value"),
        pytest.param('<c t="d"><v>2024-01-19</v></c>', "2024-01-19", id="a day in words"),
        pytest.param("<c><v>NaN</v></c>", "NaN", id="not a number at all"),
        pytest.param("<c><v>1e999999999</v></c>", "1e999999999", id="a number beyond measure"),
    ],
)
def test_what_a_cell_says(cell, text):
    shared = [
        '<t xml:space="preserve">００17 </t>',
        "<r><t>公</t></r><r><t>开</t></r><rPh><t>gong</t></rPh>",
        "<t>结果_x000D_\n维持</t>",
    ]
    formats = ["0.0%", 'yyyy"年"m"月"d"日"', '0"m件"']
    (grid,) = grids(one(rows(["行政许可", cell, "甲"], ["a", "b", "c"]), shared=shared, formats=formats))
    assert grid.cells[1].text == text


def test_a_formula_that_was_never_computed_is_blank_and_said_so():
    document = one(rows(["甲", "<c><f>SUM(A1:A2)</f></c>", "<c><f>A1</f><v/></c>"], ["a", "b", "c"]))
    assert [cell.text for cell in grids(document)[0].cells[:3]] == ["甲", "", ""]
    assert codes(document) == ["formula-unsaved"]
    assert "2个公式" in document.problems[0].message


def test_a_formula_whose_result_is_no_text_is_just_blank():
    document = one(rows(["甲", '<c t="str"><f>IF(1,"")</f><v></v></c>', "c"], ["a", "b", "c"]))
    assert not document.problems


def test_days_since_1904():
    document = one(rows(["甲", '<c s="1"><v>43848</v></c>']), formats=["yyyy-mm-dd"], book='<workbookPr date1904="1"/>')
    assert grids(document)[0].cells[1].text == "2024年1月19日"


def test_merged_cells_span():
    content = rows(["甲", "乙", None], [None, "丙", "丁"], merges=["A1:A2", "B1:C1"])
    (grid,) = grids(one(content))
    assert spans(grid) == [(0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 1, 1, "丙"), (1, 2, 1, 1, "丁")]


@pytest.mark.parametrize(
    "merges",
    [
        pytest.param(["A1:B2", "B2:C3"], id="overlapping"),
        pytest.param(["A1:XFD1048576"], id="the whole sheet"),
        pytest.param(["A1", "nonsense", "A0:B9", ""], id="nonsense"),
        pytest.param(["A1:XFD1", "A1:A1048576"], id="whole rows and columns"),
    ],
)
def test_merges_gone_wrong_do_no_harm(merges):
    document = one(rows(["甲", "乙", "丙"], ["a", "b", "c"], ["d", "e", "f"], merges=merges))
    for grid in grids(document):
        covered = [(c.row + i, c.column + j) for c in grid.cells for i in range(c.rowspan) for j in range(c.colspan)]
        assert len(covered) == len(set(covered)) == grid.rows * grid.columns


def test_prose_and_tables_on_one_sheet():
    content = rows(
        ["某局2023年政府信息公开工作年度报告"],
        ["一、总体情况"],
        [PROSE],
        ["二、主动公开政府信息情况"],
        ["规章", "<c><v>0</v></c>", "<c><v>1</v></c>"],
        ["规范性文件", "<c><v>2</v></c>", None],
        ["五、存在的主要问题及改进情况"],
        [f"（一）问题。\n{PROSE}"],
        merges=["A1:C1", "A2:C2", "A3:C3", "A4:C4", "A7:C7", "A8:C8"],
    )
    document = one(content)
    assert texts(document) == [
        "某局2023年政府信息公开工作年度报告",
        "一、总体情况",
        PROSE,
        "二、主动公开政府信息情况",
        "五、存在的主要问题及改进情况",
        "（一）问题。",
        PROSE,
    ]
    (grid,) = grids(document)
    assert [cell.text for cell in grid.cells] == ["规章", "0", "1", "规范性文件", "2", ""]


def test_a_sheet_of_nothing_but_text():
    assert texts(one(rows(["一、总体情况"], [PROSE], ["二、主动公开政府信息情况"]))) == [
        "一、总体情况", PROSE, "二、主动公开政府信息情况",
    ]  # fmt: skip


def test_a_row_left_blank_stays_in_its_table():
    (grid,) = grids(one(rows(["项目", "数量"], ["规章"], ["行政许可", "<c><v>1</v></c>"])))
    assert [cell.text for cell in grid.cells] == ["项目", "数量", "规章", "", "行政许可", "1"]


def test_tables_with_an_empty_row_between_them_are_two():
    first, second = grids(one(rows(["a", "b"], ["c", "d"], [], ["e", "f", "g"], ["h", "i", "j"])))
    assert (first.columns, second.columns) == (2, 3)


def test_an_empty_row_within_a_table_does_not_divide_it():
    (grid,) = grids(one(rows(["a", "b"], ["c", "d"], [], ["e", "f"])))
    assert grid.rows == 3


def test_columns_and_rows_without_a_cell_of_their_own_close_up():
    (grid,) = grids(one(rows(["甲", None, "乙"], ["丙", None, "丁"], merges=["A1:B1", "A2:B2"])))
    assert spans(grid) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")]


def test_lines_drawn_around_a_table_tell_it_from_its_title():
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "填报单位：某局"
    sheet["B1"] = "2023年"
    sheet["A5"] = "填表说明"
    for row, line in enumerate([("第一部分", None), ("规章", 0), ("规范性文件", 1)], 2):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(row, column, text)
            cell.border = Border(bottom=Side(style="thin"))
    document = read(saved(book))
    assert texts(document) == ["填报单位：某局　2023年", "填表说明"]
    assert [cell.text for cell in grids(document)[0].cells] == ["第一部分", "", "规章", "0", "规范性文件", "1"]


TABLE = rows(["规章", "<c><v>0</v></c>"], ["行政规范性文件", "<c><v>1</v></c>"])
OTHER = rows(["行政复议", "<c><v>5</v></c>"], ["行政诉讼", "<c><v>6</v></c>"])


def test_sheets_come_in_order_and_know_their_names():
    document = read(raw_xlsx(("表二", "visible", TABLE), ("表四", "visible", OTHER)))
    assert [grid.origin.sheet for grid in grids(document)] == ["表二", "表四"]
    assert [block.origin.block for block in document.blocks] == [0, 1]


@pytest.mark.parametrize(
    ("sheets", "names", "said"),
    [
        pytest.param(
            [("旧", "hidden", OTHER), ("新", "visible", TABLE)],
            ["新", "旧"],
            ["hidden-sheet"],
            id="another table comes last",
        ),
        pytest.param(
            [("底稿", "veryHidden", TABLE), ("新", "visible", TABLE)], ["新"], ["hidden-sheet"], id="a copy is left out"
        ),
        pytest.param([("底稿", "hidden", TABLE)], ["底稿"], ["hidden-sheet"], id="nothing else is there"),
        pytest.param([("空", "hidden", rows()), ("新", "visible", TABLE)], ["新"], [], id="an empty one"),
    ],
)
def test_hidden_sheets(sheets, names, said):
    document = read(raw_xlsx(*sheets))
    assert [grid.origin.sheet for grid in grids(document)] == names
    assert codes(document) == said


def test_hidden_rows_and_columns_are_read_and_said():
    content = '<cols><col min="2" max="2" hidden="1"/></cols>' + TABLE.replace('<row r="2">', '<row r="2" hidden="1">')
    document = one(content)
    assert len(grids(document)[0].cells) == 4
    assert codes(document) == ["hidden-columns", "hidden-rows"]


def test_cells_without_references_stand_one_after_the_other():
    cell = "<c><v>{}</v></c>"
    content = f"<sheetData><row>{cell.format(1)}{cell.format(2)}</row><row>{cell.format(3)}</row></sheetData>"
    (grid,) = grids(one(content))
    assert [cell.text for cell in grid.cells] == ["1", "2", "3", ""]


def test_every_element_under_a_prefix():
    (grid,) = grids(one(TABLE, prefix="x"))
    assert [cell.text for cell in grid.cells] == ["规章", "0", "行政规范性文件", "1"]


def test_pictures_and_text_boxes_over_a_sheet():
    box = "<sp><a:p><a:r><a:t>一、总体</a:t></a:r><a:r><a:t>情况</a:t></a:r></a:p><a:p/></sp>"
    drawing = f'{box}<pic><a:blip r:embed="i"/></pic><pic><a:blip r:embed="none"/></pic>'
    document = one(f'{TABLE}<drawing r:id="d"/>', drawing=drawing)
    assert texts(document) == ["一、总体情况"]
    assert [block.name for block in document.blocks if isinstance(block, Picture)] == ["image1.png", ""]


@pytest.mark.slow
def test_a_great_many_formatted_rows_of_nothing_cost_little():
    nothing = "".join(f'<row r="{r}" s="1" customFormat="1"><c r="A{r}" s="1"/></row>' for r in range(3, 200_000))
    content = TABLE.replace("</sheetData>", f"{nothing}</sheetData>")
    workbook = raw_xlsx(("Sheet1", "visible", content))
    tracemalloc.start()
    started = time.process_time()
    (grid,) = grids(read(workbook))
    assert time.process_time() - started < 8
    assert tracemalloc.get_traced_memory()[1] < 200 * 2**20
    tracemalloc.stop()
    assert grid.rows == 2


def test_a_stray_value_far_to_the_right_is_left_out_and_said():
    content = TABLE.replace("</row>", '<c r="XFD1"><v>9</v></c></row>', 1)
    document = one(content)
    assert len(grids(document)[0].cells) == 4
    assert codes(document) == ["sheet-cut"]


def test_a_sheet_whose_part_is_missing_is_said():
    document = read(raw_xlsx(("表二", "visible", TABLE), ("表三", "visible", None)))
    assert len(grids(document)) == 1
    assert codes(document) == ["sheet-missing"]


def test_a_chart_on_a_sheet_of_its_own_is_no_table():
    whole = raw_xlsx(("表二", "visible", TABLE), ("图", "visible", rows(["a", "b"])), kinds=("worksheet", "chartsheet"))
    assert [grid.origin.sheet for grid in grids(read(whole))] == ["表二"]


def test_rows_without_end_are_cut_and_said():
    many = "".join(f'<row r="{n}"><c t="b"><v>1</v></c><c><v>{n}</v></c></row>' for n in range(1, 20_100))
    document = one(f"<sheetData>{many}</sheetData>")
    assert codes(document) == ["sheet-cut"]
    assert sum(grid.rows for grid in grids(document)) == 20_000


def test_titles_above_a_table_without_lines_are_text():
    (grid,) = grids(document := one(rows(["某局年度报告"], [], ["项目", "数量"], ["规章", "<c><v>0</v></c>"])))
    assert texts(document) == ["某局年度报告"]
    assert [cell.text for cell in grid.cells] == ["项目", "数量", "规章", "0"]


def test_a_merged_cell_left_blank_takes_no_place_of_another():
    content = rows(["a", None, "b"], [None, "c", "d"], ["e", "f", "g"], merges=["B1:B1", "A2:A3"])
    (grid,) = grids(one(content))
    assert (2, 0, 1, 1, "") not in spans(grid)
    assert len({(c.row, c.column) for c in grid.cells}) == len(grid.cells)


def test_merged_cells_without_end_cost_little():
    areas = "".join('<mergeCell ref="A1:A90000"/>' for _ in range(3000))
    content = f'<sheetData><row r="90000"><c r="B90000"><v>1</v></c></row></sheetData><mergeCells>{areas}</mergeCells>'
    started = time.process_time()
    assert "sheet-cut" in codes(one(content))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(raw_xlsx(("a", "visible", TABLE))[:-300], id="cut short"),
        pytest.param(raw_xlsx(("a", "visible", "<sheetData><row>")), id="not well-formed"),
        pytest.param(
            raw_xlsx(("a", "visible", TABLE)).replace(b"xl/workbook.xml", b"xl/elsewhere.xml"), id="no main part"
        ),
    ],
)
def test_bad_files_are_refused_in_one_sentence(data):
    with pytest.raises(UnusableInputError) as refused:
        read(data)
    assert "\n" not in refused.value.reason


@settings(max_examples=40, deadline=None)
@given(cut_up())
def test_any_layout_of_merged_cells_is_read_back(layout):
    """A label heads every row and column, so that none closes up."""
    rows_, columns, rectangles = layout
    book = Workbook()
    sheet = book.active
    sheet.append(["", *(f"列{i}" for i in range(columns))])
    for row in range(rows_):
        sheet.cell(row + 2, 1, f"行{row}")
    for number, (row, column, height, width) in enumerate(rectangles):
        sheet.cell(row + 2, column + 2, f"第{number}格")
        ends = {"start_row": row + 2, "end_row": row + 1 + height, "start_column": column + 2}
        sheet.merge_cells(**ends, end_column=column + 1 + width)
    (grid,) = grids(read(saved(book)))
    found = [(r - 1, c - 1, h, w, text) for r, c, h, w, text in spans(grid) if r and c]
    assert found == [(*rectangle, f"第{number}格") for number, rectangle in enumerate(rectangles)]
