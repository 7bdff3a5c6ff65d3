"""P101: regulations (规章) of organs that cannot make any."""

import re
from collections.abc import Iterator
from functools import partial

from gongkai.basis.language import listed, verbatim
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example
from gongkai.checks.facts import OrganKind, kind_of, may_make_regulations
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show
from gongkai.checks.text import fold
from gongkai.forms import CellRef

_OFFICE = re.compile("(?<=人民政府)办公[厅室]$")
_ref = partial(CellRef, "disclosure")


@check(
    "P101",
    "regulations-without-power",
    "没有规章制定权的机关填报了规章",
    examines=("A01",),
    severity=Severity.ERROR,
    basis=sources.RULEMAKING,
    since="0.1",
    needs=("disclosure-2021",),
    faulty=lambda: example({"disclosure/regulations/in-force": 2}),
    sound=lambda: example({"disclosure/regulations/in-force": 2}, organ="江东省人民政府"),
)
def regulations_without_power(case: Case) -> Iterator[Outcome]:
    """Only ministries, provinces, and cities and prefectures divided into districts make regulations (规章).

    Departments below the State Council, counties and townships report 0. The government of a plain city may be of
    either rank; unless the caller says which, a number above 0 there is not assessable.
    """
    organ = fold(case.report.organ)
    refs = tuple(
        r for column in ("issued", "repealed", "in-force") if case.report.value(r := _ref("regulations", column))
    )
    if not refs:
        return
    power = case.facts.rulemaking
    if power is None:
        power = may_make_regulations(organ, case.facts.kind or kind_of(organ))
    if power is None:
        yield Unassessable(
            _("不能确定{organ}有没有规章制定权").format(organ=verbatim(organ) if organ else _("该机关")), refs
        )
    elif not power:
        government = _OFFICE.sub("", organ)
        theirs = government != organ and may_make_regulations(government, OrganKind.GOVERNMENT) is not False
        stated = listed(
            _("{cell}{value}").format(cell=label(case.report, r), value=show(case.report.value(r) or 0)) for r in refs
        )
        yield Fault(
            _("{organ}没有规章制定权，却填报{stated}").format(organ=organ, stated=stated),
            refs,
            text=case.report[refs[0]].text,
            values={"stated": [show(case.report.value(r) or 0) for r in refs]},
            suggestion=_("写明所填是{government}的规章").format(government=government)
            if theirs
            else _("规章一行填0；行政规范性文件填在下一行"),
            origin=case.report[refs[0]].origin,
            severity=Severity.WARNING if theirs else None,
        )
