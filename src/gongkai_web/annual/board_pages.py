"""The board of those who supervise: years and organs, who is late, trends, comparable organs, one page for a leader."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai_web.accounts.people import person_of
from gongkai_web.annual.asking import form_of_year, organ_of
from gongkai_web.annual.charts import Chart
from gongkai_web.annual.copying import pairs
from gongkai_web.annual.duties import Owed, owed
from gongkai_web.annual.figures.answering import reporting
from gongkai_web.annual.reminding import remind
from gongkai_web.annual.seeing import Measure, comparable, measures, trends
from gongkai_web.annual.summary import one_page
from gongkai_web.desk.services.writing import through_office
from gongkai_web.organs.exchange.writing import as_csv, as_workbook
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

SPAN = 5
"""Years that the board looks back."""
STATES = {
    "published": later("已公开"),
    "published-late": later("迟公开"),
    "late": later("超期未公开"),
    "returned": later("已退回"),
    "waiting": later("已报送"),
    "open": later("未到期"),
    "absent": later("本平台没有"),
}
_SIGNS = {
    "published": "○",
    "published-late": "◐",
    "late": "●",
    "returned": "↩",
    "waiting": "◔",
    "open": "·",
    "absent": "—",
}
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def board(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The organs below: their years, who is late, what the numbers say; an export of any table."""
    organ, by = organ_of(http, slug), person_of(http)
    require(by, Act.SUPERVISE, organ)
    form_of_year(year)
    if http.method == "POST":
        _remind(http, organ, year)
        return redirect("annual-board", slug, year)
    years = list(range(max(2019, year - SPAN + 1), year + 1))
    organs = list(reporting(Organ.objects.filter(path__startswith=organ.path), year).order_by("path"))
    found = measures(organs, years)
    chosen = next((each for each in organs if each.slug == http.GET.get("organ")), organ)
    charts = trends([found[chosen.pk, one] for one in years])
    beside = _beside(chosen, organs, found, year)
    duties = owed(organs, years)
    if wanted := http.GET.get("export"):
        return _exported(
            wanted, http.GET.get("as", "xlsx"), charts=charts, beside=beside, years=_years(organs, years, duties)
        )
    context: dict[str, Any] = {"organ": organ, "year": year, "years": years, "chosen": chosen, "organs": organs}
    context |= {
        "grid": [(each, [_square(one, duties.get((each.pk, one))) for one in years]) for each in organs],
        "tally": _tally(duties, year),
        "late": sorted((o for (pk, y), o in duties.items() if y == year and o.state == "late"), key=lambda o: o.due),
        "charts": charts,
        "heads": HEADS,
        "beside": [(each, _linked(row, found[each.pk, year])) for each, row in beside],
        "pairs": pairs(organs, year),
    }
    return render(http, "annual/board.html", context)


def _square(year: int, one: Owed | None) -> dict[str, Any]:
    """One square of the grid: a sign and a word, never colour alone."""
    if one is None:
        return {"year": year, "state": "", "sign": "—", "label": ""}
    return {"year": year, "state": one.state, "sign": _SIGNS[one.state], "label": STATES[one.state], "owed": one}


def _tally(duties: dict[tuple[int, int], Owed], year: int) -> list[tuple[str, Any, int]]:
    """How many stand where in a year."""
    here = [one.state for (_pk, of), one in duties.items() if of == year]
    return [(_SIGNS[state], label, here.count(state)) for state, label in STATES.items() if state in here]


def summary(http: HttpRequest, slug: str, year: int, form: str) -> HttpResponse:
    """One page for a leader, as a Word file or PDF."""
    organ = organ_of(http, slug)
    require(person_of(http), Act.SUPERVISE, organ)
    form_of_year(year)
    word = one_page(organ, year)
    name = _("{organ}{year}年政府信息公开工作一页纸").format(organ=organ, year=year)
    if form == "docx":
        return saved(word, f"{name}.docx", WORD)
    if form != "pdf":
        raise Http404
    made = through_office(word)
    if not made:
        messages.error(http, _("本机没有能转换的LibreOffice，请下载Word文件"))
        return redirect("annual-board", slug, year)
    return saved(made, f"{name}.pdf", "application/pdf")


HEADS = (
    later("机关"),
    later("新收"),
    later("办结"),
    later("公开率%"),
    later("按期率%"),
    later("复议诉讼"),
    later("纠正率%"),
    later("数据"),
)
_COLUMNS = ("requests/received/all", "requests/handled/all")
"""The cells of the first columns: each number opens its records."""
_SOURCES = {
    "passed": later("已报送"),
    "published": later("已公布"),
    "imported": later("导入的报告"),
    "records": later("记录"),
    "": later("没有"),
}


def _beside(
    chosen: Organ, organs: Sequence[Organ], found: dict[tuple[int, int], Measure], year: int
) -> list[tuple[Organ, list[str]]]:
    """Comparable organs side by side, the chosen one among them; of a government, all."""
    those = comparable(chosen, organs)
    return [(each, _row(found[each.pk, year])) for each in (those if len(those) > 1 else organs)]


def _row(one: Measure) -> list[str]:
    numbers = (
        one.number("requests/received/all"),
        one.number("requests/handled/all"),
        one.openness,
        one.in_time,
        one.disputes,
        one.corrected,
    )
    return [*("—" if n is None else f"{n.normalize():f}" if n else "0" for n in numbers), str(_SOURCES[one.source])]


def _linked(row: Sequence[str], one: Measure) -> list[tuple[str, str]]:
    """What stands in each column, with the cell that it opens."""
    return list(zip_longest(row, map(one.opened, _COLUMNS), fillvalue=""))


def _years(organs: Sequence[Organ], years: Sequence[int], duties: dict[tuple[int, int], Owed]) -> Iterator[list[str]]:
    yield [str(_("机关")), *map(str, years)]
    for organ in organs:
        known = [duties.get((organ.pk, year)) for year in years]
        yield [organ.name, *(str(STATES[one.state]) if one else "—" for one in known)]


def _exported(
    wanted: str, form: str, *, charts: Sequence[Chart], beside: Sequence[tuple[Organ, list[str]]], years: Any
) -> HttpResponse:
    """The table behind a chart, of comparable organs, or of years, as a spreadsheet."""
    tables: dict[str, list[list[str]]] = {
        chart.code: [["", *(one.name for one in chart.series)], *([label, *row] for label, row in chart.rows)]
        for chart in charts
    }
    tables["organs"] = [list(map(str, HEADS)), *([organ.name, *row] for organ, row in beside)]
    tables["years"] = list(years)
    if wanted not in tables or form not in {"csv", "xlsx"}:
        raise Http404
    if form == "csv":
        return saved(as_csv(tables[wanted]), f"{wanted}.csv", "text/csv; charset=utf-8")
    return saved(as_workbook(tables[wanted], wanted), f"{wanted}.xlsx", WORKBOOK)


def saved(content: bytes, filename: str, kind: str) -> HttpResponse:
    """A file that was made here, to be saved."""
    name = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    headers = {"Content-Disposition": name, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _remind(http: HttpRequest, organ: Organ, year: int) -> None:
    whom = get_object_or_404(Organ, slug=http.POST.get("remind", ""), path__startswith=organ.path)
    try:
        mailed = remind(whom, year, by=person_of(http))
    except ValidationError as refusal:
        messages.error(http, _("；").join(refusal.messages))
        return
    said = _("已催{organ}，并发了邮件") if mailed else _("已记下催{organ}；没有发邮件：没有邮件服务器或者邮箱")
    messages.success(http, said.format(organ=whom))
