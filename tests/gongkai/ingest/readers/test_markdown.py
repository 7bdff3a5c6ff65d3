"""Markdown as clerks and their programs write it."""

import time

import pytest

from gongkai.forms import FORM_2021, Cell, CellRef, Report
from gongkai.ingest import read_bytes
from gongkai.ingest.readers.text.emphasis import shows_markdown
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


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("|---|---|", True),
        ("  --- | :--", True),
        (":---|", True),
        ("---", True),
        ("| a |", False),
        ("    |---|", True),
    ],
)
def test_the_rule_of_a_table_shows_markdown(line, rules):
    assert shows_markdown(f"文**字\n{line}") is rules


def test_a_long_line_of_dashes_and_bars_is_asked_once():
    """A pattern that tries every cut of such a line takes minutes over one line of a broken file."""
    began = time.process_time()
    assert not shows_markdown("文**字\n" + "- |" * 20_000 + "字")
    assert not shows_markdown("文**字\n" + "-" * 60_000 + "字")
    assert time.process_time() - began < 1
