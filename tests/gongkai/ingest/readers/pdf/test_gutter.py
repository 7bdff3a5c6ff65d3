"""Prose in two columns is read column by column; labels beside numbers are no columns of prose."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.ingest import read_bytes
from variants import drafts, html
from variants.handmade import Leaf
from variants.pdf import make_columns

SIZE, PITCH, WIDE = 10, 18, 20
LEFT = (
    "二〇二三年本局坚持以公开为常态不公开为例外全年通过门户网站主动公开政府信息三百一十二"
    "条其中政策文件二十件解读十二件。下一步将继续完善制度健全机制加强队伍建设提高公开水平。"
)
RIGHT = (
    "全年共收到政府信息公开申请四百六十八件均在法定期限内答复没有因此引起行政复议或者行政诉"
    "讼。本局将继续按照条例规定做好各项工作不断提高依申请公开工作的质量和效率接受社会监督。"
)


def pieces(text):
    return [text[at : at + WIDE] for at in range(0, len(text), WIDE)]


def columns(leaf, top, left, right):
    for x, text in ((60, left), (310, right)):
        for number, words in enumerate(pieces(text)):
            leaf.text(x, top + PITCH * number, words, SIZE)
    return leaf


def more(text):
    """A text long enough for a column."""
    return text + text


def test_columns_are_read_one_after_the_other(read):
    leaf = Leaf().text(150, 60, "某市某局二〇二三年政府信息公开工作年度报告", 14)
    columns(leaf, 100, more(LEFT), more(RIGHT))
    leaf.text(
        60, 300, "本报告由某市某局编制并对外发布如对本报告有疑问请与本局联系地址在某市某路某号电话见网站首页", SIZE
    )
    title, *told = read(leaf).paragraphs
    assert title == "某市某局二〇二三年政府信息公开工作年度报告"
    assert "".join(told[:-1]) == more(LEFT) + more(RIGHT)
    assert told[-1].startswith("本报告由")


def lowered(leaf, top, left, right, by=7):
    """Columns whose lines stand at other heights."""
    columns(leaf, top, left, "")
    return columns(leaf, top + by, "", right)


def test_columns_of_unequal_height_are_read_one_after_the_other(read):
    leaf = lowered(Leaf(), 100, more(LEFT), more(RIGHT))
    assert "".join(read(leaf).paragraphs) == more(LEFT) + more(RIGHT)


def test_a_few_lines_stand_in_columns_where_the_document_does(read):
    first = lowered(Leaf(), 100, more(LEFT), more(RIGHT))
    second = lowered(Leaf(), 100, LEFT[:60], RIGHT[:60])
    assert "".join(read(first, second).paragraphs) == more(LEFT) + more(RIGHT) + LEFT[:60] + RIGHT[:60]


def test_a_table_parts_two_stretches_of_columns(read):
    leaf = columns(Leaf(), 80, more(LEFT), more(RIGHT))
    for y in (260, 280, 300):
        leaf.stroke(60, y, 510, y)
    for x in (60, 300, 510):
        leaf.stroke(x, 260, x, 300)
    leaf.text(70, 273, "规章").text(320, 273, "0").text(70, 293, "行政许可").text(320, 293, "17")
    columns(leaf, 340, more(RIGHT), more(LEFT))
    found = read(leaf)
    assert "".join(found.paragraphs) == more(LEFT) + more(RIGHT) + more(RIGHT) + more(LEFT)
    assert found.rows() == [["规章", "0"], ["行政许可", "17"]]


def test_labels_beside_numbers_are_no_columns(read):
    leaf = Leaf()
    for number in range(8):
        leaf.text(60, 100 + 20 * number, f"第{number}类政府信息公开申请件数", SIZE).text(
            330, 100 + 20 * number, "12", SIZE
        )
    text = "\n".join(["\n".join(map("\t".join, read(leaf).rows()))] if read(leaf).grids else read(leaf).paragraphs)
    assert text.index("12") < text.index("第1类")


def test_lines_with_a_gap_here_and_there_are_one_column(read):
    leaf = Leaf()
    for number in range(10):
        leaf.text(60, 100 + PITCH * number, RIGHT[:24] + ("　　" if number % 4 == 0 else "公开") + RIGHT[24:40], SIZE)
    assert "".join("".join(read(leaf).paragraphs).split()).count(RIGHT[24:40]) == 10
    assert "".join(read(leaf).paragraphs).startswith(RIGHT[:24])


def test_columns_that_begin_anew_below_a_heading_are_two_stretches(read):
    leaf = columns(Leaf(), 80, more(LEFT), more(RIGHT))
    leaf.text(60, 260, "一、总体情况")
    columns(leaf, 300, more(RIGHT), more(LEFT))
    leaf.text(60, 480, "二、主动公开政府信息情况")
    told = read(leaf).paragraphs
    first, last = told.index("一、总体情况"), told.index("二、主动公开政府信息情况")
    assert "".join(told[:first]) == more(LEFT) + more(RIGHT)
    assert "".join(told[first + 1 : last]) == more(RIGHT) + more(LEFT)


def test_a_heading_within_a_longer_column_parts_nothing(read):
    leaf = columns(Leaf(), 80, more(LEFT) + LEFT, more(RIGHT))
    leaf.text(60, 370, "一、总体情况")
    columns(leaf, 400, LEFT[:60], "")
    assert "".join(read(leaf).paragraphs).endswith(LEFT[:60] + more(RIGHT))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["003", "busy", "large", "blanks", "slashes", "dashes", "form-2019"])
def test_close_columns_of_one_height_with_headings_in_them(name):
    draft = drafts()[name]
    found, plainly = read_bytes(make_columns(draft), "r.pdf"), read_bytes(html.make_plain(draft), "r.html")
    assert {ref: (found[ref].state, found[ref].value) for ref in draft.cells} == draft.expected()
    assert [section.title for section in found.sections] == [section.title for section in plainly.sections]
    one, other = (
        {f.check.code for f in examine(Case(each)).findings if f.severity is Severity.ERROR}
        for each in (found, plainly)
    )
    assert one - other == set()
