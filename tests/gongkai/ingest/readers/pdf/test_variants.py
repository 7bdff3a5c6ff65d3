"""Reports as browsers and office programs print them: every cell comes back, and every paragraph."""

import pytest

from gongkai.forms import Source
from gongkai.ingest.document import TextBlock
from gongkai.ingest.readers.pdf import read_pdf
from gongkai.ingest.reading import report_of
from variants import VARIANTS, drafts
from variants.layout import Layout
from variants.pieces import pieces

DRAFTS = drafts()
PDFS = [variant for variant in VARIANTS.values() if variant.suffix == "pdf"]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("variant", PDFS, ids=lambda v: v.name)
def test_every_cell_and_every_paragraph_comes_back(variant, draft):
    report = DRAFTS[draft]
    document = read_pdf(variant.make(report), Source(draft, "0" * 64, "pdf"))
    found = report_of(document)
    assert {ref: (found[ref].state, found[ref].value) for ref in report.cells} == report.expected()
    if variant.name not in {"pdf-unruled", "pdf-sheet"}:
        said = [folded(block.text) for block in document.blocks if isinstance(block, TextBlock)]
        assert said == [folded(text_of(piece)) for piece in pieces(report) if not isinstance(piece, Layout)]


def text_of(piece):
    return getattr(piece, "numbered", None) or piece.text


def folded(text):
    """A text without the white space that printing adds or takes away."""
    return "".join(text.split())
