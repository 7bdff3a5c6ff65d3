"""Every cell of every variant of every draft reads back exactly."""

import pytest

from gongkai.forms import MISSING
from gongkai.ingest import read_bytes
from variants import VARIANTS, drafts

QUICK = ("003", "busy")
LOST = {"004": {"old-form", "table-cut", "table-absent", "row-shifted"}}
"""What is wrong with a draft itself, and so is said of every variant of it."""
CASES = [
    pytest.param(
        draft,
        variant,
        id=f"{draft.name} as {variant.name}",
        marks=[pytest.mark.slow] * (variant.slow or draft.name not in QUICK),
    )
    for draft in drafts().values()
    for variant in VARIANTS.values()
]


@pytest.mark.parametrize(("draft", "variant"), CASES)
def test_every_cell_reads_back_exactly(draft, variant):
    report = read_bytes(variant.make(draft), f"{draft.name}.{variant.suffix}")
    found = {str(ref): (report[ref].state, report[ref].value) for ref in draft.cells}
    assert found == {str(ref): cell for ref, cell in draft.expected().items()}
    assert {ref for ref, cell in report.cells.items() if cell.state is not MISSING.state} == set(draft.cells)
    assert (report.organ, report.year) == (draft.organ, draft.year)
    assert [section.title for section in report.sections] == list(draft.form.sections)
    assert {problem.code for problem in report.problems} <= LOST.get(draft.name, set()) | {"encoding"}
