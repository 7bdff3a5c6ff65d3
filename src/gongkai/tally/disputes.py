"""Table 4 from reviews and suits: each case once, by its latest result that stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.basis.language import translate as _
from gongkai.forms import CellRef, form_for
from gongkai.statute import ENDINGS
from gongkai.tally.counted import NotCounted, Tally, filled

ONCE = ANNUAL_FORM_2021.at("附件 表四", verified=False, note="凭记忆：一审、二审只计一件，按最后生效的结果")
"""On what it rests that several instances count once."""


@dataclass(frozen=True, slots=True)
class DisputeLife:
    """A review or one instance of a suit. `after` is the record of the review or the instance before it.

    `ending` is a code of `ENDINGS`, and `decided` its day; both are empty while it is pending.
    """

    record: str
    kind: str
    accepted: date
    decided: date | None = None
    ending: str = ""
    after: str = ""


def tally_disputes(lives: Iterable[DisputeLife], year: int) -> Tally:
    """Table 4 of a year: cases decided in it, and those pending when it ends.

    An instance that was taken further counts no more: the one after it does, from the day on which that was accepted.

    Raises:
        NoFormError: when no national form serves the year.
        UnknownCodeError: when a case ended in a way that no list knows.

    Source: 国办公开办函〔2021〕30号附件表四.
    """
    table = form_for(year).table("disputes")
    known = {life.record: life for life in sorted(lives, key=lambda life: life.record)}
    further = {life.after: life for life in known.values() if _same_suit(life, known)}
    found, left_out = [], []
    for life in known.values():
        column = _column(life, year)
        if column is None:
            continue
        later = further.get(life.record)
        if later is not None and later.accepted.year <= year:
            left_out.append(NotCounted(life.record, _("已经上诉或者再审，由后一审计数"), ONCE))
        else:
            found.append((CellRef("disputes", _row(life, known), column), life.record))
    return Tally(table, year, filled(table, found), tuple(left_out))


def _same_suit(life: DisputeLife, known: Mapping[str, DisputeLife]) -> bool:
    """Whether it is a further instance of a suit, and not a suit after a review."""
    before = known.get(life.after)
    return before is not None and life.kind == before.kind == "suit"


def _column(life: DisputeLife, year: int) -> str | None:
    """Where a case stands in a year: by its result, as pending, or nowhere."""
    if life.accepted.year > year:
        return None
    if life.decided is None or life.decided.year > year:
        return "pending"
    return ENDINGS[life.ending].column if life.decided.year == year else None


def _row(life: DisputeLife, known: Mapping[str, DisputeLife]) -> str:
    """The row: a suit is direct unless a review stands at its beginning."""
    if life.kind == "review":
        return "review"
    return "suit-after-review" if any(each.kind == "review" for each in _before(life, known)) else "direct-suit"


def _before(life: DisputeLife, known: Mapping[str, DisputeLife]) -> Iterator[DisputeLife]:
    seen = {life.record}
    while (before := known.get(life.after)) is not None and before.record not in seen:
        seen.add(before.record)
        yield before
        life = before
