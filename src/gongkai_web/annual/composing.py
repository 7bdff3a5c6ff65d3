"""The report itself: figures in the statutory tables, narrative in its six sections, as the engine knows reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.forms import CellRef, Contact, Paragraph, Period, Report, Section, TableReading, TableState, form_for
from gongkai.tally import NotCounted
from gongkai_web.annual import wording
from gongkai_web.annual.figures import Counted, figures_of
from gongkai_web.annual.figures.cells import NAMED
from gongkai_web.annual.figures.counted import Weighed
from gongkai_web.annual.figures.part import requests_in
from gongkai_web.annual.kinds import ReportDeed
from gongkai_web.annual.models import AnnualReport, Snapshot
from gongkai_web.annual.rollup import Rollup, current, is_whole, rollup
from gongkai_web.annual.snapshots import Left, part, thawed
from gongkai_web.annual.standing import is_frozen
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.organs.succession import merged_into

_BASIS = (
    "根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》"
    "（国办公开办函〔2021〕30号）要求，编制本报告。"
)


def counted_of(report: AnnualReport) -> Counted:
    """The figures that a report stands on: those that were frozen, else those of the records as they are."""
    snapshot = frozen(report)
    return thawed(snapshot) if snapshot else current(report.organ, report.year)


@dataclass(frozen=True, slots=True)
class Part:
    """One number: how much it is, the records behind it, and what is left out beside them."""

    total: Decimal
    records: Sequence[Weighed]
    left: list[Left]


def part_of(organ: Organ, year: int, report: AnnualReport | None, key: str, *, own: bool = False) -> Part:
    """The records behind one cell or named figure, frozen or as they are.

    With `own` those of the organ itself, where it is a government whose report is a sum.
    """
    snapshot = frozen(report) if report and not own else None
    if snapshot is not None:
        return _part(*part(snapshot, key))
    whole = is_whole(organ) and not own
    if key.startswith("requests/") and not whole:
        found, left = requests_in(organ, year, CellRef.parse(key))
        return Part(found.total, found, _without(left))
    now = current(organ, year) if whole else figures_of(organ, year, key if "/" in key else NAMED).counted
    if "/" in key:
        return _part(now.cells.get(CellRef.parse(key), ()), _without(now.not_counted))
    return _part(now.named.get(key, ()), _without(now.named_left.get(key, ()), key))


def _part(records: Sequence[Weighed], left: list[Left]) -> Part:
    return Part(sum((weighed.weight for weighed in records), Decimal(0)), records, left)


def _without(left: Iterable[NotCounted], where: str = "") -> list[Left]:
    return [Left(where, one.record, one.why, str(one.basis)) for one in left]


def frozen(report: AnnualReport) -> Snapshot | None:
    """The snapshot that holds, if the report's figures are frozen."""
    return report.snapshots.last() if is_frozen(report) else None


def compose(report: AnnualReport, counted: Counted, *, signed_on: date | None = None) -> Report:
    """The report as it would be published.

    Raises:
        NoFormError: when no national form serves the year.
    """
    form, organ, year = form_for(report.year), report.organ, report.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    written = {numeral: _paragraphs(report, numeral, counted) for numeral in wording.SECTIONS}
    sections = zip(wording.SECTIONS, form.sections, strict=True)
    contents = "，".join(form.sections)
    covers = f"统计期限自{year}年1月1日起至{year}年12月31日止。"
    preface = (_BASIS, f"本报告由{contents}共6部分组成。{covers}{_reached(organ)}", *reorganised(organ, year))
    if is_whole(organ):
        preface = (*preface, *_scope(report))
    return Report(
        form,
        year,
        organ.name,
        {ref: counted.printed(ref, organ.name) for ref in form.refs},
        title=str(report),
        period=Period(first, last, covers),
        signed_by=organ.name,
        signed_on=signed_on,
        preface=tuple(map(Paragraph, preface)),
        sections=tuple(Section(n, title, title, written[n]) for n, title in sections),
        contact=_contact(organ),
        tables={table.key: TableReading(TableState.READ, form.key) for table in form.tables},
    )


def compose_sum(found: Rollup) -> Report:
    """The sum of a county in the statutory layout: its first lines say how many organs it holds, and who is missing."""
    form, organ, year = found.form, found.organ, found.year
    covers = f"统计期限自{year}年1月1日起至{year}年12月31日止。"
    return Report(
        form,
        year,
        organ.name,
        {ref: found.counted.printed(ref, organ.name) for ref in form.refs},
        title=f"{organ.name}{year}年政府信息公开工作年度报告（汇总数据）",
        period=Period(date(year, 1, 1), date(year, 12, 31), covers),
        preface=tuple(map(Paragraph, scope_of(found))),
        sections=tuple(Section(n, title, title) for n, title in zip(wording.SECTIONS, form.sections, strict=True)),
        tables={table.key: TableReading(TableState.READ, form.key) for table in form.tables},
    )


def _scope(report: AnnualReport) -> tuple[str, ...]:
    """What the sum of a government holds: as it was when the figures were frozen, else as it is."""
    if not is_frozen(report):
        return scope_of(rollup(report.organ, report.year))
    facts = report.acts.filter(deed=ReportDeed.FROZEN).latest("pk").facts
    return _holds(report.year, facts["members"], facts["missing"])


def scope_of(found: Rollup) -> tuple[str, ...]:
    """What a sum holds: how many organs, and by name who is missing."""
    return _holds(found.year, len(found.members), [member.organ.name for member in found.missing])


def _holds(year: int, members: int, missing: Sequence[str]) -> tuple[str, ...]:
    says = f"本表由{members - len(missing)}个机关{year}年度报告的数字相加而成，应汇总{members}个机关。"
    return (says, f"汇总不完整，缺{len(missing)}个机关：{'、'.join(missing)}。") if missing else (says,)


def reorganised(organ: Organ, year: int) -> tuple[str, ...]:
    """What a reader must know of an organ that was renamed, or that others went into, since the year began."""
    renamed = [
        f"本机关{day(name.until)}更名，此前名称为{name.name}。" for name in organ.names.all() if name.until.year >= year
    ]
    gone = Organ.objects.filter(pk__in=merged_into([organ], year), abolished_on__year=year)
    joined_it = [
        f"{each.name}{day(each.abolished_on)}并入本机关，其记录计入本报告。" for each in gone if each.abolished_on
    ]
    return ("".join((*renamed, *joined_it)),) if renamed or joined_it else ()


def day(of: date) -> str:
    """A day as prose writes it."""
    return f"{of.year}年{of.month}月{of.day}日"


def _paragraphs(report: AnnualReport, numeral: str, counted: Counted) -> tuple[Paragraph, ...]:
    texts = wording.paragraphs(report.narrative, numeral)
    return tuple(Paragraph(wording.filled(text, counted)) for text in texts)


def _office(organ: Organ) -> DisclosureOffice | None:
    return DisclosureOffice.objects.filter(organ=organ).first()


def _reached(organ: Organ) -> str:
    office = _office(organ)
    if office is None:
        return ""
    return f"如有疑问，请与{office.name}联系（地址：{office.address}，电话：{office.phone}）。"


def _contact(organ: Organ) -> Contact:
    office = _office(organ)
    if office is None:
        return Contact()
    return Contact(office.address, office.postcode, office.phone, office.fax, office.email)
