"""Q102–Q106: table 4, and what it says beside table 3 and the year before."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.basis.language import listed, marked
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show
from gongkai.checks.text import of
from gongkai.checks.years import earlier, numbers
from gongkai.forms import CellRef, table_of

GROUPS = ("review", "direct-suit", "suit-after-review")
_NAMES = {
    "review": marked("行政复议"),
    "direct-suit": marked("未经复议直接起诉"),
    "suit-after-review": marked("复议后起诉"),
}


def _ref(row: str, column: str = "all") -> CellRef:
    return CellRef("disputes", row, column)


_RECEIVED = CellRef("requests", "received", "all")
_CARRIED_IN = CellRef("requests", "carried-in", "all")
_BOTH_YEARS = ("disputes", "before-disputes")


def _doubt(*found: tuple[Decimal, ...] | Unassessable) -> Unassessable | None:
    """The first of some numbers that could not be had."""
    return next((o for o in found if isinstance(o, Unassessable)), None)


@check(
    "Q102",
    "disputes-without-requests",
    "两年没有申请却有复议或诉讼",
    examines=("C02",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    needs=("disputes", "requests"),
    faulty=lambda: example(
        {"disputes/review/upheld": 1, "disputes/review/all": 1},
        before=report(year=2022),
    ),
    sound=example,
)
def disputes_without_requests(case: Case) -> Iterator[Outcome]:
    """A review or a suit about disclosure follows a request. Without one in two years, it is probably another case.

    Disputes about information that was disclosed, or not disclosed, of the organ's own accord are possible and rare.
    """
    disputed = numbers(case, _ref("review"), _ref("direct-suit"))
    asked = numbers(case, _RECEIVED, _CARRIED_IN)
    if isinstance(disputed, Unassessable) or isinstance(asked, Unassessable):
        yield _doubt(disputed, asked) or Unassessable("")
        return
    if not any(disputed) or any(asked):
        return
    before = earlier(case, _RECEIVED, _CARRIED_IN)
    if isinstance(before, Unassessable):
        yield before
    elif not any(before):
        yield Fault(
            _("本年和上年都没有收到申请，表四却有复议{reviews}件、直接起诉{suits}件").format(
                reviews=show(disputed[0]), suits=show(disputed[1])
            ),
            (_ref("review"), _ref("direct-suit"), _RECEIVED),
            values={"review": show(disputed[0]), "direct-suit": show(disputed[1])},
            suggestion=_("核对是否把与信息公开申请无关的案件计入"),
            origin=case.report[_ref("review")].origin,
        )


@check(
    "Q103",
    "pending-vanished",
    "上年尚未审结的案件没有再出现",
    examines=("C03",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    needs=_BOTH_YEARS,
    faulty=lambda: example(before=report({"disputes/review/pending": 1, "disputes/review/all": 1})),
    sound=lambda: example(
        {"disputes/review/upheld": 1, "disputes/review/all": 1},
        before=report({"disputes/review/pending": 1, "disputes/review/all": 1}),
    ),
)
def pending_vanished(case: Case) -> Iterator[Outcome]:
    """Table 4 has no column for cases from last year: one that was pending then is reported again, with its result."""
    for row in GROUPS:
        found, before = numbers(case, _ref(row)), earlier(case, _ref(row, "pending"))
        if isinstance(found, Unassessable) or isinstance(before, Unassessable):
            yield _doubt(found, before) or Unassessable("")
        elif found[0] < before[0]:
            yield Fault(
                _("{kind}上年尚未审结{before}件，本年总计只有{now}件").format(
                    kind=_(_NAMES[row]), before=show(before[0]), now=show(found[0])
                ),
                (_ref(row),),
                text=case.report[_ref(row)].text,
                values={"stated": show(found[0]), "before": show(before[0])},
                suggestion=_("上年未审结的案件应在本年按结果再次填报"),
                origin=case.report[_ref(row)].origin,
            )


@check(
    "Q104",
    "suits-exceed-reviews",
    "复议后起诉多于审结的复议",
    examines=("C04",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    needs=_BOTH_YEARS,
    faulty=lambda: example(
        {"disputes/suit-after-review/upheld": 2, "disputes/suit-after-review/all": 2}, before=report()
    ),
    sound=lambda: example(
        {"disputes/suit-after-review/upheld": 1, "disputes/suit-after-review/all": 1},
        before=report({"disputes/review/upheld": 1, "disputes/review/all": 1}),
    ),
)
def suits_exceed_reviews(case: Case) -> Iterator[Outcome]:
    """A suit after review follows a concluded review, of this year or the last; suits pending from before apart."""
    pair = (_ref("review"), _ref("review", "pending"))
    suits, now = numbers(case, _ref("suit-after-review")), numbers(case, *pair)
    then = earlier(case, *pair, _ref("suit-after-review", "pending"))
    if isinstance(suits, Unassessable) or isinstance(now, Unassessable) or isinstance(then, Unassessable):
        yield _doubt(suits, now, then) or Unassessable("")
        return
    concluded = now[0] - now[1] + then[0] - then[1]
    if suits[0] > concluded + then[2]:
        yield Fault(
            _("复议后起诉{suits}件，而本年和上年审结的行政复议共{concluded}件").format(
                suits=show(suits[0]), concluded=show(concluded)
            ),
            (_ref("suit-after-review"), *pair),
            text=case.report[_ref("suit-after-review")].text,
            values={"suits": show(suits[0]), "concluded": show(concluded)},
            suggestion=_("核对是否应计入“未经复议直接起诉”"),
            origin=case.report[_ref("suit-after-review")].origin,
        )


_FIRST_YEAR = 2024


@check(
    "Q105",
    "withheld-sued-directly",
    "对不予公开未经复议直接起诉",
    examines=("C05",),
    severity=Severity.WARNING,
    basis=sources.REVIEW_FIRST,
    since="0.1",
    needs=("year", "disputes", "requests"),
    faulty=lambda: example(
        {
            "disputes/direct-suit/upheld": 1,
            "disputes/direct-suit/all": 1,
            "requests/secret/all": 1,
        },
        year=2024,
    ),
    sound=lambda: example({"disputes/direct-suit/upheld": 1, "disputes/direct-suit/all": 1}, year=2024),
)
def withheld_sued_directly(case: Case) -> Iterator[Outcome]:
    """Since 2024 a refusal to disclose goes to review before it goes to court.

    A report does not say what each suit is about. Where there were both refusals and direct suits, the cases are to
    be looked at; suits about what could not be provided, or was not processed, may still be direct.
    """
    if (case.report.year or 0) < _FIRST_YEAR:
        return
    table = table_of(case.report, "requests")
    withheld = tuple(CellRef("requests", r.key, "all") for r in table.rows.values() if "（三）不予公开" in r.under)
    suits, refused = numbers(case, _ref("direct-suit")), numbers(case, *withheld)
    if isinstance(suits, Unassessable) or isinstance(refused, Unassessable):
        yield _doubt(suits, refused) or Unassessable("")
    elif suits[0] and any(refused):
        yield Fault(
            _("本年不予公开{withheld}件，未经复议直接起诉{suits}件").format(
                withheld=show(sum(refused, Decimal(0))), suits=show(suits[0])
            ),
            (_ref("direct-suit"),),
            text=case.report[_ref("direct-suit")].text,
            values={"withheld": show(sum(refused, Decimal(0))), "direct-suit": show(suits[0])},
            suggestion=_("核对直接起诉的案件是否针对不予公开；2024年起应当先申请行政复议"),
            origin=case.report[_ref("direct-suit")].origin,
        )


_PUT_RIGHT = re.compile(
    r"纠错|纠正|整改|败诉|撤销|责令|重新(?:作出|答复|办理)|复议[^。；]{0,30}(?:改进|规范|提升|分析|研判)|应诉"
)


@check(
    "Q106",
    "correction-unmentioned",
    "有被纠正的案件而文中没有提到",
    examines=("C06",),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("disputes",),
    faulty=lambda: example({"disputes/review/corrected": 1, "disputes/review/all": 1}),
    sound=lambda: example(
        {"disputes/review/corrected": 1, "disputes/review/all": 1},
        {"存在的主要问题及改进情况": "存在的问题：一件答复在行政复议中被纠正，已重新答复并组织培训。"},
    ),
)
def correction_unmentioned(case: Case) -> Iterator[Outcome]:
    """An answer that was set aside is a problem of the year; sections one or five usually say what was learned."""
    cells = tuple(_ref(row, "corrected") for row in GROUPS)
    lost = {ref: value for ref in cells if (value := case.report.value(ref))}
    titles = case.report.form.sections
    if not lost or any(of(case.report.section(titles[i])).has(_PUT_RIGHT) for i in (0, 4)):
        return
    stated = listed(
        _("{cell}{value}件").format(cell=label(case.report, ref), value=show(value)) for ref, value in lost.items()
    )
    yield Fault(
        _("{stated}，第一、第五部分没有提到原因或整改").format(stated=stated),
        tuple(lost),
        values={str(ref): show(value) for ref, value in lost.items()},
        suggestion=_("说明被纠正的原因和改进措施"),
        origin=case.report[next(iter(lost))].origin,
    )
