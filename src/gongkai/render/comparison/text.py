"""A comparison for a terminal: what is in the way first, then what was carried over, numbers, text."""

from collections.abc import Iterator

from gongkai.compare import Change, Comparison, SectionChange, called
from gongkai.render.comparison.rows import (
    carried_of_note,
    carried_rows,
    cell_rows,
    claim_rows,
    heading,
    of_note,
)
from gongkai.render.terminal import aligned

SIGNS = {Change.ADDED: "+", Change.REMOVED: "-"}


def comparison_to_text(comparison: Comparison) -> str:
    """The comparison in lines. Numbers that are 0 in both years are counted, not listed."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = called(comparison.before, comparison.after)
    yield heading(comparison)
    yield from (f"◐ {remark}" for remark in comparison.remarks)
    yield ""
    yield "结转和现行有效的衔接"
    carried = [one for one in comparison.carried if carried_of_note(one)]
    yield from aligned(("项目", "依据", "应为", "填报", ""), carried_rows(carried), numbers=(2, 3))
    yield from _rest(len(comparison.carried) - len(carried), "项两年都是0，相符")
    yield ""
    yield "数字"
    listed = [cell for cell in comparison.cells if of_note(cell)]
    yield from aligned(("项目", old, new, "增减", "增减率"), cell_rows(listed), numbers=(1, 2, 3, 4))
    yield from _rest(len(comparison.cells) - len(listed), "格两年都是0或者都没有数字")
    yield ""
    yield f"文字：全文相似度{comparison.similarity:.0%}"
    for section in comparison.sections:
        yield from _section(section)
    yield ""
    yield "正文里的数"
    yield from aligned(("项目", old, new), claim_rows(comparison), numbers=(1, 2))


def _rest(count: int, what: str) -> Iterator[str]:
    if count:
        yield f"  另有{count}{what}。"


def _section(section: SectionChange) -> Iterator[str]:
    if not section.passages:
        yield f"  {section.title}：两年都没有文字"
        return
    only = "" if section.before and section.after else "（只有一年有这一部分）"
    yield f"  {section.title}：相似度{section.similarity:.0%}{only}"
    for passage in section.passages:
        if passage.change is Change.CHANGED:
            yield f"    - {passage.before}"
            yield f"    + {passage.after}"
        elif passage.change is not Change.KEPT:
            yield f"    {SIGNS[passage.change]} {passage.before or passage.after}"
