"""Pages of the back office that are not lists of records: reorganising, and organs in and out of spreadsheets."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongkai_web.accounts.people import person_of
from gongkai_web.organs.exchange.columns import HEADINGS, NEEDED
from gongkai_web.organs.exchange.exporting import as_csv, as_workbook
from gongkai_web.organs.exchange.importing import Fate, Plan, carry_out, plan_import
from gongkai_web.organs.exchange.pages import ImportView, Upload
from gongkai_web.organs.forms import REORGANISE
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for, require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


def reorganise(http: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One change of one organ, or why it cannot be."""
    organ, by = get_object_or_404(Organ, pk=pk), person_of(http)
    require(by, Act.REORGANISE, organ)
    form = REORGANISE[verb](organ, by, http.POST or None)
    if http.method == "POST" and form.done():
        messages.success(http, _("{organ}：{title}已办理").format(organ=organ, title=form.title))
        return redirect("wagtailsnippets_organs_organ:list")
    return render(http, "organs/reorganise.html", {"organ": organ, "form": form})


class OrganImport(ImportView):
    """Organs, new ones and changes of those there are."""

    title = later("导入机关")
    act = Act.MANAGE_ORGAN
    page, after = "organs-import", "wagtailsnippets_organs_organ:list"
    template_name = "organs/import_organs.html"
    headings, needed = HEADINGS, NEEDED

    def plan(self, upload: Upload) -> Plan:
        """What the table would do, row by row."""
        name, content = upload
        return plan_import(name, content, by=self.by)

    def shown(self, plan: Plan) -> dict[str, Any]:
        """What is wrong, what is new, what changes, what does not."""
        shown = [fate for fate in (Fate.WRONG, Fate.NEW, Fate.CHANGED) if plan.count(fate)]
        doing = plan.count(Fate.NEW) + plan.count(Fate.CHANGED)
        return {
            "listed": [(_(fate.value), plan.those(fate)) for fate in shown],
            "same": plan.those(Fate.SAME),
            "same_called": _(Fate.SAME.value),
            "doing": doing,
            "confirm": _("确认导入{doing}行").format(doing=doing),
        }

    def carry_out(self, plan: Plan, upload: Upload, *, make_public: bool) -> str:
        """Make and change what is sound."""
        carry_out(plan, by=self.by)
        new, changed, wrong = (plan.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.WRONG))
        said = _("已新增{new}个、修改{changed}个机关").format(new=new, changed=changed)
        return said + (_("；{wrong}行有误，没有导入").format(wrong=wrong) if wrong else "")


def export_organs(http: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 - the word in the address
    """The organs that the person may see, as a file."""
    organs = organs_for(person_of(http), Act.SEE).select_related("office")
    if format == "csv":
        answer = HttpResponse(as_csv(organs), content_type="text/csv; charset=utf-8")
    else:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer = HttpResponse(as_workbook(organs), content_type=kind)
    answer["Content-Disposition"] = f"attachment; filename=organs.{format}"
    return answer
