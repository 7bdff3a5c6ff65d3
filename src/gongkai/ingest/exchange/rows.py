"""A report from the long CSV that we write: one line a fact, a cell or a section."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import StringIO

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.forms import (
    FORMS,
    MISSING,
    Cell,
    CellRef,
    Form,
    Paragraph,
    Period,
    Report,
    Section,
    Source,
    State,
    TableReading,
    TableState,
)
from gongkai.ingest.exchange import node
from gongkai.ingest.exchange.node import MalformedError

HEADER = ("key", "label", "value", "state", "text")
FACTS = {
    "form": "格式",
    "organ": "机关",
    "region": "地区",
    "year": "年度",
    "title": "标题",
    "period/start": "统计期限起",
    "period/end": "统计期限止",
    "period/text": "统计期限原文",
    "signed_by": "署名",
    "signed_on": "成文日期",
}
"""What a report says of itself, by the key of its line, with the label that we write."""

FACT, TABLE, SECTION, PREFACE = "fact", "table", "section", "preface"
LEVEL, PICTURE = "level", "picture"
"""What is said of a section on lines of its own: the level of its heading, and each picture in it."""
GUARD = "'"
"""Stands before a text that a spreadsheet would take for a formula."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", GUARD)

_TABLES = {table.key for form in FORMS.values() for table in form.tables}

Line = dict[str, str]


def report_from_csv(data: bytes, name: str) -> Report:
    """The report of a long CSV, in UTF-8 or as a Chinese spreadsheet saves it (GB 18030).

    Raises:
        UnusableInputError: when it has not our columns, or a line is not as it should be.
    """
    text = node.characters(data)
    if text is None:
        raise UnusableInputError(name, _("不是文字，不能作为 CSV 读取"))
    try:
        lines = list(_lines(text))
        return _report(lines, Source(name, sha256(data).hexdigest(), "csv", len(data)))
    except MalformedError as error:
        raise UnusableInputError(name, _("不是年度报告的 CSV：{error}").format(error=error)) from None
    except csv.Error:
        raise UnusableInputError(name, _("CSV 有误，引号没有配对或一格过长")) from None


def _lines(text: str) -> Iterator[Line]:
    reader = csv.reader(StringIO(text, newline=""))
    header = tuple(column.strip() for column in next(reader, []))
    if header[:4] != HEADER[:4]:
        raise MalformedError(_("第一行应为 {header}").format(header=",".join(HEADER)))
    for fields in reader:
        if any(fields):
            padded = (*fields, "", "", "", "", "")
            yield dict(zip(HEADER, padded[:5], strict=True)) | {
                "line": str(reader.line_num),
            }


def _at(line: Line) -> str:
    return _("第{number}行").format(number=line["line"])


def _report(lines: list[Line], source: Source) -> Report:
    facts = {line["key"]: _unguarded(line["value"]) for line in lines if line["state"] == FACT}
    form = FORMS.get(facts.get("form", ""))
    if form is None:
        raise MalformedError(_("form 一行应为{forms}之一").format(forms=listed(FORMS)))
    tables = {line["key"].removeprefix("table/"): _table(line) for line in lines if line["state"] == TABLE}
    year = facts.get("year") or None
    if year and not (year.isascii() and year.isdigit() and 1 <= int(year[:6]) <= 9999):
        raise MalformedError(_("year 一行应为四位年份"))
    return Report(
        form,
        int(year) if year else None,
        facts.get("organ", ""),
        dict(_cells(lines, form, tables, source)),
        region=facts.get("region", ""),
        title=facts.get("title", ""),
        period=_period(facts),
        signed_by=facts.get("signed_by", ""),
        signed_on=_day(facts, "signed_on"),
        preface=tuple(p for line in lines if line["state"] == PREFACE for p in _paragraphs(line)),
        sections=tuple(_sections(lines)),
        tables=tables,
        source=source,
    )


def _table(line: Line) -> TableReading:
    try:
        state = TableState(line["text"])
    except ValueError:
        raise MalformedError(
            _("{line}的 text 应为{states}之一").format(line=_at(line), states=listed(TableState))
        ) from None
    if line["value"] not in FORMS or line["key"].removeprefix("table/") not in _TABLES:
        raise MalformedError(_("{line}不是格式中的表").format(line=_at(line)))
    return TableReading(state, line["value"])


def _cells(
    lines: list[Line], form: Form, tables: dict[str, TableReading], source: Source
) -> Iterator[tuple[CellRef, Cell]]:
    forms = {table.key: FORMS[tables[table.key].form] if table.key in tables else form for table in form.tables}
    known = {str(ref): ref for key, bears in forms.items() for ref in bears.table(key).refs}
    met: set[str] = set()
    for line in lines:
        if line["state"] in {FACT, TABLE, SECTION, PREFACE, LEVEL, PICTURE}:
            continue
        key = line["key"]
        if key not in known or key in met:
            raise MalformedError(
                (_("{line}的 {key} 重复") if key in met else _("{line}的 {key} 不是该格式的单元格")).format(
                    line=_at(line), key=key
                )
            )
        met.add(key)
        if (cell := _cell(line)) != MISSING:
            place = Origin(sha256=source.sha256, line=int(line["line"]), text=cell.text or line["value"])
            yield known[key], cell._replace(origin=place)


def _cell(line: Line) -> Cell:
    try:
        state = State(line["state"])
    except ValueError:
        raise MalformedError(
            _("{line}的 state 应为{states}之一").format(line=_at(line), states=listed(State))
        ) from None
    value: Decimal | None = node.decimal(line["value"])
    if (value is None) is (state is State.NUMBER) or (value is None and line["value"]):
        raise MalformedError(_("{line}的数与状态不合").format(line=_at(line)))
    return Cell(value, state, _unguarded(line["text"]))


def _period(facts: dict[str, str]) -> Period | None:
    start, end = _day(facts, "period/start"), _day(facts, "period/end")
    text = facts.get("period/text", "")
    return Period(start, end, text) if start or end or text else None


def _day(facts: dict[str, str], key: str) -> date | None:
    written = facts.get(key, "")
    found = node.day(written)
    if written and found is None:
        raise MalformedError(_("{key} 一行应为日期，如 2024-01-22").format(key=key))
    return found


def _sections(lines: list[Line]) -> list[Section]:
    """The sections in their order; what is said of one comes after it."""
    found: list[Section] = []
    for line in lines:
        if line["state"] == SECTION:
            found.append(_section(line))
        elif line["state"] in {LEVEL, PICTURE}:
            title = line["key"].partition("/")[2]
            at = next((at for at in reversed(range(len(found))) if found[at].title == title), None)
            if at is None:
                raise MalformedError(_("{line}之前没有“{title}”部分").format(line=_at(line), title=title))
            found[at] = _told(found[at], line)
    return found


def _told(section: Section, line: Line) -> Section:
    """A section with the level of its heading, or with one more picture."""
    value = _unguarded(line["value"])
    if line["state"] == PICTURE:
        return replace(section, pictures=(*section.pictures, value))
    if value not in {"1", "2", "3", "4", "5", "6"}:
        raise MalformedError(_("{line}的 value 应为1至6的标题级别").format(line=_at(line)))
    return replace(section, level=int(value))


def _section(line: Line) -> Section:
    title = line["key"].removeprefix("section/")
    return Section(_unguarded(line["text"]), _unguarded(line["label"]), title, _paragraphs(line))


def _paragraphs(line: Line) -> tuple[Paragraph, ...]:
    text = _unguarded(line["value"])
    return tuple(Paragraph(part) for part in text.split("\n")) if text else ()


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith(GUARD) and text[1:].startswith(FORMULA) else text
