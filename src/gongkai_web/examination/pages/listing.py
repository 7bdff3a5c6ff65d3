"""The list: organs by years, each with where its report stands and what was found; and what waits for a person."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai_web.accounts.people import person_of
from gongkai_web.examination.following import wake
from gongkai_web.examination.keeping import rules
from gongkai_web.examination.kinds import SIGNS, State
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.policies import organs_examined
from gongkai_web.examination.selectors import open_files
from gongkai_web.examination.services import rerun_all
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

YEARS = 6
"""Years that stand side by side."""
ON_A_PAGE = 100
WAITING_ON_A_PAGE = 50
_SHELVES = (
    ("waiting", later("等待处理"), {State.DOUBT, State.UNREADABLE}),
    ("aside", later("不采用"), {State.SET_ASIDE}),
)
"""What is listed beside the grid: where a person has to decide, and what was decided to be left."""
_COLUMNS = (
    *("pk", "name", "title", "organ", "year", "state", "reason", "kind", "counts", "set_aside", "due", "doubts"),
    *("errors", "warnings", "infos", "rules", "printed_organ", "printed_year", "batch"),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One organ in one year: the file that is shown for it, and how many there are."""

    file: ReportFile | None
    count: int
    year: int

    @property
    def sign(self) -> str:
        """The mark of its state."""
        return SIGNS[State(self.file.state)] if self.file else ""


def listing(http: HttpRequest) -> HttpResponse:
    """The whole list, narrowed as asked."""
    by = person_of(http)
    organs = organs_examined(by)
    if not organs.exists():
        raise PermissionDenied
    if http.method == "POST":
        count = rerun_all(by=by)
        wake()
        messages.success(http, _("{count}份报告已排队，按最新的规则重新检查").format(count=count))
        return redirect("examination-list")
    files = list(
        open_files(by)
        .select_related("organ")
        .only(*_COLUMNS, "organ__name")
        .order_by("organ", "year", "set_aside", "pk")
    )
    return render(http, "examination/list.html", _context(http, list(organs.order_by("path")), files))


def _context(http: HttpRequest, organs: list[Organ], files: list[ReportFile]) -> dict[str, Any]:
    asked = {name: http.GET.get(name, "").strip() for name in ("q", "state", "found")}
    known = sorted({file.year for file in files if file.year}, reverse=True)
    years = known[:YEARS]
    held: dict[tuple[int, int], list[ReportFile]] = defaultdict(list)
    for file in files:
        if file.organ_id and file.year:
            held[file.organ_id, file.year].append(file)
    rows = [(organ, [_slot(held.get((organ.pk, year), []), year) for year in years]) for organ in organs]
    rows = [row for row in rows if _wanted(row, asked)]
    page = Paginator(rows, ON_A_PAGE).get_page(http.GET.get("p"))
    standing = Counter(file.state for file in files)
    return {
        "years": years,
        "older": known[YEARS:],
        "page": page,
        "asked": asked,
        "states": [(state, SIGNS[state], standing[state.value]) for state in State if standing[state.value]],
        "choices": [(state.value, state.label) for state in State if state is not State.UNPACKED],
        **_shelved(http, files),
        "left": sum(bool(file.due) for file in files),
        "stale": sum(bool(file.rules) and file.rules != rules() for file in files),
        "totals": {name: sum(getattr(file, name) for file in files if file.counts) for name in ("errors", "warnings")},
        "count": sum(file.counts for file in files),
    }


def _shelved(http: HttpRequest, files: list[ReportFile]) -> dict[str, Any]:
    """The shelves that hold anything, and the page of the one that is asked for."""
    held = [(key, name, [file for file in files if file.state in states]) for key, name, states in _SHELVES]
    shelves = [{"key": key, "name": name, "count": len(on_it)} for key, name, on_it in held if on_it]
    wanted = next((shelf for shelf in held if shelf[2] and shelf[0] == http.GET.get("shelf")), None)
    key, name, on_it = wanted or next((shelf for shelf in held if shelf[2]), held[0])
    page = Paginator(on_it, WAITING_ON_A_PAGE).get_page(http.GET.get("w"))
    return {"shelves": shelves, "shelf": {"key": key, "name": name, "page": page}}


def _slot(files: list[ReportFile], year: int) -> Slot:
    """The one that counts before others, one that is in doubt before one that was set aside."""
    chosen = next((file for file in files if file.counts), files[0] if files else None)
    return Slot(chosen, sum(not file.set_aside for file in files), year)


def _wanted(row: tuple[Organ, list[Slot]], asked: dict[str, str]) -> bool:
    organ, slots = row
    held = [slot.file for slot in slots if slot.file]
    if asked["q"] and asked["q"] not in organ.name:
        return False
    if asked["state"] and not any(file.state == asked["state"] for file in held):
        return False
    match asked["found"]:
        case "error":
            return any(file.errors for file in held)
        case "warning":
            return any(file.errors or file.warnings for file in held)
        case "none":
            return not held
        case _:
            return True
