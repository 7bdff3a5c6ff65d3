"""Whatever stands in a document: a report, or one line that says why not. Never a crash, never an invented number."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.basis import Origin, UnusableInputError
from gongkai.forms import FORMS, Source, State
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import report_of
from gongkai.ingest.document import Borders, Document, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.labels import lexicon

WORDS = [
    *lexicon(),
    *(row.label for form in FORMS.values() for table in form.tables for row in table.rows.values()),
    *(f"{n}、{title}" for n, title in zip("一二三四五六", SECTIONS, strict=True)),
    *SECTIONS,
    *("0", "12", "1,234", "-3", "/", "—", "无", "", " ", "1 2", "约3", "小计", "合计", "注：单位：件", "2031年1月22日"),
    *(
        "某市某局",
        "某市某局2030年政府信息公开工作年度报告",
        "发布日期：2031-01-22",
        "统计期限为2030年1月1日至12月31日。",
    ),
    "全年公开信息3条。" * 12,
]
TEXTS = st.sampled_from(WORDS) | st.text(max_size=12) | st.lists(st.sampled_from(WORDS), max_size=9).map("  ".join)


@st.composite
def grids(draw):
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 11))
    cells = []
    for row in range(rows):
        column = 0
        while column < columns:
            width = draw(st.sampled_from([1, 1, 1, 1, 2, 3, 7]))
            height = draw(st.sampled_from([1, 1, 1, 2, 5]))
            if draw(st.booleans()):
                cells.append(
                    GridCell(draw(TEXTS), row, column, height, width, pictures=draw(st.sampled_from([(), ("a",)])))
                )
            column += width
    return Grid(tuple(cells), rows, columns, Origin(), draw(st.sampled_from(Borders)))


BLOCKS = (
    st.builds(TextBlock, TEXTS, st.just(Origin()), st.integers(0, 3))
    | grids()
    | st.builds(Picture, st.just("p"), st.just(Origin()))
)


@given(
    st.lists(BLOCKS, max_size=14), st.text(max_size=20), st.lists(st.tuples(st.just("PubDate"), st.text(max_size=12)))
)
def test_a_report_or_a_refusal(blocks, title, meta):
    printed = {word for block in blocks for text in texts(block) for word in [*text.split(), "".join(text.split())]}
    try:
        report = report_of(Document(Source(name="x"), tuple(blocks), title, tuple(meta)))
    except UnusableInputError:
        return
    for cell in report.cells.values():
        assert (cell.value is None) == (cell.state is not State.NUMBER)
        assert cell.state is not State.NUMBER or "".join(cell.text.split()) in printed


def texts(block):
    if isinstance(block, Grid):
        return [cell.text for cell in block.cells]
    return [block.text] if isinstance(block, TextBlock) else []
