"""Tables whose blank cells, spans or borders were lost on the way: read where they tell, left unread where not."""

from dataclasses import replace

import pytest

from gongkai.checks import Case, examine
from gongkai.forms import CellRef
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes
from variants import VARIANTS, drafts
from variants.draft import made_up

ENDINGS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
ROWS = ("review", "direct-suit", "suit-after-review")
KEYS = ("upheld", "corrected", "other", "pending", "all")
LEADING = {0: ["行政复议~2~5"], 5: ["行政诉讼~1~10", "未经复议直接起诉~1~5"], 10: ["复议后起诉~1~5"]}
VALUES = ("3", "", "", "1", "4", "", "", "2", "", "2", "", "", "", "", "")


def report(table, *, section=3, name="a.txt", between="\n"):
    """The report in a text or page that holds one table."""
    heads = [f"{numeral}、{title}" for numeral, title in zip("一二三四五六", SECTIONS, strict=True)]
    pieces = ["某市某局2030年政府信息公开工作年度报告"]
    for at, head in enumerate(heads):
        pieces += [head, table if at == section else "已按要求办理。"]
    tagged = [piece if piece.startswith("<") else f"<p>{piece}</p>" for piece in pieces]
    return read_bytes((between.join(pieces) if name.endswith("txt") else "".join(tagged)).encode(), name)


def cell(found, table, row, column):
    there = found.cells.get(CellRef(table, row, column))
    return "missing" if there is None else str(there.state if there.value is None else there.value)


def disputes(found):
    return [cell(found, "disputes", row, key) for row in ROWS for key in KEYS]


def page(rows):
    """An HTML table; `text~2` spans two columns, `text~1~2` two rows."""
    made = ""
    for row in rows:
        made += "<tr>"
        for each in row:
            text, columns, lines = [*each.split("~"), "1", "1"][:3]
            made += f'<td colspan="{columns}" rowspan="{lines}">{text or "&nbsp;"}</td>'
        made += "</tr>"
    return f"<table>{made}</table>"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["行政复议~5", "行政诉讼~10"],
                [*ENDINGS, "未经复议直接起诉~5", "复议后起诉~5"],
                [*[""] * 5, *ENDINGS, *ENDINGS],
                list(VALUES),
            ],
            id="blank cells instead of a span",
        ),
        pytest.param(
            [
                ["~2", *ENDINGS],
                ["行政复议~2", *VALUES[:5]],
                ["行政诉讼~1~2", "未经复议直接起诉", *VALUES[5:10]],
                ["复议后起诉", *VALUES[10:]],
            ],
            id="a line a row",
        ),
        pytest.param(
            [[*LEADING.get(at, ()), ENDINGS[at % 5], value] for at, value in enumerate(VALUES)],
            id="a line a cell",
        ),
        pytest.param(
            [
                ["行政复议", "", "", "", "", "行政诉讼", *[""] * 9],
                [*ENDINGS, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
                [*[""] * 5, *ENDINGS, *ENDINGS],
                list(VALUES),
            ],
            id="no spans at all",
        ),
        pytest.param([["单位：件~15"], ["行政复议~5", "行政诉讼~10"]], id="a remark above"),
    ],
)
def test_blank_cells_of_table_4_are_blank(rows):
    if len(rows) == 2:
        rows = [*rows, [*ENDINGS, *["未经复议直接起诉~5", "复议后起诉~5"]], [*[""] * 5, *ENDINGS * 2], list(VALUES)]
    assert disputes(report(page(rows), name="a.html")) == [value or "blank" for value in VALUES]


def test_three_tables_name_row_and_group_in_one_cell():
    titles = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
    tables = "".join(
        page([[f"{title}~5"], list(ENDINGS), list(VALUES[at * 5 : at * 5 + 5])]) for at, title in enumerate(titles)
    )
    assert disputes(report(tables, name="a.html")) == [value or "blank" for value in VALUES]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_labels_broken_over_paragraphs_head_a_list(between):
    broken = [piece for ending in ENDINGS for piece in ((ending[:2], ending[2:]) if len(ending) > 2 else (ending,))]
    numbers = [value or "0" for value in VALUES]
    lines = ["行政复议", "行政诉讼", *broken, "未经复议直接起诉", "复议后起诉", *broken, *broken, *numbers]
    assert disputes(report(between.join(lines), between=between)) == numbers


COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
HEAD = ["申请人情况", "自然人", "法人或其他组织", "总计", *COLUMNS[1:6]]
GRANTED = ("granted", ("natural", "business", "research", "charity", "lawyer", "other", "all"))


def granted(found):
    return [cell(found, "requests", GRANTED[0], key) for key in GRANTED[1]]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_without_its_blank_cells_is_not_shifted(between):
    rows = [
        ["一、本年新收政府信息公开申请数量", "0", "5", "0", "0", "0", "0", "5"],
        ["二、上年结转政府信息公开申请数量", "0", "0", "0", "0", "0", "0", "0"],
        ["三、本年度办理结果", "（一）予以公开", "5", "5"],  # 商业企业 and 总计: nobody can know
        ["（二）部分公开", "0", "0", "0", "0", "0", "0", "0"],
        ["四、结转下年度继续办理", "0", "0", "0", "0", "0", "0", "0"],
    ]
    found = report(between.join([*HEAD, *(text for row in rows for text in row)]), section=2, between=between)
    assert granted(found) == ["unplaced"] * 7
    assert cell(found, "requests", "received", "business") == "5"


def test_columns_of_blanks_that_disagree_are_not_averaged():
    def line(label, *values):
        return f"{label:<20}" + "".join(f"{value:<8}" for value in values)

    rows = [
        line("一、本年新收政府信息公开申请数量", "0", "5", "", "0", "0", "0", "5"),
        line("二、上年结转政府信息公开申请数量", "2", "", "0", "0", "0", "", "2"),
        line("（一）予以公开", "", "5", "0", "0", "0", "0", "5"),
    ]
    found = report("\n".join([line("", *COLUMNS), *rows]), section=2)
    read = [cell(found, "requests", row, key) for row in ("received", "carried-in", "granted") for key in GRANTED[1]]
    printed = [*"05b00052b000b2b500005"]
    read = [each[:1] if each == "blank" else each for each in read]
    assert all(mine in {theirs, "unplaced"} for mine, theirs in zip(read, printed, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("**某市某局  \n2030年政府信息公开工作年度报告**", id="emphasis over two lines"),
        pytest.param("**某市某局**  \n**2030年政府信息公开工作年度报告**", id="emphasis line by line"),
    ],
)
def test_emphasis_is_no_part_of_a_name(text):
    body = "\n\n".join(
        f"**{n}、**\n\n**{t}**\n\n本年公开**3**件。" for n, t in zip("一二三四五六", SECTIONS, strict=True)
    )
    found = read_bytes(f"{text}\n\n{body}".encode(), "a.md")
    assert (found.organ, found.year) == ("某市某局", 2030)
    assert [(section.number, section.text) for section in found.sections] == [
        (n, "本年公开3件。") for n in "一二三四五六"
    ]


@pytest.mark.parametrize("variant", ["text-trimmed", "text-single-spaces", "text-listed", "text-flat", "html-plain"])
def test_a_blank_row_whose_label_could_be_a_groups_is_a_row(variant):
    draft = made_up("blank-other", seed=16, year=2020)
    cells = {ref: "" if (ref.table, ref.row) == ("requests", "other") else text for ref, text in draft.cells.items()}
    made = VARIANTS[variant].make(replace(draft, cells=cells))
    found = read_bytes(made, f"a.{VARIANTS[variant].suffix}")
    assert found.tables["requests"].missing_rows == ()
    assert [cell(found, "requests", "other", key) for key in GRANTED[1]] == ["blank"] * 7


@pytest.mark.parametrize("variant", ["text-ragged", "text-padded", "text-single-spaces", "text-listed"])
def test_text_that_keeps_no_places_has_no_shifted_rows(variant):
    found = read_bytes(VARIANTS[variant].make(drafts()["004"]), "a.txt")
    assert "row-shifted" not in {problem.code for problem in found.problems}


def test_numbers_that_cannot_be_placed_are_not_held_against_the_report():
    rows = ["一、本年新收政府信息公开申请数量 0 5 0 0 0 0 5", "（一）予以公开 5 5", "（二）部分公开 0 0 0 0 0 0 0"]
    found = report("\n".join([*HEAD, *rows]), section=2)
    assert granted(found) == ["unplaced"] * 7
    examined = examine(Case(found))
    assert "S108" not in {finding.check.code for finding in examined.findings}
    assert "S108" in {check.code for check, _ in examined.not_assessable}
