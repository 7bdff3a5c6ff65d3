import json
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from gongkai.basis import ANNUAL_FORM_2021, Origin
from gongkai.checks import Case, Examination, Severity, Unassessable
from gongkai.checks.examples import example
from gongkai.checks.model import Fault, Finding, check
from gongkai.forms import FORM_2019, FORM_2021, Cell, CellRef, Report, Section, State, TableReading, TableState
from gongkai.render import findings_to_dict, findings_to_json, report_to_dict, to_json
from variants.madeup import odd_reports

SCHEMAS = {
    name: json.loads(files("gongkai.render").joinpath(f"schema/{name}.schema.json").read_text("utf-8"))
    for name in ("report", "findings")
}
REGISTRY = Registry().with_resources([(s["$id"], Resource.from_contents(s)) for s in SCHEMAS.values()])
RECEIVED = CellRef("requests", "received", "all")


def faults(envelope, schema):
    return [error.message for error in Draft202012Validator(SCHEMAS[schema], registry=REGISTRY).iter_errors(envelope)]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_schema_is_a_schema(schema):
    Draft202012Validator.check_schema(SCHEMAS[schema])


@settings(max_examples=8)
@given(odd_reports())
def test_every_report_fits_the_schema(report):
    assert faults(json.loads(to_json(report)), "report") == []
    assert faults(json.loads(findings_to_json(Examination((), ()), report)), "findings") == []


def test_the_schema_refuses_what_the_envelope_never_has():
    envelope = json.loads(to_json(Report(FORM_2021, 2023, "某局", {RECEIVED: Cell.of(7)})))
    assert faults({**envelope, "extra": 1}, "report")
    assert faults({**envelope, "cells": {str(RECEIVED): {"value": None, "state": "number"}}}, "report")


def test_a_cell_says_what_stands_there_and_where():
    cell = Cell(Decimal("1E+2"), State.NUMBER, "100 ", Origin(sha256="ab" * 32, row=3), suggested=Decimal(10))
    fields = report_to_dict(Report(FORM_2021, 2023, "某局", {RECEIVED: cell}))["cells"][str(RECEIVED)]
    assert fields == {
        "value": "100",
        "state": "number",
        "text": "100 ",
        "origin": {"sha256": "ab" * 32, "row": 3},
        "suggested": "10",
    }


def test_every_cell_of_the_form_is_there_and_a_missing_one_says_so():
    cells = report_to_dict(Report(FORM_2021, 2023, "某局", {}))["cells"]
    assert list(cells) == [str(ref) for ref in FORM_2021.refs]
    assert {cell["state"] for cell in cells.values()} == {"missing"}


def test_cells_are_those_of_the_form_that_each_table_bears():
    report = Report(FORM_2021, 2023, "某局", {}, tables={"disclosure": TableReading(TableState.READ, "2019")})
    assert "disclosure/procurement/amount" in report_to_dict(report)["cells"]
    assert "disclosure/regulations/issued" not in report_to_dict(report)["cells"]


def test_a_second_section_of_one_title_is_kept():
    section = Section("一", "总体情况", "总体情况")
    assert list(report_to_dict(Report(FORM_2019, 2020, "", {}, sections=(section, section)))["sections"]) == [
        "总体情况",
        "总体情况 (2)",
    ]


@check(
    "Z999",
    "made-up",
    "编造的问题",
    examines=("ST01",),
    severity=Severity.WARNING,
    since="0",
    basis=ANNUAL_FORM_2021.at("附件"),
    faulty=example,
    sound=example,
)
def made_up(_: Case):
    """It is made up."""
    yield from ()


def test_a_finding_shows_its_numbers_its_place_and_the_cure():
    fault = Fault(
        "总计填报7，各分项之和8",
        (RECEIVED,),
        text="总计",
        values={"stated": Decimal(7), "parts": [Decimal("8.50")], "ref": RECEIVED, "n": 1},
        suggestion="请核对",
        suggested=(RECEIVED, Decimal(8)),
        origin=Origin(row=1),
        severity=Severity.ERROR,
    )
    report = Report(FORM_2021, 2023, "某局", {})
    envelope = findings_to_dict(Examination((Finding(made_up, fault),), ((made_up, Unassessable("表三缺失")),)), report)
    assert faults(json.loads(json.dumps(envelope)), "findings") == []
    assert envelope["findings"] == [
        {
            "code": "Z999",
            "name": "made-up",
            "title": "编造的问题",
            "severity": "error",
            "message": "总计填报7，各分项之和8",
            "cells": ["requests/received/all"],
            "text": "总计",
            "values": {"stated": "7", "parts": ["8.50"], "ref": "requests/received/all", "n": 1},
            "suggestion": "请核对",
            "suggested": {"cell": "requests/received/all", "value": "8"},
            "origin": {"row": 1},
            "also": [],
            "basis": "《中华人民共和国政府信息公开工作年度报告格式》附件",
            "examines": ["ST01"],
        }
    ]
    assert envelope["not_assessable"] == [
        {"code": "Z999", "name": "made-up", "title": "编造的问题", "reason": "表三缺失", "cells": []}
    ]


def test_a_character_that_no_encoding_can_write_is_replaced():
    report = Report(FORM_2021, 2023, "某局\ud800", {})
    assert json.loads(to_json(report).encode("utf-8"))["organ"] == "某局?"
