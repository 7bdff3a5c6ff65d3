"""Pages of an organ: totals of a year, what was lost, candidates for publication, templates, complaints."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.forms import Block, CellRef, Column, Row, form_for
from gongkai.tally import Tally
from gongkai_web.accounts.people import person_of
from gongkai_web.desk.answering.after_forms import ComplaintForm, TemplateForm
from gongkai_web.desk.answering.pages import carried_out
from gongkai_web.desk.models import LetterTemplate
from gongkai_web.desk.services.charging import fee_totals
from gongkai_web.desk.services.complaining import CLOSED, complaints_for, conclude, order
from gongkai_web.desk.services.disputing import lost, table_four
from gongkai_web.desk.services.releasing import candidates
from gongkai_web.desk.services.templates import drop_template, keep_template
from gongkai_web.organs.models import Organ, OrganQuerySet
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act

FIRST_YEAR = 2021


def year_page(http: HttpRequest) -> HttpResponse:
    """The fees and disputes of an organ's year, each number with its records; what was lost; what many asked for."""
    organs = organs_for(person_of(http), Act.HANDLE_REQUESTS)
    organ = _chosen(http, organs)
    year = _year(http)
    tally, known = table_four(organ, year)
    rows = [
        (row, column, [known[record] for record in records])
        for block in form_for(year).table("disputes").blocks
        for row, column, records in _cells(tally, block)
    ]
    context = {
        "page_title": _("费用、复议诉讼和转公开"),
        "organ": organ,
        "organs": organs,
        "year": year,
        "fees": fee_totals(organ, year),
        "rows": rows,
        "not_counted": [(known[each.record], each) for each in tally.not_counted],
        "lost": lost(organ),
        "candidates": candidates(organ),
    }
    return render(http, "desk/answering/year.html", context)


def _cells(tally: Tally, block: Block) -> Iterator[tuple[Row, Column, tuple[str, ...]]]:
    """The cells of a block that hold something, in the order of print."""
    for row in block.rows:
        for column in block.columns:
            if records := tally.records.get(CellRef("disputes", row.key, column.key)):
                yield row, column, records


def _year(http: HttpRequest) -> int:
    said = http.GET.get("year", "")
    today: date = timezone.localdate()
    return min(max(int(said), FIRST_YEAR), today.year) if said.isascii() and said.isdigit() else today.year


def _chosen(http: HttpRequest, organs: OrganQuerySet) -> Organ:
    """The organ that is asked for, or the first.

    Raises:
        PermissionDenied: when there is none for the person.
    """
    found: Organ | None = organs.filter(slug=http.GET.get("organ") or "").first() or organs.first()
    if found is None:
        raise PermissionDenied
    return found


def templates(http: HttpRequest) -> HttpResponse:
    """The office's own templates: what there is, and one to upload, tried first."""
    by = person_of(http)
    organs = organs_for(by, Act.MANAGE_ORGAN)
    organ = _chosen(http, organs)
    form = TemplateForm(*((http.POST, http.FILES) if http.POST.get("act") == "keep" else ()))
    if http.method == "POST" and http.POST.get("act") == "drop":
        found = get_object_or_404(LetterTemplate, organ=organ, pk=http.POST.get("template"))
        carried_out(http, lambda: drop_template(found, by=by), _("已恢复为自带的模板"))
        return redirect(http.get_full_path())
    if http.method == "POST" and form.is_valid():
        file, code = form.cleaned_data["file"], form.cleaned_data["code"]
        if carried_out(
            http, lambda: keep_template(organ, code, file.name, file.read(), by=by), _("模板已启用"), form=form
        ):
            return redirect(http.get_full_path())
    kept = LetterTemplate.objects.filter(organ=organ).select_related("by")
    context = {"page_title": _("文书模板"), "organ": organ, "organs": organs, "templates": kept, "form": form}
    return render(http, "desk/answering/templates.html", context)


def default(http: HttpRequest) -> HttpResponse:
    """The template that is delivered, to be made one's own."""
    from gongkai.render.letters import default_template

    person_of(http)
    headers = {"Content-Disposition": 'attachment; filename="letter.docx"'}
    return HttpResponse(default_template(), content_type="application/octet-stream", headers=headers)


def complaints(http: HttpRequest) -> HttpResponse:
    """The complaints about the organs that a person supervises."""
    context = {"page_title": _("投诉举报"), "complaints": complaints_for(person_of(http)), "closed": CLOSED}
    return render(http, "desk/answering/complaints.html", context)


def complaint(http: HttpRequest, pk: int) -> HttpResponse:
    """One complaint: what was said, and what is done about it."""
    by = person_of(http)
    found = get_object_or_404(complaints_for(by), pk=pk)
    form = ComplaintForm(http.POST if http.method == "POST" else None)
    if http.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["act"] == "order" and said["due"] is None:
            form.add_error("due", _("请写明整改期限"))
        elif said["act"] == "order":
            if carried_out(
                http, lambda: order(found, due=said["due"], words=said["words"], by=by), _("已责令整改"), form=form
            ):
                return redirect(http.path)
        elif carried_out(
            http,
            lambda: conclude(found, upheld=said["act"] == "upheld", words=said["words"], by=by),
            _("已办结"),
            form=form,
        ):
            return redirect(http.path)
    context = {"page_title": _("投诉举报"), "complaint": found, "form": form, "closed": found.state in CLOSED}
    return render(http, "desk/answering/complaint.html", context)
