"""The part of a page that is the report, without the menus above it and the notices below."""

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.ingest.document import Block, Grid, TextBlock
from gongkai.ingest.readers.text.words import is_label, is_section
from gongkai.ingest.titles import title_of

_SECTIONS = 3
"""Headings of sections by which a report is known for one."""
_ABOVE = re.compile(
    r"(?:20\d\d|二[〇○零]).*(?:报告|年报)|(?:发布|成文|生成|公开|发文|印发)(?:日期|时间|机构|单位)|来\s*源|索\s*引\s*号"
)
_TWICE = 2
_SENTENCE = re.compile(r"[。；]")
_LONG = 40
_HEAD = 40
_SIGNATURE = 4
_DAY = re.compile(r"(?:20\d\d|二[〇○零].)\s*年.{1,4}月.{1,4}日\s*\Z")
_SHORT = 40


def main_part(blocks: Sequence[Block], stretches: Sequence[tuple[int, int]]) -> list[Block]:
    """The blocks of the smallest element that holds all the sections and tables of a report.

    Of what stands above it, title, dates and sentences are kept; below it, the signature; tables wherever they are.
    A page where no report is recognised is kept whole.
    """
    headings = [at for at, block in enumerate(blocks) if isinstance(block, TextBlock) and is_section(block.text)]
    if len(headings) < _SECTIONS:
        return list(blocks)
    copies = _copies(blocks, stretches, headings)
    headings = _told([at for at in headings if at not in copies], blocks)
    core = [*headings, *(at for at, block in enumerate(blocks) if isinstance(block, Grid) and _is_statutory(block))]
    core = [at for at in core if at not in copies]
    first, last = min(core), max(core)
    holding = [stretch for stretch in stretches if stretch[0] <= first and last < stretch[1]]
    start, end = min(holding, key=lambda stretch: stretch[1] - stretch[0], default=(0, len(blocks)))
    above = [block for at, block in enumerate(blocks[:start]) if at not in copies and _belongs_above(block)]
    within = [block for at, block in enumerate(blocks[start:end], start) if at not in copies]
    below = [block for at, block in enumerate(blocks[end:], end) if at not in copies and isinstance(block, Grid)]
    return [*above, *within, *_signature(blocks[end : end + _SIGNATURE]), *below]


def holds_report(blocks: Sequence[Block]) -> bool:
    """Whether a page shows enough of a report by itself: headings of sections, a statutory table, or a long text."""
    texts = [block.text for block in blocks if isinstance(block, TextBlock) and not block.text.startswith("<")]
    if any(isinstance(block, Grid) and _is_statutory(block) for block in blocks):
        return True
    return sum(map(is_section, texts)) >= _SECTIONS


def _told(headings: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The headings without those of menus and tables of contents: one after the other, and each there again."""
    runs: list[list[int]] = []
    for at in headings:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    sections = [[title.section if (title := title_of(_said(blocks[at]))) else None for at in run] for run in runs]
    counts = Counter(section for run in sections for section in run)
    told = [
        run for run, own in zip(runs, sections, strict=True) if len(run) == 1 or any(counts[s] < _TWICE for s in own)
    ]
    return [at for run in told for at in run] or list(headings)


def _copies(blocks: Sequence[Block], stretches: Sequence[tuple[int, int]], headings: Sequence[int]) -> set[int]:
    """Where the report stands a second time word for word: some pages hold one for the screen and one for print."""
    if len({_said(blocks[at]) for at in headings}) * 2 > len(headings):
        return set()
    seen: dict[tuple[str, ...], int] = {}
    copies: set[int] = set()
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if sum(start <= at < end for at in headings) >= _SECTIONS and start not in copies:
            before = seen.setdefault(tuple(map(_said, blocks[start:end])), end)
            if before <= start:
                copies.update(range(start, end))
    return copies


def _said(block: Block) -> str:
    match block:
        case TextBlock(text=text):
            return text
        case Grid(cells=cells):
            return "\t".join(cell.text for cell in cells)
        case _:
            return block.name


def _is_statutory(grid: Grid) -> bool:
    return any(cell.text and is_label(cell.text) for cell in grid.cells[:_HEAD])


def _belongs_above(block: Block) -> bool:
    if isinstance(block, TextBlock):
        sentence = len(block.text) >= _LONG and _SENTENCE.search(block.text) is not None
        return block.level > 0 or sentence or _ABOVE.search(block.text) is not None
    return isinstance(block, Grid)


def _signature(blocks: Sequence[Block]) -> list[Block]:
    """The lines up to a date of signing, if one follows at once."""
    lines: list[Block] = []
    for block in blocks:
        if not isinstance(block, TextBlock) or len(block.text) > _SHORT:
            break
        lines.append(block)
        if _DAY.search(block.text):
            return lines
    return []
