"""A comparison as a workbook: a sheet for what is in the way, for numbers, for what is carried over, for text."""

from collections.abc import Iterator

from gongkai.compare import Change, Comparison, called
from gongkai.render.comparison.rows import carried_rows, cell_rows, claim_rows, heading
from gongkai.render.sheets import Sheet, workbook

_CHANGES = {Change.KEPT: "不变", Change.ADDED: "新增", Change.REMOVED: "删去", Change.CHANGED: "改动"}


def to_xlsx(comparison: Comparison) -> bytes:
    """The workbook's bytes."""
    return workbook(heading(comparison), tuple(_sheets(comparison)))


def _sheets(comparison: Comparison) -> Iterator[Sheet]:
    old, new = called(comparison.before, comparison.after)
    said = [heading(comparison), *comparison.remarks, f"全文相似度{comparison.similarity:.0%}"]
    yield Sheet("说明", (("说明", 100),), [(line,) for line in said])
    figures = (("项目", 60), (old, 12), (new, 12), ("增减", 12), ("增减率或说明", 24))
    yield Sheet("数字", figures, list(cell_rows(comparison.cells)), numbers=(1, 2, 3))
    handed = (("项目", 60), ("依据", 36), ("应为", 12), ("填报", 12), ("衔接", 14))
    yield Sheet("衔接", handed, list(carried_rows(comparison.carried)), numbers=(2, 3))
    texts = (("部分", 28), ("变化", 8), (old, 70), (new, 70))
    yield Sheet("文字", texts, list(_passages(comparison)))
    yield Sheet("正文里的数", (("项目", 40), (old, 24), (new, 24)), list(claim_rows(comparison)))


def _passages(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    for section in comparison.sections:
        for passage in section.passages:
            yield section.title, _CHANGES[passage.change], passage.before, passage.after
