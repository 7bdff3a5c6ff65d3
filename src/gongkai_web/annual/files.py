"""A report as a PDF, and the letter with which one is returned."""

from datetime import date

from django.utils.translation import gettext as _

from gongkai.forms import Report
from gongkai.render import write
from gongkai.render.outline import Part, Piece, chinese_day, outline, title_of
from gongkai.render.writers.docx import Box, Line, grid, packed, paragraph
from gongkai_web.annual.models import ReportAct
from gongkai_web.desk.services.writing import through_office
from gongkai_web.examination.letters import sender_of
from gongkai_web.library.pdf import typeset
from gongkai_web.ui.language import on_record

FORMS = ("docx", "xlsx")
_WIDTHS = (900, 7944)


def pdf_of(made: Report) -> tuple[bytes, str]:
    """The report as a PDF, and a line on how it was made where that is not from the Word file."""
    converted = through_office(write(made, "docx"))
    if converted:
        return converted, ""
    lines = [row for piece in outline(made) for row in _lines(piece)]
    return typeset(title_of(made), lines), _("本机没有能转换的LibreOffice：这份PDF由系统直接排版，表格没有框线")


def _lines(piece: Piece) -> list[str]:
    """One piece as lines: a table line by line, its cells side by side."""
    if piece.layout is None:
        return [] if piece.part is Part.TITLE else [piece.text]
    return ["　".join(place.text for place in line) for line in piece.layout.lines()]


def return_letter(act: ReportAct) -> bytes:
    """The letter that goes with a report that was returned: the reason, and the errors one by one. In Chinese."""
    report = act.report
    with on_record():
        title = "政府信息公开工作年度报告退回修改通知"
        heads = Line((Box("序号", label=True), Box("检查出的错误", label=True)), head=True)
        errors = act.facts.get("errors", [])
        lines = [Line((Box(str(number)), Box(said))) for number, said in enumerate(errors, 1)]
        body = [
            paragraph("Title", title),
            paragraph("BodyText", f"{report.organ.name}：", flush=True),
            paragraph("BodyText", f"你单位报送的《{report}》经审查，退回修改。理由：{act.note.rstrip('。')}。"),
        ]
        if lines:
            body += [
                paragraph("BodyText", f"检查出的错误共{len(lines)}处："),
                grid(_WIDTHS, [heads, *lines], name="错误清单"),
            ]
        body += [paragraph("BodyText", "请改正后重新报送；确有理由不改的，逐项写明。"), *_signed(act)]
        return packed("".join(body), title=f"{title}：{report}", author=act.by.full_name)


def _signed(act: ReportAct) -> list[str]:
    """Whoever returned it, for which organ, and the day, at the right."""
    day: date = act.on
    who = f"{sender_of(act.by, act.report.organ)}（经办人：{act.by.full_name}）"
    return [paragraph("Signature", who, apart=True), paragraph("Signature", chinese_day(day))]
