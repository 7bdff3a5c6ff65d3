"""Reading what a test has drawn."""

import pytest

from gongkai.forms import Source
from gongkai.ingest.document import Grid, TextBlock
from gongkai.ingest.readers.pdf import read_pdf
from variants.handmade import pdf


class Read:
    """A document, by what tests ask of it."""

    def __init__(self, document):
        self.document = document
        self.blocks = document.blocks
        self.grids = [block for block in document.blocks if isinstance(block, Grid)]
        self.paragraphs = [block.text for block in document.blocks if isinstance(block, TextBlock)]
        self.codes = [problem.code for problem in document.problems]

    def cells(self, index=0):
        """The cells of a grid as (row, column, rowspan, colspan, text)."""
        return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in self.grids[index].cells]

    def rows(self, index=0):
        """The texts of a grid, row by row, each cell where it starts."""
        grid = self.grids[index]
        return [[c.text for c in grid.cells if c.row == row] for row in range(grid.rows)]


@pytest.fixture
def read():
    """Read pages drawn by hand."""

    def reading(*leaves, **options):
        return Read(read_pdf(pdf(*leaves, **options), Source("report.pdf", "0" * 64, "pdf")))

    return reading
