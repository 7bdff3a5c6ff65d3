import csv
import hashlib
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gongkai.basis import UnusableInputError
from gongkai.forms import FORM_2021, Cell, CellRef, Paragraph, Report, Section, State, TableReading, TableState
from gongkai.ingest.exchange import report_from_csv
from gongkai.render import write
from variants.madeup import reports

RECEIVED = CellRef("requests", "received", "all")
HEAD = "key,label,value,state,text\n"
FORM = "form,格式,2021,fact,\n"
SECTION = "section/总体情况,总体情况,完。,section,一\n"


@settings(max_examples=30)
@given(reports())
def test_what_is_written_is_read_back_the_same(report):
    read = report_from_csv(write(report, "csv"), "a.csv")
    assert {ref: (c.value, c.state) for ref, c in read.cells.items()} == {
        ref: (c.value, c.state) for ref, c in report.cells.items()
    }
    facts = ("form", "year", "organ", "title", "period", "signed_by", "signed_on", "preface", "sections", "region")
    assert {name: getattr(read, name) for name in facts} == {name: getattr(report, name) for name in facts}


def test_what_is_missing_stays_missing_and_what_is_unreadable_keeps_its_text():
    cells = {RECEIVED: Cell(None, State.UNREADABLE, "=1+1")}
    old = {"disclosure": TableReading(TableState.PARTIAL, "2019")}
    read = report_from_csv(write(Report(FORM_2021, None, "某局", cells, tables=old), "csv"), "a.csv")
    found = {ref: (cell.value, cell.state, cell.text) for ref, cell in read.cells.items()}
    assert (found, dict(read.tables), read.year) == ({RECEIVED: (None, State.UNREADABLE, "=1+1")}, old, None)


def test_a_cell_knows_its_line():
    data = (HEAD + FORM + f"{RECEIVED},总计,7,number,\n").encode()
    origin = report_from_csv(data, "a.csv")[RECEIVED].origin
    assert (origin.sha256, origin.line, origin.text) == (hashlib.sha256(data).hexdigest(), 3, "7")


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=9))
@example(",@")
def test_no_text_is_a_formula_and_every_text_comes_back(text):
    report = Report(FORM_2021, 2023, text, {}, sections=(Section("", text, "总体情况", (Paragraph("@" + text),)),))
    written = write(report, "csv").decode("utf-8-sig")
    fields = [field for row in csv.reader(io.StringIO(written, newline="")) for field in row]
    assert not any(field.startswith(("=", "+", "@")) for field in fields)
    read = report_from_csv(written.encode(), "a.csv")
    assert (read.organ, read.sections) == (report.organ, report.sections)


def test_a_spreadsheet_that_saves_in_gb18030_and_drops_the_last_column_is_read():
    lines = ("key,label,value,state", "form,格式,2021,fact", "organ,机关,某县教育局,fact", f"{RECEIVED},总计,7,number")
    text = "\r\n".join(lines)
    read = report_from_csv(text.encode("gb18030"), "a.csv")
    assert (read.organ, read.value(RECEIVED)) == ("某县教育局", 7)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "第一行应为", id="nothing"),
        pytest.param("a,b\n1,2\n", "第一行应为", id="another table"),
        pytest.param(HEAD, "form 一行", id="no form"),
        pytest.param(HEAD + FORM + "year,年度,二三,fact,\n", "year 一行", id="a year in words"),
        pytest.param(HEAD + FORM + "signed_on,日期,2024-13-01,fact,\n", "signed_on 一行", id="a day that is none"),
        pytest.param(HEAD + FORM + "requests/x/y,甲,1,number,\n", "第3行的 requests/x/y", id="a cell of no form"),
        pytest.param(HEAD + FORM + f"{RECEIVED},甲,1,number,\n" * 2, "重复", id="a cell twice"),
        pytest.param(HEAD + FORM + f"{RECEIVED},甲,1,odd,\n", "state 应为", id="an unknown state"),
        pytest.param(HEAD + FORM + f"{RECEIVED},甲,,number,\n", "数与状态不合", id="a number that is none"),
        pytest.param(HEAD + FORM + f"{RECEIVED},甲,x,slash,\n", "数与状态不合", id="a slash with a text for a number"),
        pytest.param(HEAD + FORM + "table/requests,表,1999,table,read\n", "不是格式中的表", id="a table of no form"),
        pytest.param(HEAD + FORM + "table/requests,表,2021,table,odd\n", "text 应为", id="a table of no state"),
        pytest.param(HEAD + '"' + "x" * 200_000, "CSV 有误", id="a quote that never ends"),
    ],
)
def test_what_is_not_our_csv_is_refused_with_the_place(text, reason):
    with pytest.raises(UnusableInputError, match=r"^a\.csv：") as refused:
        report_from_csv(text.encode(), "a.csv")
    assert reason in refused.value.reason


def test_what_is_no_text_is_no_csv():
    with pytest.raises(UnusableInputError, match="不是文字"):
        report_from_csv(bytes(range(128, 256)) * 9, "a.csv")


def test_facts_left_out_are_not_known():
    read = report_from_csv((HEAD + FORM).encode(), "a.csv")
    assert read == replace(Report(FORM_2021, None, "", {}), source=read.source)


@pytest.mark.parametrize(
    "line",
    [
        "level/总体情况,标题级别,2,level,\n",
        "picture/总体情况,图片,a.png,picture,\n",
        SECTION + "level/总体情况,,9,level,\n",
    ],
)
def test_what_is_said_of_no_section_is_refused(line):
    with pytest.raises(UnusableInputError, match=r"总体情况|标题级别"):
        report_from_csv((HEAD + FORM + line).encode(), "a.csv")
