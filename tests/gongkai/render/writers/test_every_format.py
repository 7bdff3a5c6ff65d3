import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from lxml import etree

from gongkai.forms import FORM_2019, FORM_2021, Cell, CellRef, Report, State
from gongkai.render import FORMATS, UnknownFormatError, write
from gongkai.render.layout import lay_out
from variants.madeup import odd_reports, reports

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
each_format = pytest.mark.parametrize("form", FORMATS)


@each_format
@settings(max_examples=10)
@given(report=odd_reports())
def test_any_report_can_be_written_and_the_same_bytes_come_twice(form, report):
    assert write(report, form) == write(report, form)


def test_a_format_that_is_none_is_refused_with_those_that_are():
    with pytest.raises(UnknownFormatError, match="docx、html、xlsx"):
        write(Report(FORM_2021, 2023, "某局", {}), "wps")


def grid_of(table):
    """A Word table as texts by row and column, spans filled in by their first cell."""
    lines = []
    for row in table.iter(f"{W}tr"):
        line = []
        for cell in row.iter(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val") is None
            text = lines[-1][len(line)] if goes_on else "".join(t.text or "" for t in cell.iter(f"{W}t"))
            line += [text] * (1 if span is None else int(span.get(f"{W}val")))
        lines.append(line)
    return lines


@settings(max_examples=10)
@given(reports())
def test_a_word_file_has_the_spans_of_the_form(report):
    package = zipfile.ZipFile(io.BytesIO(write(report, "docx")))
    for name in package.namelist():
        etree.fromstring(package.read(name))
    document = etree.fromstring(package.read("word/document.xml"))
    for table, drawn in zip(report.form.tables, document.iter(f"{W}tbl"), strict=True):
        layout, grid = lay_out(table, report.__getitem__), grid_of(drawn)
        assert [len(line) for line in grid] == [layout.columns] * layout.rows
        for place in layout.places:
            assert grid[place.row][place.column] == place.text
            assert grid[place.row + place.rowspan - 1][place.column + place.colspan - 1] == place.text


@settings(max_examples=5)
@given(reports())
def test_a_workbook_has_numbers_as_numbers_and_merged_cells(report):
    book = openpyxl.load_workbook(io.BytesIO(write(report, "xlsx")))
    assert book.sheetnames == ["正文", "表二", "表三", "表四"]
    for table in report.form.tables:
        sheet, layout = book[f"表{table.number}"], lay_out(table, report.__getitem__)
        assert len(sheet.merged_cells.ranges) == sum(p.rowspan * p.colspan > 1 for p in layout.places)
        for place in layout.places:
            found = sheet.cell(place.row + 1, place.column + 1).value
            cell = report[place.ref] if place.ref else None
            assert found == (float(cell.value) if cell and cell.value is not None else place.text or None)


def test_a_number_that_a_spreadsheet_would_change_is_written_as_text():
    ref = CellRef("disclosure", "fees", "amount")
    long = "12345678901234567890.5"
    sheet = openpyxl.load_workbook(io.BytesIO(write(Report(FORM_2021, 2023, "", {ref: Cell.of(long)}), "xlsx")))["表二"]
    assert sheet["B3"].value == long


@settings(max_examples=5)
@given(reports())
def test_every_line_of_a_pipe_table_has_the_same_number_of_cells(report):
    lines = [line for line in write(report, "markdown").decode().split("\n") if line.startswith("|")]
    assert {line.count("|") - 1 for line in lines} == {4, 10, 15}


def test_a_pipe_in_a_cell_does_not_make_a_cell():
    cells = {ref: Cell.of(0) for ref in FORM_2019.table("disputes").refs}
    cells[CellRef("disputes", "review", "all")] = Cell(None, State.UNREADABLE, "一|二\n三")
    written = write(Report(FORM_2019, 2020, "某局", cells), "md").decode()
    assert "| 〔原文：一\\|二 三〕 |" in written
