import pytest

from gongkai.forms import FORM_2021, FORMS, Cell, CellRef, Report, State
from gongkai.render.layout import Kind, lay_out, layouts, printed

EVERY_TABLE = [(form, table) for form in FORMS.values() for table in form.tables]


def full(form):
    return Report(form, 2022, "某局", {ref: Cell.of(at) for at, ref in enumerate(form.refs)})


@pytest.mark.parametrize(("form", "table"), EVERY_TABLE, ids=lambda thing: thing.key)
def test_every_place_of_a_table_is_covered_once(form, table):
    layout = lay_out(table, full(form).__getitem__)
    covered = [
        (place.row + down, place.column + across)
        for place in layout.places
        for down in range(place.rowspan)
        for across in range(place.colspan)
    ]
    assert len(covered) == len(set(covered)) == layout.rows * layout.columns


@pytest.mark.parametrize(("form", "table"), EVERY_TABLE, ids=lambda thing: thing.key)
def test_every_cell_of_the_form_is_printed_once_and_in_its_order(form, table):
    layout = lay_out(table, full(form).__getitem__)
    assert [place.ref for place in layout.places if place.ref] == list(table.refs)


def spans(key, line):
    layout = lay_out(FORM_2021.table(key), full(FORM_2021).__getitem__)
    return [(p.text[:6], p.rowspan, p.colspan) for p in list(layout.lines())[line] if p.kind is not Kind.VALUE]


@pytest.mark.parametrize(
    ("key", "line", "expected"),
    [
        pytest.param("disclosure", 0, [("第二十条第（", 1, 4)], id="a block title crosses table 2"),
        pytest.param(
            "disclosure", 5, [("信息内容", 1, 1), ("本年处理决定", 1, 3)], id="a single column takes the rest"
        ),
        pytest.param("requests", 0, [("（本列数据的", 3, 3), ("申请人情况", 1, 7)], id="the corner and the applicants"),
        pytest.param(
            "requests", 1, [("自然人", 2, 1), ("法人或其他组", 1, 5), ("总计", 2, 1)], id="persons and organisations"
        ),
        pytest.param("requests", 3, [("一、本年新收", 1, 3)], id="a row of the first level crosses the labels"),
        pytest.param("requests", 5, [("三、本年度办", 22, 1), ("（一）予以公", 1, 2)], id="the results span 22 rows"),
        pytest.param("requests", 7, [("（三）不予公", 8, 1), ("1.属于国家", 1, 1)], id="a group spans its reasons"),
        pytest.param("disputes", 0, [("行政复议", 2, 5), ("行政诉讼", 1, 10)], id="table 4 begins with two heads"),
        pytest.param("disputes", 1, [("未经复议直接", 1, 5), ("复议后起诉", 1, 5)], id="suits are of two kinds"),
    ],
)
def test_spans_are_those_of_the_printed_form(key, line, expected):
    assert spans(key, line) == expected


def test_rows_that_are_not_there_are_not_printed():
    cells = {ref: Cell.of(0) for ref in FORM_2021.refs if ref.row in {"received", "secret", "safety", "penalties"}}
    disclosure, requests = layouts(Report(FORM_2021, 2022, "某局", cells))
    assert [p.text for p in disclosure.places if p.kind is Kind.TITLE] == ["第二十条第（六）项"]
    assert [(p.text, p.rowspan) for p in requests.places if p.kind is Kind.ROW] == [
        ("一、本年新收政府信息公开申请数量", 1),
        ("三、本年度办理结果", 2),
        ("（三）不予公开", 2),
        ("1.属于国家秘密", 1),
        ("3.危及“三安全一稳定”", 1),
    ]


def test_a_report_without_cells_has_no_table():
    assert layouts(Report(FORM_2021, 2022, "某局", {})) == ()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param(Cell.of("0"), "0", id="zero is zero"),
        pytest.param(Cell.of("1E+3"), "1000", id="never an exponent"),
        pytest.param(Cell.of("-0.50"), "-0.50", id="decimals as given"),
        pytest.param(Cell(None, State.BLANK, " "), "", id="blank is empty"),
        pytest.param(Cell(None, State.SLASH, "／"), "/", id="a slash"),
        pytest.param(Cell(None, State.DASH, "--"), "—", id="a dash"),
        pytest.param(Cell(None, State.UNREADABLE, "若干"), "若干", id="what cannot be read stands as found"),
        pytest.param(Cell(None, State.UNREADABLE, "1 2"), "〔原文：1 2〕", id="broken digits are quoted"),
        pytest.param(Cell(None, State.UNREADABLE, "总计"), "〔原文：总计〕", id="so is a label"),
        pytest.param(Cell(None, State.IMAGE), "〔图片〕", id="a picture says so"),
        pytest.param(Cell(None, State.MISSING), "〔缺〕", id="a hole in a row says so"),
    ],
)
def test_how_a_cell_is_printed(cell, text):
    assert printed(cell) == text


def test_a_hole_in_a_printed_row_is_not_a_blank():
    layout = lay_out(
        FORM_2021.table("requests"),
        Report(FORM_2021, 2022, "某局", {CellRef("requests", "received", "natural"): Cell.of(1)}).__getitem__,
    )
    assert [p.text for p in layout.places if p.ref] == ["1"] + ["〔缺〕"] * 6
