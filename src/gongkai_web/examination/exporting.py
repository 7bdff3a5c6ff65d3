"""Lists of what was found, for offices: a workbook for all organs, and the letters together."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.forms import CellRef, label_of
from gongkai.render.sheets import Sheet, workbook
from gongkai.render.terminal import NAMES, place_of
from gongkai.render.workbench import gravest_first
from gongkai_web.accounts.models import User
from gongkai_web.examination.findings import key_of, restored
from gongkai_web.examination.kinds import Deed
from gongkai_web.examination.letters import letter_about
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.examination.selectors import decisions_of, last_examinations

_WIDTHS = (24, 6, 30, 6, 8, 60, 40, 40, 40, 18, 40, 10, 40, 10)


def list_of(files: QuerySet[ReportFile]) -> bytes:
    """Every finding of these reports, one a line, with what people decided on it."""
    heads = (
        *(_("机关"), _("年度"), _("文件"), _("级别"), _("规则"), _("问题"), _("涉及的格"), _("原文"), _("建议")),
        *(_("位置"), _("依据"), _("决定"), _("理由"), _("经办人")),
    )
    held = list(files)
    found, decisions = last_examinations(held), decisions_of(held)
    lines = [line for file in held for line in _lines(file, found, decisions.get(file.pk, {}))]
    return workbook(_("年度报告检查结果"), [Sheet(_("问题"), tuple(zip(heads, _WIDTHS, strict=True)), lines, (1,))])


def _lines(file: ReportFile, found: Mapping[int, object], decisions: Mapping[str, Act]) -> Iterator[Sequence[str]]:
    last = found.get(file.pk)
    pairs = [(restored(told), told) for told in getattr(last, "findings", ())]
    keys = {id(finding): key_of(told) for finding, told in pairs}
    for finding in gravest_first(finding for finding, _told in pairs):
        act = decisions.get(keys[id(finding)])
        fault = finding.fault
        yield (
            file.organ.name if file.organ else file.printed_organ,
            str(file.year or ""),
            file.name,
            NAMES[finding.severity],
            finding.check.code,
            fault.message,
            "\n".join(_label(ref) for ref in fault.cells),
            fault.text,
            fault.suggestion,
            place_of(fault.origin),
            str(finding.check.basis or ""),
            str(Deed(act.deed).label) if act else "",
            act.reason if act else "",
            act.by.full_name if act else "",
        )


def _label(ref: CellRef) -> str:
    from gongkai.forms import FORMS

    return next((form.label(ref) for form in reversed(FORMS.values()) if ref in form.refs), str(ref))


def letters_of(files: QuerySet[ReportFile], *, by: User) -> bytes:
    """A letter to each organ in whose report something was found, in one package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for file in files:
            if file.organ and file.year and (file.errors or file.warnings):
                package.writestr(f"{file.year}/{file.organ.name}.docx", letter_about(file, by=by))
    return made.getvalue()


__all__ = ["label_of", "letters_of", "list_of"]
