import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings

from gongkai.compare import add_up, compare_years
from gongkai.forms import FORM_2021, FORMS, Cell, CellRef, Paragraph, Report, Section, Source, State
from gongkai.ingest.exchange import report_from_json
from gongkai.render.comparison import (
    comparison_to_html,
    comparison_to_json,
    comparison_to_text,
    comparison_to_xlsx,
)
from gongkai.render.summation import (
    summation_to_html,
    summation_to_json,
    summation_to_text,
    summation_to_xlsx,
)
from gongkai.render.summation.rows import KEYS
from variants.madeup import odd_reports


def test_two_reports_of_one_year_are_told_apart_by_their_files():
    twice = [
        replace(report(2023, number, []), source=Source(name, "", "html", 0))
        for number, name in ((4, "初稿.html"), (5, "定稿.html"))
    ]
    said = comparison_to_text(compare_years(*twice))
    assert "2023年（初稿.html）  2023年（定稿.html）" in said
    unnamed = [replace(one, source=Source()) for one in twice]
    assert "2023年（前一份）与2023年（后一份）年度报告比较" in comparison_to_html(compare_years(*unnamed))


RECEIVED = CellRef.parse("requests/received/all")


def report(year, number, text, organ="某县民政局"):
    cells = {ref: Cell.of(0) for ref in FORM_2021.refs} | {RECEIVED: Cell.of(number)}
    section = Section("一", "总体情况", "总体情况", tuple(Paragraph(line) for line in text))
    return Report(FORM_2021, year, organ, cells, sections=(section,))


COMPARED = compare_years(
    report(2022, 4, ["全年公开信息120条。", "组织了培训。"]), report(2023, 5, ["全年公开信息96条。", "建成<新>平台。"])
)
SUMMED = add_up(
    [
        report(2023, 4, []),
        report(2023, 5, [], "某县财政局"),
        replace(report(2023, 5, [], "某县教育局"), cells={RECEIVED: Cell(None, State.BLANK)}),
    ],
    jurisdiction="某县人民政府",
    year=2023,
    expected=["某县民政局", "某县财政局", "某县教育局", "某县统计局"],
)


def test_a_comparison_on_a_terminal_lists_what_changed_and_counts_the_rest():
    text = comparison_to_text(COMPARED)
    assert "某县民政局：2022年与2023年年度报告比较" in text
    line = next(line for line in text.split("\n") if "新收" in line)
    assert line.split() == ["一、本年新收政府信息公开申请数量·总计", "4", "5", "+1", "+25.0%"]
    assert "另有199格两年都是0或者都没有数字" in text
    assert "    - 全年公开信息120条。\n    + 全年公开信息96条。" in text


def test_a_comparison_as_json():
    envelope = json.loads(comparison_to_json(COMPARED))
    cell = envelope["cells"][str(RECEIVED)]
    assert (cell["before"]["value"], cell["after"]["value"], cell["change"], cell["percent"]) == ("4", "5", "1", "25.0")
    assert [p["change"] for p in envelope["sections"]["总体情况"]["passages"]] == ["changed", "removed", "added"]


def test_a_comparison_as_a_page_marks_the_very_words():
    page = comparison_to_html(COMPARED)
    assert "全年公开信息<del>120</del><ins>96</ins>条。" in page
    assert "<ins>建成&lt;新&gt;平台。</ins>" in page
    assert "<del>组织了培训。</del>" in page


def test_a_comparison_as_a_workbook_holds_numbers():
    book = openpyxl.load_workbook(io.BytesIO(comparison_to_xlsx(COMPARED)))
    assert book.sheetnames == ["说明", "数字", "衔接", "文字", "正文里的数"]
    line = next(row for row in book["数字"].values if row[0] == FORM_2021.label(RECEIVED))
    assert line[1:4] == (4, 5, 1)


@pytest.mark.parametrize("written", [summation_to_text(SUMMED), summation_to_html(SUMMED)], ids=["text", "html"])
def test_what_is_missing_stands_before_the_numbers(written):
    assert "不完整" in written
    assert (
        written.index("缺1个：某县统计局")
        < written.index("空白")
        < written.index("第二十条" if "<" in written else "表二 ")
    )


def test_a_sum_as_json_is_an_envelope_that_says_what_is_not_in_it():
    written = summation_to_json(SUMMED)
    about = json.loads(written)["summation"]
    assert (about["complete"], about["missing"]) == (False, ["某县统计局"])
    assert {left["state"] for left in about["not_counted"]} == {"blank", "missing"}
    read = report_from_json(written.encode(), "汇总.json")
    assert read.value(RECEIVED) == 9
    assert read[RECEIVED].origin.parts == (("某县民政局", str(RECEIVED)), ("某县财政局", str(RECEIVED)))


def test_a_sum_as_a_workbook_has_every_cell_of_every_organ_and_the_form():
    book = openpyxl.load_workbook(io.BytesIO(summation_to_xlsx(SUMMED)))
    assert book.sheetnames == ["说明", "各机关", "没有计入", "表二", "表三", "表四"]
    line = next(row for row in book["各机关"].values if row[0] == FORM_2021.label(RECEIVED))
    assert line[1:4] == (9, 4, 5)
    assert book["各机关"].max_row == 1 + len(FORM_2021.refs)


HANDED = [CellRef.parse(key) for key in ("requests/carried-out/all", "requests/carried-in/all")]


def handed(given, taken):
    """A year that says it hands so many requests on, and the next that says how many it took over."""
    return compare_years(
        *(
            replace(one, cells={**one.cells, HANDED[at]: Cell.of(number)})
            for at, (one, number) in enumerate(((report(2022, 4, []), given), (report(2023, 5, []), taken)))
        )
    )


def test_what_last_year_handed_on_stands_beside_what_this_year_took_over_and_zeros_are_folded():
    page = comparison_to_html(handed(2, 1))
    listed, rest = page.split("另有", 1)
    assert "上年报告交给本年的数" in listed
    assert "<td>2</td><td>1</td>" in re.sub(r"<td[^>]*>", "<td>", listed)
    assert "项两年都是0，相符" in rest


def test_nothing_is_folded_where_every_number_is_of_note():
    every = Report(FORM_2021, 2023, "某县民政局", {ref: Cell.of(7) for ref in FORM_2021.refs})
    page = comparison_to_html(compare_years(replace(every, year=2022), every))
    assert "另有" not in page


def test_a_sentence_that_both_years_have_is_not_listed_among_the_changes():
    text = comparison_to_text(
        compare_years(report(2022, 4, ["组织了培训。", "建成平台。"]), report(2023, 5, ["组织了培训。"]))
    )
    assert "组织了培训" not in text
    assert "- 建成平台。" in text


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_the_figures_of_every_organ_are_cells_of_every_form(form):
    assert {CellRef.parse(key) for _name, key in KEYS} <= set(form.refs)


def test_a_sum_that_lacks_nothing_lists_nothing_left_out():
    whole = add_up([report(2023, 4, [])], jurisdiction="某县", year=2023, expected=["某县民政局"])
    assert "没有计入" not in summation_to_text(whole)
    assert "没有计入" not in summation_to_html(whole)


@settings(max_examples=15)
@given(odd_reports(), odd_reports())
def test_any_two_reports_can_be_compared_and_added_and_written(before, after):
    compared = compare_years(before, after)
    summed = add_up([before, replace(after, year=2023)], jurisdiction="某县", year=2023)
    for write in (comparison_to_text, comparison_to_json, comparison_to_html):
        write(compared).encode()
    for write in (summation_to_text, summation_to_json, summation_to_html):
        write(summed).encode()
    assert comparison_to_xlsx(compared) == comparison_to_xlsx(compared)
    assert summation_to_xlsx(summed) == summation_to_xlsx(summed)
