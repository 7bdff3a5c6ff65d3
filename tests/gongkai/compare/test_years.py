from decimal import Decimal

import pytest

from gongkai.claims import Claim, Relation
from gongkai.compare import compare_years
from gongkai.forms import (
    FORM_2019,
    FORM_2021,
    Cell,
    CellRef,
    Paragraph,
    Report,
    Section,
    State,
    TableReading,
    TableState,
)

RECEIVED = "requests/received/all"
IN, OUT = "requests/carried-in/all", "requests/carried-out/all"
HELD, MADE, REPEALED = (f"disclosure/normative-documents/{column}" for column in ("in-force", "issued", "repealed"))


def report(year, cells=None, form=FORM_2021, organ="某局", **more):
    made = {CellRef.parse(k): v if isinstance(v, Cell) else Cell.of(v) for k, v in (cells or {}).items()}
    return Report(form, year, organ, made, **more)


def change(before, after, key=RECEIVED):
    found = next(c for c in compare_years(report(2022, before), report(2023, after)).cells if str(c.ref) == key)
    return found.change, found.percent, found.note


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(4, 5, (1, Decimal("25.0"), ""), id="up by a quarter"),
        pytest.param(2, 1, (-1, Decimal("-50.0"), ""), id="down by a half"),
        pytest.param(3, 1, (-2, Decimal("-66.7"), ""), id="one decimal, rounded half up"),
        pytest.param(0, 0, (0, None, ""), id="nothing stays nothing"),
        pytest.param(0, 5, (5, None, "上年为0，不计百分比"), id="from nothing there is no percentage"),
        pytest.param(Cell(None, State.BLANK), 5, (None, None, "上年空白"), id="a blank is not zero"),
        pytest.param(5, Cell(None, State.SLASH, "/"), (None, None, "本年填“/”"), id="a slash is not zero"),
    ],
)
def test_a_cell_in_both_years(before, after, expected):
    assert change({RECEIVED: before}, {RECEIVED: after}) == expected


def test_a_fall_from_a_negative_number_is_a_fall():
    key = "disclosure/licences/change"
    years = report(2019, {key: -4}, FORM_2019), report(2020, {key: -6}, FORM_2019)
    found = next(c for c in compare_years(*years).cells if str(c.ref) == key)
    assert (found.change, found.percent) == (-2, Decimal("-50.0"))


def test_cells_of_different_forms_are_listed_and_not_compared():
    before = report(2020, {"disclosure/licences/decisions": 4, "requests/other/all": 3, RECEIVED: 2}, FORM_2019)
    after = report(2021, {"disclosure/licences/decisions": 9, "requests/other/all": 1, RECEIVED: 3})
    compared = compare_years(before, after)
    notes = {str(c.ref): (c.change, c.note) for c in compared.cells}
    assert notes["disclosure/licences/decisions"] == (None, "不可比：两年格式不同")
    assert notes["requests/other/all"] == (None, "不可比：两年格式不同")
    assert notes["disclosure/procurement/amount"] == (None, "不可比：两年格式不同")
    assert notes[RECEIVED] == (1, "")
    assert next(remark for remark in compared.remarks if "格式不同" in remark).startswith("表二")


def carried(before, after, years=(2022, 2023)):
    found = compare_years(report(years[0], before), report(years[1], after)).carried
    return {str(c.ref): (c.expected, c.found, c.agrees) for c in found}


@pytest.mark.parametrize(
    ("before", "after", "key", "expected"),
    [
        pytest.param({OUT: 2}, {IN: 2}, IN, (2, 2, True), id="what was carried out comes in"),
        pytest.param({OUT: 2}, {IN: 0}, IN, (2, 0, False), id="what was carried out is lost"),
        pytest.param({OUT: 2}, {}, IN, (2, None, None), id="nobody can say"),
        pytest.param({HELD: 5}, {MADE: 2, REPEALED: 1, HELD: 6}, HELD, (6, 6, True), id="documents in force roll on"),
        pytest.param({HELD: 5}, {MADE: 2, REPEALED: 1, HELD: 7}, HELD, (6, 7, False), id="one too many in force"),
        pytest.param({HELD: 5}, {MADE: 2, HELD: 7}, HELD, (None, 7, None), id="repeals are not known"),
    ],
)
def test_what_is_carried_over(before, after, key, expected):
    assert carried(before, after)[key] == expected


def test_years_that_do_not_follow_carry_nothing_over():
    assert carried({OUT: 2}, {IN: 0}, years=(2021, 2023)) == {}


def test_sections_side_by_side():
    sections = [
        (Section("一", "总体情况", "总体情况", (Paragraph(t),)),) for t in ("甲做事。乙做事。", "甲做事。丙来了。")
    ]
    compared = compare_years(report(2022, sections=sections[0]), report(2023, sections=sections[1]))
    (section,) = compared.sections
    assert [p.change.value for p in section.passages] == ["kept", "removed", "added"]
    assert 0 < section.similarity == compared.similarity < 1


def test_statements_side_by_side():
    def said(subject, number, **more):
        return Claim(subject, Decimal(number), "件", **more)

    before = report(2022, claims=(said("requests-received", 2, year=2022), said("requests-received", 9, year=2021)))
    after = report(
        2023,
        claims=(
            said("requests-received", 3, year=2023),
            said("requests-received", 1, relation=Relation.CHANGE),
            said("other", 4, label="座谈会"),
            said("other", 5),
        ),
    )
    pairs = compare_years(before, after).claims
    assert [(p.label or p.subject, [c.value for c in p.before], [c.value for c in p.after]) for p in pairs] == [
        ("requests-received", [2], [3]),
        ("座谈会", [], [4]),
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param({"organ": "甲局"}, {"organ": "乙局"}, "机关不同：甲局、乙局", id="two organs"),
        pytest.param({"year": 2020}, {"year": 2023}, "不是相邻两年", id="a gap"),
        pytest.param({"year": 2023}, {"year": 2023}, "都是2023年的", id="one year twice"),
        pytest.param({"year": None}, {"year": 2023}, "没有读到年度", id="a year unknown"),
        pytest.param(
            {"tables": {"requests": TableReading(TableState.IMAGE, "2021")}}, {}, "表三是图片，没有读取", id="a picture"
        ),
    ],
)
def test_what_stands_in_the_way_is_said_first(before, after, said):
    compared = compare_years(report(**{"year": 2022, **before}), report(**{"year": 2023, **after}))
    assert any(said in remark for remark in compared.remarks)


def test_the_region_before_a_name_makes_no_other_organ():
    assert compare_years(report(2022, organ="民政局"), report(2023, organ="某区民政局")).remarks == ()
