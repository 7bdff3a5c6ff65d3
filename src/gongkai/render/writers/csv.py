"""A report as a long CSV: one line a fact, a cell or a section, for spreadsheets and for programs.

Texts that a spreadsheet would take for a formula are written behind an apostrophe; `gongkai.ingest.exchange` takes it
off again. The columns are shared with it.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from gongkai.forms import Paragraph, Report, State, label_of, refs_of
from gongkai.ingest.exchange.rows import FACT, FACTS, FORMULA, GUARD, HEADER, LEVEL, PICTURE, PREFACE, SECTION, TABLE
from gongkai.render.envelope import decimal
from gongkai.render.page import plain

Row = tuple[str, str, str, str, str]


def to_csv(report: Report) -> str:
    """The lines under a header; to be written in UTF-8 with a byte order mark, or spreadsheets misread the Chinese."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_rows(report))
    return out.getvalue()


def _rows(report: Report) -> Iterator[Row]:
    for key, value in _facts(report).items():
        yield key, FACTS[key], _guarded(value), FACT, ""
    for key, reading in report.tables.items():
        title = report.form.table(key).title
        yield f"table/{key}", title, reading.form, TABLE, reading.state.value
    for ref in refs_of(report):
        cell = report[ref]
        value = decimal(cell.value) if cell.value is not None else ""
        text = "" if cell.state is State.NUMBER else cell.text
        yield str(ref), label_of(report, ref), value, cell.state.value, _guarded(text)
    if report.preface:
        yield "preface", "前言", _text(report.preface), PREFACE, ""
    for section in report.sections:
        yield (
            f"section/{section.title}",
            _guarded(section.heading),
            _text(section.paragraphs),
            SECTION,
            _guarded(section.number),
        )
        if section.level:
            yield f"level/{section.title}", "标题级别", str(section.level), LEVEL, ""
        for picture in section.pictures:
            yield f"picture/{section.title}", "图片", _guarded(picture), PICTURE, ""


def _facts(report: Report) -> dict[str, str]:
    period = report.period
    return {
        "form": report.form.key,
        "organ": report.organ,
        "region": report.region,
        "year": str(report.year or ""),
        "title": report.title,
        "period/start": _day(period.start if period else None),
        "period/end": _day(period.end if period else None),
        "period/text": period.text if period else "",
        "signed_by": report.signed_by,
        "signed_on": _day(report.signed_on),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return _guarded("\n".join(p.text for p in paragraphs))


def _guarded(text: str) -> str:
    clean = plain(text)
    return GUARD + clean if clean.startswith(FORMULA) else clean
