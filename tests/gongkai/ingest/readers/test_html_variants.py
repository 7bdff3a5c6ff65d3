"""Web pages by several hands: every table comes back as it was laid out."""

import pytest

from gongkai.ingest.document import Grid
from gongkai.ingest.opening import open_document
from variants import VARIANTS, drafts
from variants.layout import layout

DRAFTS = drafts()
FULL = str.maketrans("０１２３４５６７８９", "0123456789")
CASES = [
    pytest.param(draft, variant, id=f"{draft} as {variant.name}")
    for draft in DRAFTS
    for variant in VARIANTS.values()
    if variant.name.startswith("html-")
]


@pytest.mark.parametrize(("draft", "variant"), CASES)
def test_tables_come_back_as_laid_out(draft, variant):
    report = DRAFTS[draft]
    document = open_document(variant.make(report), f"{draft}.{variant.suffix}")
    found = [block for block in document.blocks if isinstance(block, Grid)]
    printed = [layout(report, key) for key in report.tables]
    assert [laid_out(grid.cells) for grid in found] == [laid_out(table.cells) for table in printed]
    assert report.organ in document.title or report.organ in "".join(getattr(b, "text", "") for b in document.blocks)


def laid_out(cells):
    return sorted((cell.row, cell.column, cell.rowspan, cell.colspan, cell.text.translate(FULL)) for cell in cells)
