"""Tables as published pages really draw them, each made by hand with what must be read from it."""

import pytest

from gongkai.basis import Origin
from gongkai.checks import Case, examine
from gongkai.forms import FORM_2019, FORM_2021, CellRef, Source, State, TableState
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes, report_of
from gongkai.ingest.document import Borders, Document, Grid, GridCell, Picture, TextBlock

HEADER_3 = """\
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）~3|申请人情况~7
~3|自然人|法人或其他组织~5|总计
~4|商业企业|科研机构|社会公益组织|法律服务机构|其他|"""
ROWS_3 = """\
一、本年新收政府信息公开申请数量~3|8|1|0|0|0|0|9
二、上年结转政府信息公开申请数量~3|1|0|0|0|0|0|1
三、本年度办理结果|（一）予以公开~2|4|1|0|0|0|0|5
|（二）部分公开~2|1|0|0|0|0|0|1"""


def grid(text, borders=Borders.MARKED):
    """A grid from lines of cells; `~n` behind a text is its colspan."""
    cells = []
    lines = text.splitlines()
    for row, line in enumerate(lines):
        column = 0
        for cell in line.split("|"):
            word, _, span = cell.partition("~")
            width = int(span or 1)
            cells.append(GridCell(word.replace("^", "\n"), row, column, 1, width))
            column += width
    return Grid(tuple(cells), len(lines), max(c.column + c.colspan for c in cells), Origin(), borders)


def report(*blocks, number=3, year=2030):
    front = [f"某市某局{year}年政府信息公开工作年度报告", "一、总体情况", "公开信息3条。"]
    heads = [f"{n}、{t}" for n, t in zip("二三四五六", SECTIONS[1:], strict=True)]
    body = [*heads[: number - 1], *blocks, *heads[number - 1 :], "无。"]
    made = [TextBlock(b, Origin(block=at)) if isinstance(b, str) else b for at, b in enumerate([*front, *body])]
    return report_of(Document(Source(name="x"), tuple(made)))


def row(found, key):
    """The cells of a row as texts: numbers, or what stands for them."""
    table, name = key.split("/")
    columns = [c for t in found.form.tables if t.key == table for (r, c) in t.columns if r == name]
    return [
        str(cell.state if cell.value is None else cell.value)
        for cell in (found[CellRef(table, name, c)] for c in columns)
    ]


def test_an_extra_column_for_subtotals_is_left_out_and_said():
    header = "申请人情况~3|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|小计|总计"
    found = report(
        grid(f"{header}\n一、本年新收政府信息公开申请数量~3|8|1|0|0|0|2|3|11\n四、结转下年度继续办理~3|0|0|0|0|0|0|0|0")
    )
    assert row(found, "requests/received") == ["8", "1", "0", "0", "0", "2", "11"]
    assert "column-unknown" in {problem.code for problem in found.problems}


def test_columns_in_another_order_go_by_their_labels():
    header = "申请人情况~3|总计|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他"
    found = report(
        grid(f"{header}\n一、本年新收政府信息公开申请数量~3|9|8|1|0|0|0|0\n四、结转下年度继续办理~3|0|0|0|0|0|0|0")
    )
    assert row(found, "requests/received") == ["8", "1", "0", "0", "0", "0", "9"]


def test_a_table_without_its_header_goes_by_the_form():
    found = report(grid(ROWS_3))
    assert row(found, "requests/received") == ["8", "1", "0", "0", "0", "0", "9"]
    assert row(found, "requests/partial") == ["1", "0", "0", "0", "0", "0", "1"]


def test_rows_with_marked_borders_that_lost_a_cell_have_a_missing_one():
    found = report(grid(f"{HEADER_3}\n{ROWS_3}\n四、结转下年度继续办理~3|2|0|0|0|0"))
    assert row(found, "requests/carried-out") == ["2", "0", "0", "0", "0", "missing", "missing"]
    assert found.tables["requests"].state is TableState.PARTIAL


def test_a_row_shifted_to_the_left_is_read_by_its_order():
    found = report(grid(f"{HEADER_3}\n{ROWS_3}\n（七）总计|5|1|0|0|0|0|6"))
    assert row(found, "requests/handled") == ["5", "1", "0", "0", "0", "0", "6"]
    assert "row-shifted" in {problem.code for problem in found.problems}


def test_a_blank_across_columns_is_a_blank_in_each_and_a_number_in_none():
    found = report(grid(f"{HEADER_3}\n{ROWS_3}\n（七）总计~3|/~7\n四、结转下年度继续办理~3|0~7"))
    assert row(found, "requests/handled") == ["slash"] * 7
    assert row(found, "requests/carried-out") == ["unreadable"] * 7


def test_a_cell_with_other_text_is_unreadable_and_keeps_it():
    found = report(grid(f"{HEADER_3}\n{ROWS_3}\n四、结转下年度继续办理~3|无|0|0|0|0|0|0"))
    cell = found[CellRef("requests", "carried-out", "natural")]
    assert (cell.state, cell.text) == (State.UNREADABLE, "无")


def test_notes_and_units_beside_the_table_do_not_matter():
    found = report(grid(f"单位：件~10\n{HEADER_3}\n{ROWS_3}\n注：本表由某市某局填报~10"))
    assert row(found, "requests/received") == ["8", "1", "0", "0", "0", "0", "9"]


def test_a_note_between_two_parts_of_a_table_does_not_end_it():
    found = report(
        grid(f"{HEADER_3}\n{ROWS_3}"),
        "— 3 —",
        grid("（三）不予公开|1.属于国家秘密|0|0|0|0|0|0|0\n|3.危及“三安全一稳定”|1|0|0|0|0|0|1"),
    )
    assert row(found, "requests/safety") == ["1", "0", "0", "0", "0", "0", "1"]


def test_a_total_row_of_its_own_is_not_part_of_the_form():
    found = report(
        grid(
            f"{HEADER_3}\n{ROWS_3}\n（七）总计~3|5|1|0|0|0|0|6\n合计~3|9|1|0|0|0|0|10\n四、结转下年度继续办理~3|0|0|0|0|0|0|0"
        )
    )
    assert row(found, "requests/handled") == ["5", "1", "0", "0", "0", "0", "6"]


def test_digits_broken_within_marked_borders_are_one_number():
    found = report(
        grid(
            f"{HEADER_3}\n一、本年新收政府信息公开申请数量~3|1^2|0|0|0|0|0|1 2\n四、结转下年度继续办理~3|0|0|0|0|0|0|0"
        )
    )
    assert row(found, "requests/received") == ["12", "0", "0", "0", "0", "0", "12"]


def test_digits_broken_within_guessed_borders_are_suggested_only():
    found = report(
        grid(
            "一、本年新收政府信息公开申请数量|1 2|3|0|0|0|0|15\n二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0",
            Borders.GUESSED,
        )
    )
    cell = found[CellRef("requests", "received", "natural")]
    assert (cell.state, cell.text, cell.suggested) == (State.UNPLACED, "1 2", 12)


def test_a_number_with_a_gap_in_plain_text_is_suggested_only():
    rows = "一、本年新收政府信息公开申请数量 1 2 3 0 0 0 0 15", "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0"
    found = report(*rows, "（七）总计 0 0 0 0 0 0 0")
    assert row(found, "requests/received")[1:] == ["3", "0", "0", "0", "0", "15"]
    assert found[CellRef("requests", "received", "natural")].suggested == 12


def test_a_picture_in_a_cell():
    cells = grid(f"{HEADER_3}\n{ROWS_3}").cells
    drawn = tuple(GridCell("", c.row, c.column, pictures=("n.png",)) if c.text == "9" else c for c in cells)
    found = report(Grid(drawn, 7, 10, Origin()))
    assert row(found, "requests/received") == ["8", "1", "0", "0", "0", "0", "image"]


def test_a_fee_in_yuan_stays_as_printed_and_is_said():
    found = report(grid("第二十条第（八）项~2\n信息内容|本年收费金额（单位：元）\n行政事业性收费|5000"), number=2)
    assert row(found, "disclosure/fees") == ["5000"]
    assert "unit-differs" in {problem.code for problem in found.problems}


def test_a_fee_with_its_unit_in_the_cell():
    found = report(grid("第二十条第（八）项~2\n信息内容|本年收费金额（单位：万元）\n行政事业性收费|0.5万元"), number=2)
    assert row(found, "disclosure/fees") == ["0.5"]
    assert not [problem for problem in found.problems if problem.code == "unit-differs"]


def test_a_list_of_licences_with_other_columns_is_no_table_2():
    found = report(grid("公开类别|数量\n行政许可|12\n行政处罚|3"), number=1)
    assert found.tables["disclosure"].state is TableState.ABSENT
    assert "12" in found.sections[0].text


def test_a_list_in_section_2_is_not_taken_for_the_table_below_it():
    others = grid("公开类别|数量\n行政许可|12\n行政处罚|3")
    table = grid("第二十条第（五）项~2\n信息内容|本年处理决定数量\n行政许可|17")
    assert row(report(others, table, number=2), "disclosure/licences") == ["17"]
    assert report(others, number=2).tables["disclosure"].state is TableState.ABSENT


ENDINGS = "结果维持|结果纠正|其他结果|尚未审结|总计"
NUMBERS = "1|0|2|0|3|0|1|0|0|1|0|0|0|4|4"
IN_ORDER = NUMBERS.split("|")
UPRIGHT = "\n".join(
    f"{group}|{ending}|{value}"
    for (group, ending), value in zip(
        [(g, e) for g in ("行政复议", "未经复议直接起诉", "复议后起诉") for e in ENDINGS.split("|")],
        IN_ORDER,
        strict=True,
    )
)


@pytest.mark.parametrize("borders", Borders)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"行政复议~5|行政诉讼~10\n{ENDINGS}|未经复议直接起诉~5|复议后起诉~5\n~5|{ENDINGS}|{ENDINGS}\n{NUMBERS}",
            id="as the form prints it",
        ),
        pytest.param(NUMBERS, id="fifteen numbers without a header"),
        pytest.param(UPRIGHT, id="upright, a number a line"),
        pytest.param(
            f"类别|{ENDINGS}\n行政复议|1|0|2|0|3\n未经复议直接起诉|0|1|0|0|1\n复议后起诉|0|0|0|4|4",
            id="three lines of five",
        ),
        pytest.param(
            f"序号|行政复议~5|行政诉讼~10\n|{ENDINGS}|未经复议直接起诉~5|复议后起诉~5\n|~5|{ENDINGS}|{ENDINGS}\n1|{NUMBERS}",
            id="beside a column of serial numbers",
        ),
    ],
)
def test_table_4(text, borders):
    found = report(grid(text, borders), number=4)
    assert [v for r in ("review", "direct-suit", "suit-after-review") for v in row(found, f"disputes/{r}")] == IN_ORDER


def test_table_4_in_two_tables():
    first = grid(f"行政复议~5\n{ENDINGS}\n1|0|2|0|3")
    second = grid(f"行政诉讼~10\n未经复议直接起诉~5|复议后起诉~5\n{ENDINGS}|{ENDINGS}\n0|1|0|0|1|0|0|0|4|4")
    found = report("（一）行政复议", first, "（二）行政诉讼", second, number=4)
    assert [v for r in ("review", "direct-suit", "suit-after-review") for v in row(found, f"disputes/{r}")] == IN_ORDER


def test_a_report_laid_out_in_one_table():
    text = f"""\
某市某局2030年政府信息公开工作年度报告~10
一、总体情况~10
（一）主动公开。全年公开信息3条。^（二）依申请公开。全年收到申请9件，都已按时办结。~10
二、主动公开政府信息情况~10
第二十条第（五）项~10
信息内容~5|本年处理决定数量~5
行政许可~5|17~5
三、收到和处理政府信息公开申请情况~10
{HEADER_3}
{ROWS_3}
四、政府信息公开行政复议、行政诉讼情况~10
五、存在的主要问题及改进情况~10
六、其他需要报告的事项~10
无。~10"""
    found = report_of(Document(Source(name="x"), (grid(text),)))
    assert [section.number for section in found.sections] == list("一二三四五六")
    assert len(found.sections[0].paragraphs) == 2
    assert (row(found, "disclosure/licences"), row(found, "requests/granted")) == (
        ["17"],
        ["4", "1", "0", "0", "0", "0", "5"],
    )
    assert (found.organ, found.year, found.sections[-1].text) == ("某市某局", 2030, "无。")


def test_two_pictures_stand_for_two_tables():
    found = report(Picture("a.png", Origin()), number=3)
    assert [t.state for t in found.tables.values()] == [TableState.ABSENT, TableState.IMAGE, TableState.ABSENT]


def test_captions_of_tables_are_no_text_and_remarks_below_are():
    table = grid(f"填报单位：某市某局~5|单位：件~5\n{HEADER_3}\n{ROWS_3}\n注：按收到之日统计。~10")
    found = report("单位：件（万元）", "（计量单位：件、万元）", "单位领导审定本表。", table)
    told = [paragraph.text for paragraph in found.sections[2].paragraphs]
    assert told == ["单位领导审定本表。", "注：按收到之日统计。"]


def test_a_workbook_of_tables_alone_is_not_blamed_for_its_lack_of_text():
    blocks = [TextBlock("三、收到和处理政府信息公开申请情况", Origin()), grid(f"单位：件~10\n{HEADER_3}\n{ROWS_3}")]
    found = report_of(Document(Source(name="x"), tuple(blocks)))
    assert "S101" not in {finding.check.code for finding in examine(Case(found)).findings}


@pytest.mark.parametrize(("amount", "found"), [("125000元", True), ("12.5万元", False), ("0元", False)])
def test_a_fee_with_another_unit_in_its_cell_is_mentioned(amount, found):
    table = grid(f"第二十条第（八）项~2\n信息内容|本年收费金额（单位：万元）\n行政事业性收费|{amount}")
    assert ("S111" in {f.check.code for f in examine(Case(report(table, number=2))).findings}) is found


def test_of_two_forms_of_one_table_that_of_the_year_is_read():
    new, old = (next(iter(form.table("disclosure").blocks)) for form in (FORM_2021, FORM_2019))
    drawn = [
        grid(
            "\n".join(
                [
                    "第二十条第（一）项~4",
                    "|".join([block.corner, *(column.label for column in block.columns)]),
                    *("|".join([row.label, *values]) for row, values in zip(block.rows, ("123", "456"), strict=True)),
                ]
            )
        )
        for block in (old, new)
    ]
    found = report(*drawn, number=2)
    assert found.tables["disclosure"].form == "2021"


def test_heads_of_table_4_that_were_cut_off_hold_no_number():
    """The widest line begins with a blank, which is not among the filled cells."""
    endings = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    cut = (
        f"{endings}\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t{endings}\t结果维政诉讼\t\t\t\t\t\t\t\t\t"
    )
    report = read_bytes(cut.encode(), "报告.txt")
    assert {cell.value for cell in report.cells.values()} == {None}
