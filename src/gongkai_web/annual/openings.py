"""What an organ brings with it, held against what is known already: a number that contradicts another is said so.

Carried in must be what the year before carried out; what is carried in must go somewhere; what is in force must follow
from what was in force, issued and repealed. Nothing here changes a number: the person who wrote it decides.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from gongkai.forms import CellRef, form_for
from gongkai_web.annual.earlier import reported_cells
from gongkai_web.annual.figures import Counted, figures_of
from gongkai_web.annual.figures.counted import printed
from gongkai_web.annual.models import Opening
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import joined_in, merged_into, split_from


def contradictions(organ: Organ, year: int) -> list[str]:
    """Sentences that each name two numbers which cannot both be, with where each is from."""
    counted = figures_of(organ, year).counted
    found = [*_carried_in(organ, year, counted), *_stocks(organ, year, counted), *_split(organ, year)]
    return found + list(_unbalanced(organ, year, counted))


def before(organ: Organ, year: int) -> dict[CellRef, Decimal] | None:
    """What was published of the year before by the organ and by those that went into it; None where one of them is not.

    A sum that lacks one of them is not what the organ goes on from.
    """
    known = [reported_cells(each, year - 1) for each in (organ, *joined_in(organ, year))]
    there = [cells for cells in known if cells is not None]
    if len(there) < len(known):
        return None
    return {ref: sum((cells.get(ref, Decimal(0)) for cells in there), Decimal(0)) for ref in there[0]}


def _carried_in(organ: Organ, year: int, counted: Counted) -> Iterator[str]:
    """Table 3, column by column, against last year's published report."""
    earlier = before(organ, year)
    if earlier is None:
        return
    for column in form_for(year).table("requests").blocks[0].columns:
        now = CellRef("requests", "carried-in", column.key)
        was = earlier.get(CellRef("requests", "carried-out", column.key))
        if was is not None and was != counted.value(now):
            said = _("上年结转（{column}）：{year}年的报告写明结转下年度{was}件，本年记录和期初数合计{now}件")
            yield said.format(column=column.label, year=year - 1, was=printed(was), now=printed(counted.value(now)))


def _stocks(organ: Organ, year: int, counted: Counted) -> Iterator[str]:
    """Documents in force against what was in force, issued and repealed."""
    earlier = before(organ, year)
    form = form_for(year)
    if earlier is None or form.key == "2019":
        return
    for row in ("regulations", "normative-documents"):
        issued, repealed, force = (CellRef("disclosure", row, column) for column in ("issued", "repealed", "in-force"))
        if (was := earlier.get(force)) is None:
            continue
        then = was + counted.value(issued) - counted.value(repealed)
        if counted.value(force) > then:
            said = _("{label}：{year}年的报告写明现行有效{was}件，加上制发、减去废止是{then}件，本年得出{now}件")
            yield said.format(
                label=form.label(force),
                year=year - 1,
                was=printed(was),
                then=printed(then),
                now=printed(counted.value(force)),
            )


def _unbalanced(organ: Organ, year: int, counted: Counted) -> Iterator[str]:
    """What openings bring into table 3 and do not take out of it again."""
    organs = [organ.pk, *merged_into([organ], year)]
    if not Opening.objects.filter(organ__in=organs, year=year, cell__startswith="requests/").exists():
        return
    for column in form_for(year).table("requests").blocks[0].columns:
        came, went = (
            sum((counted.value(CellRef("requests", row, column.key)) for row in rows), Decimal(0))
            for rows in (("received", "carried-in"), ("handled", "carried-out"))
        )
        if came != went:
            said = _(
                "期初数（{column}）：新收加上年结转是{came}件，办理结果加结转下年度是{went}件；请登记这些申请的去向"
            )
            yield said.format(column=column.label, came=printed(came), went=printed(went))


def _split(organ: Organ, year: int) -> Iterator[str]:
    for each in split_from(organ, year):
        said = _("{gone}已经分立，它的记录不能自动归入哪一个机关；请按分立协议登记为期初数，写明来源")
        yield said.format(gone=each.name)
