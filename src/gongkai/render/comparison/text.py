"""A comparison for a terminal: what is in the way first, then what was carried over, numbers, text."""

from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.compare import Change, Comparison, SectionChange
from gongkai.render.comparison.rows import (
    alike,
    carried_of_note,
    carried_rows,
    cell_rows,
    claim_rows,
    heading,
    of_note,
    sides,
)
from gongkai.render.terminal import aligned

SIGNS = {Change.ADDED: "+", Change.REMOVED: "-"}


def comparison_to_text(comparison: Comparison) -> str:
    """The comparison in lines. Numbers that are 0 in both years are counted, not listed."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = sides(comparison)
    yield heading(comparison)
    yield from (f"◐ {remark}" for remark in comparison.remarks)
    yield ""
    yield _("结转和现行有效的衔接")
    carried = [one for one in comparison.carried if carried_of_note(one)]
    yield from aligned((_("项目"), _("依据"), _("应为"), _("填报"), ""), carried_rows(carried), numbers=(2, 3))
    yield from _rest(len(comparison.carried) - len(carried), _("另有{count}项两年都是0，相符。"))
    yield ""
    yield _("数字")
    listed = [cell for cell in comparison.cells if of_note(cell)]
    yield from aligned((_("项目"), old, new, _("增减"), _("增减率")), cell_rows(listed), numbers=(1, 2, 3, 4))
    yield from _rest(len(comparison.cells) - len(listed), _("另有{count}格两年都是0或者都没有数字。"))
    yield ""
    yield _("文字：{alike}").format(alike=alike(comparison))
    for section in comparison.sections:
        yield from _section(section)
    yield ""
    yield _("正文里的数")
    yield from aligned((_("项目"), old, new), claim_rows(comparison), numbers=(1, 2))


def _rest(count: int, what: str) -> Iterator[str]:
    if count:
        yield "  " + what.format(count=count)


def _section(section: SectionChange) -> Iterator[str]:
    if not section.passages:
        yield "  " + _("{section}：两年都没有文字").format(section=section.title)
        return
    only = "" if section.before and section.after else _("（只有一年有这一部分）")
    share = f"{section.similarity:.0%}"
    yield "  " + _("{section}：相似度{share}{only}").format(section=section.title, share=share, only=only)
    for passage in section.passages:
        if passage.change is Change.CHANGED:
            yield f"    - {passage.before}"
            yield f"    + {passage.after}"
        elif passage.change is not Change.KEPT:
            yield f"    {SIGNS[passage.change]} {passage.before or passage.after}"
