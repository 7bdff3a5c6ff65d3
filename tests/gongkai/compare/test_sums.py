from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks import Case, examine
from gongkai.compare import add_up
from gongkai.forms import (
    FORM_2019,
    FORM_2021,
    Cell,
    CellRef,
    NoFormError,
    Report,
    Source,
    State,
    TableReading,
    TableState,
)
from gongkai.ingest import read_bytes
from gongkai.render import write

RECEIVED = CellRef.parse("requests/received/all")
ORGANS = ("某县财政局", "某县民政局", "某县教育局")


def report(organ, number=1, year=2023, signed=date(2024, 1, 20), **more):
    cells = {ref: Cell.of(number) for ref in FORM_2021.refs} | more.pop("cells", {})
    return Report(more.pop("form", FORM_2021), year, organ, cells, signed_on=signed, **more)


def summed(*reports, expected=ORGANS, year=2023):
    return add_up(reports, jurisdiction="某县人民政府", year=year, expected=expected)


LATE = date(2024, 2, 3)
ALL = tuple(report(organ, number) for number, organ in enumerate(ORGANS, 1))


def test_every_cell_is_the_sum_and_knows_its_parts():
    whole = summed(*ALL)
    assert whole.complete
    assert {cell.value for cell in whole.report.cells.values()} == {Decimal(6)}
    assert whole.report[RECEIVED].origin.parts == tuple((organ, str(RECEIVED)) for organ in ORGANS)
    assert whole.remarks == ("应报3个机关，已报3个。",)
    assert whole.report.problems == ()


@pytest.mark.parametrize(
    ("reports", "said", "total", "complete"),
    [
        pytest.param(ALL[:2], "缺1个：某县教育局", 3, False, id="one is missing"),
        pytest.param((*ALL, report(ORGANS[0])), "重复报送，只计第一份", 6, True, id="one is there twice, the same"),
        pytest.param((*ALL, report(ORGANS[0], 9)), "数字不同", 6, False, id="one is there twice, not the same"),
        pytest.param((*ALL[:2], report(ORGANS[2], year=2022)), "2022年的，未计入", 3, False, id="one of another year"),
        pytest.param((*ALL[:2], report(ORGANS[2], year=None)), "年度不明的，未计入", 3, False, id="one of no year"),
        pytest.param((*ALL[1:], report(ORGANS[0], signed=LATE)), "期限2024-01-31", 6, True, id="late"),
        pytest.param((*ALL[1:], report(ORGANS[0], signed=None)), "不能判断是否逾期：某县财政局", 6, True, id="no date"),
        pytest.param((*ALL, report("某县人民政府", 6)), "本级自己的报告", 6, True, id="its own"),
        pytest.param((*ALL, report("某县统计局")), "不在应报名单中，但已计入：某县统计局", 7, True, id="unexpected"),
        pytest.param((*ALL[1:], report("财政局")), "已报3个", 6, True, id="a name without its region"),
    ],
)
def test_what_is_missing_late_or_twice_is_said_first(reports, said, total, complete):
    whole = summed(*reports)
    assert any(said in remark for remark in whole.remarks)
    assert (whole.report.value(RECEIVED), whole.complete) == (total, complete)
    assert [p.text for p in whole.report.preface][1:] == list(whole.remarks)
    assert ("并不完整" in whole.report.preface[0].text) is not complete


def test_a_table_of_another_form_is_not_added():
    old = report(ORGANS[2], tables={"disclosure": TableReading(TableState.READ, "2019")})
    whole = summed(*ALL[:2], old)
    assert not whole.complete
    assert "某县教育局的表二用的是2019年格式，未计入。" in whole.remarks
    assert whole.report.value(CellRef("disclosure", "licences", "decisions")) == 3
    assert whole.report.value(RECEIVED) == 4


@pytest.mark.parametrize("state", [s for s in State if s is not State.NUMBER])
def test_a_cell_that_is_no_number_is_listed_and_not_zero(state):
    whole = summed(*ALL[:2], report(ORGANS[2], cells={RECEIVED: Cell(None, state)}))
    assert (whole.report.value(RECEIVED), whole.complete) == (3, False)
    (left,) = whole.not_counted
    assert (left.organ, left.state, left.cells) == (ORGANS[2], state, (RECEIVED,))
    assert ORGANS[2] not in dict(whole.report[RECEIVED].origin.parts)


def test_a_sign_that_all_share_is_kept():
    slash = {RECEIVED: Cell(None, State.SLASH, "/")}
    assert summed(*(report(organ, cells=slash) for organ in ORGANS)).report[RECEIVED].state is State.SLASH


def test_nothing_added_up_is_nothing_and_not_zero():
    whole = summed(expected=("某县财政局",))
    assert (dict(whole.report.cells), whole.complete) == ({}, False)


def test_without_a_list_nobody_can_say_that_it_is_complete():
    whole = summed(*ALL, expected=())
    assert not whole.complete
    assert whole.remarks[0].startswith("没有提供应当报送的机关名单")


def test_the_year_says_which_form_is_added():
    cells = {ref: Cell.of(2) for ref in FORM_2019.refs}
    whole = add_up([Report(FORM_2019, 2020, "某局", cells)], jurisdiction="某县", year=2020)
    assert whole.form is FORM_2019
    assert whole.report.value(CellRef("disclosure", "procurement", "amount")) == 2
    with pytest.raises(NoFormError):
        add_up([], jurisdiction="某县", year=2010)


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "json", "csv", "markdown", "text"])
def test_a_sum_is_written_and_read_like_any_report(form):
    whole = summed(*ALL[:2])
    read = read_bytes(write(whole.report, form), "汇总")
    assert {ref: cell.value for ref, cell in read.cells.items()} == {
        ref: cell.value for ref, cell in whole.report.cells.items()
    }
    assert (read.organ, read.year) == ("某县人民政府", 2023)


def test_a_sum_can_be_checked():
    whole = summed(*ALL[:2])
    assert examine(Case(whole.report, subordinates=ALL[:2])).findings


@settings(max_examples=20)
@given(st.lists(st.integers(0, 99), min_size=1, max_size=5), st.randoms())
def test_the_order_of_the_reports_makes_no_difference(numbers, random):
    reports = [report(f"某县第{at}局", number, source=Source(f"{at}")) for at, number in enumerate(numbers)]
    mixed = random.sample(reports, len(reports))
    values = [{r: c.value for r, c in summed(*each, expected=()).report.cells.items()} for each in (reports, mixed)]
    assert values[0] == values[1]


def test_files_that_could_not_be_read_are_named_and_leave_the_sum_incomplete():
    made = add_up(ALL, jurisdiction="某县人民政府", year=2023, expected=ORGANS, unread=("扫描件.pdf", "空.txt"))
    assert any("2个文件无法识读，未计入：扫描件.pdf、空.txt" in remark for remark in made.remarks)
    assert not made.complete
    assert made.report.value(RECEIVED) == 6
