"""What we print, we can read: any form, any numbers, any sign for no number, in every format."""

import pytest
from hypothesis import Phase, given, settings

from gongkai.forms import (
    FORM_2021,
    Cell,
    Paragraph,
    Report,
    Section,
    State,
    TableReading,
    TableState,
    refs_of,
)
from gongkai.ingest import read_bytes
from gongkai.render import FORMATS, write
from variants.madeup import reports

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


PICTURES = ("1705995664987",)
PICTURED = Report(
    FORM_2021,
    2023,
    "某县教育局",
    {ref: Cell(None, State.IMAGE) for ref in FORM_2021.refs},
    title="某县教育局2023年政府信息公开工作年度报告",
    tables={table.key: TableReading(TableState.IMAGE, "2021") for table in FORM_2021.tables},
    sections=tuple(
        Section(number, title, title, (Paragraph("情况如下。"),), pictures=PICTURES if number in "二三四" else ())
        for number, title in zip("一二三四五六", FORM_2021.sections, strict=True)
    ),
)


@pytest.mark.parametrize("form", ["markdown", "text", "json", "csv"])
def test_a_table_that_is_a_picture_stays_a_picture(form):
    read = read_bytes(write(PICTURED, form), "报告")
    assert {cell.state for cell in read.cells.values()} == {State.IMAGE}
    assert sections(read) == sections(PICTURED)


@pytest.mark.parametrize("form", ["docx", "html", "xlsx"])
def test_a_table_that_is_a_picture_becomes_one_line_and_never_numbers(form):
    read = read_bytes(write(PICTURED, form), "报告")
    assert not any(cell.state is State.NUMBER for cell in read.cells.values())
    assert "本表在原文中为图片，未读取：1705995664987" in sections(read)[1][3]
