"""A report as people and programs paste it: what browsers copy, what extraction tools print, borders half lost."""

import csv
from io import StringIO

from .draft import Draft
from .layout import Layout
from .plaintext import _joined, matrix


def make_ragged(draft: Draft) -> bytes:
    """Tabs between the cells that are there; merged places leave nothing."""
    return _joined(draft, lambda table: _lines("\t".join, _texts(table)))


def make_trimmed(draft: Draft) -> bytes:
    """Tabs, with those at the ends of lines lost."""
    return _joined(draft, lambda table: "\n".join("\t".join(row).rstrip("\t") for row in matrix(table)))


def make_doubled(draft: Draft) -> bytes:
    """Tabs, with a blank line after every row."""
    return _joined(draft, lambda table: "\n\n".join(map("\t".join, matrix(table))))


def make_copied(draft: Draft) -> bytes:
    """As a browser copies cells that hold paragraphs: the tab stands on a line of its own."""
    return _joined(draft, lambda table: "\n\n\n".join("\n\n\t\n\n".join(row) for row in _texts(table)))


def make_padded(draft: Draft) -> bytes:
    """As an extraction tool prints it: a cell a line, ended by a pipe; short rows padded with pipes."""
    return _joined(draft, lambda table: "\n".join(_padded(row, table.columns) for row in _texts(table)))


def make_piped_cells(draft: Draft) -> bytes:
    """The same without padding, so that nothing says where a row ends."""
    return _joined(draft, lambda table: "\n".join(_padded(row, 0) for row in _texts(table)))


def make_piped_lines(draft: Draft) -> bytes:
    """A row a line, pipes after the cells, padded."""
    return _joined(draft, lambda table: "\n".join(_piped_line(row, table.columns) for row in _texts(table)))


def make_bare_pipes(draft: Draft) -> bytes:
    """Markdown without pipes at the ends."""
    return _joined(draft, _bare)


def make_box(draft: Draft) -> bytes:
    """A drawn box."""
    return _joined(draft, _box)


def make_commas(draft: Draft) -> bytes:
    """Comma-separated values within the text."""
    return _joined(draft, _commas)


def make_single_spaces(draft: Draft) -> bytes:
    """As copied from a PDF: single blanks between cells, long labels broken, empty cells gone."""
    return _joined(draft, lambda table: "\n".join(_broken(row) for row in _texts(table)))


def make_listed(draft: Draft) -> bytes:
    """A cell a paragraph, no separators, empty cells gone."""
    return _joined(draft, lambda table: "\n\n".join(text for row in _texts(table) for text in row if text))


def make_solid(draft: Draft) -> bytes:
    """A cell a line, no separators; empty cells are empty lines."""
    return _joined(draft, lambda table: "\n".join(text for row in _texts(table) for text in row))


def make_flat(draft: Draft) -> bytes:
    """A whole table on one line, as a program that folds white space leaves it; empty cells gone."""
    return _joined(draft, lambda table: " ".join(text for row in _texts(table) for text in row if text))


def _texts(table: Layout) -> list[list[str]]:
    return [[cell.text.replace("\n", "") for cell in line] for line in table.lines()]


def _lines(join, rows: list[list[str]]) -> str:
    return "\n".join(map(join, rows))


def _padded(row: list[str], width: int) -> str:
    lines = [f"{text} |" if text else "|" for text in row]
    return "\n".join([*lines, *(["|" * (width - len(row))] if width > len(row) else [])])


def _piped_line(row: list[str], width: int) -> str:
    return f"{' | '.join(row)} |" + (f" {'|' * (width - len(row))}" if width > len(row) else "")


def _bare(table: Layout) -> str:
    rows = [" | ".join(row) for row in matrix(table)]
    return "\n".join([rows[0], "|".join(["---"] * table.columns), *rows[1:]])


def _box(table: Layout) -> str:
    lines = ["─" * 2] * table.columns
    rows = [f"│{'│'.join(row)}│" for row in matrix(table)]
    inner = f"\n├{'┼'.join(lines)}┤\n".join(rows)
    return f"┌{'┬'.join(lines)}┐\n{inner}\n└{'┴'.join(lines)}┘"


def _commas(table: Layout) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerows(matrix(table))
    return file.getvalue().rstrip("\n")


def _broken(row: list[str]) -> str:
    first, *rest = [text for text in row if text] or [""]
    head = f"{first[:22]}\n{first[22:]}" if len(first) > 24 else first
    return " ".join([head, *rest])
