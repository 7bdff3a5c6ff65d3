"""A small sound report, and ways of spoiling it: what the examples of the checks are made of.

>>> case = example(cells={"requests/received/all": 4})
>>> str(case.report.value(CellRef.parse("requests/received/all")))
'4'
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypedDict, Unpack

from gongkai.basis import Origin
from gongkai.checks.facts import NOTHING_KNOWN, Facts
from gongkai.checks.model import Case
from gongkai.claims import Claim, Passage, extract
from gongkai.forms import (
    FORM_2021,
    FORMS,
    Cell,
    CellRef,
    Contact,
    Form,
    Paragraph,
    Period,
    Report,
    Section,
    State,
    TableReading,
    TableState,
)

Entry = int | str | None
"""A cell of an example: a number, "" for blank, "/" for a slash, a word for what is no number, None for missing."""

YEAR = 2023
ORGAN = "青川市江城县统计局"
NUMBERS = "一二三四五六"

_BASIS = (
    "根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
    "要求，编制本报告。"
)
_CONTENTS = (
    "本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
    "存在的主要问题及改进情况，其他需要报告的事项共6部分组成。统计期限自2023年1月1日起至2023年12月31日止。"
    "如有疑问，请与江城县统计局办公室联系（地址：江城县滨河路8号，电话：0123-4567890）。"
)
PREFACE = (_BASIS, _CONTENTS)

PROSE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "总体情况": (
            "（一）主动公开。围绕统计调查工作及时公布信息。",
            "（二）依申请公开。按照规定登记、审核、办理、答复申请。",
            "（三）政府信息管理。实行先审查、后公开。",
            "（四）政府信息公开平台建设。调整专栏栏目，方便查阅。",
            "（五）监督保障。开展业务培训，纳入年度考核，接受社会评议，未发生责任追究情形。",
        ),
        "存在的主要问题及改进情况": (
            "存在的问题：一是公开内容不够丰富；二是解读形式比较单一。",
            "改进措施：一是围绕群众关切充实公开内容；二是采用图表和视频开展解读。",
        ),
        "其他需要报告的事项": ("本年度未发出收费通知，未收取信息处理费。",),
    }
)


class Changes(TypedDict, total=False):
    """Whatever else of the sound report is to be different."""

    title: str
    year: int | None
    organ: str
    period: Period | None
    signed_by: str
    signed_on: date | None
    preface: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    contact: Contact
    claims: tuple[Claim, ...]
    tables: Mapping[str, TableReading]


def cell(entry: Entry) -> Cell:
    """The cell of an example's entry."""
    match entry:
        case None:
            return Cell(None, State.MISSING)
        case int():
            return Cell.of(entry)
        case "" | "/" | "—":
            return Cell(None, {"": State.BLANK, "/": State.SLASH, "—": State.DASH}[entry], entry)
        case _ if entry.lstrip("-").replace(".", "", 1).isdigit():
            return Cell.of(entry)
        case _:
            return Cell(None, State.UNREADABLE, entry)


_ZERO = Cell.of(0)
_ZEROS = {form.key: dict.fromkeys(form.refs, _ZERO) for form in FORMS.values()}


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    """Paragraphs of those texts."""
    return tuple(Paragraph(text) for text in texts)


def sections(
    form: Form = FORM_2021,
    *,
    text: Mapping[str, tuple[str, ...]] = PROSE,
    levels: tuple[int, ...] = (0,) * len(NUMBERS),
) -> tuple[Section, ...]:
    """The six sections of a form, with the levels of their headings."""
    return tuple(
        Section(number, title, title, paragraphs(*text.get(title, ())), level=level)
        for number, title, level in zip(NUMBERS, form.sections, levels, strict=True)
    )


def _drawn(form: Form) -> dict[str, TableReading]:
    return {table.key: TableReading(TableState.READ, form.key) for table in form.tables}


_TABLES = {form.key: _drawn(form) for form in FORMS.values()}

SOUND = Report(
    FORM_2021,
    YEAR,
    ORGAN,
    _ZEROS["2021"],
    region="青川市江城县",
    title=f"{ORGAN}{YEAR}年政府信息公开工作年度报告",
    period=Period(date(YEAR, 1, 1), date(YEAR, 12, 31), "统计期限自2023年1月1日起至2023年12月31日止"),
    signed_by=ORGAN,
    signed_on=date(YEAR + 1, 1, 12),
    preface=paragraphs(*PREFACE),
    sections=sections(),
    contact=Contact(address="江城县滨河路8号", phone="0123-4567890"),
    tables=_TABLES["2021"],
)
"""The sound report: six sections, three tables of zeros, a preface, a signature."""


def report(
    cells: Mapping[str, Entry] = MappingProxyType({}),
    prose: Mapping[str, str | tuple[str, ...]] = MappingProxyType({}),
    *,
    form: Form = FORM_2021,
    **changes: Unpack[Changes],
) -> Report:
    """The sound report with some cells, some sections' texts, and other things changed."""
    made = replace(SOUND, **changes)
    if form is not FORM_2021:
        made = replace(made, form=form, cells=_ZEROS[form.key], tables=changes.get("tables", _TABLES[form.key]))
    if cells:
        made = replace(made, cells={**made.cells, **{CellRef.parse(key): cell(e) for key, e in cells.items()}})
    if prose:
        texts = {title: (text,) if isinstance(text, str) else text for title, text in prose.items()}
        made = replace(made, sections=tuple(_retold(s, texts) for s in made.sections))
    return made


def _retold(section: Section, texts: Mapping[str, tuple[str, ...]]) -> Section:
    return replace(section, paragraphs=paragraphs(*texts[section.title])) if section.title in texts else section


def example(
    cells: Mapping[str, Entry] = MappingProxyType({}),
    prose: Mapping[str, str | tuple[str, ...]] = MappingProxyType({}),
    *,
    facts: Facts = NOTHING_KNOWN,
    before: Report | None = None,
    subordinates: tuple[Report, ...] = (),
    expected: tuple[str, ...] = (),
    published: Report | None = None,
    **changes: Unpack[Changes],
) -> Case:
    """A case of the sound report with some things changed, and what is known around it."""
    changed = report(cells, prose, **changes)
    return Case(changed, before=before, subordinates=subordinates, expected=expected, facts=facts, published=published)


def lost(table: str, state: TableState) -> Mapping[str, TableReading]:
    """The tables of the sound report, one of them not there or a picture."""
    return {**SOUND.tables, table: TableReading(state, "2021")}


def without(table: str, rows: Iterable[str]) -> Mapping[str, Entry]:
    """Entries that make rows of a table missing."""
    gone = set(rows)
    return {str(ref): None for ref in FORM_2021.table(table).refs if ref.row in gone}


def stated(
    *texts: str,
    cells: Mapping[str, Entry] = MappingProxyType({}),
    section: str = "总体情况",
    before: Report | None = None,
    **changes: Unpack[Changes],
) -> Case:
    """A case of the sound report that says those paragraphs, and makes those claims, in one of its sections."""
    passages = [Passage(section, text, Origin(block=at)) for at, text in enumerate(texts)]
    changes["claims"] = extract(passages, year=changes.get("year", YEAR))
    return example(cells, {section: texts}, before=before, **changes)
