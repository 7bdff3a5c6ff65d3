"""Pages of the annual report: the grid, one report, the records behind a number, the sum over the organs below."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.checks import Finding
from gongkai.forms import CellRef, Report, form_for
from gongkai.render import FORMATS, write
from gongkai.render.terminal import NAMES
from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.annual import services, wording
from gongkai_web.annual.asking import cell_address, form_of_year, organ_of
from gongkai_web.annual.board_pages import STATES, WORD, saved
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.copying import copies
from gongkai_web.annual.duties import Owed, owed
from gongkai_web.annual.earlier import reported
from gongkai_web.annual.examining import examined
from gongkai_web.annual.figure_pages import PAGE, left_out
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.catalogue import BY_NAME
from gongkai_web.annual.figures.counted import ones, printed
from gongkai_web.annual.files import pdf_of, return_letter
from gongkai_web.annual.forms import SectionForm
from gongkai_web.annual.kinds import ReportDeed, Stage
from gongkai_web.annual.models import AnnualReport, ReportAct
from gongkai_web.annual.openings import contradictions
from gongkai_web.annual.published import published_reports
from gongkai_web.annual.records import Line, lines_of
from gongkai_web.annual.rollup import current, is_whole
from gongkai_web.annual.selectors import moved_since, organs_writing
from gongkai_web.annual.services.passing import waivers
from gongkai_web.annual.signing import signed_day
from gongkai_web.annual.snapshots import Left
from gongkai_web.annual.standing import WRITABLE, is_frozen, stage_of, stages_of
from gongkai_web.annual.tables import tables
from gongkai_web.annual.typed import Typed, typed
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.portal.selectors import reported_year
from gongkai_web.ui.language import on_record

YEARS = 5
FIRST = 2019
"""The first year for which there is a national form."""
_REMARKED = {"late", "published-late", "absent"}
_SAVED = {"docx", "xlsx", "json", "csv", "html"}


def grid(http: HttpRequest) -> HttpResponse:
    """The organs that a person writes for or supervises, and where their reports of the last years stand."""
    by = person_of(http)
    organs = list(organs_writing(by).order_by("path"))
    if not organs:
        raise PermissionDenied
    years = [timezone.localdate().year - back for back in range(YEARS)]
    reports = {(report.organ_id, report.year): report for report in AnnualReport.objects.filter(organ__in=organs)}
    stages = stages_of(reports.values())
    # A report that came from elsewhere is public, whether or not it was written here.
    known: dict[tuple[int, int], Stage] = {
        (each.organ_id, reported_year(each)): Stage.PUBLISHED for each in published_reports(organs)
    }
    known |= {key: stages[here.pk] for key, here in reports.items()}
    duties = owed(organs, years)
    # Who owes no report, and has none, has no line: public enterprises and institutions.
    shown = [one for one in organs if any((one.pk, year) in duties or (one.pk, year) in known for year in years)]
    rows = [
        (one, [_square(year, duties.get((one.pk, year)), known.get((one.pk, year))) for year in years]) for one in shown
    ]
    return render(http, "annual/grid.html", {"years": years, "rows": rows, **_boards(by, organs, years)})


def _square(year: int, duty: Owed | None, stage: Stage | None) -> dict[str, Any]:
    """Where the report of one year stands, and what is to be said of its last day."""
    remark = STATES[duty.state] if duty and duty.state in _REMARKED else ""
    if stage:
        return {"year": year, "label": stage.label, "remark": remark}
    return {"year": year, "label": remark or (_("未开始") if duty else ""), "remark": ""}


def _boards(by: User, organs: list[Organ], years: list[int]) -> dict[str, Any]:
    """The organs that have others below them and are supervised by this person: each has a board."""
    supervised = set(organs_for(by, Act.SUPERVISE).filter(numchild__gt=0).values_list("pk", flat=True))
    return {"supervised": supervised & {organ.pk for organ in organs}, "latest": years[0] - 1}


def report(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """One report: its sections, its tables, what the engine finds, and what may be done with it."""
    by, organ = person_of(http), organ_of(http, slug)
    form_of_year(year)
    here = AnnualReport.objects.filter(organ=organ, year=year).first()
    if here is None:
        return _not_begun(http, organ, year, by)
    if http.method == "POST":
        refused = _done(http, here, by)
        if refused is None:
            return redirect(reverse("annual-report", args=[slug, year]) + _panel(http))
    else:
        refused = None
    return render(http, "annual/report.html", _context(here, by, refused))


def _not_begun(http: HttpRequest, organ: Organ, year: int, by: User) -> HttpResponse:
    """A report that there is not yet: its writer is asked whether to begin it; looking at it writes nothing."""
    if not may(by, Act.WRITE_REPORT, organ):
        messages.info(http, _("{organ}还没有开始编写{year}年的年度报告").format(organ=organ, year=year))
        return redirect("annual-grid")
    if http.method == "POST" and http.POST.get("act") == "begin":
        services.begin(organ, year, by=by)
        return redirect("annual-report", slug=organ.slug, year=year)
    due = owed([organ], [year]).get((organ.pk, year))
    return render(http, "annual/begin.html", {"report": AnnualReport(organ=organ, year=year), "owed": due})


def _panel(http: HttpRequest) -> str:
    """Back to the section that was written."""
    numeral = http.POST.get("section", "")
    return f"#panel-{wording.SECTIONS.index(numeral) + 1}" if numeral and numeral in wording.SECTIONS else ""


def _done(http: HttpRequest, here: AnnualReport, by: User) -> list[str] | None:
    """Carry out what was asked; what stands in the way, or nothing."""
    act = _ACTS.get(http.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        messages.success(http, act(http, here, by))
    except ValidationError as refusal:
        return list(refusal.messages)
    return None


def _write(http: HttpRequest, here: AnnualReport, by: User) -> str:
    numeral = http.POST.get("section", "")
    form = SectionForm(http.POST)
    if numeral not in wording.SECTIONS or not form.is_valid():
        raise ValidationError(_("请检查这一部分的文字"))
    services.rewrite(here, {numeral: form.paragraphs}, by=by)
    return _("第{section}部分已保存").format(section=numeral)


def _reason(http: HttpRequest) -> str:
    return http.POST.get("reason", "")


def _freeze(http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.freeze(here, by=by, reason=_reason(http))
    return _("数据已冻结")


def _thaw(http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.thaw(here, by=by, reason=_reason(http))
    return _("数据已解除冻结")


def _submit(http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.submit(here, by=by, waiver=_reason(http))
    return _("已报送")


def _give_back(http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.give_back(here, by=by, reason=_reason(http))
    return _("已退回")


def _accept(_http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.accept(here, by=by)
    return _("已通过")


def _to_library(_http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.to_library(here, by=by)
    return _("已在文件库起草，审核以后公开")


def _reopen(http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.reopen(here, by=by, reason=_reason(http))
    return _("可以修改了；改好以后重新报送、审核，公众看到的是更正")


def _waive(http: HttpRequest, here: AnnualReport, by: User) -> str:
    services.waive(here, http.POST.get("code", ""), http.POST.get("message", ""), by=by, reason=_reason(http))
    return _("已说明，监督人员看得到理由")


_ACTS: dict[str, Callable[[HttpRequest, AnnualReport, User], str]] = {
    "write": _write,
    "freeze": _freeze,
    "thaw": _thaw,
    "submit": _submit,
    "give-back": _give_back,
    "accept": _accept,
    "publish": _to_library,
    "reopen": _reopen,
    "waive": _waive,
}


def _context(here: AnnualReport, by: User, refused: list[str] | None) -> dict[str, Any]:
    form, counted = form_for(here.year), counted_of(here)
    moved = moved_since(here, counted) if is_frozen(here) else []
    before = reported(here.organ, here.year - 1)
    made = compose(here, counted, signed_on=signed_day(here))
    shown = tables(form, counted, lambda ref: cell_address(here.organ, here.year, ref), _numbers(here, before))
    frozen, stage = is_frozen(here), stage_of(here)
    earlier = {section.title: [p.text for p in section.paragraphs] for section in before.sections} if before else {}
    return {
        "report": here,
        "stage": stage,
        "frozen": frozen,
        "refused": refused,
        "sections": [
            (
                n,
                title,
                _section_form(here, n),
                made.sections[place],
                shown.get(n),
                _typed(here, n, counted),
                earlier.get(title),
            )
            for place, (n, title) in enumerate(zip(wording.SECTIONS, form.sections, strict=True))
        ],
        "findings": _findings(here, made),
        "owed": owed([here.organ], [here.year]).get((here.organ_id, here.year)),
        "copies": copies(here),
        "length": len(made.sections[0].text),
        "moved": moved,
        "came": _records({record for one in moved for record in one.came}),
        "went": _records({record for one in moved for record in one.went}),
        "not_counted": left_out([Left("", o.record, o.why, str(o.basis)) for o in counted.not_counted[:PAGE]]),
        "contradictions": [] if is_whole(here.organ) else contradictions(here.organ, here.year),
        "names": [*wording.NAMED, *(name for name in BY_NAME if not BY_NAME[name].startswith("topic-"))],
        "acts": _offered(here, by, stage, frozen=frozen),
        "steps": here.acts.select_related("by"),
        "forms": [(name, reverse("annual-download", args=[here.organ.slug, here.year, name])) for name in _saved()],
        "writable": stage in WRITABLE and may(by, Act.WRITE_REPORT, here.organ),
    }


def _records(names: set[str]) -> list[Line]:
    """The records that moved a frozen number since, each once, however many totals it is in."""
    return lines_of(ones(sorted(names)))[:PAGE]


def _findings(here: AnnualReport, made: Report) -> list[dict[str, Any]]:
    """What the engine finds, each with the reason for letting it stand where one was given.

    Waivers are kept in the words of the record; the page may be in another language, in the same order.
    """
    with on_record():
        recorded = [each.fault.message for each in examined(here, made).findings]
    found, given = examined(here, made).findings, waivers(here)
    return [_finding(each, said, given) for each, said in zip(found, recorded, strict=True)]


def _finding(found: Finding, said: str, given: dict[tuple[str, str], str]) -> dict[str, Any]:
    key = (found.check.code, said)
    return {
        "code": found.check.code,
        "severity": found.severity.value,
        "name": NAMES[found.severity],
        "message": found.fault.message,
        "recorded": said,
        "text": "" if found.fault.cells else found.fault.text,  # a cell is named in the message
        "waived": given.get(key, ""),
    }


def _numbers(here: AnnualReport, before: Report | None) -> dict[CellRef, str]:
    """Last year's numbers: those of the report on it, else of the records where there are any."""
    if before is not None:
        return {ref: printed(cell.value) for ref, cell in before.cells.items() if cell.value is not None}
    counted = current(here.organ, here.year - 1) if here.year > FIRST else Counted()
    known = any(counted.cells.values())
    return {ref: printed(counted.value(ref)) for ref in form_for(here.year).refs} if known else {}


def _section_form(here: AnnualReport, numeral: str) -> SectionForm:
    text = "\n".join(wording.paragraphs(here.narrative, numeral))
    return SectionForm(initial={"text": text}, auto_id=f"section-{wording.SECTIONS.index(numeral)}-%s")


def _typed(here: AnnualReport, numeral: str, counted: Counted) -> tuple[Typed, ...]:
    return typed(wording.paragraphs(here.narrative, numeral), counted)


def _saved() -> list[str]:
    return [*(name for name in FORMATS if name in _SAVED), "pdf"]


def _offered(here: AnnualReport, by: User, stage: Stage, *, frozen: bool) -> list[tuple[str, str, bool]]:
    """What this person may do now: the act, its label, whether it asks for a reason."""
    writing = stage in WRITABLE and may(by, Act.WRITE_REPORT, here.organ)
    watching = stage is Stage.SUBMITTED and may(by, Act.SUPERVISE, here.organ)
    acts = [
        ("freeze", _("冻结数据"), is_whole(here.organ), writing and not frozen),
        ("submit", _("报送"), True, writing and frozen),
        ("thaw", _("解除冻结"), True, writing and frozen),
        ("accept", _("通过"), False, watching),
        ("give-back", _("退回修改"), True, watching),
        ("reopen", _("公开后修改"), True, stage is Stage.PUBLISHED and may(by, Act.WRITE_REPORT, here.organ)),
        ("publish", _("送文件库审核公开"), False, stage is Stage.ACCEPTED and may(by, Act.DRAFT, here.organ)),
    ]
    return [(act, label, asks) for act, label, asks, offered in acts if offered]


def letter(http: HttpRequest, slug: str, year: int, act: int) -> HttpResponse:
    """The letter with which the report was returned, as a Word file."""
    organ = organ_of(http, slug)
    returned = get_object_or_404(ReportAct, pk=act, report__organ=organ, report__year=year, deed=ReportDeed.RETURNED)
    return saved(return_letter(returned), _("退回修改通知：{title}").format(title=returned.report) + ".docx", WORD)


def download(http: HttpRequest, slug: str, year: int, form: str) -> HttpResponse:
    """The report as a file."""
    organ = organ_of(http, slug)
    here = get_object_or_404(AnnualReport, organ=organ, year=year)
    if form not in _saved():
        raise Http404
    made = compose(here, counted_of(here), signed_on=signed_day(here))
    content = pdf_of(made)[0] if form == "pdf" else write(made, form)
    return saved(content, f"{here}.{form}", "application/octet-stream")
