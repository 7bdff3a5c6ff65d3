"""What checks cannot do without, and what is said where it is not there.

* `disclosure`, `requests`, `disputes`: the table, with numbers that could be read; `disclosure-2021`: table 2 on the
  form of 2021.
* `before`: the same organ's report of the year before; `before-disclosure` and the like: that report's table.
* `subordinates`, `peers`, `expected`: other reports, or the list of those who owe one; `others`: the year before or
  peers.
* `publicised`, `fee-items`, `page`, `oldest-open`, `transfers`, `correction-notices` and the other keys of `REGISTERS`:
  facts that only the caller knows.
* `records`: the single requests of the year, as the organ's own records hold them.
* `published`: the report as first published.
* `year`: the year that the report is about; `prose`: any text at all.
"""

from collections.abc import Callable

from gongkai.basis.language import numeral
from gongkai.basis.language import translate as _
from gongkai.checks.facts import REGISTERS
from gongkai.checks.model import Case, Check, Unassessable
from gongkai.checks.tables import legible, of_last_year, state_of
from gongkai.checks.text import prose
from gongkai.forms import FORMS, Report, form_of, table_of


def _lacks_table(report: Report, key: str) -> str | None:
    return None if legible(report, key) else state_of(report, key)


def _lacks_new_form(report: Report, key: str) -> str | None:
    lacking = _lacks_table(report, key)
    if lacking or form_of(report, key).key == "2021":
        return lacking
    number = numeral(table_of(report, key).number)
    return _("表{number}不是2021年格式，没有所需的栏目").format(number=number)


def _before(case: Case) -> str | None:
    return None if case.before else _("没有提供上一年度的报告")


def _table(key: str) -> Callable[[Case], str | None]:
    return lambda case: _lacks_table(case.report, key)


def _table_before(key: str) -> Callable[[Case], str | None]:
    return lambda case: of_last_year(_lacks_table(case.before, key)) if case.before else _before(case)


def _form_before(case: Case) -> str | None:
    return of_last_year(_lacks_new_form(case.before, "disclosure")) if case.before else _before(case)


def _register(key: str) -> Callable[[Case], str | None]:
    return lambda case: None if key in case.facts.registers else _("没有提供机关台账中的件数")


NEEDS: dict[str, Callable[[Case], str | None]] = {
    "disclosure": _table("disclosure"),
    "requests": _table("requests"),
    "disputes": _table("disputes"),
    "disclosure-2021": lambda case: _lacks_new_form(case.report, "disclosure"),
    "before": _before,
    "before-disclosure": _table_before("disclosure"),
    "before-disclosure-2021": _form_before,
    "before-requests": _table_before("requests"),
    "before-disputes": _table_before("disputes"),
    "publicised": lambda case: None if case.facts.publicised else _("没有提供双公示的数量"),
    "fee-items": lambda case: None if case.facts.fee_items is not None else _("没有提供收费目录的情况"),
    "page": lambda case: (
        None if case.facts.page_title or case.facts.listed is not None else _("没有提供发布页面的情况")
    ),
    "oldest-open": lambda case: None if case.facts.oldest_open else _("没有提供机关台账中的件数"),
    "transfers": lambda case: (
        None if {"transferred-in", "transferred-out"} & {*case.facts.registers} else _("没有提供机关台账中的件数")
    ),
    **{key: _register(key) for key in REGISTERS},
    "records": lambda case: None if case.facts.requests is not None else _("没有提供逐件的申请记录"),
    "published": lambda case: None if case.published else _("没有提供先前发布的一稿"),
    "subordinates": lambda case: None if case.subordinates else _("没有提供下级机关的报告"),
    "others": lambda case: None if case.before or case.peers else _("没有提供上一年度或其他机关的报告"),
    "peers": lambda case: None if case.peers else _("没有提供同级机关的报告"),
    "expected": lambda case: None if case.expected else _("没有提供应当报送的机关名单"),
    "year": lambda case: None if case.report.year else _("没有读到报告的年度"),
    "prose": lambda case: None if prose(case) else _("没有读到报告的文字内容"),
}


def _year_without_form(report: Report) -> int | None:
    """The year of a report older than all national forms; None where one serves it, or where it bears a form's table.

    With a form's table in it, the year is more likely a slip.
    """
    year = report.year
    if year is None or any(legible(report, table.key) for table in report.form.tables):
        return None
    return None if any(year in form.years for form in FORMS.values()) else year


class Unmet:
    """Why the checks cannot be made of one case, each need looked at once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lacking: dict[tuple[str, ...], Unassessable | None] = {(): None}
        self._early = _year_without_form(case.report)

    def __call__(self, check: Check) -> Unassessable | None:
        """Why a check cannot be made at all, or None where all that it needs is there."""
        if self._early and check.basis and (issued := check.basis.instrument.issued) and issued.year > self._early:
            return Unassessable(
                _("{year}年的报告早于{instrument}，不能据以检查").format(
                    year=self._early, instrument=check.basis.instrument
                )
            )
        needs = check.needs
        if needs not in self._lacking:
            # Of several, the first that is not there; one alone is looked at once, whoever needs it beside others.
            each = (self._of(need) for need in needs)
            self._lacking[needs] = next(filter(None, each), None)
        return self._lacking[needs]

    def _of(self, need: str) -> Unassessable | None:
        """Why one need is not met."""
        if (need,) not in self._lacking:
            reason = NEEDS[need](self._case)
            self._lacking[need,] = Unassessable(reason) if reason else None
        return self._lacking[need,]
