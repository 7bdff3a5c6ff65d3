"""The page of figures, docs/benchmarks.md, and its rows."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"

Row = tuple[str, str, str]


def line(row: Row) -> str:
    """A row of the page."""
    return f"| {' | '.join(row)} |\n"


def replaced(text: str, rows: list[Row]) -> str:
    """A page with the rows of the search in place of those that it had."""
    kept = [each for each in text.splitlines(keepends=True) if not each.startswith("| search, ")]
    return "".join([*kept, *map(line, rows)])
