"""Every cell of every variant of every draft reads back exactly."""

from importlib.util import find_spec

import pytest

from gongkai.forms import MISSING
from gongkai.ingest import read_bytes
from variants import VARIANTS, drafts

QUICK = ("003", "busy")
READERS = {"txt": "text", "md": "text", "html": "html", "htm": "html"}


def cases():
    for draft in drafts().values():
        for variant in VARIANTS.values():
            slow = variant.slow or draft.name not in QUICK or variant.suffix not in {"docx", "xlsx"}
            yield pytest.param(draft, variant, id=f"{draft.name} as {variant.name}", marks=[pytest.mark.slow] * slow)


@pytest.mark.parametrize(("draft", "variant"), list(cases()))
def test_every_cell_reads_back_exactly(draft, variant):
    if find_spec(f"gongkai.ingest.readers.{READERS.get(variant.suffix, variant.suffix)}") is None:
        pytest.skip("not readable yet")
    report = read_bytes(variant.make(draft), f"{draft.name}.{variant.suffix}")
    found = {str(ref): (report[ref].state, report[ref].value) for ref in draft.cells}
    assert found == {str(ref): cell for ref, cell in draft.expected().items()}
    assert {ref for ref, cell in report.cells.items() if cell.state is not MISSING.state} == set(draft.cells)
    assert (report.organ, report.year) == (draft.organ, draft.year)
    assert [section.title for section in report.sections] == list(draft.form.sections)
