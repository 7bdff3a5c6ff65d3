import json
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.basis import Origin, UnusableInputError
from gongkai.claims import Claim, Listing, Relation
from gongkai.forms import FORM_2019, FORM_2021, MISSING, Cell, CellRef, Report
from gongkai.ingest import read
from gongkai.ingest.exchange import report_from_json
from gongkai.render import write
from variants.madeup import odd_reports

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
RECEIVED = "requests/received/all"
GOOD = {"organ": "某局", "year": 2023, "form": "2021", "cells": {RECEIVED: {"value": "7", "state": "number"}}}


def one_title_each(report):
    """The envelope names a second section of one title by its count, so the title itself is not the same."""
    return len({section.title for section in report.sections}) == len(report.sections)


@settings(max_examples=60)
@given(odd_reports().filter(one_title_each))
def test_what_is_written_is_read_back_the_same(report):
    known = report_from_json(write(report, "json"), "a.json")
    cells = {ref: cell for ref, cell in report.cells.items() if cell != MISSING}
    assert replace(known, source=report.source) == replace(report, cells=cells)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_report_with_its_statements_is_read_back_the_same(name):
    report = read(SAMPLES / f"{name}.txt")
    assert report.claims
    assert report_from_json(write(report, "json"), "a.json") == report


def test_a_statement_loses_nothing_on_the_way():
    """Every field of a statement is written, and read where it differs from what an absent one means."""
    claim = Claim(
        "proactive-total", Decimal("680.5"), "条", approx=True, relation=Relation.PART_OF, year=2023, text="甲",
        whole="x", label="乙", sentence="丙", section="丁", group=1, hedge="余", scope="全区", channel="网站", heads=2,
        listing=Listing.OPEN, apart=True, origin=Origin("0" * 64, line=3),
    )  # fmt: skip
    assert all(getattr(claim, each.name) != each.default for each in fields(Claim))
    report = Report(FORM_2021, 2023, "某局", {}, claims=(claim,))
    assert report_from_json(write(report, "json"), "a.json").claims == (claim,)


def test_the_envelope_of_a_person_may_leave_out_what_is_not_known():
    read = report_from_json(json.dumps(GOOD).encode(), "a.json")
    assert read.value(CellRef.parse(RECEIVED)) == 7
    assert (read.organ, read.year, read.form, read.source.kind) == ("某局", 2023, FORM_2021, "json")


def test_the_year_says_which_form_where_none_is_named():
    envelope = {"year": 2020, "cells": {"disclosure/procurement/amount": {"value": 1.5, "state": "number"}}}
    read = report_from_json(json.dumps(envelope).encode(), "a.json")
    assert read.form is FORM_2019
    assert str(read.value(CellRef("disclosure", "procurement", "amount"))) == "1.5"


def test_sections_may_be_bare_texts():
    read = report_from_json(json.dumps({**GOOD, "sections": {"总体情况": "一句。\n又一句。"}}).encode(), "a.json")
    assert [p.text for p in read.section("总体情况").paragraphs] == ["一句。", "又一句。"]


def test_findings_in_the_envelope_do_no_harm():
    assert report_from_json(json.dumps({**GOOD, "findings": [], "not_assessable": []}).encode(), "a.json").year == 2023


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "JSON 不完整或有误", id="nothing"),
        pytest.param(b"{", "JSON 不完整或有误", id="cut short"),
        pytest.param(b"[1]", "最外层应为对象", id="a list"),
        pytest.param(b"{}", "没有 cells", id="an empty object"),
        pytest.param(b'{"a": NaN}', "不能读取的数", id="not a number"),
        pytest.param(b'{"a": ' + b"1" * 9999 + b"}", "不能读取的数", id="a number of ten thousand digits"),
        pytest.param(b"[" * 100_000, "JSON 嵌套过深", id="nested too deep"),
        pytest.param(b'{"cells": {}}\n{"cells": {}}', "多份报告", id="two reports"),
        pytest.param({"form": "1999"}, "form应为2021、2019之一", id="a form that is none"),
        pytest.param({"year": "二三"}, "year应为整数", id="a year in words"),
        pytest.param({"year": 1.5}, "year应为整数", id="a year and a half"),
        pytest.param({"year": True}, "year应为整数", id="a year that is true"),
        pytest.param({"form": None, "year": 2010}, "没有全国统一", id="a year without a form"),
        pytest.param({"signed_on": "2024-02-30"}, "signed_on应为日期", id="a day that is none"),
        pytest.param({"cells": {"a/b/c": {}}}, "a/b/c 不是2021年格式的单元格", id="a cell of no form"),
        pytest.param({"cells": {RECEIVED: {"value": "7", "state": "slash"}}}, "为其他状态", id="a number in a slash"),
        pytest.param({"cells": {RECEIVED: {"value": None, "state": "number"}}}, "为其他状态", id="no number"),
        pytest.param({"cells": {RECEIVED: {"value": "1e9", "state": "number"}}}, "应为十进制数", id="an exponent"),
        pytest.param({"cells": {RECEIVED: {"value": "七", "state": "number"}}}, "应为十进制数", id="a numeral"),
        pytest.param({"cells": {RECEIVED: {"value": "7", "state": "odd"}}}, "number、blank", id="an unknown state"),
        pytest.param({"cells": []}, "cells应为对象", id="cells in a list"),
        pytest.param({"sections": {"总体情况": 3}}, "sections.总体情况应为对象", id="a section that is a number"),
        pytest.param({"tables": {"other": {}}}, "格式中的表", id="a table of no form"),
        pytest.param(
            {"tables": {"requests": {"state": "read", "form": "1999"}}}, "form应为2021、2019之一", id="a table of 1999"
        ),
        pytest.param({"tables": {"requests": {"state": "read", "labels": [["a"]]}}}, "两项的数组", id="a label alone"),
        pytest.param(
            {"tables": {"requests": {"state": "read", "origin": {"box": [1, 2, 3]}}}},
            "四个数",
            id="a box of three edges",
        ),
        pytest.param(
            {"claims": [{"subject": "x", "value": "1", "approx": "yes"}]}, "true 或 false", id="a word for yes"
        ),
        pytest.param(bytes(range(128, 256)) * 9, "不是文字", id="no text at all"),
        pytest.param({"claims": [{"subject": "x"}]}, "claims[0].value应为十进制数", id="a claim without a number"),
    ],
)
def test_what_is_not_an_envelope_is_refused_with_the_place(data, reason):
    written = data if isinstance(data, bytes) else json.dumps({**GOOD, **data}).encode()
    with pytest.raises(UnusableInputError, match=r"^a\.json：") as refused:
        report_from_json(written, "a.json")
    assert reason in refused.value.reason
    assert "\n" not in str(refused.value)


@settings(max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from((*GOOD, "sections", "tables", "requests", "claims", "value", "state", "origin", "x")),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(value):
    written = json.dumps({**GOOD, **value} if isinstance(value, dict) else value).encode()
    with suppress(UnusableInputError):
        assert isinstance(report_from_json(written, "a.json"), Report)


def test_a_byte_order_mark_and_another_encoding_do_no_harm():
    text = json.dumps(GOOD, ensure_ascii=False)
    assert report_from_json(text.encode("utf-8-sig"), "a.json").organ == "某局"
    assert report_from_json(text.encode("gb18030"), "a.json").organ == "某局"
    assert isinstance(report_from_json(text.encode(), "a.json").cells[CellRef.parse(RECEIVED)], Cell)
