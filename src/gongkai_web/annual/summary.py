"""One page for a leader: the year in ten numbers, each beside the year before, who is late, what was corrected."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.forms import CellRef
from gongkai.render.writers.docx import Box, Line, grid, packed, paragraph
from gongkai_web.annual.duties import late
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.answering import reporting
from gongkai_web.annual.figures.counted import printed
from gongkai_web.annual.rollup import Rollup, rollup
from gongkai_web.annual.seeing import Measure, measures
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import on_record

FIRST = 2019
"""The first year with a form of which the platform knows numbers."""
_WIDTHS = (4244, 2300, 2300)
_NUMBERS = (
    ("新收申请（件）", "requests/received/all"),
    ("办结申请（件）", "requests/handled/all"),
    ("结转下年度（件）", "requests/carried-out/all"),
    ("行政复议（件）", "disputes/review/all"),
    ("行政规范性文件现行有效（件）", "disclosure/normative-documents/in-force"),
    ("行政许可决定（件）", "disclosure/licences/decisions"),
    ("行政处罚决定（件）", "disclosure/penalties/decisions"),
)


def one_page(organ: Organ, year: int) -> bytes:
    """The page as a Word file, in Chinese. The scope, and what is missing from it, stands in its first lines."""
    with on_record():
        found, before = rollup(organ, year), _before(organ, year - 1)
        title = f"{organ.name}{year}年政府信息公开工作"
        body = "".join(_parts(found, before, title))
        return packed(body, title=title, author=organ.name)


def _before(organ: Organ, year: int) -> Measure:
    """The year before: what the organ itself reported, else the sum over those below it, where that is whole."""
    if year < FIRST:
        return Measure(organ, year, None)
    reported = measures([organ], [year])[organ.pk, year]
    if reported.source != "records" and reported.counted is not None:
        return reported
    found = rollup(organ, year)
    return Measure(organ, year, None if found.missing else found.counted, "passed")


def _parts(found: Rollup, before: Measure, title: str) -> Iterator[str]:
    yield paragraph("Title", title)
    yield paragraph("BodyText", _scope(found))
    yield grid(_WIDTHS, list(_lines(found, before)), name="主要数字")
    yield paragraph("BodyText", _overdue(found))


def _scope(found: Rollup) -> str:
    summed = [member for member in found.members if member.summed]
    said = f"范围内{len(found.members)}个机关，已计入{len(summed)}个。"
    if not found.missing:
        return said
    named = "、".join(member.organ.called for member in found.missing[:8])
    more = "等" if len(found.missing) > 8 else ""
    return f"{said}本页不完整，缺{len(found.missing)}个：{named}{more}。"


def _lines(found: Rollup, before: Measure) -> Iterator[Line]:
    heads = ("事项", f"{found.year}年", f"{before.year}年")
    yield Line(tuple(Box(head, label=True) for head in heads), head=True)
    for label, key in _NUMBERS:
        was = before.number(key)
        now = printed(found.counted.value(CellRef.parse(key)))
        yield Line((Box(label, label=True), _number(now), _number("没有数据" if was is None else printed(was))))
    mine, known = _measure(found), before.counted is not None
    for label, rate, was in (
        ("公开率（%）", mine.openness, before.openness),
        ("按期答复率（%）", mine.in_time, before.in_time),
        ("复议诉讼纠正率（%）", mine.corrected, before.corrected),
    ):
        yield Line((Box(label, label=True), _number(_rate(rate)), _number(_rate(was) if known else "没有数据")))


def _number(said: str) -> Box:
    return Box(said, middle=True)


def _measure(found: Rollup) -> Measure:
    counted: Counted = found.counted
    return Measure(found.organ, found.year, counted)


def _rate(value: Decimal | None) -> str:
    return "没有可比的数" if value is None else printed(value)


def _overdue(found: Rollup) -> str:
    organs = reporting(Organ.objects.filter(path__startswith=found.organ.path), found.year)
    overdue = late(organs, found.year)
    if not overdue:
        return "没有超期未公布年度报告的机关。"
    named = "、".join(one.organ.called for one in overdue[:8])
    more = "等" if len(overdue) > 8 else ""
    return f"超期未公布年度报告的机关{len(overdue)}个：{named}{more}。"
