"""Markdown as clerks and their programs write it."""

from gongkai.forms import FORM_2021, Cell, CellRef, Report
from gongkai.ingest import read_bytes
from gongkai.render.writers import write

RECEIVED = CellRef("requests", "received", "all")


def test_numbers_and_labels_of_a_table_may_stand_in_bold():
    cells = {ref: Cell.of(0) for ref in FORM_2021.refs} | {RECEIVED: Cell.of(777)}
    written = write(Report(FORM_2021, 2023, "某市某局", cells), "markdown")
    text = (written.decode() if isinstance(written, bytes) else written).replace("777", "**777**")
    text = text.replace("总计", "**总计**")
    read = read_bytes(text.encode(), "报告.md")
    assert read.value(RECEIVED) == 777
    assert all(read.value(ref) == cell.value for ref, cell in cells.items())
