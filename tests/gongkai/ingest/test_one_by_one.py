"""Tables that were copied cell by cell: only labels and numbers tell where a row begins."""

import pytest

from gongkai.ingest import read_bytes
from variants import drafts, plaintext

WHOLE = [draft for draft in drafts().values() if all(text.strip() for text in draft.cells.values())]


@pytest.mark.parametrize("make", [plaintext.make_cell_lines, plaintext.make_bare_lines])
@pytest.mark.parametrize("draft", [d for d in WHOLE if len(d.tables) == 3], ids=lambda d: d.name)
def test_every_number_stands_in_its_column(make, draft):
    report = read_bytes(make(draft), "copied.txt")
    assert {ref: report[ref].value for ref in draft.cells} == {
        ref: value for ref, (_, value) in draft.expected().items()
    }
