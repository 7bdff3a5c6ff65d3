"""What we print, we can read: any form, any numbers, any sign for no number, in every format."""

import io
import re
import zipfile

import pytest
from hypothesis import Phase, given, settings

from gongkai.forms import (
    FORM_2021,
    Cell,
    CellRef,
    Paragraph,
    Report,
    Section,
    State,
    refs_of,
)
from gongkai.ingest import read_bytes
from gongkai.render import FORMATS, write
from variants.madeup import holed_reports, reports

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: a report has two hundred cells, and each example is written and read."""
ENDINGS = {"markdown": "md", "text": "txt"}


def differing(written, read):
    """Cells that were not read as they were written: (written, read) by key."""
    pairs = {str(ref): (written[ref], read[ref]) for ref in refs_of(written)}
    return {key: (w, r) for key, (w, r) in pairs.items() if (w.value, w.state) != (r.value, r.state)}


def sections(report):
    return [(s.number, s.heading, s.title, s.text) for s in report.sections]


def facts(report):
    period = (report.period.start, report.period.end) if report.period else None
    return report.form.key, report.organ, report.year, period, report.signed_on, report.signed_by, report.title


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=6, phases=PHASES)
@given(report=reports())
def test_printing_then_reading_gives_the_same_report(form, report):
    read = read_bytes(write(report, form), f"报告.{ENDINGS.get(form, form)}")
    assert differing(report, read) == {}
    assert sections(read) == sections(report)
    assert facts(read) == facts(report)
    assert [p.text for p in read.preface] == [p.text for p in report.preface]


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, phases=PHASES)
@given(report=reports())
def test_printing_then_reading_many_times_gives_the_same_numbers(form, report):
    assert differing(report, read_bytes(write(report, form), "报告")) == {}


def found(report):
    """Every table's state and the pictures of each section."""
    return {key: report.tables[key].state for key in report.tables}, [s.pictures for s in report.sections]


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=6, phases=PHASES)
@given(report=holed_reports())
def test_every_way_of_not_being_a_number_comes_back_as_itself(form, report):
    read = read_bytes(write(report, form), f"报告.{ENDINGS.get(form, form)}")
    assert differing(report, read) == {}
    assert sections(read) == sections(report)
    assert facts(read) == facts(report)
    states, pictures = found(read)
    assert {key: states[key] for key in report.tables} == found(report)[0]
    assert pictures == found(report)[1]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_levels_of_headings_come_back(form):
    sections = tuple(
        Section(number, title, title, (Paragraph("完。"),), level=level)
        for level, (number, title) in enumerate(zip("一二三四五六", FORM_2021.sections, strict=True))
    )
    read = read_bytes(write(Report(FORM_2021, 2023, "某局", {}, sections=sections), form), f"报告.{form}")
    assert [section.level for section in read.sections] == [0, 1, 2, 3, 4, 5]


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, phases=PHASES)
@given(report=holed_reports())
def test_every_state_comes_back_many_times(form, report):
    assert differing(report, read_bytes(write(report, form), "报告")) == {}


SIGNED = ("〔缺〕", "〔图片〕", "〔原文：3〕")


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "markdown", "text"])
@pytest.mark.parametrize("words", SIGNED)
def test_a_report_that_prints_such_words_itself_is_read_as_it_stands(form, words):
    """Without the line that explains them the signs are an office's own words."""
    ref = CellRef("requests", "received", "natural")
    cells = {ref: Cell.of(3) for ref in FORM_2021.refs} | {ref: Cell.of(777)}
    written = replaced(write(Report(FORM_2021, 2023, "某局", cells), form), "777", words, form)
    read = read_bytes(written, "报告")
    assert (read[ref].state, read[ref].text) == (State.UNREADABLE, words)


def replaced(data, old, new, form):
    """A file with other words in its place; within the parts of a package too."""
    if form not in {"docx", "xlsx"}:
        return data.decode().replace(old, new).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            part = package.read(name).decode()
            number = re.sub(
                rf'<c r="(\w+)" s="(\d+)"><v>{old}</v>', rf'<c r="\1" s="\2" t="inlineStr"><is><t>{new}</t></is>', part
            )
            made.writestr(name, number if number != part else part.replace(f">{old}<", f">{new}<"))
    return out.getvalue()


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_cell_that_is_lacking_is_not_held_for_one_whose_number_was_torn_away(form):
    lacking = CellRef("disclosure", "regulations", "issued")
    cells = {ref: Cell.of(3) for ref in FORM_2021.refs} | {lacking: Cell(None, State.MISSING)}
    read = read_bytes(write(Report(FORM_2021, 2023, "某局", cells), form), f"报告.{ENDINGS.get(form, form)}")
    assert read[lacking].state is State.MISSING
