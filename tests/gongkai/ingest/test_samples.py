"""The five sample reports, read to the last cell: golden files that were checked by eye."""

import json
from pathlib import Path

import pytest

from gongkai.ingest import read

DATA = Path(__file__).parents[2] / "data"


def told(report):
    """Everything that a reading of a sample must say, in a form that can be kept in a file."""
    return {
        "title": report.title,
        "organ": report.organ,
        "region": report.region,
        "year": report.year,
        "form": report.form.key,
        "period": [str(report.period.start), str(report.period.end)],
        "signed": [report.signed_by, str(report.signed_on)],
        "contact": [report.contact.address, report.contact.postcode, report.contact.phone, report.contact.email],
        "preface": [paragraph.text[:12] for paragraph in report.preface],
        "sections": [
            [s.number, s.heading, s.title, [p.text[:12] for p in s.paragraphs], list(s.pictures)]
            for s in report.sections
        ],
        "tables": {
            key: [t.state, t.form, [list(pair) for pair in t.labels], list(t.missing_rows)]
            for key, t in report.tables.items()
        },
        "problems": [problem.code for problem in report.problems],
        "cells": {
            str(ref): cell.state if cell.value is None else str(cell.value) for ref, cell in report.cells.items()
        },
    }


@pytest.mark.parametrize("sample", ["000", "001", "002", "003", "004"])
def test_a_sample_is_read_to_the_last_cell(sample):
    golden = json.loads((DATA / "golden" / f"{sample}.json").read_text("utf-8"))
    assert told(read(DATA / "samples" / f"{sample}.txt")) == golden


@pytest.mark.parametrize("sample", ["003", "004"])
def test_every_cell_of_a_sample_says_where_it_stands(sample):
    report = read(DATA / "samples" / f"{sample}.txt")
    lines = (DATA / "samples" / f"{sample}.txt").read_text("utf-8").splitlines()
    for cell in report.cells.values():
        assert cell.origin.sha256 == report.source.sha256
        assert lines[cell.origin.line - 1].split("\t")[cell.origin.column] == cell.origin.text == cell.text
