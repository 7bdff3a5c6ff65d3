"""Office packages that lack a part: what can be read is read, and what is no report is refused in a word."""

import io
import zipfile

import openpyxl
import pytest

from gongkai.basis import UnusableInputError
from gongkai.forms import FORM_2021, Cell, CellRef, Report
from gongkai.ingest import read_bytes
from gongkai.render.writers import write

RECEIVED = CellRef("requests", "received", "all")
REPORT = Report(FORM_2021, 2023, "某市某局", {ref: Cell.of(0) for ref in FORM_2021.refs} | {RECEIVED: Cell.of(7)})


def repacked(data, *, without=(), renamed=()):
    """The package without those parts, or with parts under other names."""
    names = dict(renamed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member not in without:
                new.writestr(names.get(member, member), old.read(member))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "without"),
    [
        pytest.param("xlsx", "xl/styles.xml", id="a workbook without formats"),
        pytest.param("xlsx", "_rels/.rels", id="a workbook that its package does not name"),
        pytest.param("docx", "_rels/.rels", id="a document that its package does not name"),
        pytest.param("docx", "word/styles.xml", id="a document without styles"),
    ],
)
def test_a_package_that_lacks_what_only_dresses_it_is_read(form, without):
    data = write(REPORT, form)
    assert without in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert read_bytes(repacked(data, without=[without]), f"报告.{form}").value(RECEIVED) == 7


@pytest.mark.parametrize(
    ("form", "without", "said"),
    [
        pytest.param("xlsx", "xl/workbook.xml", "不是 Excel 工作簿", id="sheets without their workbook"),
    ],
)
def test_a_package_that_lacks_its_main_part_is_refused(form, without, said):
    with pytest.raises(UnusableInputError, match=said):
        read_bytes(repacked(write(REPORT, form), without=[without]), f"报告.{form}")


def test_an_archive_of_other_things_is_no_report():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("ppt/presentation.xml", "<p/>")
    with pytest.raises(UnusableInputError):
        read_bytes(out.getvalue(), "报告.docx")


def test_a_sheet_over_which_nothing_is_drawn_is_read_all_the_same():
    book = openpyxl.load_workbook(io.BytesIO(write(REPORT, "xlsx")))
    book.worksheets[0].cell(1, 1).hyperlink = "https://www.example.gov.cn/"
    out = io.BytesIO()
    book.save(out)
    assert read_bytes(out.getvalue(), "报告.xlsx").value(RECEIVED) == 7
