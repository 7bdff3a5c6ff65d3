"""One report in the dress that editors and programs give it: every number is the same."""

import pytest

from gongkai.forms import FORM_2021, Cell, CellRef, Report
from gongkai.ingest import read_bytes
from gongkai.render.writers import write

RECEIVED = CellRef("requests", "received", "all")
REPORT = Report(FORM_2021, 2023, "某市某局", {ref: Cell.of(0) for ref in FORM_2021.refs} | {RECEIVED: Cell.of(7)})


def written(form):
    made = write(REPORT, form)
    return made.decode() if isinstance(made, bytes) else made


def preformatted(text, end):
    return f"<html><body><pre>{text.replace(chr(10), end)}</pre></body></html>"


def framed(page):
    """The page within a table that only lays it out, a head above it."""
    head = "<table><tr><td>网站首页</td></tr><tr><td>"
    return page.replace('<main class="report">', head).replace("</main>", "</td></tr></table>")


def boxed(page):
    """The first table of the page as the only cell of another."""
    return page.replace("<table", "<table><tr><td><table", 1).replace("</table>", "</table></td></tr></table>", 1)


def broken(text):
    return text.replace("自然人", "自然<br>人").replace("商业企业", "商业<br/>企业")


@pytest.mark.parametrize(
    ("page", "name"),
    [
        pytest.param(preformatted(written("text"), "\n"), "报告.html", id="preformatted text"),
        pytest.param(preformatted(written("text"), "<br>"), "报告.html", id="preformatted text with breaks"),
        pytest.param(written("text").replace("\t", ","), "报告.txt", id="commas for tabs"),
        pytest.param(framed(written("html")), "报告.html", id="a page laid out by a table"),
        pytest.param(boxed(written("html")), "报告.html", id="a table in a table"),
        pytest.param(broken(written("markdown")), "报告.md", id="labels with breaks"),
        pytest.param(f"![页眉](a.png)\n\n{written('markdown')}", "报告.md", id="a picture before the title"),
    ],
)
def test_every_number_is_read_in(page, name):
    read = read_bytes(page.encode(), name)
    assert {ref: read.value(ref) for ref in FORM_2021.refs} == {ref: REPORT.value(ref) for ref in FORM_2021.refs}
