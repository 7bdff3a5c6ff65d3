"""Lines into which a converter folded a whole page, because it stood in one cell of a table that laid the page out.

Markdown has no line breaks within a cell. What stood in it follows on one line: paragraphs parted by wide gaps, and
tables whose rows stand one behind the other, each told by the rule under its head.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gongkai.ingest.labels import LONGEST
from gongkai.ingest.readers.text.lines import Row
from gongkai.ingest.readers.text.listed import listed_rows

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*:?-{3,}:?\s*")
_RULED = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|){2,}")
_PARAGRAPHS = re.compile(r"\s{2,}(?![年月日件条个次项])")
_APART = re.compile(r"\s{2,}\S")
"""What stands behind a table and not in it: a cell's text has one space before it."""
_BLANK = re.compile(r"\s{2,}")
"""An empty cell; a single space only parts two rows, or fills a cell that spans columns."""


def unfolded(line: str) -> list[str]:
    r"""The lines that were folded into one; any other line as it is.

    >>> unfolded("| 二、主动公开情况  见下表。  |  |  | | --- | --- | | 规章 | 0 | | 行政许可 | 17 | |  三、其他")
    ['二、主动公开情况', '见下表。', '规章\t0', '行政许可\t17', '三、其他']
    """
    if "|" not in line or len(line) < LONGEST:
        return [line]
    parts = _PIPE.split(line.strip().strip("|"))
    if not _is_folded(line) and not any(_is_prose(part) and _PARAGRAPHS.search(part.strip()) for part in parts):
        return [line]
    return [piece for stretch in _stretches(parts) for piece in stretch]


def _is_folded(line: str) -> bool:
    """Whether the rule of a table stands in the middle of a line."""
    found = _RULED.search(line)
    return found is not None and bool(line[: found.start()].strip("| ") or line[found.end() :].strip("| "))


def _stretches(parts: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs and rows of a folded line, from its parts between pipes."""
    done = 0
    for start, end in _rules(parts):
        head = max(done, start - 1 - (end - start))
        head += max((at for at, part in enumerate(parts[head:start], 1) if _is_prose(part)), default=0)
        yield _paragraphs(parts[done:head])
        done = next((at for at in range(end, len(parts)) if _is_prose(parts[at])), len(parts))
        yield _rows([*parts[head : start - 1], *parts[end:done]])
    yield _paragraphs(parts[done:])


def _is_prose(part: str) -> bool:
    """Whether a part stands behind a table, or is a cell of the layout that holds paragraphs."""
    return _APART.match(part) is not None or (len(part) > LONGEST and "。" in part)


def _rules(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where rules stand among the parts, as (first, past the last)."""
    for ruled, group in groupby(range(len(parts)), key=lambda at: _RULE.fullmatch(parts[at]) is not None):
        places = list(group)
        if ruled:
            yield places[0], places[-1] + 1


def _paragraphs(parts: Sequence[str]) -> list[str]:
    return [piece for part in parts for piece in _PARAGRAPHS.split(part.strip()) if piece]


def _rows(parts: Sequence[str]) -> list[str]:
    """The rows of a table, each begun by its label, their cells parted by tabs."""
    cells = [" ".join(part.split()) for part in parts if part.strip() or _BLANK.fullmatch(part)]
    rows = listed_rows([Row([cell], 1) for cell in cells], blanks=True)
    return ["\t".join(row.cells) for row in rows if any(row.cells)]
