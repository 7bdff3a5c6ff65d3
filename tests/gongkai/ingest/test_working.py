"""What we write on reports is not taken for a report; a report that we wrote is."""

import pytest

from gongkai.basis import UnusableInputError
from gongkai.checks import Case, examine
from gongkai.checks.examples import example
from gongkai.compare import add_up, compare_years
from gongkai.ingest import read_bytes
from gongkai.ingest.working import is_working_file, misleads
from gongkai.render import FORMATS, comparison, findings_to_json, summation, write
from gongkai.render.workbench import index_page, workbench_page
from gongkai.render.workbook import findings_to_xlsx

REPORT = example().report
EXAMINED = examine(Case(REPORT))
COMPARED = compare_years(REPORT, REPORT)
SUMMED = add_up([REPORT], jurisdiction="某区人民政府", year=REPORT.year)
MISLEADING = {
    "findings html": workbench_page(REPORT, EXAMINED),
    "index html": index_page([]),
    "findings xlsx": findings_to_xlsx([(REPORT, EXAMINED)]),
    "comparison html": comparison.comparison_to_html(COMPARED),
    "comparison xlsx": comparison.comparison_to_xlsx(COMPARED),
    "comparison json": comparison.comparison_to_json(COMPARED),
    "sum html": summation.summation_to_html(SUMMED),
    "sum xlsx": summation.summation_to_xlsx(SUMMED),
}
WHOLE = {
    "findings json": findings_to_json(EXAMINED, REPORT),
    "two lines of findings": f"{findings_to_json(EXAMINED, REPORT)}\n" * 2,
    "sum json": summation.summation_to_json(SUMMED, indent=2),
}


def bytes_of(made):
    return made if isinstance(made, bytes) else made.encode()


@pytest.mark.parametrize("name", MISLEADING)
def test_a_page_or_workbook_on_reports_is_refused(name):
    data = bytes_of(MISLEADING[name])
    assert is_working_file(data)
    with pytest.raises(UnusableInputError, match="请读原报告"):
        read_bytes(data, name.replace(" ", "."))


@pytest.mark.parametrize("name", WHOLE)
def test_json_on_a_report_is_left_out_of_folders_but_may_be_named(name):
    data = bytes_of(WHOLE[name])
    assert (is_working_file(data), misleads(data)) == (True, False)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_that_was_written_is_a_report(form):
    assert not is_working_file(write(REPORT, form))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04", id="a broken package"),
        pytest.param(write(example(title='甲"findings": [乙').report, "json"), id="words that only look like it"),
        pytest.param(b"<p>gongkai working file</p>", id="a page that has the words"),
    ],
)
def test_nothing_else_is_ours(data):
    assert not is_working_file(data)


def test_a_workbook_whose_properties_are_damaged_is_not_ours():
    whole = write(REPORT, "xlsx")
    start = whole.index(b"docProps/core.xml") + len(b"docProps/core.xml")
    for at in range(start, start + 40):
        broken = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        assert not misleads(broken)
