"""G101–G103, G107–G111: many organs together, and whose report it is."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.basis.language import listed, numeral, verbatim
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import ORGAN, SOUND, example, report
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import STATES, labels, legible, name, reading, show, state_of
from gongkai.checks.text import Prose, fold, prose
from gongkai.checks.titling import titled_organ
from gongkai.forms import CellRef, Report, form_of, table_of

if TYPE_CHECKING:
    from gongkai.compare import Shingles

_SUMMED = ("licences", "penalties", "coercive-measures", "fees", "normative-documents")


def _added(case: Case, key: str, rows: Sequence[str] | None = None) -> Iterator[Outcome]:
    """Whether each cell of a table is the sum of the subordinates' cells."""
    table = table_of(case.report, key)
    refs = [ref for ref in table.refs if rows is None or ref.row in rows]
    odd = [r for r in case.subordinates if not legible(r, key) or form_of(r, key) is not form_of(case.report, key)]
    if odd:
        why = listed(_("{organ}（{why}）").format(organ=r.organ, why=_why(r, key)) for r in odd[:5])
        yield Unassessable(
            _("{count}个机关的表{number}不能相加：{why}").format(count=len(odd), number=numeral(table.number), why=why)
        )
        return
    sums = {ref: _sum(case.subordinates, ref) for ref in refs}
    open_ones = tuple(ref for ref, total in sums.items() if total is None or not case.report.read(ref))
    if open_ones:
        yield Unassessable(
            _("表{number}有{count}格有机关没有填数字，无法相加").format(
                number=numeral(table.number), count=len(open_ones)
            ),
            open_ones,
        )
    wrong = {r: total for r, total in sums.items() if total is not None and case.report.value(r) not in (None, total)}
    if wrong:
        yield _not_the_sum(case, wrong)


def _why(report: Report, key: str) -> str:
    return _(STATES[reading(report, key).state]) if not legible(report, key) else _("格式不同")


def _sum(reports: Sequence[Report], ref: CellRef) -> Decimal | None:
    total = Decimal(0)
    for each in reports:
        value = each.value(ref)
        if value is None:
            return None
        total += value
    return total


def _not_the_sum(case: Case, wrong: dict[CellRef, Decimal]) -> Fault:
    first = next(iter(wrong))
    stated = case.report.value(first) or Decimal(0)
    table = table_of(case.report, first.table)
    return Fault(
        _("{table}有{count}格不等于{organs}个机关之和：{cells}；首格填报{stated}，各机关之和{added}").format(
            table=name(table),
            count=len(wrong),
            organs=len(case.subordinates),
            cells=labels(case.report, wrong, most=3),
            stated=show(stated),
            added=show(wrong[first]),
        ),
        tuple(wrong),
        text=case.report[first].text,
        values={str(r): {"stated": show(case.report.value(r) or 0), "sum": show(n)} for r, n in wrong.items()},
        suggestion=_("核对汇总范围和各机关的数字"),
        origin=case.report[first].origin,
    )


_ONE = report({"requests/received/all": 2, "requests/received/natural": 2})


@check(
    "G101",
    "requests-not-the-sum",
    "政府的表三不等于所属机关之和",
    examines=("G01",),
    severity=Severity.ERROR,
    basis=sources.ADDED_UP,
    since="0.1",
    needs=("requests", "subordinates"),
    faulty=lambda: example({"requests/received/all": 3, "requests/received/natural": 3}, subordinates=(_ONE, SOUND)),
    sound=lambda: example({"requests/received/all": 2, "requests/received/natural": 2}, subordinates=(_ONE, SOUND)),
)
def requests_not_the_sum(case: Case) -> Iterator[Outcome]:
    """The government's table 3 adds up its own office, its departments and the governments below, cell by cell.

    The reports that the caller gives as subordinates are taken for the whole scope. A report that cannot be added
    makes the sum not assessable; it is never taken for zero.
    """
    yield from _added(case, "requests")


@check(
    "G102",
    "other-tables-not-the-sum",
    "政府的表二、表四不等于所属机关之和",
    examines=("G02",),
    severity=Severity.WARNING,
    basis=sources.ADDED_UP,
    since="0.1",
    needs=("subordinates",),
    faulty=lambda: example({"disclosure/licences/decisions": 5}, subordinates=(SOUND, SOUND)),
    sound=lambda: example(subordinates=(SOUND, SOUND)),
)
def other_tables_not_the_sum(case: Case) -> Iterator[Outcome]:
    """Tables 2 and 4 add up like table 3, but for regulations, which only the government itself makes."""
    for key, rows in (("disclosure", _SUMMED), ("disputes", None)):
        if legible(case.report, key):
            yield from _added(case, key, rows)
        else:
            yield Unassessable(state_of(case.report, key))


@check(
    "G103",
    "report-owed",
    "有机关没有报送年度报告",
    examines=("G03",),
    severity=Severity.ERROR,
    basis=sources.DEPARTMENTS_BY,
    since="0.1",
    needs=("expected",),
    faulty=lambda: example(expected=("江城县财政局", ORGAN)),
    sound=lambda: example(expected=("江城县统计局",)),
)
def report_owed(case: Case) -> Iterator[Outcome]:
    """Every department owes a report, and every township or authorised organisation that local rules oblige."""
    there = [fold(r.organ) for r in (case.report, *case.subordinates, *case.peers) if r.year == case.report.year]
    missing = [owed for owed in case.expected if not any(_same(fold(owed), organ) for organ in there)]
    if missing:
        yield Fault(
            _("应报送{owed}个机关，缺{count}个：{missing}").format(
                owed=len(case.expected), count=len(missing), missing=listed(map(verbatim, missing[:10]))
            )
            + (_("等") if len(missing) > 10 else ""),
            values={"expected": len(case.expected), "missing": missing},
            suggestion=_("催报，汇总时写明缺报的机关"),
        )


def _same(a: str, b: str) -> bool:
    """Whether two names are of one organ: the same, or one with its region before it."""
    return bool(a and b) and (a.endswith(b) or b.endswith(a))


_ALIKE = 0.8


@lru_cache(maxsize=128)
def _runs(text: str) -> "Shingles":
    from gongkai.compare import shingles  # noqa: PLC0415 - one report alone is compared with nothing

    return shingles(text)


def _narrative(report: Report) -> "Shingles":
    """The runs of the sections' prose. The preface is alike everywhere."""
    return _runs(Prose(tuple(p for s in report.sections for p in s.paragraphs)).text)


_MOVED = report(prose={"总体情况": "（一）主动公开。新建数据发布厅，举办开放日三次，邀请企业座谈。" * 4})


@check(
    "G107",
    "text-copied",
    "文字与上年或者其他机关的报告雷同",
    examines=("G07",),
    severity=Severity.WARNING,
    basis=sources.COPIED,
    since="0.1",
    needs=("prose", "others"),
    faulty=lambda: example(before=report(year=2022)),
    sound=lambda: example(before=_MOVED),
)
def text_copied(case: Case) -> Iterator[Outcome]:
    """The notice names copied reports among what is to be called to account.

    Compared are the sections' texts by the short runs of characters that they share, numbers left out; more than
    80 per cent with last year's report or another organ's is a warning. Very short texts are not compared.
    """
    from gongkai.compare import overlap  # noqa: PLC0415 - one report alone is compared with nothing

    own = _narrative(case.report)
    if len(own) < 100:
        yield Unassessable(_("报告文字太少，无法比较"))
        return
    for other in (case.before, *case.peers):
        if other is None or other is case.report:
            continue
        share = overlap(own, _narrative(other))
        if share > _ALIKE:
            whose = _("上年的报告") if other is case.before else _("{organ}的报告").format(organ=other.organ)
            yield Fault(
                _("文字与{whose}相似{share:.0%}，超过{most:.0%}").format(whose=whose, share=share, most=_ALIKE),
                values={"similarity": round(share, 3), "other": other.organ, "year": other.year},
                suggestion=_("按本年度、本机关的实际情况改写"),
            )


_TWO_ORGANS = re.compile(
    r"(?:[省市县区州旗镇乡]|人民)政府[和及与、][^，。；]{0,8}?政府办(?:公室)?[^，。；]{0,12}(?:收到|受理|办理|公开|发布)[^。；]{0,20}\d+余?[条件项次]"
)


@check(
    "G111",
    "two-organs-in-one",
    "一份报告混有两个机关",
    examines=("G11",),
    severity=Severity.WARNING,
    basis=sources.SCOPE,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(prose={"总体情况": "（二）依申请公开。江城县政府和政府办公室共收到申请7件。"}),
    sound=lambda: example(prose={"总体情况": "（二）依申请公开。江城县政府办公室共收到申请7件。"}),
)
def two_organs_in_one(case: Case) -> Iterator[Outcome]:
    """One report is of one organ, or nobody can say whose numbers they are and add them up.

    Found where one number counts for a government and its office together, and where the title and the signature
    name organs that have little in common.
    """
    place = next(prose(case).find(_TWO_ORGANS), None)
    if place:
        yield Fault(
            _("“{text}”把政府和政府办公室的数字合在一起").format(text=place.text),
            text=place.sentence,
            suggestion=_("分别编制政府的报告和政府办公室的报告，或者写明数字的范围"),
            origin=place.origin,
        )
    titled, signed = titled_organ(case.report), fold(case.report.signed_by)
    if titled and signed and len(set(titled) & set(signed)) * 2 < min(len(set(titled)), len(set(signed))):
        yield Fault(
            _("标题的机关是“{titled}”，落款的机关是“{signed}”").format(titled=titled, signed=signed),
            text=case.report.signed_by,
            values={"title": titled, "signed-by": signed},
            suggestion=_("核对标题和落款"),
        )
