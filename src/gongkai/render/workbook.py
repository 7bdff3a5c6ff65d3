"""Findings of many reports as one workbook that an office can sort, filter and send back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from gongkai.basis.language import translate as _
from gongkai.checks import Examination, Finding
from gongkai.forms import Report, label_of
from gongkai.ingest.working import MARK
from gongkai.render.terminal import NAMES, place_of
from gongkai.render.words import titled

_FINDINGS = (
    (_("文件"), 24),
    (_("机关"), 24),
    (_("年度"), 6),
    (_("级别"), 6),
    (_("规则"), 8),
    (_("问题"), 60),
    (_("涉及的格"), 40),
    (_("原文"), 40),
    (_("建议"), 40),
    (_("位置"), 18),
    (_("依据"), 40),
)
_OPEN = ((_("文件"), 24), (_("机关"), 24), (_("年度"), 6), (_("规则"), 8), (_("名称"), 40), (_("无法判断的原因"), 60))

# A fixed day, so that the same findings give the same bytes.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def findings_to_xlsx(examined: Iterable[tuple[Report, Examination]]) -> bytes:
    """One sheet of findings, one of what could not be judged; a line each, for every report."""
    all_of_them = list(examined)
    buffer = BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": _MADE, "category": MARK})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for name, columns, lines in (
            (_("问题"), _FINDINGS, [line for report, found in all_of_them for line in _finding_lines(report, found)]),
            (_("无法判断"), _OPEN, [line for report, found in all_of_them for line in _open_lines(report, found)]),
        ):
            _fill(book.add_worksheet(name), columns, lines, formats=(head, body))
    return buffer.getvalue()


def _fill(
    sheet: "xlsxwriter.worksheet.Worksheet",
    columns: Sequence[tuple[str, int]],
    lines: Sequence[tuple[object, ...]],
    *,
    formats: tuple["xlsxwriter.format.Format", "xlsxwriter.format.Format"],
) -> None:
    head, body = formats
    for number, (name, wide) in enumerate(columns):
        sheet.set_column(number, number, wide)
        sheet.write_string(0, number, name, head)
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            sheet.write(row, column, value, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(lines)), len(columns) - 1)


def _finding_lines(report: Report, examination: Examination) -> Iterator[tuple[object, ...]]:
    for finding in examination.findings:
        yield _finding_line(report, finding)


def _finding_line(report: Report, finding: Finding) -> tuple[object, ...]:
    check, fault = finding.check, finding.fault
    return (
        report.source.name,
        report.organ,
        report.year or "",
        NAMES[finding.severity],
        check.code,
        fault.message,
        "\n".join(label_of(report, ref) for ref in fault.cells),
        fault.text,
        fault.suggestion,
        place_of(fault.origin),
        str(check.basis or ""),
    )


def _open_lines(report: Report, examination: Examination) -> Iterator[tuple[object, ...]]:
    for check, why in examination.not_assessable:
        yield report.source.name, report.organ, report.year or "", check.code, titled(check), why.reason
