"""A comparison as one page: what is in the way first, then what was carried over, numbers, text, statements."""

from collections.abc import Iterator

from gongkai.basis.language import numeral
from gongkai.basis.language import translate as _
from gongkai.compare import CellChange, Change, Comparison, Passage, SectionChange, strokes
from gongkai.forms import table_of
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
from gongkai.render.listing import Heads, folded, listing
from gongkai.render.page import text, working_page

_CARRIED: Heads = ((_("项目"), False), (_("依据"), False), (_("应为"), True), (_("填报"), True), (_("衔接"), False))


_NOT_FOLLOWING, _NO_TEXT = _("不是相邻两年，不作比较。"), _("两年都没有文字")
_UNCOUNTED = _("（数字不计）。")


def _h2(words: str) -> str:
    return f"<h2>{text(words)}</h2>"


def comparison_to_html(comparison: Comparison) -> str:
    """The whole page. What is the same in both years is folded away, not left out."""
    title = heading(comparison)
    body = "\n".join((f"<h1>{text(title)}</h1>", *_parts(comparison)))
    return working_page(title, f'<main class="report wide">\n{body}\n</main>', styles=("base", "listing"))


def _parts(comparison: Comparison) -> Iterator[str]:
    if comparison.remarks:
        yield ('<ul class="remarks">' + "".join(f"<li>{text(remark)}</li>" for remark in comparison.remarks) + "</ul>")
    yield _h2(_("结转和现行有效的衔接"))
    yield from _carried(comparison)
    yield _h2(_("数字"))
    for table in comparison.after.form.tables:
        number = table_of(comparison.after, table.key).number
        yield from _cells(
            comparison,
            _("表{number}　{title}").format(number=numeral(number), title=table.title),
            [c for c in comparison.cells if c.ref.table == table.key],
        )
    yield _h2(_("文字"))
    yield f"<p>{text(alike(comparison) + _UNCOUNTED)}</p>"
    yield from (_section(section) for section in comparison.sections)
    if comparison.claims:
        heads = (_("项目"), False), *((side, True) for side in sides(comparison))
        yield _h2(_("正文里的数"))
        yield listing(_("正文里的数"), heads, claim_rows(comparison))


def _carried(comparison: Comparison) -> Iterator[str]:
    if not comparison.carried:
        yield f"<p>{text(_NOT_FOLLOWING)}</p>"
        return
    listed = [one for one in comparison.carried if carried_of_note(one)]
    rest = [one for one in comparison.carried if not carried_of_note(one)]
    if listed:
        yield listing(_("上年报告交给本年的数"), _CARRIED, carried_rows(listed), classes="carried")
    if rest:
        yield folded(
            _("另有{count}项两年都是0，相符。").format(count=len(rest)),
            listing(_("其余"), _CARRIED, carried_rows(rest)),
        )


def _cells(comparison: Comparison, caption: str, cells: list[CellChange]) -> Iterator[str]:
    old, new = sides(comparison)
    heads: Heads = ((_("项目"), False), (old, True), (new, True), (_("增减"), True), (_("增减率"), True))
    listed = [cell for cell in cells if of_note(cell)]
    rest = [cell for cell in cells if not of_note(cell)]
    if listed:
        yield listing(caption, heads, cell_rows(listed))
    if rest:
        quiet = listing(caption, heads, cell_rows(rest))
        zeros = _("另有{count}格两年都是0或者都没有数字。").format(count=len(rest))
        yield folded(f"{caption}　{zeros}", quiet)


def _section(section: SectionChange) -> str:
    if not section.passages:
        return f"<h3>{text(section.title)}<small>　{text(_NO_TEXT)}</small></h3>"
    only = "" if section.before and section.after else _("（只有一年有这一部分）")
    share = _("相似度{share}").format(share=f"{section.similarity:.0%}")
    return (
        f"<h3>{text(section.title)}<small>　{text(share + only)}</small></h3>\n"
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
