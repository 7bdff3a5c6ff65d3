"""Table 3 from requests: new ones, those carried in, how they ended, those carried out.

A request counts where its life ends: received in the year, or open when it began; ended in it, or open when it ends.
So each column balances by construction, and what is carried in is what the year before carried out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.forms import CellRef, Table, form_for
from gongkai.handling import Act, Kind, in_order, standing
from gongkai.statute import DISPOSITIONS
from gongkai.statute.counting import COUNTING
from gongkai.tally.counted import NotCounted, Tally, filled

_FORM = ANNUAL_FORM_2021.at("附件 表三")
_PARTS = next(rule.citation for rule in COUNTING if rule.code == "count-unit")


@dataclass(frozen=True, slots=True)
class RequestLife:
    """What table 3 must know of a request. `applicant` is the code of a kind; `disposition` is "" while it is open.

    `parted` is true where it was split: then its parts are counted.
    """

    record: str
    applicant: str
    received: date | None
    ended: date | None = None
    disposition: str = ""
    parted: bool = False


def life_of(
    record: str, applicant: str, acts: Iterable[Act], *, channel: str, calendar: WorkCalendar, asof: date
) -> RequestLife:
    """The life of a request up to a day, from its acts. What was reopened keeps its first end: it is counted once.

    Raises:
        HandlingError: when the acts are not lawful.
    """
    done = [act for act in in_order(acts) if act.on <= asof]
    again = next((place for place, act in enumerate(done) if act.kind is Kind.REOPENED), len(done))
    stands = standing(done[:again], channel=channel, calendar=calendar, asof=asof)
    ended = stands.ended
    return RequestLife(
        record,
        applicant,
        stands.receipt.on if stands.receipt else None,
        ended.on if ended else None,
        stands.disposition if ended else "",
        parted=ended is not None and ended.kind is Kind.SPLIT,
    )


def tally_requests(lives: Iterable[RequestLife], year: int, only: CellRef | None = None) -> Tally:
    """Table 3 of a year, in the form of that year; of one cell and what it adds up, where only that is asked for.

    Raises:
        NoFormError: when no national form serves the year.
        UnknownCodeError: when a request ended in a way that no list knows.

    Source: 国办公开办函〔2021〕30号附件表三 (2019 and 2020: 国办公开办函〔2019〕60号).
    """
    form = form_for(year)
    table = form.table("requests")
    known = sorted(lives, key=lambda life: life.record)
    not_counted = tuple(left for life in known if (left := _left_out(life, year)))
    out = {each.record for each in not_counted}
    rows, refs = _rows(table), {(ref.row, ref.column): ref for ref in table.refs}
    found = (
        (refs[row, life.applicant], life.record)
        for life in known
        if life.record not in out
        for row in _places(life, year, rows, form.key)
    )
    return Tally(table, year, filled(table, found, only), not_counted)


def _rows(table: Table) -> dict[str, str]:
    """The row that counts each disposition."""
    return {code: row.key for row in table.rows.values() for code in row.counts}


def _places(life: RequestLife, year: int, rows: dict[str, str], form: str) -> Iterator[str]:
    """The rows in which a request stands in a year: where it came from, and where it went."""
    received, ended = life.received, life.ended
    if received is None or received.year > year or (ended is not None and ended.year < year):
        return
    yield "received" if received.year == year else "carried-in"
    if ended is None or ended.year > year:
        yield "carried-out"
    else:
        disposition = DISPOSITIONS[life.disposition]
        yield rows.get(disposition.code) or disposition.row_in(form)


def _left_out(life: RequestLife, year: int) -> NotCounted | None:
    """Why a request of the year stands in no row; None where it does, or is not of the year."""
    if life.parted:
        there = life.received is not None and life.received.year <= year
        return NotCounted(life.record, _("已经分成几件，各件分别计数"), _PARTS) if there else None
    if life.received is None and (life.ended is None or life.ended.year >= year):
        return NotCounted(life.record, _said(life), _FORM)
    return None


def _said(life: RequestLife) -> str:
    if life.ended is None:
        return _("还没有收到申请之日：没有签收或者双方确认")
    return _("收到申请之日确定以前就已经撤回")
