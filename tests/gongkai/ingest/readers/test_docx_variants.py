"""Word files by several hands: every table comes back as it was laid out."""

import pytest

from gongkai.forms import Source
from gongkai.ingest.document import Grid
from gongkai.ingest.readers.docx import read_docx
from variants import VARIANTS, drafts
from variants.layout import layout

DRAFTS = drafts()
CASES = [
    pytest.param(draft, variant, id=f"{draft} as {variant.name}", marks=[pytest.mark.slow] if variant.slow else [])
    for draft in ("003", "004", "large", "blanks", "form-2019")
    for variant in VARIANTS.values()
    if variant.suffix == "docx"
]


@pytest.mark.parametrize(("draft", "variant"), CASES)
def test_tables_come_back_as_laid_out(draft, variant):
    report = DRAFTS[draft]
    document = read_docx(variant.make(report), Source(f"{draft}.docx", "0" * 64, "docx"))
    found = [block for block in document.blocks if isinstance(block, Grid)]
    printed = [layout(report, key) for key in report.tables]
    assert [laid_out(grid.cells) for grid in found] == [laid_out(table.cells) for table in printed]


def laid_out(cells):
    return sorted((cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in cells)
