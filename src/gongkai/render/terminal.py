"""Reports and findings as plain text, for a terminal or a mail."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from gongkai.basis import Origin
from gongkai.basis.language import listed, numeral, verbatim
from gongkai.basis.language import translate as _
from gongkai.checks import Examination, Finding, Severity
from gongkai.claims import Claim, Relation
from gongkai.forms import Block, Cell, CellRef, Report, Section, State, Table, TableState, tables_of
from gongkai.render.words import subject

LABEL_WIDTH = 44
NUMBER_WIDTH = 9

SIGNS = {Severity.ERROR: "●", Severity.WARNING: "◐", Severity.INFO: "○"}
NAMES = {Severity.ERROR: _("错误"), Severity.WARNING: _("提醒"), Severity.INFO: _("提示")}

_MARKS = {
    State.BLANK: _("空白"),
    State.SLASH: "/",
    State.DASH: "—",
    State.MISSING: _("缺"),
    State.IMAGE: _("图片"),
    State.UNREADABLE: _("难辨"),
    State.UNPLACED: _("难辨"),
}
_TABLE_STATES = {
    TableState.READ: _("各行齐全"),
    TableState.PARTIAL: _("有缺"),
    TableState.IMAGE: _("是图片，未识读"),
    TableState.ABSENT: _("没有表格"),
}


def width(text: str) -> int:
    """How many columns a text takes on a terminal: two for a wide character.

    >>> width("总计 3")
    6
    """
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def fitted(text: str, columns: int) -> str:
    """A text cut or filled to so many columns, aligned left."""
    if width(text) > columns:
        text = text[: _fitting(text, columns - 1)] + "…"
    return text + " " * (columns - width(text))


def elided(text: str, columns: int) -> str:
    """A text cut in its middle or filled to so many columns: what names a cell stands at both ends.

    >>> elided("（一）予以公开·自然人", 14)
    '（一）…·自然人'
    """
    if width(text) <= columns:
        return fitted(text, columns)
    tail = text[len(text) - _fitting(text[::-1], columns // 2) :]
    return fitted(text, columns - width(tail)).rstrip() + tail


def _fitting(text: str, columns: int) -> int:
    """How many characters of a text fit so many columns."""
    return sum(taken <= columns for taken in accumulate(map(width, text)))


def _right(text: str, columns: int) -> str:
    return " " * max(1, columns - width(text)) + text


def aligned(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int] = (), widest: int = 60
) -> Iterator[str]:
    """Lines of cells under their heads, each column as wide as its widest cell; numbers to the right."""
    lines = [tuple(heads), *(tuple(safe(cell) for cell in row) for row in rows)]
    if len(lines) == 1:
        yield "  " + _("无")
        return
    columns = [min(widest, max(width(line[at]) for line in lines)) for at in range(len(heads))]
    for line in lines:
        cells = (
            " " * (columns[at] - width(cell)) + cell if at in numbers else fitted(cell, columns[at])
            for at, cell in enumerate(line)
        )
        yield ("  " + "  ".join(cells)).rstrip()


def safe(text: str) -> str:
    """A text without the control characters by which a file could steer a terminal."""
    return text if text.isprintable() else "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")


def report_to_text(report: Report) -> str:
    """A report as read: its facts, its tables, the numbers in its prose, and what the reading ran into."""
    return safe("\n".join(_report_lines(report))) + "\n"


def _report_lines(report: Report) -> Iterator[str]:
    yield report.title or report.source.name
    yield _("机关：{organ}　年度：{year}　格式：{form}年格式").format(
        organ=report.organ or _("未写明"), year=report.year or _("未写明"), form=report.form.key
    )
    yield _("署名：{by}　{on}　文件：{name}（{kind}）").format(
        by=report.signed_by or _("无"),
        on=report.signed_on.isoformat() if report.signed_on else _("无日期"),
        name=report.source.name,
        kind=report.source.kind,
    )
    sections = _("、").join(_numbered(s) for s in report.sections)
    yield _("部分：{sections}").format(sections=sections)
    for table in tables_of(report):
        yield ""
        yield from _table_lines(report, table)
    if report.claims:
        yield ""
        yield _("正文里的数（{count}处）").format(count=len(report.claims))
        yield from (f"  {claim_line(claim)}" for claim in report.claims)
    if report.problems:
        yield ""
        yield _("识读说明")
        yield from (f"  {problem.message}" for problem in report.problems)


def _numbered(section: Section) -> str:
    number = section.number or _("（无序号）")
    return f"{number} {section.heading}"


def _table_lines(report: Report, table: Table) -> Iterator[str]:
    reading = report.tables.get(table.key)
    state = reading.state if reading else TableState.ABSENT
    yield _("表{number} {title}（{state}）").format(
        number=numeral(table.number), title=table.title, state=_TABLE_STATES[state]
    )
    if state in {TableState.IMAGE, TableState.ABSENT}:
        return
    for block in table.blocks:
        yield from _heads([column.label.partition("（")[0] for column in block.columns])
        yield from _block_lines(report, table, block)


def _heads(labels: Sequence[str]) -> Iterator[str]:
    """The labels of columns, on one line or, where one is too wide for its column, on two."""
    halves = [("", label) if width(label) < NUMBER_WIDTH else _halved(label) for label in labels]
    for line in zip(*halves, strict=True):
        if any(line):
            yield fitted("", LABEL_WIDTH) + "".join(_right(word, NUMBER_WIDTH) for word in line)


def _halved(label: str) -> tuple[str, str]:
    middle = (len(label) + 1) // 2
    return label[:middle], label[middle:]


def _block_lines(report: Report, table: Table, block: Block) -> Iterator[str]:
    group = ""
    for row in block.rows:
        here = row.under[-1] if row.under and not row.under[-1].startswith("三、") else ""
        if here and here != group:
            yield f"  {here}"
        group = here
        cells = (report[CellRef(table.key, row.key, column.key)] for column in block.columns)
        label = "    " * bool(here) + row.label
        yield fitted(label, LABEL_WIDTH) + "".join(_right(shown(cell), NUMBER_WIDTH) for cell in cells)


def shown(cell: Cell) -> str:
    """What stands in a cell, in a word: its number, or how it is not one."""
    return format(cell.value, "f") if cell.value is not None else _MARKS.get(cell.state, "")


_RELATIONS = {
    Relation.COUNT: "",
    Relation.PART_OF: _("其中"),
    Relation.CHANGE: _("比上年"),
    Relation.CHANGE_PERCENT: _("同比"),
    Relation.SHARE_PERCENT: _("占比"),
}


def claim_line(claim: Claim) -> str:
    """A statement in one line: subject, relation, value, and the words as found."""
    approx = _("约") if claim.approx else ""
    percent = claim.relation in {Relation.CHANGE_PERCENT, Relation.SHARE_PERCENT}
    sign = "+" if claim.relation in {Relation.CHANGE, Relation.CHANGE_PERCENT} and claim.value > 0 else ""
    value = f"{_RELATIONS[claim.relation]}{approx}{sign}{format(claim.value, 'f')}{'%' if percent else claim.unit}"
    return f"{subject(claim.subject, claim.label)}　{claim.year or ''}　{value}　“{claim.text}”"


def findings_to_text(examination: Examination, report: Report) -> str:
    """What the checks found in one report, gravest first, with places, advice, and what could not be judged."""
    return safe("\n".join(_finding_lines(examination, report))) + "\n"


def _finding_lines(examination: Examination, report: Report) -> Iterator[str]:
    counts = _("，").join(
        _("{severity}{count}处").format(severity=NAMES[severity], count=_count(examination, severity))
        for severity in Severity
    )
    title = verbatim(report.title or report.source.name)
    yield _("{title}（{name}）：{counts}").format(title=title, name=report.source.name, counts=counts)
    for severity in Severity:
        for finding in examination.findings:
            if finding.severity is severity:
                yield from _one(finding)
    if examination.not_assessable:
        yield "  " + _("无法判断的规则{count}条：").format(count=len(examination.not_assessable))
        yield from (f"    {line}" for line in _reasons(examination))
    yield ""


def _count(examination: Examination, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in examination.findings)


def _one(finding: Finding) -> Iterator[str]:
    fault = finding.fault
    severity = _("{code} {severity}　{message}").format(
        code=finding.check.code, severity=NAMES[finding.severity], message=fault.message
    )
    yield f"  {SIGNS[finding.severity]} {severity}"
    if place := place_of(fault.origin):
        yield "      " + _("位置：{place}").format(place=place)
    if fault.text and fault.text not in fault.message:
        yield "      " + _("原文：“{text}”").format(text=_short(fault.text))
    if fault.suggestion:
        yield "      " + _("建议：{advice}").format(advice=fault.suggestion)


def _reasons(examination: Examination) -> Iterable[str]:
    """Rules that could not be judged, those with one reason on one line."""
    by_reason: dict[str, list[str]] = {}
    for check, why in examination.not_assessable:
        by_reason.setdefault(why.reason, []).append(check.code)
    return (
        _("{reason}：{codes}").format(reason=reason, codes=listed(dict.fromkeys(codes)))
        for reason, codes in by_reason.items()
    )


def place_of(origin: Origin) -> str:
    """Where in the file, for a person: page, line, sheet, row and column, counted from 1."""
    known = (
        (_("第{number}页"), origin.page),
        (_("第{number}行"), origin.line),
        (_("工作表“{number}”"), origin.sheet),
        (_("表内第{number}行"), None if origin.row is None else origin.row + 1),
        (_("第{number}列"), None if origin.column is None else origin.column + 1),
    )
    return _("，").join(words.format(number=value) for words, value in known if value is not None)


def _short(text: str, most: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
