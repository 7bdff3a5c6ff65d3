"""A comparison as a workbook: a sheet for what is in the way, for numbers, for what is carried over, for text."""

from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.compare import Change, Comparison
from gongkai.render.comparison.rows import alike, carried_rows, cell_rows, claim_rows, heading, sides
from gongkai.render.sheets import Sheet, workbook

_CHANGES = {Change.KEPT: _("不变"), Change.ADDED: _("新增"), Change.REMOVED: _("删去"), Change.CHANGED: _("改动")}


def to_xlsx(comparison: Comparison) -> bytes:
    """The workbook's bytes."""
    return workbook(heading(comparison), tuple(_sheets(comparison)))


def _sheets(comparison: Comparison) -> Iterator[Sheet]:
    old, new = sides(comparison)
    said = [heading(comparison), *comparison.remarks, alike(comparison)]
    yield Sheet(_("说明"), ((_("说明"), 100),), [(line,) for line in said])
    figures = ((_("项目"), 60), (old, 12), (new, 12), (_("增减"), 12), (_("增减率或说明"), 24))
    yield Sheet(_("数字"), figures, list(cell_rows(comparison.cells)), numbers=(1, 2, 3))
    handed = ((_("项目"), 60), (_("依据"), 36), (_("应为"), 12), (_("填报"), 12), (_("衔接"), 14))
    yield Sheet(_("衔接"), handed, list(carried_rows(comparison.carried)), numbers=(2, 3))
    texts = ((_("部分"), 28), (_("变化"), 8), (old, 70), (new, 70))
    yield Sheet(_("文字"), texts, list(_passages(comparison)))
    yield Sheet(_("正文里的数"), ((_("项目"), 40), (old, 24), (new, 24)), list(claim_rows(comparison)))


def _passages(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    for section in comparison.sections:
        for passage in section.passages:
            yield section.title, _CHANGES[passage.change], passage.before, passage.after
