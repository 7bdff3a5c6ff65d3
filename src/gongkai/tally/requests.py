"""Table 3 from requests: new ones, those carried in, how they ended, those carried out.

A request counts where its life ends: received in the year, or open when it began; ended in it, or open when it ends.
So each column balances by construction, and what is carried in is what the year before carried out.

One that is split in the year of its receipt is counted by its parts. One that is split in a later year was carried out
as one request and is carried in as one: its first part goes on in its place, each other comes in with the split.

    2025                    2026
    received 1 ──┐          carried in 1 ──▶ first part: how it ended
    carried out 1┘          received 1   ──▶ second part: how it ended
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

    `parted` is true where it was split, on the day on which it ended: then its parts are counted. `whole` is what it is
    itself a part of, and `first` whether it is the first of those parts. `rejoined` is true of a part whose split was
    voided: the whole is counted.
    """

    record: str
    applicant: str
    received: date | None
    ended: date | None = None
    disposition: str = ""
    parted: bool = False
    whole: "RequestLife | None" = None
    first: bool = False
    rejoined: bool = False

    @property
    def entered(self) -> date | None:
        """The day from which it is counted: of its receipt, of a later part that of the split.

        A first part takes the place of the whole: from the split on where that was counted before, else as it.
        """
        if self.whole is None:
            return self.received
        return self.whole.entered if self.first and not self.whole.handed_on else self.whole.ended

    @property
    def follows(self) -> bool:
        """Whether it goes on in the place of one that was counted: then it is not received anew."""
        return self.whole is not None and self.first and (self.whole.handed_on or self.whole.follows)

    @property
    def handed_on(self) -> bool:
        """Whether it was split in a later year than it came in, and so stands in the tables of the years before."""
        split, entered = self.ended, self.entered
        return self.parted and split is not None and entered is not None and entered.year < split.year


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
    entered, ended = life.entered, life.ended
    if entered is None or entered.year > year or (ended is not None and ended.year < year):
        return
    if entered.year < year:
        yield "carried-in"
    elif not life.follows:
        yield "received"
    if ended is None or ended.year > year:
        yield "carried-out"
    elif not life.parted:
        disposition = DISPOSITIONS[life.disposition]
        yield rows.get(disposition.code) or disposition.row_in(form)


def _left_out(life: RequestLife, year: int) -> NotCounted | None:
    """Why a request of the year stands in no row; None where it does, or is not of the year."""
    entered, ended = life.entered, life.ended
    if entered is None:
        there = ended is None or ended.year >= year
        return NotCounted(life.record, _said(life), _FORM) if there else None
    if life.rejoined:
        there = entered.year <= year and (ended is None or ended.year >= year)
        return NotCounted(life.record, _("分开办理已经作废，按原来的一件计"), _PARTS) if there else None
    if life.parted and not life.handed_on and ended is not None and ended.year == year:
        return NotCounted(life.record, _("已经分成几件，各件分别计数"), _PARTS)
    return None


def _said(life: RequestLife) -> str:
    if life.ended is None:
        return _("还没有收到申请之日：没有签收或者双方确认")
    return _("收到申请之日确定以前就已经撤回")
