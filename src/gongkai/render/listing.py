"""A plain list of things as an accessible table, for pages that are no statutory form."""

from collections.abc import Iterable, Sequence

from gongkai.render.markup import HINT
from gongkai.render.page import text

Heads = Sequence[tuple[str, bool]]
"""Column heads, each with whether numbers stand under it."""


def listing(caption: str, heads: Heads, rows: Iterable[Sequence[str]], *, classes: str = "") -> str:
    """A table whose first column names its rows. Cells are text, but for `Markup`."""
    head = "".join(f'<th scope="col"{_number(numeric)}>{text(name)}</th>' for name, numeric in heads)
    body = "\n".join(f"<tr>{_row(heads, row)}</tr>" for row in rows)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{text(caption)}">\n'
        f'<table class="listing {classes}">\n<caption data-hint="{text(HINT)}">{text(caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>\n</div>"
    )


def folded(summary: str, inner: str) -> str:
    """Something that is there for who asks for it."""
    return f'<details class="open"><summary>{text(summary)}</summary>\n{inner}\n</details>'


class Markup(str):
    """A cell that is markup already."""

    __slots__ = ()


def _row(heads: Heads, row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{_number(numeric)}>{cell if isinstance(cell, Markup) else text(cell)}</td>"
        for (_, numeric), cell in zip(heads[1:], rest, strict=True)
    )
    return f'<th scope="row">{text(first)}</th>{cells}'


def _number(numeric: bool) -> str:  # noqa: FBT001  # a column's nature, not a switch
    return ' class="number"' if numeric else ""
