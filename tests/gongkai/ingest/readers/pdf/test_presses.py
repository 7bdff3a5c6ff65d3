"""Reports as presses of many habits set them: every cell comes back, and no error is found that is not there."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import MISSING, State
from gongkai.ingest import read_bytes
from press import PRESSES, printed
from variants import drafts

QUICK = {
    "as it should be",
    "rows cut by the page",
    "no rules",
    "watermark",
    "invisible text",
    "singly",
    "turned a quarter",
}
DRAFTS = {name: draft for name, draft in drafts().items() if name != "004"}
SAID = {"invisible text": {"hidden-text"}, "white text": {"hidden-text"}}
"""What is said of a file, by its press."""
BROKEN = {("no rules, large", "large"), ("level rules only, large", "large"), ("bare page numbers", "large")}
"""Numbers broken over two lines where no rules bound them: which is whose cannot be told, so none may be."""
UNSURE = {State.MISSING, State.UNREADABLE, State.UNPLACED}
CASES = [
    pytest.param(
        press, draft, id=f"{draft}: {press}", marks=[pytest.mark.slow] * (press not in QUICK or draft != "busy")
    )
    for press in PRESSES
    for draft in DRAFTS
    if (press, draft) not in BROKEN
]


@pytest.mark.parametrize(("press", "name"), CASES)
def test_every_cell_reads_back_and_no_error_is_found(press, name):
    draft = DRAFTS[name]
    report = read_bytes(printed(PRESSES[press], draft), "report.pdf")
    found = {str(ref): (report[ref].state, report[ref].value) for ref in draft.cells}
    assert found == {str(ref): cell for ref, cell in draft.expected().items()}
    assert {ref for ref, cell in report.cells.items() if cell.state is not MISSING.state} == set(draft.cells)
    assert (report.organ, report.year) == (draft.organ, draft.year)
    assert [section.title for section in report.sections] == list(draft.form.sections)
    assert (report.signed_on is not None) == bool(draft.signed)
    assert {problem.code for problem in report.problems} <= SAID.get(press, {"header-absent", "row-shifted"})
    errors = [finding for finding in examine(Case(report)).findings if finding.severity is Severity.ERROR]
    assert [(finding.check.code, finding.fault) for finding in errors] == []


@pytest.mark.slow
@pytest.mark.parametrize(("press", "name"), BROKEN)
def test_a_number_that_cannot_be_told_is_never_wrong(press, name):
    draft = DRAFTS[name]
    report = read_bytes(printed(PRESSES[press], draft), "report.pdf")
    wrong = {str(ref) for ref, cell in draft.expected().items() if (report[ref].state, report[ref].value) != cell}
    assert {report.cells[ref].state for ref in draft.cells if str(ref) in wrong} <= UNSURE
    errors = [finding for finding in examine(Case(report)).findings if finding.severity is Severity.ERROR]
    assert [(finding.check.code, finding.fault) for finding in errors] == []
