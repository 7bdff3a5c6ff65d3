"""From a workbook to a document."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gongkai.basis import Origin
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.forms import Appearance, Problem, Source
from gongkai.ingest.document import Block, Document, Grid, Picture, TextBlock
from gongkai.ingest.readers.ooxml import Package
from gongkai.ingest.readers.properties import properties
from gongkai.ingest.readers.prose import paragraphs
from gongkai.ingest.readers.xlsx.book import sheets
from gongkai.ingest.readers.xlsx.regions import Line, regions
from gongkai.ingest.readers.xlsx.sheet import Sheet

_MESSAGES = {
    "formula-unsaved": marked("工作表“{sheet}”有{count}个公式没有保存计算结果，按空白读取；请用 Excel 打开后重新保存"),
    "hidden-rows": marked("工作表“{sheet}”有{count}行隐藏，已一并读取"),
    "hidden-columns": marked("工作表“{sheet}”有隐藏的列，已一并读取"),
    "sheet-cut": marked("工作表“{sheet}”范围过大，只读取了前面的部分"),
    "sheet-missing": marked("工作表“{sheet}”的内容缺失，文件可能已损坏"),
}
_SAME = 0.6
"""The share of a hidden table's labels that also stand on one visible table, from which on it counts as a copy."""


def read_xlsx(data: bytes, source: Source) -> Document:
    """The text and tables of a workbook, sheet by sheet. Hidden sheets come last.

    Raises:
        UnusableInputError: when the bytes are no workbook, or are damaged.
    """
    package = Package(data, source.name)
    every = list(sheets(package))
    blocks: list[Block] = []
    problems: list[Problem] = []
    for sheet in every:
        if not sheet.hidden:
            blocks.extend(_blocks(sheet, source))
            problems.extend(_problems(sheet, source))
    for sheet in every:
        if sheet.hidden and (sheet.cells or sheet.boxes or sheet.pictures):
            added, problem = _hidden(sheet, source, blocks)
            blocks.extend(added)
            problems.append(problem)
    placed = tuple(_placed(block, number) for number, block in enumerate(blocks))
    meta = tuple(properties(package))
    return Document(source, placed, dict(meta).get("title", ""), meta, tuple(problems))


def _blocks(sheet: Sheet, source: Source) -> Iterator[Block]:
    origin = Origin(source.sha256, sheet=sheet.name)
    for part in regions(sheet):
        if isinstance(part, Line):
            yield from (TextBlock(text, origin) for text in paragraphs(part.text))
        else:
            shown = Appearance(ruled=part.ruled)
            yield Grid(part.cells, part.rows, part.columns, origin, appearance=shown)
    yield from (TextBlock(text, origin) for text in sheet.boxes)
    yield from (Picture(name, origin) for name in sheet.pictures)


def _placed(block: Block, number: int) -> Block:
    return block._replace(origin=block.origin._replace(block=number))


def _problems(sheet: Sheet, source: Source) -> Iterator[Problem]:
    for code, count in sheet.met.items():
        yield Problem(
            code, _(_MESSAGES[code]).format(sheet=sheet.name, count=count), Origin(source.sha256, sheet=sheet.name)
        )


def _hidden(sheet: Sheet, source: Source, visible: Iterable[Block]) -> tuple[list[Block], Problem]:
    """What a hidden sheet adds, and what is said of it: a copy of a visible table adds nothing."""
    seen = [_labels(block) for block in visible if isinstance(block, Grid)]
    found = list(_blocks(sheet, source))
    new = [block for block in found if isinstance(block, Grid) and not any(_copies(block, labels) for labels in seen)]
    origin = Origin(source.sha256, sheet=sheet.name)
    if not any(True for _block in visible):
        return found, Problem("hidden-sheet", _("内容在隐藏的工作表“{name}”中，已读取").format(name=sheet.name), origin)
    if not new:
        return [], Problem(
            "hidden-sheet", _("隐藏的工作表“{name}”没有另外的表格，未读取").format(name=sheet.name), origin
        )
    return [*new], Problem(
        "hidden-sheet", _("隐藏的工作表“{name}”另有表格，已在最后读取").format(name=sheet.name), origin
    )


def _labels(grid: Grid) -> Counter[str]:
    return Counter(cell.text for cell in grid.cells if cell.text and not cell.text[-1].isascii())


def _copies(grid: Grid, labels: Counter[str]) -> bool:
    own = _labels(grid)
    return (own & labels).total() >= _SAME * own.total()
