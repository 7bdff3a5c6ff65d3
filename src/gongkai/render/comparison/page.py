"""A comparison as one page: what is in the way first, then what was carried over, numbers, text, statements."""

from collections.abc import Iterator

from gongkai.compare import CellChange, Change, Comparison, Passage, SectionChange, called, strokes
from gongkai.forms import table_of
from gongkai.render.comparison.rows import (
    carried_of_note,
    carried_rows,
    cell_rows,
    claim_rows,
    heading,
    of_note,
)
from gongkai.render.listing import Heads, folded, listing
from gongkai.render.page import text, working_page

_CARRIED: Heads = (("项目", False), ("依据", False), ("应为", True), ("填报", True), ("衔接", False))


def comparison_to_html(comparison: Comparison) -> str:
    """The whole page. What is the same in both years is folded away, not left out."""
    title = heading(comparison)
    body = "\n".join((f"<h1>{text(title)}</h1>", *_parts(comparison)))
    return working_page(title, f'<main class="report wide">\n{body}\n</main>', styles=("base", "listing"))


def _parts(comparison: Comparison) -> Iterator[str]:
    if comparison.remarks:
        yield '<ul class="remarks">' + "".join(f"<li>{text(remark)}</li>" for remark in comparison.remarks) + "</ul>"
    yield "<h2>结转和现行有效的衔接</h2>"
    yield from _carried(comparison)
    yield "<h2>数字</h2>"
    for table in comparison.after.form.tables:
        number = table_of(comparison.after, table.key).number
        yield from _cells(
            comparison, f"表{number}　{table.title}", [c for c in comparison.cells if c.ref.table == table.key]
        )
    yield f"<h2>文字</h2>\n<p>全文相似度{comparison.similarity:.0%}（数字不计）。</p>"
    yield from (_section(section) for section in comparison.sections)
    if comparison.claims:
        heads = ("项目", False), *((side, True) for side in called(comparison.before, comparison.after))
        yield "<h2>正文里的数</h2>"
        yield listing("正文里的数", heads, claim_rows(comparison))


def _carried(comparison: Comparison) -> Iterator[str]:
    if not comparison.carried:
        yield "<p>不是相邻两年，不作比较。</p>"
        return
    listed = [one for one in comparison.carried if carried_of_note(one)]
    rest = [one for one in comparison.carried if not carried_of_note(one)]
    if listed:
        yield listing("上年报告交给本年的数", _CARRIED, carried_rows(listed), classes="carried")
    if rest:
        yield folded(f"另有{len(rest)}项两年都是0，相符", listing("其余", _CARRIED, carried_rows(rest)))


def _cells(comparison: Comparison, caption: str, cells: list[CellChange]) -> Iterator[str]:
    old, new = called(comparison.before, comparison.after)
    heads: Heads = (("项目", False), (old, True), (new, True), ("增减", True), ("增减率", True))
    listed = [cell for cell in cells if of_note(cell)]
    rest = [cell for cell in cells if not of_note(cell)]
    if listed:
        yield listing(caption, heads, cell_rows(listed))
    if rest:
        quiet = listing(caption, heads, cell_rows(rest))
        yield folded(f"{caption}：{'另有' if listed else ''}{len(rest)}格两年都是0或者都没有数字", quiet)


def _section(section: SectionChange) -> str:
    if not section.passages:
        return f"<h3>{text(section.title)}<small>　两年都没有文字</small></h3>"
    only = "" if section.before and section.after else "，只有一年有这一部分"
    return (
        f"<h3>{text(section.title)}<small>　相似度{section.similarity:.0%}{only}</small></h3>\n"
        f'<div class="difference">{"".join(_passage(passage) for passage in section.passages)}</div>'
    )


def _passage(passage: Passage) -> str:
    if passage.change is Change.CHANGED:
        return f"<p>{''.join(_mark(stroke) for stroke in strokes(passage.before, passage.after))}</p>"
    kind = ' class="kept"' if passage.change is Change.KEPT else ""
    return f"<p{kind}>{_mark(passage)}</p>"


def _mark(passage: Passage) -> str:
    """What was taken away is struck and what is new is underlined: the marks say it, not the colour alone."""
    if passage.change is Change.REMOVED:
        return f"<del>{text(passage.before)}</del>"
    return f"<ins>{text(passage.after)}</ins>" if passage.change is Change.ADDED else text(passage.after)
