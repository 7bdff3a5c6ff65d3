"""R104–R120: table 3, by itself and against the year before."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.basis.language import clauses
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show
from gongkai.checks.text import of
from gongkai.checks.years import earlier, explains_carrying, numbers, transferred
from gongkai.claims.model import Relation
from gongkai.forms import CellRef, form_of, table_of

_COUNTED = re.compile(r"收费通知[^。；\d]{0,8}(\d+)(?:件|份|次)")
_NONE = re.compile(r"(?:未|没有|无)[^。；，]{0,8}收费通知|收费通知[^。；，\d]{0,4}(?:无|零)")


def _ref(row: str, column: str = "all") -> CellRef:
    return CellRef("requests", row, column)


def _columns(case: Case) -> dict[str, str]:
    """The applicant columns by key, with their labels; the total is not one."""
    (block,) = table_of(case.report, "requests").blocks
    return {column.key: column.label for column in block.columns if column.key != "all"}


_CARRYING = ("requests", "before-requests")


@check(
    "R104",
    "carried-in-differs",
    "上年结转与上年报告的结转下年度不一致",
    examines=("B04",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=_CARRYING,
    faulty=lambda: example(before=report({"requests/carried-out/all": 2, "requests/carried-out/natural": 2})),
    sound=lambda: example(
        {"requests/carried-in/all": 2, "requests/carried-in/natural": 2},
        before=report({"requests/carried-out/all": 2, "requests/carried-out/natural": 2}),
    ),
)
def carried_in_differs(case: Case) -> Iterator[Outcome]:
    """What last year carried out is what this year carried in, in total and for each kind of applicant.

    An error where the totals differ; a warning where only the kinds of applicant do. Where requests moved by a
    record of transfer, G110 judges.
    """
    found, before = numbers(case, _ref("carried-in")), earlier(case, _ref("carried-out"))
    if isinstance(found, Unassessable) or isinstance(before, Unassessable):
        yield next(o for o in (found, before) if isinstance(o, Unassessable))
        return
    moved = list(_moved(case))
    if (found == before and not moved) or transferred(case):
        return
    total = _ref("carried-in")
    parts = clauses(
        _("{name}上年结转下年度{then}件，本年{now}件").format(name=name, then=then, now=now)
        for _ref_, name, then, now in moved
    )
    yield Fault(
        _("上年报告结转下年度{before}件，本年填报上年结转{stated}件").format(
            before=show(before[0]), stated=show(found[0])
        )
        + (_("（{parts}）").format(parts=parts) if parts else ""),
        (total, *(ref for ref, *_rest in moved)),
        text=case.report[total].text,
        values={"stated": show(found[0]), "before": show(before[0])},
        suggestion=_("上年结转应等于上年报告的结转下年度；确有变动的说明原因"),
        origin=case.report[total].origin,
        severity=Severity.WARNING if found == before else None,
    )


def _moved(case: Case) -> Iterator[tuple[CellRef, str, str, str]]:
    for column, name in _columns(case).items():
        now = case.report.value(_ref("carried-in", column))
        then = case.before.value(_ref("carried-out", column)) if case.before else None
        if now is not None and then is not None and now != then:
            yield _ref("carried-in", column), name, show(then), show(now)


@check(
    "R105",
    "carrying-unexplained",
    "结转数不衔接而没有说明",
    examines=("B05",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=_CARRYING,
    faulty=lambda: example(before=report({"requests/carried-out/all": 2})),
    sound=lambda: example(
        prose={"其他需要报告的事项": "未收取信息处理费。上年结转由2件更正为0件，因机构改革划转。"},
        before=report({"requests/carried-out/all": 2}),
    ),
)
def carrying_unexplained(case: Case) -> Iterator[Outcome]:
    """Requests may change hands with a reform of organs, or last year's number was wrong: then the report says so."""
    found, before = numbers(case, _ref("carried-in")), earlier(case, _ref("carried-out"))
    if isinstance(found, Unassessable) or isinstance(before, Unassessable):
        yield next(o for o in (found, before) if isinstance(o, Unassessable))
    elif found != before and not explains_carrying(case) and not transferred(case):
        yield Fault(
            _("上年结转与上年报告相差{gap}件，文中没有说明原因").format(gap=show(abs(found[0] - before[0]))),
            (_ref("carried-in"),),
            values={"stated": show(found[0]), "before": show(before[0])},
            suggestion=_("在第六部分说明结转数不一致的原因"),
            origin=case.report[_ref("carried-in")].origin,
        )


@check(
    "R106",
    "more-carried-out-than-in-hand",
    "结转下年度多于应办总数",
    examines=("B06",),
    severity=Severity.ERROR,
    basis=sources.TABLE_3,
    since="0.1",
    needs=("requests",),
    faulty=lambda: example({"requests/handled/all": "", "requests/received/all": 1, "requests/carried-out/all": 2}),
    sound=lambda: example({"requests/handled/all": "", "requests/received/all": 2, "requests/carried-out/all": 2}),
)
def more_carried_out_than_in_hand(case: Case) -> Iterator[Outcome]:
    """Nothing can be carried out that was not received or carried in.

    Where the number of handled requests is known, A102 says this and more; here it is said where that is unknown.
    """
    rows = [tuple(_ref(row, column) for row in _IN_HAND) for column in (*_columns(case), "all")]
    open_ones = [cells for cells in rows if not case.report.read(_ref("handled", cells[0].column))]
    unread = tuple(ref for cells in open_ones for ref in cells if not case.report.read(ref))
    if unread:
        yield Unassessable(_("表三有{count}格新收或结转没有数字，无法判断").format(count=len(unread)), unread)
    for cells in open_ones:
        found = numbers(case, *cells)
        if not isinstance(found, Unassessable) and found[0] > found[1] + found[2]:
            yield Fault(
                _("{cell}{stated}件，多于应办的{most}件").format(
                    cell=label(case.report, cells[0]), stated=show(found[0]), most=show(found[1] + found[2])
                ),
                cells,
                text=case.report[cells[0]].text,
                values={"stated": show(found[0]), "most": show(found[1] + found[2])},
                suggestion=_("核对新收、结转各数"),
                origin=case.report[cells[0]].origin,
            )


_IN_HAND = ("carried-out", "received", "carried-in")


@check(
    "R111",
    "unpaid-fees-not-told",
    "有逾期不缴费的申请而第六部分没有写收费通知",
    examines=("B11",),
    severity=Severity.ERROR,
    basis=sources.FEES,
    since="0.1",
    needs=("requests",),
    faulty=lambda: example({"requests/fee-unpaid/all": 1, "requests/fee-unpaid/natural": 1}),
    sound=lambda: example(
        {"requests/fee-unpaid/all": 1, "requests/fee-unpaid/natural": 1},
        prose={"其他需要报告的事项": "本年度发出收费通知1件，申请人未缴纳信息处理费。"},
    ),
)
def unpaid_fees_not_told(case: Case) -> Iterator[Outcome]:
    """Requests given up because the fee was not paid presuppose as many fee notices, which section six must tell.

    An error where section six says that there were none, or fewer; a warning where it is silent.
    """
    ref = _ref("fee-unpaid")
    if form_of(case.report, "requests").key != "2021":
        return
    found = numbers(case, ref)
    if isinstance(found, Unassessable):
        yield found
        return
    if not found[0]:
        return
    told = _notices(case)
    if told is None or told < found[0]:
        said = _("没有写收费通知的件数") if told is None else _("写收费通知{notices}件").format(notices=show(told))
        yield Fault(
            _("表三逾期未缴费{unpaid}件，第六部分{said}").format(unpaid=show(found[0]), said=said),
            (ref,),
            text=case.report[ref].text,
            values={"unpaid": show(found[0]), "notices": show(told) if told is not None else None},
            suggestion=_("在第六部分写明发出收费通知的件数、金额和实收金额"),
            origin=case.report[ref].origin,
            severity=Severity.WARNING if told is None else None,
        )


def _notices(case: Case) -> Decimal | None:
    """How many fee notices the prose tells of; None where it does not say."""
    stated = [
        c.value
        for c in case.report.claims
        if c.subject == "fee-notices" and c.relation in (Relation.COUNT, Relation.PART_OF)
    ]
    if stated:
        return max(stated)
    section = of(case.report.section(case.report.form.sections[5]))
    counted = [Decimal(m.match.group(1)) for m in section.find(_COUNTED)]
    if counted:
        return max(counted)
    return Decimal(0) if section.has(_NONE) else None


def _share(case: Case, row: str, most: Decimal, what: str) -> Iterator[Outcome]:
    """Whether one row has more than its usual share of all results."""
    found = numbers(case, _ref(row), _ref("handled"))
    if isinstance(found, Unassessable):
        yield found
        return
    part, handled = found
    if handled > 0 and part > most * handled:
        percent = show((100 * part / handled).quantize(Decimal("0.1")))
        yield Fault(
            _("{what}{part}件，占办理结果{handled}件的{percent}%").format(
                what=what, part=show(part), handled=show(handled), percent=percent
            ),
            (_ref(row), _ref("handled")),
            text=case.report[_ref(row)].text,
            values={"stated": show(part), "handled": show(handled), "percent": percent},
            suggestion=_("核对归类，情况属实的可在报告中说明构成"),
            origin=case.report[_ref(row)].origin,
        )


@check(
    "R116",
    "much-other",
    "其他处理中的“其他”占比过高",
    examines=("B16",),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("requests",),
    faulty=lambda: example({"requests/other/all": 3, "requests/handled/all": 10}),
    sound=lambda: example({"requests/other/all": 2, "requests/handled/all": 10}),
)
def much_other(case: Case) -> Iterator[Outcome]:
    """The last row is for withdrawn and merged requests. More than a fifth there hides results that have rows."""
    if form_of(case.report, "requests").key == "2021":
        yield from _share(case, "other", Decimal("0.2"), _("其他处理中的“其他”"))


@check(
    "R117",
    "much-not-held",
    "“本机关不掌握”占比过高",
    examines=("B17",),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("requests",),
    faulty=lambda: example({"requests/not-held/all": 6, "requests/handled/all": 10}),
    sound=lambda: example({"requests/not-held/all": 5, "requests/handled/all": 10}),
)
def much_not_held(case: Case) -> Iterator[Outcome]:
    """An organ must search before it says that it holds nothing. More than half such answers is asked about."""
    yield from _share(case, "not-held", Decimal("0.5"), _("本机关不掌握相关政府信息"))
