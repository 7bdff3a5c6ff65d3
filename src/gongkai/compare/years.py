"""Two years of one organ side by side: cells, what was carried over, sections, statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongkai.basis.language import marked, numeral, verbatim
from gongkai.basis.language import translate as _
from gongkai.claims import Claim, Relation
from gongkai.compare.names import same_organ
from gongkai.compare.passages import Passage, passages
from gongkai.compare.similarity import similarity
from gongkai.forms import Cell, CellRef, Report, State, Table, TableState, label_of, table_of


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell in both years. `percent` has one decimal; where a figure cannot be given, `note` says why in Chinese."""

    ref: CellRef
    label: str
    before: Cell
    after: Cell
    change: Decimal | None = None
    percent: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CarryOver:
    """A number that the year before hands on: `expected` follows from it, `found` is what the later report says.

    `agrees` is None where one of the two is not known; `reason` says which numbers it rests on.
    """

    ref: CellRef
    label: str
    expected: Decimal | None
    found: Decimal | None
    reason: str

    @property
    def agrees(self) -> bool | None:
        """Whether the two are the same; None where that cannot be said."""
        return None if self.expected is None or self.found is None else self.expected == self.found


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section in both years: how alike its texts are (0 to 1), and its sentences side by side."""

    title: str
    similarity: float
    before: bool
    after: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """What the prose of both years says of one thing. A side is empty where it says nothing."""

    subject: str
    label: str
    unit: str
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]


@dataclass(frozen=True)
class Comparison:
    """Two reports side by side. `remarks` say first, in Chinese, what stands in the way of comparing them."""

    before: Report
    after: Report
    remarks: tuple[str, ...]
    cells: tuple[CellChange, ...]
    carried: tuple[CarryOver, ...]
    similarity: float
    sections: tuple[SectionChange, ...]
    claims: tuple[ClaimPair, ...]


def compare_years(before: Report, after: Report) -> Comparison:
    """An earlier and a later report of one organ. Cells of different forms are listed and never set off."""
    return Comparison(
        before,
        after,
        tuple(_remarks(before, after)),
        tuple(_cells(before, after)),
        tuple(_carried(before, after)),
        similarity(_prose(before), _prose(after)),
        tuple(_sections(before, after)),
        tuple(_claims(before, after)),
    )


def _remarks(before: Report, after: Report) -> Iterator[str]:
    if before.organ and after.organ and not same_organ(before.organ, after.organ):
        yield _("两份报告的机关不同：{before}、{after}").format(
            before=verbatim(before.organ), after=verbatim(after.organ)
        )
    yield from _years(before, after)
    for table in after.form.tables:
        if table_of(before, table.key) != table_of(after, table.key):
            yield _("表{number}两年格式不同，只比较名称相同的行和列，其余不可比").format(number=numeral(table.number))
        for report, name in zip((before, after), called(before, after), strict=True):
            if (reading := report.tables.get(table.key)) and reading.state is not TableState.READ:
                yield _("{name}报告的表{number}{state}").format(
                    name=name, number=numeral(table.number), state=_(_STATES[reading.state])
                )


def called(before: Report, after: Report) -> tuple[str, str]:
    """How either report is called: by its year; two of one year by their files too, or by which came first.

    >>> from gongkai.forms import FORM_2021
    >>> called(Report(FORM_2021, 2022, "", {}), Report(FORM_2021, 2023, "", {}))
    ('2022年', '2023年')
    """
    old, new = (_("{year}年").format(year=report.year) if report.year else _("年度不明") for report in (before, after))
    if old != new:
        return old, new
    files = before.source.name, after.source.name
    told = files if all(files) and files[0] != files[1] else (_("前一份"), _("后一份"))
    return _("{year}（{name}）").format(year=old, name=told[0]), _("{year}（{name}）").format(year=new, name=told[1])


def _years(before: Report, after: Report) -> Iterator[str]:
    """Why the later report does not follow the earlier one, if it does not."""
    if before.year is None or after.year is None:
        yield _("有报告没有读到年度，不能确认是否相邻两年")
    elif after.year == before.year:
        yield _("两份报告都是{year}年的；结转和现行有效的衔接不作比较").format(year=after.year)
    elif after.year != before.year + 1:
        yield _("两份报告不是相邻两年：{before}年、{after}年；结转和现行有效的衔接不作比较").format(
            before=before.year, after=after.year
        )


_STATES = {
    TableState.PARTIAL: marked("不完整"),
    TableState.IMAGE: marked("是图片，没有读取"),
    TableState.ABSENT: marked("缺失"),
}


def _cells(before: Report, after: Report) -> Iterator[CellChange]:
    """The cells of the later report's tables in order, then those that only the earlier one's tables have."""
    for table in after.form.tables:
        old, new = table_of(before, table.key), table_of(after, table.key)
        for ref in dict.fromkeys((*new.refs, *old.refs)):
            yield _cell(ref, before, after, comparable=_same(ref, old, new))


def _same(ref: CellRef, old: Table, new: Table) -> bool:
    """Whether both tables have the cell, and under the same words."""
    at = (ref.row, ref.column)
    return at in old.columns and at in new.columns and old.label(ref) == new.label(ref)


def _cell(ref: CellRef, before: Report, after: Report, *, comparable: bool) -> CellChange:
    was, became = before[ref], after[ref]
    known = (ref.row, ref.column) in table_of(after, ref.table).columns
    label = label_of(after if known else before, ref)
    if not comparable:
        return CellChange(ref, label, was, became, note=_("不可比：两年格式不同"))
    if was.value is None or became.value is None:
        return CellChange(ref, label, was, became, note=_silence(was, became))
    change = became.value - was.value
    if not was.value:
        return CellChange(ref, label, was, became, change, note="" if not change else _("上年为0，不计百分比"))
    percent = (change / abs(was.value) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return CellChange(ref, label, was, became, change, percent)


_WORDS = {
    State.BLANK: marked("空白"),
    State.SLASH: marked("填“/”"),
    State.DASH: marked("填“—”"),
    State.MISSING: marked("没有这一格"),
    State.IMAGE: marked("在图片中"),
    State.UNREADABLE: marked("不是数字"),
    State.UNPLACED: marked("没能对应到格"),
}


def _silence(was: Cell, became: Cell) -> str:
    """Why two cells cannot be set off: what stands there instead of a number."""
    parts = (
        (words, cell)
        for words, cell in ((marked("上年{state}"), was), (marked("本年{state}"), became))
        if cell.value is None
    )
    return _("，").join(_(words).format(state=_(_WORDS[cell.state])) for words, cell in parts)


def _carried(before: Report, after: Report) -> Iterator[CarryOver]:
    """What the year before hands on: requests carried out, and documents in force."""
    if before.year is None or after.year is None or after.year != before.year + 1:
        return
    for column in dict.fromkeys(ref.column for ref in table_of(after, "requests").refs):
        out, into = CellRef("requests", "carried-out", column), CellRef("requests", "carried-in", column)
        yield CarryOver(into, label_of(after, into), before.value(out), after.value(into), _("上年结转下年度继续办理"))
    rolled = {"issued", "repealed", "in-force"}
    for row in ("regulations", "normative-documents"):
        refs = {column: CellRef("disclosure", row, column) for column in rolled}
        if all((row, c) in table_of(r, "disclosure").columns for r in (before, after) for c in rolled):
            held, made = before.value(refs["in-force"]), after.value(refs["issued"])
            repealed = after.value(refs["repealed"])
            expected = None if held is None or made is None or repealed is None else held + made - repealed
            ref = refs["in-force"]
            yield CarryOver(
                ref, label_of(after, ref), expected, after.value(ref), _("上年现行有效＋本年制发－本年废止")
            )


def _prose(report: Report) -> str:
    return "\n".join(section.text for section in report.sections)


def _sections(before: Report, after: Report) -> Iterator[SectionChange]:
    titles = dict.fromkeys((*after.form.sections, *(s.title for s in (*after.sections, *before.sections))))
    for title in titles:
        old, new = (_text(report, title) for report in (before, after))
        if old is not None or new is not None:
            texts = old or "", new or ""
            yield SectionChange(title, similarity(*texts), old is not None, new is not None, passages(*texts))


def _text(report: Report, title: str) -> str | None:
    found = [section.text for section in report.sections if section.title == title]
    return "\n".join(found) if found else None


def _claims(before: Report, after: Report) -> Iterator[ClaimPair]:
    """Counts of both years by what they count, in the order of the later report."""
    pairs: dict[tuple[str, str, str], tuple[list[Claim], list[Claim]]] = {}
    for side, report in ((1, after), (0, before)):
        for claim in report.claims:
            if _of_the_year(claim, report):
                label = claim.label if claim.subject == "other" else ""
                pairs.setdefault((claim.subject, label, claim.unit), ([], []))[side].append(claim)
    for (subject, label, unit), (old, new) in pairs.items():
        yield ClaimPair(subject, label or (new or old)[0].label, unit, tuple(old), tuple(new))


def _of_the_year(claim: Claim, report: Report) -> bool:
    """Whether a statement is a count of its report's own year that has a name to be found by."""
    counts = claim.relation in {Relation.COUNT, Relation.PART_OF}
    return counts and claim.year in {None, report.year} and (claim.subject != "other" or bool(claim.label))
