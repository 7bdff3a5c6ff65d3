"""Word files and workbooks by several hands: every table comes back as it was laid out, all else as text."""

import pytest

from gongkai.forms import Source
from gongkai.ingest.document import Grid, TextBlock
from gongkai.ingest.readers.docx import read_docx
from gongkai.ingest.readers.xlsx import read_xlsx
from variants import VARIANTS, drafts
from variants.layout import layout
from variants.pieces import Layout, pieces

READERS = {"docx": read_docx, "xlsx": read_xlsx}
DRAFTS = drafts()
CASES = [
    pytest.param(draft, variant, id=f"{draft} as {variant.name}", marks=[pytest.mark.slow] if variant.slow else [])
    for draft in ("003", "004", "large", "blanks", "slashes", "form-2019")
    for variant in VARIANTS.values()
    if variant.suffix in READERS and variant.name != "xlsx-unmerged"
]


@pytest.mark.parametrize(("draft", "variant"), CASES)
def test_tables_come_back_as_laid_out_and_all_else_as_text(draft, variant):
    report = DRAFTS[draft]
    document = READERS[variant.suffix](variant.make(report), Source(draft, "0" * 64, variant.suffix))
    found = [block for block in document.blocks if isinstance(block, Grid)]
    printed = [layout(report, key) for key in report.tables]
    assert [laid_out(grid.cells) for grid in found] == [laid_out(table.cells, variant.name) for table in printed]
    said = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert said == [text_of(piece) for piece in pieces(report) if not isinstance(piece, Layout)]
    assert not document.problems


def text_of(piece):
    return getattr(piece, "numbered", None) or piece.text


def laid_out(cells, variant=""):
    """A workbook whose numbers are numbers keeps no commas."""
    typed = variant.startswith("xlsx") and variant != "xlsx-text"
    return sorted(
        (c.row, c.column, c.rowspan, c.colspan, c.text.replace(",", "") if typed and c.ref else c.text) for c in cells
    )
