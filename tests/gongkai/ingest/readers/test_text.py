"""Texts as people paste them: which lines are a table, and what stands in its cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest.document import Borders, Grid, Picture, TextBlock
from gongkai.ingest.opening import open_document
from gongkai.ingest.readers.markdown import read_text


def read(text):
    return read_text(text.encode(), Source("贴.txt", "0" * 64, "text"))


def tables(text):
    """Every grid as a list of rows; cells that no row has are not there."""
    return [
        [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
        for grid in read(text).blocks
        if isinstance(grid, Grid)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "信息内容\t本年制发件数\n规章\t0\n规范性文件\t\n",
            [["信息内容", "本年制发件数"], ["规章", "0"], ["规范性文件", ""]],
            id="an empty cell at the end of a line stays",
        ),
        pytest.param(
            "\t\t自然人\t总计\n一、本年新收政府信息公开申请数量\t\t3\t3\n",
            [["", "", "自然人", "总计"], ["一、本年新收政府信息公开申请数量", "", "3", "3"]],
            id="empty cells before and between stay",
        ),
        pytest.param(
            "信息内容\t本年新制作数量\t本年新公开\t对外公开总数量\n\n\t\t数量\n规章\t0\t1\t2\n",
            [["信息内容", "本年新制作数量", "本年新公开\n数量", "对外公开总数量"], ["规章", "0", "1", "2"]],
            id="a label broken over two lines is put together under its column",
        ),
        pytest.param(
            "结果\n维持\t结果\n纠正\t总计\n0\t1\t1\n",
            [["结果\n维持", "结果\n纠正", "总计"], ["0", "1", "1"]],
            id="labels broken within a row are put together",
        ),
        pytest.param(
            '"结果\n维持"\t"结果\n纠正"\t总计\n0\t1\t1\n',
            [["结果\n维持", "结果\n纠正", "总计"], ["0", "1", "1"]],
            id="a spreadsheet's quoted line breaks are one cell",
        ),
        pytest.param(
            "规章\t0\n\n\n规范性文件\t1\n", [["规章", "0"], ["规范性文件", "1"]], id="blank lines do not part a table"
        ),
        pytest.param(
            "第二十条第（一）项\n规章\t0\t1\n规范性文件\t1\t2\n",
            [["第二十条第（一）项"], ["规章", "0", "1"], ["规范性文件", "1", "2"]],
            id="a title without tabs belongs to the table below",
        ),
        pytest.param(
            "| **信息内容** | 本年制发件数 |\n|:--|:-:|\n| 规章 | **0** |\n| 规范性文件 | |\n",
            [["信息内容", "本年制发件数"], ["规章", "0"], ["规范性文件", ""]],
            id="Markdown without its rule and emphasis",
        ),
        pytest.param(
            "信息内容 | 本年制发件数\n---|---\n规章 | \n规范性文件 | 1\n",
            [["信息内容", "本年制发件数"], ["规章", ""], ["规范性文件", "1"]],
            id="Markdown without pipes at the ends",
        ),
        pytest.param(
            "规章 | 0 | 0 |\n行政处罚 | 1472 | |\n",
            [["规章", "0", "0"], ["行政处罚", "1472", ""]],
            id="pipes after the cells",
        ),
        pytest.param(
            "（一）予以公开 | 0 | 0 |\n| | 1.属于国家秘密 | 0 |\n",
            [["（一）予以公开", "0", "0"], ["", "", "1.属于国家秘密", "0"]],
            id="pipes at the start are empty cells where other lines have none",
        ),
        pytest.param(
            "第二十条第(一)项 |\n||\n信息内容 |\n本年制发件数 |\n现行有效件数 |\n规章 |\n|\n/ |\n",
            [["第二十条第(一)项", "", ""], ["信息内容", "本年制发件数", "现行有效件数"], ["规章", "", "/"]],
            id="a cell a line, rows as wide as the padding says",
        ),
        pytest.param(
            "信息内容 |\n本年制发件数 |\n规章 |\n0 |\n规范性文件 |\n|\n行政许可 |\n7 |\n",
            [["信息内容", "本年制发件数"], ["规章", "0"], ["规范性文件", ""], ["行政许可", "7"]],
            id="a cell a line without padding, rows led by their labels",
        ),
        pytest.param(
            "信息内容 | 上一年项目数量\n| 本年增/减\n|\n行政许可 | 0 | 0 |\n行政处罚 | 1 | 0 |\n行政强制 | ||\n",
            [
                ["信息内容", "上一年项目数量", "本年增/减"],
                ["行政许可", "0", "0"],
                ["行政处罚", "1", "0"],
                ["行政强制", "", ""],
            ],
            id="some rows run over lines",
        ),
        pytest.param(
            "+----------+------+\n| 信息内容 | 本年 |\n|          | 制发 |\n+==========+======+\n"
            "| 规章     | 0    |\n+----------+------+\n| 规范性   | 3    |\n| 文件     |      |\n+----------+------+\n",
            [["信息内容", "本年\n制发"], ["规章", "0"], ["规范性\n文件", "3"]],
            id="a drawn box with rows of several lines",
        ),
        pytest.param(
            "规章 / / /\n行政规范性文件 — — —\n行政许可 17\n",
            [["规章", "/", "/", "/"], ["行政规范性文件", "—", "—", "—"], ["行政许可", "17"]],
            id="single spaces part a label and its values",
        ),
        pytest.param(
            "规章　　０　　０\n行政规范性文件　　１　　２\n",
            [["规章", "０", "０"], ["行政规范性文件", "１", "２"]],
            id="full-width spaces and digits",
        ),
        pytest.param(
            "信息内容    本年制发件数    本年废止件数\n规章              3               \n"
            "行政规范性文件    0               1\n行政许可                          5\n",
            [
                ["信息内容", "本年制发件数", "本年废止件数"],
                ["规章", "3", ""],
                ["行政规范性文件", "0", "1"],
                ["行政许可", "", "5"],
            ],
            id="aligned cells stand in their columns",
        ),
        pytest.param(
            "（二）部分公开 1 0 1\n- 3 -\n\f2.其他法律行政法规禁止公开 0 0 0\n"
            "第 4 页 共 6 页\n3.危及“三安全一稳定” 0 0 0\n",
            [
                ["（二）部分公开", "1", "0", "1"],
                ["2.其他法律行政法规禁止公开", "0", "0", "0"],
                ["3.危及“三安全一稳定”", "0", "0", "0"],
            ],
            id="page numbers are no rows",
        ),
        pytest.param(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政\n府信息公开申请 0 0 0\n3.其他 1 0 1\n",
            [
                ["1.申请人无正当理由逾期不补正、行政机关不再处理其政\n府信息公开申请", "0", "0", "0"],
                ["3.其他", "1", "0", "1"],
            ],
            id="a long label broken before its numbers",
        ),
        pytest.param(
            "信息内容\n\n本年新\n\n制作数量\n\n本年新\n\n公开数量\n\n规章(市级应提供)\n\n0\n\n5\n\n其他文件\n\n1\n\n2\n",
            [
                ["信息内容", "本年新\n制作数量", "本年新\n公开数量"],
                ["规章(市级应提供)", "0", "5"],
                ["其他文件", "1", "2"],
            ],
            id="a cell a paragraph, with a row that the form does not have",
        ),
        pytest.param(
            "规章\n0\n\n2\n规范性文件\n1\n1\n1\n",
            [["规章", "0", "", "2"], ["规范性文件", "1", "1", "1"]],
            id="an empty line is an empty cell where cells follow line by line",
        ),
        pytest.param(
            "自然人\n法人或其他组织\n总计\n商业企业\n其他\n一、本年新收政府信息公开申请数量\n1\n2\n3\n6\n",
            [
                ["自然人", "法人或其他组织", "", "总计"],
                ["", "商业企业", "其他"],
                ["一、本年新收政府信息公开申请数量", "1", "2", "3", "6"],
            ],
            id="columns of a group stand under its label",
        ),
        pytest.param(
            "规章\n\t\n0\n\t\n3\n行政规范性文件\n\t\n\t\n7\n",
            [["规章", "0", "3"], ["行政规范性文件", "", "7"]],
            id="tabs on lines of their own",
        ),
        pytest.param(
            "信息内容,本年制发件数,本年废止件数\n规章,0,\n规范性文件,1,2\n",
            [["信息内容", "本年制发件数", "本年废止件数"], ["规章", "0", ""], ["规范性文件", "1", "2"]],
            id="commas",
        ),
        pytest.param(
            "序号\t事项\t牵头单位\n1\t推进公开\t办公室\n2\t加强培训\t人事科\n",
            [["序号", "事项", "牵头单位"], ["1", "推进公开", "办公室"], ["2", "加强培训", "人事科"]],
            id="a table of other things",
        ),
        pytest.param(
            "0\t0\t0\t0\t0\n---\t---\t---\t---\t---\n", [["0", "0", "0", "0", "0"]], id="numbers without labels"
        ),
        pytest.param(
            "| 规章 | ![](b.png) |\n|---|---|\n| 规范性文件 | 1\\|2 |\n",
            [["规章", ""], ["规范性文件", "1|2"]],
            id="a picture in a cell",
        ),
        pytest.param(
            "│规章│0│\n├──┼──┤\n│规范性文件│1│\n", [["规章", "0"], ["规范性文件", "1"]], id="box-drawing lines"
        ),
    ],
)
def test_tables(text, rows):
    assert tables(text) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("首页 | 政务公开 | 年报\n字体：大 | 中 | 小\n打印 | 关闭", id="menus"),
        pytest.param("地址：\t世纪大道84号\n电话：\t0631-0000000", id="two words and a tab"),
        pytest.param("\t2023年，我局推进公开工作。\n\t（一）主动公开\n\t全年公开12条。", id="indented with tabs"),
        pytest.param(
            "（一）予以公开\n2023年予以公开3件。\n（二）部分公开\n没有。\n总计\n共3件。", id="headings named as rows"
        ),
        pytest.param("主要事项：1.行政许可\n2.行政处罚\n3.行政强制", id="a list of labels"),
        pytest.param("根据《条例》,结合实际,制定本报告,内容包括六个部分", id="prose with narrow commas"),
        pytest.param("2023年  我局  公开", id="prose with wide gaps"),
        pytest.param("    某市某局\n    2024年1月2日", id="a signature"),
        pytest.param("共收到申请 3 件 | 上年 2 件", id="one pipe"),
        pytest.param("行政许可\t17", id="a single line"),
        pytest.param("0\n0\n0\n0\n0", id="numbers in a column"),
        pytest.param("行政许可 17 件，行政处罚 3 件", id="numbers in a sentence"),
    ],
)
def test_prose_stays_prose(text):
    document = read(text)
    assert tables(text) == []
    assert [block.text for block in document.blocks] == [line.strip() for line in text.split("\n") if line.strip()]


def test_rules_between_paragraphs_say_nothing():
    assert [block.text for block in read("一、总体情况\n------\n\n正文。\n\n====\n").blocks] == [
        "一、总体情况",
        "正文。",
    ]


def test_paragraphs_have_lines_levels_and_positions():
    document = read("\ufeff# 标题\n\n　　正文**粗**\r\n## 一、总体情况\n[bookmark: _GoBack]尾")
    found = [(b.text, b.level, b.origin.line, b.origin.block) for b in document.blocks]
    assert found == [
        ("# 标题", 1, 1, 0),
        ("正文粗", 0, 3, 1),
        ("## 一、总体情况", 2, 4, 2),
        ("[bookmark: _GoBack]尾", 0, 5, 3),
    ]


def test_rows_have_lines():
    (grid,) = (block for block in read("甲\n\n规章\t0\n\n\n规范性文件\t1\n").blocks if isinstance(block, Grid))
    assert grid.origin.line == 3
    assert [cell.line for cell in grid.cells] == [3, 3, 6, 6]
    assert grid.borders is Borders.GUESSED


@pytest.mark.parametrize(
    ("text", "name", "alt"),
    [
        ("[image: 1705995664987]", "1705995664987", ""),
        ("![表二](http://a.example/x/W0.png)", "W0.png", "表二"),
        ('  ![](表.jpg "t")  ', "表.jpg", ""),
    ],
)
def test_pictures(text, name, alt):
    (picture,) = read(text).blocks
    assert isinstance(picture, Picture)
    assert (picture.name, picture.alt) == (name, alt)


def test_a_picture_in_a_paragraph_follows_it():
    text, picture = read("见图 ![图](a.png) 所示").blocks
    assert text.text == "见图 ![图](a.png) 所示"
    assert picture.name == "a.png"


def test_a_section_heading_parts_tables():
    text = "规章\t0\n规范性文件\t1\n三、收到和处理政府信息公开申请情况\n\t自然人\n（七）总计\t0\n"
    assert [type(block) for block in read(text).blocks] == [Grid, TextBlock, Grid]


def test_tables_without_headings_between_are_parted_by_their_labels():
    text = "规章\t0\n规范性文件\t1\n一、本年新收政府信息公开申请数量\t0\n四、结转下年度继续办理\t0\n"
    assert [len(rows) for rows in tables(text)] == [2, 2]


def test_a_naked_row_after_a_gap_is_its_own_table():
    text = "规章\t0\t0\n规范性文件\t1\t0\n行政许可\t1\t0\n\n\n\n" + "\t".join("0" * 15)
    assert [len(rows) for rows in tables(text)] == [3, 1]


def test_tables_in_html_within_markdown_keep_their_spans():
    table = "<table>\n<tr><td rowspan=2>规章</td><td>0</td></tr>\n<tr><td>1</td></tr>\n</table>"
    heading, grid, after = read(f"# 年报\n{table}\n后文").blocks
    assert heading.level == 1
    assert grid.borders is Borders.MARKED
    assert grid.cells[0].rowspan == 2
    assert (grid.origin.line, after.origin.line) == (2, 6)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnusableInputError, match="不是文本"):
        read_text(bytes(range(256)) * 40, Source("a"))


def test_damage_is_a_problem():
    document = read_text(("年度报告" * 50).encode()[:-1], Source("a"))
    assert [problem.code for problem in document.problems] == ["encoding"]


MARKS = '\t|,0年 \n规章总计-+#[]!()"（）\u3000\f\r'


@given(st.text(st.sampled_from(MARKS), max_size=200))
def test_any_text_is_a_document(text):
    document = read(text)
    assert all(block.origin.block == at for at, block in enumerate(document.blocks))
    for grid in document.blocks:
        if isinstance(grid, Grid):
            assert all(cell.row < grid.rows and cell.column < grid.columns for cell in grid.cells)


WORDS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=6)


@given(st.lists(st.lists(WORDS | st.integers(0, 999).map(str), min_size=3, max_size=6), min_size=2, max_size=8))
def test_rows_parted_by_tabs_come_back(rows):
    text = "\n".join("\t".join(["规章", *row, "0"]) for row in rows)
    (found,) = tables(text)
    assert found == [["规章", *row, "0"] for row in rows]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_document_or_refused(data):
    try:
        document = open_document(data, "某.txt")
    except UnusableInputError:
        return
    assert document.blocks
