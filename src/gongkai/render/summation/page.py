"""A sum as one page: what is not in it first, then the tables of the form, then organ by organ."""

from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.compare import Summation
from gongkai.render.layout import layouts
from gongkai.render.listing import Heads, folded, listing
from gongkai.render.markup import table
from gongkai.render.page import text, working_page
from gongkai.render.summation.rows import KEYS, heading, left_out_rows, organ_rows

_EACH = _("各机关")


def summation_to_html(summation: Summation) -> str:
    """The whole page."""
    title = heading(summation)
    body = "\n".join((f"<h1>{text(title)}</h1>", *_parts(summation)))
    return working_page(title, f'<main class="report wide">\n{body}\n</main>', styles=("base", "listing"))


def _parts(summation: Summation) -> Iterator[str]:
    kind = "remarks complete" if summation.complete else "remarks"
    yield f'<ul class="{kind}">' + "".join(f"<li>{text(remark)}</li>" for remark in summation.remarks) + "</ul>"
    if summation.not_counted:
        heads: Heads = ((_("机关"), False), (_("表"), False), (_("格数"), True), (_("原因"), False))
        cells = sum(len(left.cells) for left in summation.not_counted)
        yield folded(
            _("没有计入的{count}格").format(count=cells), listing(_("没有计入的格"), heads, left_out_rows(summation))
        )
    yield f"<h2>{text(_EACH)}</h2>"
    yield listing(
        _("各机关的主要数字"), ((_("机关"), False), *((name, True) for name, _ in KEYS)), organ_rows(summation)
    )
    total = _("汇总表（{count}个机关之和）").format(count=len(summation.attendance.present))
    yield f"<h2>{text(total)}</h2>"
    yield from (table(layout, summation.report) for layout in layouts(summation.report))
