"""A sum for a terminal: what is not in it first, then the organs, then the tables."""

from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.compare import Summation
from gongkai.render.summation.rows import KEYS, heading, left_out_rows, organ_rows
from gongkai.render.terminal import aligned, report_to_text


def summation_to_text(summation: Summation) -> str:
    """The sum in lines."""
    return "\n".join(_lines(summation)) + "\n\n" + report_to_text(summation.report)


def _lines(summation: Summation) -> Iterator[str]:
    yield heading(summation)
    sign = "○" if summation.complete else "◐"
    yield from (f"{sign} {remark}" for remark in summation.remarks)
    if summation.not_counted:
        yield ""
        yield _("没有计入的格")
        yield from aligned((_("机关"), _("表"), _("格数"), _("原因")), left_out_rows(summation), numbers=(2,))
    yield ""
    yield _("各机关")
    heads = (_("机关"), *(name for name, _key in KEYS))
    yield from aligned(heads, organ_rows(summation), numbers=range(1, len(heads)), widest=30)
