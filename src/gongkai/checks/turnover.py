"""P104 and P105: documents made and repealed, against those in force."""

from collections.abc import Iterator
from functools import partial

from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import show
from gongkai.checks.years import earlier, numbers
from gongkai.forms import CellRef

_ref = partial(CellRef, "disclosure")

DOCUMENTS = ("regulations", "normative-documents")
_NAMES = {"regulations": marked("规章"), "normative-documents": marked("行政规范性文件")}


@check(
    "P104",
    "fewer-in-force-than-made",
    "现行有效件数少于本年制发减去废止",
    examines=("A04",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=("disclosure-2021",),
    faulty=lambda: example({"disclosure/normative-documents/issued": 3, "disclosure/normative-documents/in-force": 1}),
    sound=lambda: example(
        {
            "disclosure/normative-documents/issued": 3,
            "disclosure/normative-documents/repealed": 2,
            "disclosure/normative-documents/in-force": 1,
        }
    ),
)
def fewer_in_force_than_made(case: Case) -> Iterator[Outcome]:
    """What was made this year and not repealed is in force at its end, whatever there was before."""
    for row in DOCUMENTS:
        cells = (_ref(row, "in-force"), _ref(row, "issued"), _ref(row, "repealed"))
        found = numbers(case, *cells)
        if isinstance(found, Unassessable):
            yield found
        elif found[0] < found[1] - found[2]:
            in_force, issued, repealed = map(show, found)
            yield Fault(
                _("{kind}本年制发{issued}件、废止{repealed}件，现行有效只有{in_force}件").format(
                    kind=_(_NAMES[row]), issued=issued, repealed=repealed, in_force=in_force
                ),
                cells,
                text=case.report[cells[0]].text,
                values={"stated": in_force, "least": show(found[1] - found[2])},
                suggestion=_("现行有效件数是年末全部有效的件数，核对是否漏填"),
                origin=case.report[cells[0]].origin,
            )


@check(
    "P105",
    "more-repealed-than-there-were",
    "废止件数多于上年有效与本年制发之和",
    examines=("A05",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=("disclosure-2021", "before-disclosure-2021"),
    faulty=lambda: example(
        {"disclosure/normative-documents/repealed": 3}, before=report({"disclosure/normative-documents/in-force": 2})
    ),
    sound=lambda: example(
        {"disclosure/normative-documents/repealed": 2}, before=report({"disclosure/normative-documents/in-force": 2})
    ),
)
def more_repealed_than_there_were(case: Case) -> Iterator[Outcome]:
    """Nothing can be repealed that was neither in force a year ago nor made since."""
    for row in DOCUMENTS:
        cells = (_ref(row, "repealed"), _ref(row, "issued"))
        found, before = numbers(case, *cells), earlier(case, _ref(row, "in-force"))
        if isinstance(found, Unassessable):
            yield found
        elif isinstance(before, Unassessable):
            yield before
        elif found[0] > before[0] + found[1]:
            yield Fault(
                _("{kind}本年废止{repealed}件，多于上年有效{before}件与本年制发{issued}件之和").format(
                    kind=_(_NAMES[row]), repealed=show(found[0]), before=show(before[0]), issued=show(found[1])
                ),
                cells,
                text=case.report[cells[0]].text,
                values={"stated": show(found[0]), "most": show(before[0] + found[1])},
                suggestion=_("核对废止件数与上年现行有效件数"),
                origin=case.report[cells[0]].origin,
            )
