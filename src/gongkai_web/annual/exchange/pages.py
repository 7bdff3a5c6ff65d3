"""Bringing the dated ledger in, in the back office."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai_web.annual.exchange.columns import LAYOUTS, OURS
from gongkai_web.annual.exchange.importing import Fate, Plan, carry_out, plan_import
from gongkai_web.organs.exchange.pages import ImportView, Upload, require_able
from gongkai_web.organs.exchange.writing import as_workbook
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WorkImport(ImportView):
    """Decisions as 双公示 exports them, or the dated ledger in our own columns."""

    title = later("导入台账")
    act = Act.WRITE_REPORT
    page, after = "annual-work-import", "annual-grid"
    template_name = "annual/import.html"
    headings, needed = tuple(OURS.headings.values()), OURS.needed

    def plan(self, upload: Upload) -> Plan:
        """What the table would do, row by row."""
        name, content = upload
        return plan_import(name, content, by=self.by)

    def shown(self, plan: Plan) -> dict[str, Any]:
        """What is wrong, what is new, what is there."""
        new = plan.those(Fate.NEW)
        return {
            "listed": [(_(fate.value), plan.those(fate)) for fate in (Fate.WRONG, Fate.NEW) if plan.those(fate)],
            "same": plan.those(Fate.KNOWN),
            "same_called": _(Fate.KNOWN.value),
            "doing": len(new),
            "confirm": _("确认导入{doing}条").format(doing=len(new)),
        }

    def carry_out(self, plan: Plan, upload: Upload, *, make_public: bool) -> str:
        """Put down what is new."""
        made, wrong = carry_out(plan, upload[1], by=self.by), len(plan.those(Fate.WRONG))
        said = _("已登记{made}条").format(made=made)
        return said + (_("；{wrong}行有误，没有导入").format(wrong=wrong) if wrong else "")

    def _answer(self, http: HttpRequest, form: Any, **planned: Any) -> HttpResponse:
        layouts = [(layout.label, layout.needed) for layout in LAYOUTS]
        return super()._answer(http, form, layouts=layouts, **planned)


def empty_table(http: HttpRequest) -> HttpResponse:
    """A workbook with the headings, to be filled in."""
    require_able(http, Act.WRITE_REPORT)
    answer = HttpResponse(as_workbook([list(OURS.headings.values())], OURS.label), content_type=_WORKBOOK)
    answer["Content-Disposition"] = "attachment; filename=ledger.xlsx"
    return answer
