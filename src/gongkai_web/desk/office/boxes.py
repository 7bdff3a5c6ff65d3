"""The boxes of the case page, in their order. A room of the desk adds its own here, as a line of the list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.clock import Cause
from gongkai_web.desk.answering.box import answer
from gongkai_web.desk.office import history, papers
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.office.timeline import timeline
from gongkai_web.desk.selectors import is_to_be_read_back
from gongkai_web.ui.language import spoken

LEFT, MIDDLE, RIGHT = "left", "middle", "right"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: where it stands, its template, and what the template shows beside `case`; None leaves it out."""

    place: str
    template: str
    context: Callable[[Case], Mapping[str, Any] | None]


def _asked(case: Case) -> Mapping[str, Any]:
    return {"read_back": is_to_be_read_back(case.request)}


def _helpers(case: Case) -> Mapping[str, Any] | None:
    found = list(case.request.co_handlings.select_related("officer"))
    return {"co_handlings": found} if found else None


def _consulted(case: Case) -> Mapping[str, Any] | None:
    found = list(case.request.consulted.order_by("pk"))
    deadline = case.standing.deadline
    steps = [step for step in deadline.steps if step.cause is Cause.CONSULTATION] if deadline else []
    with spoken():
        said = [str(step) for step in steps]
    return {"consulted": found, "steps": said} if found else None


def _contacts(case: Case) -> Mapping[str, Any] | None:
    found = list(case.request.contacts.select_related("by"))
    return {"contacts": found} if found else None


def _remarks(case: Case) -> Mapping[str, Any]:
    return {"remarks": case.request.remarks.select_related("by")}


def _clock(case: Case) -> Mapping[str, Any]:
    with spoken():
        deadline, receipt = case.standing.deadline, case.standing.receipt
        return {"reasons": [str(receipt), *deadline.explain()] if deadline else []}


def _timeline(case: Case) -> Mapping[str, Any]:
    return {"lines": timeline(case)}


BOXES: tuple[Box, ...] = (
    Box(LEFT, "desk/office/asked_box.html", _asked),
    Box(LEFT, "desk/office/identity_box.html", _asked),
    Box(LEFT, "desk/office/papers_box.html", papers.box),
    Box(LEFT, "desk/office/history_box.html", history.box),
    Box(MIDDLE, "desk/office/clock_box.html", _clock),
    Box(MIDDLE, "desk/office/timeline_box.html", _timeline),
    Box(RIGHT, "desk/answering/answer_box.html", answer),
    Box(MIDDLE, "desk/office/contacts_box.html", _contacts),
    Box(MIDDLE, "desk/office/consulted_box.html", _consulted),
    Box(MIDDLE, "desk/office/helpers_box.html", _helpers),
    Box(RIGHT, "desk/office/remarks_box.html", _remarks),
)
