"""Pasted reports of every shape: behind each label stand the numbers that were printed there."""

import pytest

from gongkai.ingest.document import Grid
from gongkai.ingest.labels import words_of
from gongkai.ingest.opening import open_document
from variants import VARIANTS, drafts
from variants.layout import layout

DRAFTS = drafts()
LOSSY = {"text-single-spaces", "text-listed", "text-copied", "text-trimmed", "text-flat", "text-open-rows"}
"""Shapes that lose empty cells, or cannot tell them from spacing."""
CASES = [
    pytest.param(draft, variant, id=f"{draft} as {variant.name}")
    for draft in DRAFTS
    for variant in VARIANTS.values()
    if variant.name.startswith("text-") and not (variant.name in LOSSY and "" in DRAFTS[draft].cells.values())
]


@pytest.mark.parametrize(("draft", "variant"), CASES)
def test_numbers_stand_behind_their_labels(draft, variant):
    report = DRAFTS[draft]
    document = open_document(variant.make(report), f"{draft}.{variant.suffix}")
    found = [block for block in document.blocks if isinstance(block, Grid)]
    assert len(found) == len(report.tables)
    for key, grid in zip(report.tables, found, strict=True):
        rows = [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
        for line in layout(report, key).lines():
            numbers = [cell.text for cell in line if cell.ref]
            labels = [words_of(cell.text) for cell in line if not cell.ref]
            assert not numbers or any(says(row, labels, numbers) for row in rows), (labels, numbers)


def says(row, labels, numbers):
    """Whether a row holds the last of the labels and behind it the numbers, but for empty cells between."""
    start = next(
        (at + 1 for at, text in enumerate(row) if labels and words_of(text) == labels[-1]), 0 if not labels else None
    )
    if start is None:
        return False
    return any(row[at : at + len(numbers)] == numbers for at in range(start, len(row))) or (
        [text for text in row[start:] if text] == numbers
    )
