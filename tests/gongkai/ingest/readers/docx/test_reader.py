import io

import docx
import pytest
from hypothesis import given, settings

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest.document import Grid, Picture, TextBlock
from gongkai.ingest.readers.docx import read_docx
from variants.rawdocx import p, raw_docx, tbl, tc, tr
from variants.rectangles import cut_up

SOURCE = Source("报告.docx", "a" * 64, "docx")


def read(body, **parts):
    return read_docx(raw_docx(body, **parts), SOURCE)


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def grids(document):
    return [block for block in document.blocks if isinstance(block, Grid)]


def spans(grid):
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in grid.cells]


def r(*inner, props=""):
    return f"<w:r><w:rPr>{props}</w:rPr>{''.join(inner)}</w:r>"


def t(text):
    return f"<w:t>{text}</w:t>"


FIELD = (
    r('<w:fldChar w:fldCharType="begin"/>'),
    r("<w:instrText> =SUM(LEFT) </w:instrText>"),
    r('<w:fldChar w:fldCharType="separate"/>'),
    r(t("17")),
    r('<w:fldChar w:fldCharType="end"/>'),
)
DEL = '<w:del w:id="1" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>'
INS = '<w:ins w:id="2" w:author="x"><w:r><w:t>新</w:t></w:r></w:ins>'
LINK = '<w:hyperlink r:id="x"><w:r><w:t>网站</w:t></w:r></w:hyperlink>'
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>"
PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>"
)
MATH = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>17</m:t></m:r></m:oMath>'
)
RUBY = "<w:ruby><w:rt><w:r><w:t>gōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        pytest.param([r(t("1")), r(t("7")), r(t("8件"))], "178件", id="a number split over runs joins"),
        pytest.param(FIELD, "17", id="a field shows its result and not its instruction"),
        pytest.param(["甲", DEL, INS, "乙"], "甲新乙", id="inserted text counts and deleted text does not"),
        pytest.param(["见", LINK], "见网站", id="a link is its text"),
        pytest.param([CONTROL, PROMPT], "控件", id="a content control is its content, a prompt is nothing"),
        pytest.param([r(t("a"), "<w:tab/>", t("b"))], "a\tb", id="a tab stays"),
        pytest.param([r(t("1"), "<w:noBreakHyphen/>", t("2"))], "1-2", id="a hard hyphen is a hyphen"),
        pytest.param([r(t("1"), "<w:softHyphen/>", t("2"))], "12", id="a soft hyphen is nothing"),
        pytest.param([r(t("暗"), props="<w:vanish/>"), "明"], "明", id="hidden text is left out"),
        pytest.param([r(t("暗"), props='<w:vanish w:val="0"/>')], "暗", id="text that is not hidden stays"),
        pytest.param([r(RUBY), "开"], "公开", id="a phonetic guide is left out"),
        pytest.param([r('<w:sym w:font="Wingdings" w:char="F0FC"/>')], "\uf0fc", id="a symbol stays as it is"),
        pytest.param([r('<w:sym w:char="XYZ"/>')], "\ufffd", id="a symbol without a code is not nothing"),
        pytest.param([MATH, "件"], "17件", id="a formula typed as such"),
        pytest.param(["１２件　"], "１２件", id="full-width digits stay as found"),
    ],
)
def test_what_a_paragraph_says(runs, text):
    assert texts(read(p(*runs))) == [text]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(p(INS), "tracked-changes", id="tracked changes"),
        pytest.param(p(r(t("暗"), props="<w:vanish/>")), "hidden-text", id="hidden text"),
        pytest.param(p("注", r('<w:footnoteReference w:id="1"/>')), "footnotes", id="footnotes"),
        pytest.param('<w:altChunk r:id="x"/>', "alt-chunk", id="another document embedded"),
        pytest.param(p(r('<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>')), "embedded-object", id="OLE"),
    ],
)
def test_what_was_not_read_is_said(body, code):
    assert [problem.code for problem in read(body).problems] == [code]


def test_line_breaks_typed_for_paragraphs_divide_and_those_that_only_fit_the_page_join():
    br = "<w:br/>"
    long = "根据《中华人民共和国政府信息公开条例》的有关规定和上级部门的"
    body = p(r(t("一、总体情况"), br, t(long), br, t("要求编制。"), br, t("二、主动公开"), br, t("说明")))
    assert texts(read(body)) == ["一、总体情况", long + "要求编制。", "二、主动公开", "说明"]


def test_a_field_that_never_ends_hides_nothing():
    body = p(r('<w:fldChar w:fldCharType="begin"/>'), r("<w:instrText>TOC</w:instrText>")) + p("正文")
    assert texts(read(body)) == ["正文"]


def test_a_hidden_empty_item_does_not_count():
    hidden = p(props='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    assert texts(read(numbered("a") + hidden + numbered("b"), numbering=LISTS)) == ["一、a", "二、b"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(read(p("前", props=mark) + p("后") + p("完", props=mark))) == ["前后", "完"]


def style(key, inner, name="", kind="paragraph"):
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{inner}</w:style>'


HEADINGS = (
    style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "heading 1")
    + style("own", '<w:basedOn w:val="1"/>', "公文标题")
    + style("a", "", "Title")
    + style("round", '<w:basedOn w:val="round"/>')
    + style("h2", "", "heading 2")
    + style("T1", "", "toc 1")
    + style("secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
)


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        pytest.param(p("题", style="1"), 1, id="by the style"),
        pytest.param(p("题", style="own"), 1, id="by the style that the style is based on"),
        pytest.param(p("题", style="h2"), 2, id="by the style's name"),
        pytest.param(p("题", style="a"), 1, id="a title"),
        pytest.param(p("题", style="round"), 0, id="not by a style based on itself"),
        pytest.param(p("题", style="none"), 0, id="not by a style that is missing"),
        pytest.param(p("题", props='<w:outlineLvl w:val="2"/>'), 3, id="by the paragraph itself"),
        pytest.param(p("题", style="1", props='<w:outlineLvl w:val="9"/>'), 0, id="body text over a heading style"),
        pytest.param(p("题", props='<w:outlineLvl w:val="8"/>'), 6, id="six at the deepest"),
    ],
)
def test_heading_levels(paragraph, level):
    (block,) = read(paragraph, styles=HEADINGS).blocks
    assert block.level == level


def test_a_generated_table_of_contents_is_left_out():
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    block = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    assert texts(read(block + p("一、总体情况1", style="T1") + p("正文"), styles=HEADINGS)) == ["正文"]


def test_text_hidden_by_its_style_is_left_out():
    assert texts(read(p("明", r(t("暗"), props='<w:rStyle w:val="secret"/>')), styles=HEADINGS)) == ["明"]


def level(depth, fmt, text, inner=""):
    start = f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
    return f'{start}{inner}<w:lvlText w:val="{text}"/></w:lvl>'


def numbered(text, num=1, depth=0):
    return p(text, props=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="head"/>')
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + level(4, "bullet", "\uf0b7")
    + level(6, "decimal", "&lt;%7&gt;", '<w:lvlRestart w:val="0"/>')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "ideographTraditional", "%1")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>'
    '<mc:Choice Requires="w14"><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback>'
    '<w:numFmt w:val="decimalEnclosedCircle"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="98"><w:abstractNumId w:val="9"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    + level(0, "decimal", "%1)")
    + "</w:lvlOverride></w:num>"
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(
            numbered("总体情况") + p("文") + numbered("主动公开政府信息情况"),
            ["一、总体情况", "文", "二、主动公开政府信息情况"],
            id="headings count on past body text",
        ),
        pytest.param(
            numbered("a") + numbered("b", depth=1) + numbered("c", depth=1) + numbered("d") + numbered("e", depth=1),
            ["一、a", "（一）b", "（二）c", "二、d", "（一）e"],
            id="a deeper level starts anew under the next heading",
        ),
        pytest.param(
            numbered("a") + numbered("b", num=4) + numbered("c", num=2) + numbered("d", num=2),
            ["一、a", "二、b", "五、c", "六、d"],
            id="lists on one pattern count on unless told to start anew",
        ),
        pytest.param(numbered("a", depth=2) + numbered("b", depth=2), ["1.a", "2.b"], id="decimal"),
        pytest.param(numbered("a") + numbered("b", depth=3), ["一、a", "1.1 b"], id="legal style counts in digits"),
        pytest.param(numbered("a", depth=4), ["a"], id="a bullet is no text"),
        pytest.param(numbered("a", num=3), ["甲 a"], id="heavenly stems"),
        pytest.param(numbered("a") + numbered("") + numbered("b"), ["一、a", "三、b"], id="an empty item counts"),
        pytest.param(numbered("a", num=99), ["a"], id="a list that is missing"),
        pytest.param(numbered("a", num=98), ["a"], id="a list without a pattern"),
        pytest.param(numbered("a", depth=7), ["a"], id="a level that is missing"),
        pytest.param(numbered("a", num=5) + numbered("b", num=5), ["1)a", "2)b"], id="a level drawn anew for one list"),
        pytest.param(
            numbered("a", depth=2)
            + numbered("b", depth=1)
            + numbered("c", depth=6)
            + numbered("d")
            + numbered("e", depth=6),
            ["1.a", "（一）b", "<1>c", "一、d", "<2>e"],
            id="a level that nothing sets back",
        ),
        pytest.param(numbered("a", num=6), ["① a"], id="a newer format with its older stand-in"),
        pytest.param(p("a", style="head") + p("b", style="head"), ["一、a", "二、b"], id="numbered by the style"),
        pytest.param(
            p("a", style="head", props='<w:numPr><w:numId w:val="0"/></w:numPr>') + p("b", style="head"),
            ["a", "一、b"],
            id="numbering taken away by hand",
        ),
    ],
)
def test_automatic_numerals(body, said):
    styles = style("head", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert texts(read(body, numbering=LISTS, styles=styles)) == said


def test_numerals_within_table_cells():
    (grid,) = grids(read(tbl(tr(tc(numbered("属于国家秘密", depth=2)), "0")), numbering=LISTS))
    assert [cell.text for cell in grid.cells] == ["1.属于国家秘密", "0"]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def alternate(choice, fallback):
    return r(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_a_text_box_is_read_once():
    box = BOX.format(p("框"))
    drawing = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    picture = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    assert texts(read(p("文", alternate(drawing, picture)))) == ["文", "框"]
    assert texts(read(p(alternate(drawing, picture), "文"))) == ["框", "文"]
    assert texts(read(p(r(picture)))) == ["框"]


def test_where_the_newer_drawing_holds_nothing_the_older_is_read():
    old = f"<w:pict><v:group><v:shape><v:textbox>{BOX.format(p('框'))}</v:textbox></v:shape></v:group></w:pict>"
    assert texts(read(p(alternate("<w:drawing/>", old)))) == ["框"]
    assert not texts(read(p(alternate("<w:drawing/>", "<w:pict/>"))))
    assert texts(read(p(f"<w:r><w:pict>{alternate('<w:drawing/>', old)}</w:pict></w:r>"))) == ["框"]


def test_paragraphs_in_one_of_two_forms():
    new, old = f"<mc:Choice>{p('新')}</mc:Choice>", f"<mc:Fallback>{p('旧')}</mc:Fallback>"
    both = f"<mc:AlternateContent>{new}{old}</mc:AlternateContent>"
    assert texts(read(both)) == ["新"]
    assert texts(read(p(both.replace("<w:p>", "").replace("</w:p>", "")))) == ["新"]


def test_a_table_in_a_text_box_is_a_grid():
    box = BOX.format(tbl(tr("甲", "1")))
    (grid,) = grids(read(p(r(f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"))))
    assert spans(grid) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")]


BLIP = '<w:drawing><wp:inline><wp:docPr descr="表格"/><pic:pic><a:blip r:{}="i"/></pic:pic></wp:inline></w:drawing>'


def test_pictures_in_the_text_and_in_cells():
    links = [("i", "image", "media/image1.png", False)]
    body = p(r(BLIP.format("embed"))) + tbl(tr(tc(p(r(BLIP.format("embed")))), "0"))
    picture, grid = read(body, links=links).blocks
    assert isinstance(picture, Picture)
    assert (picture.name, picture.alt) == ("image1.png", "表格")
    assert grid.cells[0].pictures == ("image1.png",)


def test_a_picture_outside_the_file_is_named_and_not_fetched():
    document = read(p(r(BLIP.format("link"))), links=[("i", "image", "file:///etc/x.png", True)])
    assert [block.name for block in document.blocks] == ["x.png"]
    assert [problem.code for problem in document.problems] == ["external-picture"]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        pytest.param(
            tbl(tr(tc("a", v="restart"), tc("b", span=2)), tr(tc(v="continue"), "c", "d")),
            [(0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "c"), (1, 2, 1, 1, "d")],
            id="merged down and across",
        ),
        pytest.param(
            tbl(tr(tc("a", h="restart"), tc(h="continue"), "b"), tr("c", "d", "e")),
            [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d"), (1, 2, 1, 1, "e")],
            id="merged across the old way",
        ),
        pytest.param(
            tbl(tr("a", "b", "c"), tr("d", before=1, after=1)),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 1, 1, 1, "d")],
            id="a row that begins later and ends sooner",
        ),
        pytest.param(
            tbl(tr("a", "b"), tr(tc("c", v="continue"), "d")),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
            id="a merge that never began",
        ),
        pytest.param(
            tbl(tr(tc("a", span=2, v="restart"), "b"), tr(tc(v="continue"), tc(v="continue"), "c")),
            [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")],
            id="a merged block whose lower row is written cell by cell",
        ),
        pytest.param(
            tbl(tr(tc("a", v="restart"), "b"), tr(tc("c", v="restart"), "d"), tr(tc(v="continue"), "e")),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 2, 1, "c"), (1, 1, 1, 1, "d"), (2, 1, 1, 1, "e")],
            id="one merge under another",
        ),
        pytest.param(
            tbl(tr("a", "b", props='<w:del w:id="1"/>'), tr("c", "d"), tr("e", "f", props="<w:hidden/>")),
            [(0, 0, 1, 1, "c"), (0, 1, 1, 1, "d")],
            id="deleted and hidden rows",
        ),
        pytest.param(
            tbl(
                tr(tc("a", span=2), tc("b", span=2)),
                tr("c", tc("d", span=3)),
                widths=(2000, 40, 2000, 900),
            ),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 2, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 2, "d")],
            id="edges drawn by hand a hair apart",
        ),
        pytest.param(
            tbl(
                tr(tc("a", width=1000), tc("b", width=1000), tc("c", width=1000)),
                tr(tc("d", width=2010), tc("e", width=990)),
                widths=(1000, 1000, 1000),
            ),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 0, 1, 2, "d"), (1, 2, 1, 1, "e")],
            id="a row that lost its spans and kept its widths",
        ),
        pytest.param(
            tbl(
                tr(tc("a", width=1000), tc("b", width=1000), tc("c", width=1000)),
                tr(tc("d", width=1500), tc("e", width=1500)),
                widths=(1000, 1000, 1000),
            ),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 0, 1, 1, "d"), (1, 1, 1, 1, "e")],
            id="a row whose widths lie on no line of the grid",
        ),
        pytest.param(
            tbl(tr("a", "b"), tr("c", "<w:tc><w:tcPr><w:cellDel/></w:tcPr></w:tc>", "d")),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
            id="a deleted cell",
        ),
        pytest.param(
            tbl(tr("a", "b"), tr(tc("c", span=10**9), "d")),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1000, "c")],
            id="a span beyond measure",
        ),
        pytest.param(
            tbl(tr("a", "b", "c"), tr("d")),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"), (1, 0, 1, 1, "d")],
            id="a row that is short",
        ),
    ],
)
def test_how_tables_are_laid_out(table, cells):
    (grid,) = grids(read(table))
    assert spans(grid) == cells


def test_a_nested_table_is_a_grid_of_its_own():
    outer, inner = grids(read(tbl(tr("外", tc("内", tbl(tr("甲", "1")))), tr("a", "b"))))
    assert [cell.text for cell in outer.cells] == ["外", "内", "a", "b"]
    assert [cell.text for cell in inner.cells] == ["甲", "1"]


def test_a_frame_of_one_cell_is_no_table():
    document = read(tbl(tr(tc("一、总体情况", "正文", tbl(tr("甲", "1")), "二、主动公开"))))
    assert texts(document) == ["一、总体情况", "正文", "二、主动公开"]
    assert len(grids(document)) == 1


def test_prose_in_a_table_is_text():
    prose = (
        "2023年，本机关认真贯彻落实条例，不断完善公开制度，创新公开形式，强化公开监督，全年主动公开政府信息一百余条。"
        * 2
    )
    table = tbl(tr(tc("一、总体情况", span=2)), tr(tc(prose, span=2)), tr("规章", "0"), tr("规范性文件", "1"))
    document = read(table)
    assert texts(document) == ["一、总体情况", prose]
    assert spans(grids(document)[0]) == [
        (0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0"), (1, 0, 1, 1, "规范性文件"), (1, 1, 1, 1, "1"),
    ]  # fmt: skip


def test_a_table_drawn_with_tabs_is_a_grid():
    tab = "<w:tab/>"
    lines = [
        ("第二十条第（一）项",),
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "1", "2"),
    ]
    drawn = "".join(p(r(tab.join(t(cell) for cell in line))) for line in lines)
    document = read(p("二、主动公开政府信息情况") + drawn + p("三、收到和处理政府信息公开申请情况"))
    assert [cell.text for cell in grids(document)[0].cells if cell.row == 2] == ["规章", "0", "1", "2"]


def test_a_web_page_put_into_a_file_is_read():
    page = "<html><body><p>一、总体情况</p><table><tr><td>规章</td><td>0</td></tr></table></body></html>"
    document = read(
        p("题") + '<w:altChunk r:id="c"/>' + p("完"),
        links=[("c", "aFChunk", "afchunk.html", False)],
        more={"word/afchunk.html": page},
    )
    assert texts(document) == ["题", "一、总体情况", "完"]
    assert [cell.text for cell in grids(document)[0].cells] == ["规章", "0"]
    assert [block.origin.block for block in document.blocks] == [0, 1, 2, 3]


def test_a_web_archive_put_into_a_file_is_read():
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        "<html><body><p>一、总体情况</p></body></html>\r\n--x--\r\n"
    )
    links = [("c", "aFChunk", "afchunk.mht", False)]
    document = read('<w:altChunk r:id="c"/>', links=links, more={"word/afchunk.mht": archive})
    assert texts(document) == ["一、总体情况"]


def test_properties_that_are_damaged_are_left_out():
    whole = raw_docx(
        p("文"), more={"docProps/core.xml": "<cp:bad"}, package_links=[("c", "core-properties", "docProps/core.xml")]
    )
    assert texts(read_docx(whole, SOURCE)) == ["文"]


def test_a_long_line_of_styles_is_followed_to_its_end():
    chain = "".join(style(f"s{i}", f'<w:basedOn w:val="s{i + 1}"/>') for i in range(3000))
    last = style("s3000", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    (block,) = read(p("题", style="s0"), styles=chain + last).blocks
    assert block.level == 2


def test_a_cell_keeps_its_paragraphs_as_lines():
    (grid,) = grids(read(tbl(tr(tc("结果", "维持"), tc("", " "), tc("17 ")))))
    assert [cell.text for cell in grid.cells] == ["结果\n维持", "", "17 "]


def test_the_strict_dialect_reads_alike():
    body = p("题", style="1") + tbl(tr(tc("a", span=2)), tr("b", "c"))
    assert read(body, styles=HEADINGS, strict=True).blocks == read(body, styles=HEADINGS).blocks


def test_blocks_know_their_place():
    document = read(p("甲") + tbl(tr("a", "b")) + p("乙"))
    assert [block.origin.block for block in document.blocks] == [0, 1, 2]
    assert {block.origin.sha256 for block in document.blocks} == {"a" * 64}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 not a zip", id="not a zip"),
        pytest.param(raw_docx(p("文"))[:-200], id="cut short"),
        pytest.param(raw_docx("<w:p>"), id="not well-formed"),
        pytest.param(raw_docx(p("文")).replace(b"word/document.xml", b"word/elsewhere.xml"), id="no main part"),
    ],
)
def test_bad_files_are_refused_in_one_sentence(data):
    with pytest.raises(UnusableInputError) as refused:
        read_docx(data, SOURCE)
    assert refused.value.name == "报告.docx"
    assert "\n" not in refused.value.reason


def test_deep_nesting_is_refused_and_not_followed():
    nested = "<w:smartTag>" * 400 + "</w:smartTag>" * 400
    with pytest.raises(UnusableInputError):
        read(f"<w:p>{nested}</w:p>")
    assert texts(read("".join(("<w:tbl><w:tr><w:tc>" * 60, p("深"), "</w:tc></w:tr></w:tbl>" * 60)))) == ["深"]


@settings(max_examples=25, deadline=None)
@given(cut_up())
def test_any_layout_of_merged_cells_is_read_back(layout):
    rows, columns, cells = layout
    written = docx.Document()
    table = written.add_table(rows, columns)
    for number, (row, column, height, width) in enumerate(cells):
        merged = table.cell(row, column).merge(table.cell(row + height - 1, column + width - 1))
        merged.text = f"第{number}格"
    out = io.BytesIO()
    written.save(out)
    found = [block for block in read_docx(out.getvalue(), SOURCE).blocks if isinstance(block, Grid)]
    expected = [(*cell, f"第{number}格") for number, cell in enumerate(cells)]
    assert [cell for grid in found for cell in spans(grid)] == expected


def test_rows_that_were_deleted_or_hidden_are_said():
    found = read(tbl(tr("a", "*", props='<w:del w:id="1"/>'), tr("c", "d"), tr("e", "f", props="<w:hidden/>")))
    assert [problem.code for problem in found.problems] == ["tracked-changes", "hidden-text"]
