"""Made-up reports as hypothesis strategies: any form, any numbers, any state a cell can be written in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from gongkai.basis import Origin
from gongkai.claims import Claim, Relation
from gongkai.forms import (
    FORM_2019,
    FORM_2021,
    MISSING,
    NOT_READ,
    Cell,
    Contact,
    Paragraph,
    Period,
    Problem,
    Report,
    Section,
    Source,
    State,
    TableReading,
    TableState,
)

ORGANS = ("某市某局", "青山区人民政府", "云岭县教育和体育局", "大杨树镇人民政府", "某省某市某区白云街道办事处")
SENTENCES = (
    "一年来，各项公开工作稳步推进。",
    "全年通过门户网站公开信息120条，其中政策类15条。",
    "坚持先审查、后公开，未发生失泄密问题。",
    "下一步，将加强业务培训，提高答复质量。",
    "（一）健全制度。完善公开审查流程，明确专人负责。",
    "1.加强解读。采用图表等形式解读政策文件3件。",
)

texts = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=12)
origins = st.builds(
    Origin,
    sha256=st.sampled_from(("", "ab" * 32)),
    block=st.none() | st.integers(0, 99),
    page=st.none() | st.integers(1, 9),
    line=st.none() | st.integers(1, 999),
    sheet=st.none() | st.just("表三"),
    row=st.none() | st.integers(0, 30),
    column=st.none() | st.integers(0, 15),
    start=st.none() | st.integers(0, 20),
    end=st.none() | st.integers(20, 40),
    text=texts,
    box=st.none() | st.just((1.5, 2.0, 30.25, 40.0)),
    confidence=st.none() | st.integers(1, 10_000).map(lambda part: part / 10_000),
    picture=st.sampled_from(("", "表三.png")),
    parts=st.lists(st.tuples(texts, texts), max_size=1).map(tuple),
)


def numbers(column):
    """Numbers that a column of a form may hold."""
    if column.decimal:
        return st.decimals(0, 10**8, places=4, allow_nan=False).map(lambda d: d.normalize() + 0)
    return st.integers(-9999 if column.signed else 0, 10**7).map(Decimal)


def cells(column):
    """A number most of the time; else blank, a slash or a dash."""
    return st.one_of(
        numbers(column).map(Cell.of),
        numbers(column).map(Cell.of),
        st.sampled_from((Cell(None, State.BLANK, ""), Cell(None, State.SLASH, "/"), Cell(None, State.DASH, "—"))),
    )


@st.composite
def sections(draw, form):
    """The six sections, each with up to three paragraphs; those with a table may have none."""
    made = []
    for number, title in zip("一二三四五六", form.sections, strict=True):
        fewest = 0 if number in "二三四" else 1
        paragraphs = draw(st.lists(st.sampled_from(SENTENCES), min_size=fewest, max_size=3, unique=True))
        made.append(Section(number, title, title, tuple(Paragraph(text) for text in paragraphs)))
    return tuple(made)


@st.composite
def reports(draw):
    """A whole report as an office would publish it, its numbers consistent or not."""
    form = draw(st.sampled_from((FORM_2021, FORM_2019)))
    year = draw(st.integers(2021, 2026) if form is FORM_2021 else st.integers(2019, 2020))
    organ = draw(st.sampled_from(ORGANS))
    return Report(
        form,
        year,
        organ,
        {ref: draw(cells(form.column(ref))) for ref in form.refs},
        title=f"{organ}{year}年政府信息公开工作年度报告",
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        signed_by=organ,
        signed_on=date(year + 1, 1, draw(st.integers(1, 31))),
        preface=(Paragraph(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),),
        sections=draw(sections(form)),
    )


UNREADABLE = (
    "无",
    "若干",
    "不适用",
    "12 34",
    "5",
    "",
    "/",
    "约30件",
    "〔缺〕",
    "1.2.3",
    "见附表。另行统计。",
    "甲|乙",
)


@st.composite
def holed_reports(draw):
    """A whole report of which each table is whole, has cells in every state, is a picture, or is not there."""
    report = draw(reports())
    gone = st.sampled_from((Cell(None, State.IMAGE), MISSING))
    unread = st.tuples(st.sampled_from(sorted(NOT_READ)), st.sampled_from(UNREADABLE))
    odd = gone | unread.map(lambda said: Cell(None, *said))
    cells, tables, pictured = dict(report.cells), {}, []
    for table in report.form.tables:
        match draw(st.sampled_from(("whole", "holed", "picture", "absent"))):
            case "holed":
                cells |= draw(st.dictionaries(st.sampled_from(table.refs), odd))
            case "picture":
                cells |= dict.fromkeys(table.refs, Cell(None, State.IMAGE))
                tables[table.key] = TableReading(TableState.IMAGE, report.form.key)
                pictured.append(table.title)
            case "absent":
                cells |= dict.fromkeys(table.refs, MISSING)
                tables[table.key] = TableReading(TableState.ABSENT, report.form.key)
            case _:
                tables[table.key] = TableReading(TableState.READ, report.form.key)
    names = draw(st.lists(st.sampled_from(("1705995664987", "表三.png")), min_size=1, max_size=2, unique=True))
    sections = tuple(replace(s, pictures=tuple(names) if s.title in pictured else ()) for s in report.sections)
    kept = {ref: cell for ref, cell in cells.items() if cell.state is not State.MISSING}
    return replace(report, cells=kept, tables=tables, sections=sections)


@st.composite
def odd_reports(draw):
    """Anything that a reader may make of a file: every state, any text, everything optional, tables of either form."""
    form = draw(st.sampled_from((FORM_2021, FORM_2019)))
    cell = st.builds(Cell.of, st.decimals(-(10**9), 10**9, places=3), origins) | st.builds(
        Cell,
        st.none(),
        st.sampled_from([s for s in State if s is not State.NUMBER]),
        texts,
        origins,
        st.none() | st.just(Decimal(7)),
    )
    days = st.none() | st.dates()
    paragraph = st.builds(Paragraph, texts, origins)
    section = st.builds(
        Section,
        st.sampled_from(("", "一", "二")),
        texts,
        st.sampled_from(form.sections),
        st.lists(paragraph, max_size=2).map(tuple),
        origins,
        st.lists(texts, max_size=2).map(tuple),
        st.integers(0, 6),
    )
    reading = st.builds(
        TableReading,
        st.sampled_from(TableState),
        st.sampled_from(("2019", "2021")),
        origins,
        st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
        st.lists(texts, max_size=2).map(tuple),
        st.lists(texts, max_size=2).map(tuple),
    )
    tables = draw(st.dictionaries(st.sampled_from(("disclosure", "requests", "disputes")), reading))
    forms = {"2021": FORM_2021, "2019": FORM_2019}
    bears = {t.key: forms[tables[t.key].form if t.key in tables else form.key].table(t.key) for t in form.tables}
    refs = draw(st.lists(st.sampled_from([ref for table in bears.values() for ref in table.refs]), max_size=9))
    return Report(
        form,
        draw(st.none() | st.integers(1990, 2100)),
        draw(texts),
        {ref: draw(cell) for ref in refs},
        *draw(st.tuples(texts, texts, st.none() | st.builds(Period, days, days, texts), texts, days)),
        preface=tuple(draw(st.lists(paragraph, max_size=2))),
        sections=tuple(draw(st.lists(section, max_size=4))),
        contact=draw(st.builds(Contact, texts, texts, texts, texts, texts, texts)),
        claims=tuple(draw(st.lists(_claims(), max_size=2))),
        tables=tables,
        problems=tuple(draw(st.lists(st.builds(Problem, texts, texts, origins), max_size=2))),
        source=draw(st.builds(Source, texts, texts, texts, st.integers(0, 10**9))),
    )


def _claims():
    return st.builds(
        Claim,
        texts,
        st.decimals(-(10**6), 10**6, places=2),
        texts,
        st.booleans(),
        st.sampled_from(Relation),
        st.none() | st.integers(2000, 2030),
        texts,
        origins,
        st.none() | texts,
        texts,
        texts,
        texts,
        st.none() | st.integers(0, 9),
    )
