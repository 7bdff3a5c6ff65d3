"""From documents made by hand to reports."""

from datetime import date

import pytest

from gongkai.basis import Origin, UnusableInputError
from gongkai.forms import FORM_2019, FORM_2021, CellRef, Source, State, TableState
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import report_of
from gongkai.ingest.document import Borders, Document, Grid, GridCell, Picture, TextBlock

DISCLOSURE = """\
第二十条第（一）项
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|0|0|/
行政规范性文件|2|1|9
第二十条第（五）项
信息内容|本年处理决定数量
行政许可|17
第二十条第（六）项
信息内容|本年处理决定数量
行政处罚|3
行政强制|—
第二十条第（八）项
信息内容|本年收费金额（单位：万元）
行政事业性收费|1.5"""


def grid(text, borders=Borders.GUESSED, block=0):
    rows = [line.split("|") for line in text.splitlines()]
    cells = tuple(GridCell(word, r, c) for r, row in enumerate(rows) for c, word in enumerate(row))
    return Grid(cells, len(rows), max(map(len, rows)), Origin(sha256="ab", block=block), borders)


def document(*blocks, **known):
    made = tuple(TextBlock(b, Origin(sha256="ab", block=i)) if isinstance(b, str) else b for i, b in enumerate(blocks))
    return Document(Source(name="report.html", kind="html"), made, **known)


def values(report, table):
    cells = ((ref, cell) for ref, cell in report.cells.items() if ref.table == table)
    return {f"{ref.row}/{ref.column}": str(cell.state if cell.value is None else cell.value) for ref, cell in cells}


def framed(*blocks, title="某市某局2030年政府信息公开工作年度报告"):
    """A report with all six headings and these blocks in its second section."""
    numbered = [f"{n}、{t}" for n, t in zip("一二三四五六", SECTIONS, strict=True)]
    return document(title, numbered[0], "我局公开信息3条。", numbered[1], *blocks, *numbered[2:], "未收取信息处理费。")


@pytest.mark.parametrize("borders", Borders)
def test_table_2_by_its_labels(borders):
    report = report_of(framed(grid(DISCLOSURE, borders)))
    assert values(report, "disclosure") == {
        "regulations/issued": "0",
        "regulations/repealed": "0",
        "regulations/in-force": "slash",
        "normative-documents/issued": "2",
        "normative-documents/repealed": "1",
        "normative-documents/in-force": "9",
        "licences/decisions": "17",
        "penalties/decisions": "3",
        "coercive-measures/decisions": "dash",
        "fees/amount": "1.5",
    }
    assert report.tables["disclosure"].state is TableState.READ
    assert report[CellRef("disclosure", "licences", "decisions")].origin == Origin("ab", 0, row=6, column=1, text="17")


def test_headings_inside_table_3_do_not_split_the_report():
    report = report_of(framed("三、本年度办理结果", "四、结转下年度继续办理"))
    assert [section.title for section in report.sections] == list(SECTIONS)


def test_a_table_of_the_old_form_in_a_new_year_is_read_and_said():
    header = "第二十条第（五）项\n信息内容|上一年项目数量|本年增/减|处理决定数量"
    report = report_of(framed(grid(f"{header}\n行政许可|6|减4|2\n其他对外管理服务事项|0|0|0")))
    assert report.tables["disclosure"].form == FORM_2019.key
    assert report.form is FORM_2021
    assert values(report, "disclosure")["licences/change"] == "-4"
    assert "old-form" in {problem.code for problem in report.problems}


def test_a_picture_in_place_of_a_table():
    report = report_of(framed(Picture("1705995664987.png", Origin(block=9))))
    assert report.tables["disclosure"].state is TableState.IMAGE
    assert report[CellRef("disclosure", "fees", "amount")].state is State.IMAGE
    assert report.sections[1].pictures == ("1705995664987.png",)
    assert report.tables["requests"].state is TableState.ABSENT
    assert report[CellRef("requests", "granted", "all")].state is State.MISSING


def test_what_a_report_says_of_itself():
    report = report_of(
        document(
            "某省某市某局",
            "二〇三〇年政府信息公开工作年度报告",
            "本报告统计期限自2030年1月1日起至2030年12月31日止。地址：某市某路1号，邮编：123456，电话：0123-4567890。",
            "一、总体情况",
            "公开信息3条。",
            "六、其他需要报告的事项",
            "无。",
            "某省某市某局",
            "2031年1月20日",
            "上一篇：另一份文件",
        )
    )
    assert (report.organ, report.region, report.year) == ("某省某市某局", "某省某市", 2030)
    assert (report.period.start, report.period.end) == (date(2030, 1, 1), date(2030, 12, 31))
    assert (report.signed_by, report.signed_on) == ("某省某市某局", date(2031, 1, 20))
    assert (report.contact.address, report.contact.postcode, report.contact.phone) == (
        "某市某路1号",
        "123456",
        "0123-4567890",
    )
    assert report.sections[-1].text == "无。"
    assert len(report.preface) == 1


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (document("关于召开会议的通知", "请各单位按时参加。"), "不是政府信息公开工作年度报告"),
        (document("Annual report of some office on the disclosure of information to the public, 2030"), "不是中文"),
        (document(Picture("scan.png", Origin())), "只有图片"),
    ],
)
def test_what_is_no_report_is_refused(made, reason):
    with pytest.raises(UnusableInputError, match=reason):
        report_of(made)


def test_two_reports_in_one_file_are_refused():
    first, second = framed("甲"), framed("乙", title="某市另一局2030年政府信息公开工作年度报告")
    with pytest.raises(UnusableInputError, match="两份报告"):
        report_of(Document(first.source, (*first.blocks, *second.blocks)))


HEADINGS = [f"{n}、{t}" for n, t in zip("一二三四五六", SECTIONS, strict=True)]


@pytest.mark.parametrize(
    "front",
    [
        pytest.param(["目录", *HEADINGS], id="a table of contents"),
        pytest.param(list(SECTIONS), id="a menu without numerals"),
        pytest.param(["；".join(HEADINGS)], id="a list on one line"),
        pytest.param([f"（{n}）{t}" for n, t in zip("一二三四五六", SECTIONS, strict=True)], id="a list with brackets"),
    ],
)
def test_titles_listed_before_the_report_are_not_its_sections(front):
    body = [line for heading in HEADINGS for line in (heading, f"关于{heading[2:]}的文字。")]
    report = report_of(document("某市某局2030年政府信息公开工作年度报告", *front, *body))
    assert [(s.number, s.text) for s in report.sections] == [(h[0], f"关于{h[2:]}的文字。") for h in HEADINGS]


def test_headings_inside_a_section_do_not_split_it():
    inner = [
        "（一）主动公开政府信息情况",
        "公开3条。",
        "（二）收到和处理政府信息公开申请情况",
        "2.政府信息公开行政复议、行政诉讼情况",
    ]
    report = report_of(document("某市某局2030年政府信息公开工作年度报告", HEADINGS[0], *inner, *HEADINGS[1:]))
    assert [len(section.paragraphs) for section in report.sections] == [4, 0, 0, 0, 0, 0]


def test_a_section_with_its_text_on_the_line_of_its_heading():
    report = report_of(document("某市某局2030年政府信息公开工作年度报告", "一、总体情况。公开3条。", *HEADINGS[1:]))
    assert (report.sections[0].heading, report.sections[0].text) == ("总体情况", "公开3条。")


def test_a_report_of_a_year_without_a_form_is_read_and_said():
    report = report_of(
        document("某市某局2016年政府信息公开工作年度报告", "一、概述", "公开3条。", "二、主动公开情况", "无。")
    )
    assert (report.form, [s.text for s in report.sections]) == (FORM_2019, ["公开3条。", "无。"])
    assert "no-form" in {problem.code for problem in report.problems}


@pytest.mark.parametrize(
    ("title", "signed", "organ"),
    [
        ("某区民政局2030年政府信息公开工作年度报告", "某市某区民政局", "某市某区民政局"),
        ("关于某市某区民政局2030年政府信息公开工作年度报告", "某市某区民政局", "某市某区民政局"),
        ("加大某市民政局2030年政府信息公开工作年度报告", "某市民政局", "某市民政局"),
        ("某市人民政府2030年政府信息公开工作年度报告", "某市人民政府办公室", "某市人民政府"),
        ("某镇2030年政府信息公开工作年度报告", "某县某镇人民政府", "某县某镇人民政府"),
        ("某市民政局2030年政府信息公开工作年度报告", "某市财政局", "某市民政局"),
        ("2030年政府信息公开工作年度报告", "某市民政局", "某市民政局"),
    ],
)
def test_the_organ_by_title_and_signature(title, signed, organ):
    report = report_of(document(title, *HEADINGS, "无。", signed, "2031年1月20日"))
    assert (report.organ, report.signed_by, report.title) == (organ, signed, title)


def test_the_organ_by_the_files_own_properties_is_said():
    report = report_of(document("2030年政府信息公开工作年度报告", *HEADINGS, meta=(("ContentSource", "某市民政局"),)))
    assert report.organ == "某市民政局"
    assert "organ-from-file" in {problem.code for problem in report.problems}


def test_the_furniture_of_a_page_is_no_picture_of_a_table():
    report = report_of(framed(Picture("share_icon.png", Origin())))
    assert report.tables["disclosure"].state is TableState.ABSENT
