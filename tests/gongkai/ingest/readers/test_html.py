"""Web pages as they are written: what stands in which cell, and what is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.forms import Source
from gongkai.ingest.document import Borders, Grid, Picture, TextBlock
from gongkai.ingest.readers.html import read_html

SECTIONS = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "其他需要报告的事项")


def read(markup, encoding="utf-8"):
    return read_html(markup.encode(encoding), Source("页面.html", "0" * 64, "html"))


def grids(markup):
    return [block for block in read(markup).blocks if isinstance(block, Grid)]


def cells(markup):
    (grid,) = grids(markup)
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in grid.cells]


def texts(markup):
    (grid,) = grids(markup)
    return [[c.text for c in grid.cells if c.row == row] for row in range(grid.rows)]


def row(*inner):
    return f"<tr>{''.join(f'<td>{each}</td>' for each in inner)}</tr>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("10", "10"),
        ("<span>1</span><span>0</span>", "10"),
        ("<p><span lang=EN-US>1</span><span\r\nlang=EN-US>0</span></p>", "10"),
        ("\r\n  <p class=MsoNormal align=center>\r\n  <span>10</span><o:p></o:p></p>\r\n  ", "10"),
        ("<p><b><font size=2>1</font>0</b></p>", "10"),
        ("<span><p>10</p></span>", "10"),
        ("<span>部分<p>公开</p></span>", "部分\n公开"),
        ("&nbsp;", ""),
        ("<p>&nbsp;</p>", ""),
        ("", ""),
        ("　", ""),
        ("１２", "１２"),
        ("/", "/"),
        ("—", "—"),
        ("0&nbsp;", "0"),
        ("1<br>2", "1\n2"),
        ("<p>结果</p><p>维持</p>", "结果\n维持"),
        ("结果<br/>维持", "结果\n维持"),
        ("<div>结果</div>维持", "结果\n维持"),
        ("结果\r\n        维持", "结果维持"),
        ("本年 收费", "本年 收费"),
        ("1<!-- 注 -->0", "10"),
        ("<!--[if gte mso 9]><xml>9</xml><![endif]-->3", "3"),
        ("<![if !supportEmptyParas]>&nbsp;<![endif]>3", "3"),
        ("<span style='display: none'>9</span>3", "3"),
        ("<span style='mso-hide:all;DISPLAY:NONE'>9</span>3", "3"),
        ("<span hidden>9</span>3", "3"),
        ("<script>document.write(9)</script>3<style>a{}</style>", "3"),
        ("<table><tr><td>3</td></tr></table>", "3"),
        ("<table><tr><td><p>3</p></td></tr></table>件", "3\n件"),
        ("<a href='x'>3</a>", "3"),
        ("3<sup>①</sup>", "3①"),
        ("<input type=hidden value=9>3", "3"),
        ("&#51;&#x33;", "33"),
        ("1&thinsp;0", "1\u20090"),
    ],
)
def test_the_text_of_a_cell(inner, text):
    markup = f"<table>{row('规章', inner, '1', '1')}{row('规范', '1', '1', '1')}</table>"
    assert texts(markup)[0][1] == text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<tr><td rowspan=2>a<td>b<tr><td>c",
            [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1)],
            id="closing tags may be left out",
        ),
        pytest.param(
            "<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d",
            [("a", 0, 0, 3, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1), ("d", 2, 1, 1, 1)],
            id="a rowspan of 0 reaches to the end of its group",
        ),
        pytest.param(
            "<tbody><tr><td rowspan=9>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody>",
            [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1), ("d", 2, 0, 1, 1), ("e", 2, 1, 1, 1)],
            id="a rowspan does not leave its group",
        ),
        pytest.param(
            "<tr><td colspan='x'>a<td colspan=-2>b<td rowspan=''>c<tr><td colspan=2.9>d<td>e",
            [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1), ("d", 1, 0, 1, 2), ("e", 1, 2, 1, 1)],
            id="spans that are no numbers are 1",
        ),
        pytest.param(
            "<tr><td>a<td rowspan=2>b<tr><td colspan=3>c<td>d",
            [("a", 0, 0, 1, 1), ("b", 0, 1, 2, 1), ("c", 1, 0, 1, 1), ("d", 1, 2, 1, 1)],
            id="a span ends where a cell from above stands",
        ),
        pytest.param(
            "<tfoot><tr><td>z<td>y</tfoot><tbody><tr><td>a<td>b</tbody>",
            [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("z", 1, 0, 1, 1), ("y", 1, 1, 1, 1)],
            id="the foot stands below",
        ),
        pytest.param(
            "<td>a<td>b<tr><td>c<td>d",
            [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1)],
            id="cells without a row make one",
        ),
        pytest.param(
            "<tr style='display:none'><td>x<td>y</tr><tr><td>a<td style='display:none'>n</td><td>b</tr>",
            [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)],
            id="hidden rows and cells are not there",
        ),
        pytest.param(
            "<form><tr><td>a<td>b</tr></form><tr><td>c<td>d",
            [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1)],
            id="a form around rows is nothing",
        ),
    ],
)
def test_the_places_of_cells(markup, expected):
    assert cells(f"<table>{markup}</table>") == expected


def test_a_span_beyond_all_bounds_is_cut():
    (grid,) = grids("<table><tr><td colspan=900 rowspan=99999>a<tr><td>b<td>c</table>")
    assert (grid.rows, grid.columns) <= (2, 902)
    assert [c.text for c in grid.cells] == ["a", "b", "c"]


def test_a_table_that_lays_out_the_page_is_no_grid():
    inner = f"<table>{row('规章', '0', '0')}{row('规范', '1', '0')}</table>"
    markup = f"<table><tr><td>机构职能</td><td><p>总体很好。</p>{inner}<p>完。</p></td></tr></table>"
    blocks = read(markup).blocks
    assert [type(block) for block in blocks] == [TextBlock, TextBlock, Grid, TextBlock]
    assert blocks[2].cells[1].text == "0"


def test_a_table_within_a_cell_of_data_is_its_own_and_its_text_stands_once():
    inner = f"<table>{row('甲', '1')}{row('乙', '2')}</table>"
    markup = f"<table>{row('规章', '0', '0', '0')}{row('规范', '1', '0', '0')}{row('附', inner, '', '')}</table>"
    outer, within = grids(markup)
    assert [c.text for c in outer.cells if c.row == 2] == ["附", "", "", ""]
    assert [c.text for c in within.cells] == ["甲", "1", "乙", "2"]


def test_content_swallowed_by_an_unclosed_cell_comes_after_the_table():
    tail = "<p>" + "本年工作有序推进。" * 60 + "</p><p>某市某局</p>"
    markup = f"<table>{row('规章', '0', '0', '0')}{row('规范', '1', '0', '0')}<tr><td>强制<td>3<td>4<td>5{tail}"
    grid, *rest = read(markup).blocks
    assert [cell.text for cell in grid.cells if cell.row == 2] == ["强制", "3", "4", "5"]
    assert [block.text for block in rest][1:] == ["某市某局"]


def test_text_between_rows_comes_before_the_table():
    markup = f"<table><p>二、主动公开政府信息情况</p>{row('规章', '0')}{row('规范', '0')}</table>"
    heading, grid = read(markup).blocks
    assert heading.text == "二、主动公开政府信息情况"
    assert grid.rows == 2


def test_prose_typed_into_the_rows_of_a_table_is_text_again():
    wide = "<tr><td colspan=3>{}</td></tr>"
    prose = wide.format("2023年，我局推进政府信息公开工作。" * 5)
    markup = f"<table>{wide.format('一、总体情况')}{prose}{row('规章', '0', '0')}{row('规范', '1', '1')}</table>"
    assert [type(block) for block in read(markup).blocks] == [TextBlock, TextBlock, Grid]


def test_a_caption_belongs_to_its_grid():
    (grid,) = grids(f"<table><caption>表二\n</caption>{row('规章', '0')}{row('规范', '0')}</table>")
    assert grid.caption == "表二"
    assert grid.borders is Borders.MARKED


def test_headings_breaks_and_lists_part_paragraphs():
    markup = "<h1>标题</h1>甲<br>乙<div>丙<b>丁</b></div><ul><li>戊<li>己</ul><h3>小<i>标</i>题</h3>庚"
    found = [(block.text, block.level) for block in read(markup).blocks]
    assert found == [("标题", 1), ("甲", 0), ("乙", 0), ("丙丁", 0), ("戊", 0), ("己", 0), ("小标题", 3), ("庚", 0)]


def test_blocks_are_numbered_in_reading_order():
    assert [block.origin.block for block in read("<p>甲<p>乙<img src=a.png><p>丙").blocks] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("markup", "name", "alt"),
    [
        ("<img src='/a/b/表.png?x=1' alt='表三'>", "表.png", "表三"),
        ("<img data-src=W020.jpg>", "W020.jpg", ""),
        ("<img src='data:image/png;base64,AAAA' title=图>", "data:", "图"),
        ("<img src='C:\\x\\y.bmp'>", "y.bmp", ""),
    ],
)
def test_pictures_in_the_flow(markup, name, alt):
    (picture,) = read(markup).blocks
    assert (picture.name, picture.alt) == (name, alt)


def test_spacers_are_no_pictures():
    assert read("<img src=a.gif width=1 height=1>甲").blocks[0].text == "甲"


def test_a_picture_in_a_cell_is_the_cells():
    (grid,) = grids(f"<table>{row('规章', '<img src=x/0.png>')}{row('规范', '0')}</table>")
    assert grid.cells[1].pictures == ("0.png",)
    assert grid.cells[1].text == ""


def test_a_picture_in_place_of_a_table_is_a_picture():
    assert isinstance(read("<table><tr><td><img src=a.png></table>").blocks[0], Picture)


def test_title_and_named_properties():
    page = "<head><title> 年报\n_某局 </title><meta name=PubDate content='2024-01-20'><meta property='og:x' content=1>"
    document = read(page + "<body>甲")
    assert document.title == "年报 _某局"
    assert document.meta == (("PubDate", "2024-01-20"), ("pubdate", "2024-01-20"), ("og:x", "1"))


@pytest.mark.parametrize(
    ("encoding", "declared", "noted"),
    [("utf-8", "gb2312", True), ("gbk", "utf-8", True), ("gbk", "gb2312", False), ("utf-16", "gb2312", False)],
)
def test_a_wrong_declaration_is_a_problem(encoding, declared, noted):
    document = read(f"<meta charset={declared}><p>某市某局政府信息公开工作年度报告</p>", encoding)
    assert document.blocks[0].text == "某市某局政府信息公开工作年度报告"
    assert [problem.code for problem in document.problems] == (["encoding"] if noted else [])


def test_verbatim_text_is_read_as_text():
    (grid,) = grids("<pre>规章\t0\t0\n行政规范性文件\t1\t0</pre>")
    assert grid.borders is Borders.GUESSED
    assert [c.text for c in grid.cells] == ["规章", "0", "0", "行政规范性文件", "1", "0"]


def test_a_table_drawn_with_paragraphs_is_found():
    markup = "".join(f"<p>{text}</p>" for text in ("信息内容", "本年制发件数", "规章", "0", "行政规范性文件", "2"))
    (grid,) = grids(markup)
    assert grid.borders is Borders.GUESSED


@pytest.mark.parametrize("tag", ["div", "span", "ul"])
def test_a_hundred_thousand_levels_lose_no_table(tag):
    table = f"<table>{row('规章', '0', '0')}{row('规范', '1', '0')}</table>"
    document = read(f"<html><body>{f'<{tag}>' * 100_000}{table}{f'</{tag}>' * 100_000}")
    assert [block.rows for block in document.blocks if isinstance(block, Grid)] == [2]
    assert [problem.code for problem in document.problems] == ["nesting"]


def page_with(above="", below=""):
    body = "".join(
        f"<p>{number}、{title}</p><p>正文说明。</p>" for number, title in zip("一二三六", SECTIONS, strict=True)
    )
    return f"<body><div class=top>{above}</div><div class=TRS_Editor>{body}</div><div>{below}</div></body>"


def test_menus_and_notices_around_the_report_are_left_out():
    above = "<ul><li>首页<li>机构</ul><h1>某局2023年政府信息公开工作年度报告</h1><p>发布时间：2024-01-20</p>"
    found = [block.text for block in read(page_with(above, "<p>打印本页</p><p>主办：某市政府</p>")).blocks]
    assert found[:2] == ["某局2023年政府信息公开工作年度报告", "发布时间：2024-01-20"]
    assert found[-1] == "正文说明。"


def test_a_signature_below_the_content_stays():
    found = [block.text for block in read(page_with("", "<p>某市某局</p><p>2024年1月20日</p><p>打印</p>")).blocks]
    assert found[-2:] == ["某市某局", "2024年1月20日"]


def test_a_second_copy_of_the_report_is_left_out():
    content = page_with().removeprefix("<body>").removesuffix("</body>")
    once = [block.text for block in read(f"<body>{content}</body>").blocks]
    twice = [block.text for block in read(f"<body><div>{content}</div><div class=print>{content}</div></body>").blocks]
    assert twice == once


def test_a_table_outside_the_content_stays():
    table = f"<table>{row('规章', '0', '0')}{row('规范', '1', '0')}</table>"
    assert len(grids(page_with("", table))) == 1


@st.composite
def layouts(draw):
    """A table without gaps or overlaps: its cells by row, as (text, row, column, rowspan, colspan)."""
    rows, columns = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    taken, found = set(), []
    for at in range(rows):
        for column in range(columns):
            if (at, column) in taken:
                continue
            width = 1
            most = draw(st.integers(1, columns - column))
            while width < most and (at, column + width) not in taken:
                width += 1
            height = draw(st.integers(1, rows - at))
            taken |= {(at + down, column + right) for down in range(height) for right in range(width)}
            found.append((f"t{len(found)}", at, column, height, width))
    return rows, found


@given(layouts(), st.sampled_from(["", "</td>"]))
def test_any_layout_comes_back(made, closing):
    rows, placed = made
    lines = []
    for at in range(rows):
        line = "".join(f"<td rowspan={h} colspan={w}>{t}{closing}" for t, r, _, h, w in placed if r == at)
        lines.append(f"<tr>{line}")
    blocks = read(f"<table>{''.join(lines)}</table>").blocks
    if len(placed) > 1 and len({column for _, _, column, _, _ in placed}) > 1:
        (grid,) = blocks
        assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in grid.cells] == placed


@given(st.text(st.sampled_from("<>/=\"' tdrhpable!-0年\n&;span"), max_size=300))
def test_any_markup_is_a_document(markup):
    assert read(f"<p>{markup}").source.kind == "html"


@pytest.mark.parametrize(
    "between",
    [
        "",
        "</body>",
        "</body></html>",
        "</BODY >\n</HTML>",
        "</body></html><!DOCTYPE html><html><head><title>乙</title>",
    ],
)
def test_what_follows_the_end_of_a_page_is_read_too(between):
    blocks = read(f"<html><body><p>甲</p>{between}<p>乙</p><table>{row('1', '2')}</table></body></html>").blocks
    assert [block.text for block in blocks if isinstance(block, TextBlock)] == ["甲", "乙"]
    assert len([block for block in blocks if isinstance(block, Grid)]) == 1
