"""A report as the sequence of pieces that every writer prints: title, paragraphs, headings, tables, signature.

Nothing is added to what the report says but what a reader of the printed page would otherwise lose: the period and the
contact where no paragraph states them, and a line in the place of a table that was a picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from gongkai.forms import Contact, Paragraph, Period, Report, Section, State, Table, TableState
from gongkai.ingest.signs import EXPLAINED, picture_line
from gongkai.render.layout import Layout, has_sign, layouts


class Part(StrEnum):
    """What a piece of a report is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    NOTE = "note"
    """A line of ours, not of the report."""
    SIGNER = "signer"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to print. `section` is the title of the section it stands in, "" before the first.

    `paragraph` and `layout` are set where `part` is PARAGRAPH or TABLE and the report has them.
    """

    part: Part
    text: str
    section: str = ""
    paragraph: Paragraph | None = None
    layout: Layout | None = None


UNTITLED = "政府信息公开工作年度报告"


def title_of(report: Report) -> str:
    """The report's title as printed, or the one that the form prescribes for its organ and year."""
    year = f"{report.year}年" if report.year else ""
    return report.title or f"{report.organ}{year}{UNTITLED}"


def outline(report: Report) -> Iterator[Piece]:
    """Every piece of a report in the order of print; last the line that explains our signs, where one stands."""
    pieces = tuple(_pieces(report))
    yield from pieces
    if any(piece.part is Part.NOTE or (piece.layout and has_sign(piece.layout)) for piece in pieces):
        yield Piece(Part.NOTE, EXPLAINED)


def _pieces(report: Report) -> Iterator[Piece]:
    yield Piece(Part.TITLE, title_of(report))
    yield from (Piece(Part.PARAGRAPH, p.text, paragraph=p) for p in report.preface)
    yield from (Piece(Part.PARAGRAPH, sentence) for sentence in _unstated(report))
    tables = {layout.table.title: layout for layout in layouts(report)}
    sections = report.sections or tuple(_blank_sections(report))
    headless = set(tables) - {section.title for section in sections}
    for section in sections:
        yield from _section(report, section, tables.pop(section.title, None))
        # A table that lost its heading, and only that, stands where its number puts it.
        if (follower := _next_title(report, section)) in headless and follower in tables:
            yield Piece(Part.TABLE, follower, follower, layout=tables.pop(follower))
    yield from (Piece(Part.TABLE, title, title, layout=layout) for title, layout in tables.items())
    yield from _signature(report)


def heading(section: Section) -> str:
    """A section's heading as printed: with its numeral where the report has one."""
    return f"{section.number}、{section.heading}" if section.number else section.heading


def chinese_day(day: date) -> str:
    """A day as official documents write it: without leading zeros.

    >>> chinese_day(date(2024, 1, 22))
    '2024年1月22日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def _section(report: Report, section: Section, layout: Layout | None) -> Iterator[Piece]:
    yield Piece(Part.HEADING, heading(section), section.title)
    yield from (Piece(Part.PARAGRAPH, p.text, section.title, paragraph=p) for p in section.paragraphs)
    if layout:
        yield Piece(Part.TABLE, layout.table.title, section.title, layout=layout)
        return
    for table in report.form.tables:
        if table.title == section.title and _is_picture(report, table):
            names = section.pictures or ("",)
            yield from (Piece(Part.NOTE, picture_line(name), section.title) for name in names)


def _is_picture(report: Report, table: Table) -> bool:
    reading = report.tables.get(table.key)
    return bool(reading and reading.state is TableState.IMAGE) or any(
        report[ref].state is State.IMAGE for ref in table.refs
    )


def _blank_sections(report: Report) -> Iterator[Section]:
    """The headings of the form, for a report that is all numbers."""
    for number, title in zip("一二三四五六", report.form.sections, strict=True):
        yield Section(number, title, title)


def _next_title(report: Report, section: Section) -> str:
    return dict(pairwise(report.form.sections)).get(section.title, "")


def _unstated(report: Report) -> Iterator[str]:
    """What the report says of itself and no paragraph of it states."""
    stated = "".join((*(p.text for p in report.preface), *(section.text for section in report.sections)))
    if report.period and not _states(stated, report.period):
        yield from _period(report.period)
    contact = [(name, text) for name, text in _contact(report.contact) if text]
    if contact and not any(text in stated for _, text in contact):
        yield f"联系方式：{'；'.join(f'{name}：{text}' for name, text in contact)}。"


def _states(stated: str, period: Period) -> bool:
    """Whether a text states a period: in the words that were found, or by naming one of its days."""
    days = (chinese_day(day) for day in (period.start, period.end) if day)
    return bool(period.text and period.text in stated) or any(day in stated for day in days)


def _period(period: Period) -> Iterator[str]:
    start = f"自{chinese_day(period.start)}起" if period.start else ""
    end = f"至{chinese_day(period.end)}止" if period.end else ""
    if start or end:
        yield f"本报告所列数据的统计期限{start}{end}。"


def _contact(contact: Contact) -> Iterator[tuple[str, str]]:
    yield "地址", contact.address
    yield "邮政编码", contact.postcode
    yield "联系电话", contact.phone
    yield "传真", contact.fax
    yield "电子邮箱", contact.email
    yield "网址", contact.website


def _signature(report: Report) -> Iterator[Piece]:
    if report.signed_by or report.signed_on:
        yield Piece(Part.SIGNER, report.signed_by or report.organ)
    if report.signed_on:
        yield Piece(Part.DATE, chinese_day(report.signed_on))
