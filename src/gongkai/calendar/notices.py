"""The yearly notices of the State Council's General Office on days off, one TOML file a year.

A new notice is a new file in `notices/`; nothing else changes. A file reads:

    year = 2027
    number = "国办发明电〔2026〕1号"
    issued = 2026-11-10

    [[holiday]]
    name = "元旦"
    off = { first = 2027-01-01, last = 2027-01-03 }
    work = []  # weekend days that become working days

A holiday that a later notice changed carries the dates as changed, and names that notice:

    changed_by = { title = "国务院办公厅关于调整2027年元旦假期安排的通知", number = "国办发明电〔2026〕2号" }
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeGuard

from gongkai.basis import Citation, Instrument

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a year: its days off, first and last included, and the weekend days worked for it.

    `changed_by` is the later notice that the dates follow, if there was one.
    """

    name: str
    first: date
    last: date
    work: tuple[date, ...] = ()
    changed_by: Instrument | None = None

    def off(self) -> Iterator[date]:
        """Every day off, weekends within it included."""
        for n in range((self.last - self.first).days + 1):
            yield self.first + timedelta(n)


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that arranges a calendar year. Its days may fall in the December before."""

    year: int
    number: str
    issued: date
    holidays: tuple[Holiday, ...]

    @property
    def instrument(self) -> Instrument:
        """The notice as something to cite."""
        return Instrument(f"国务院办公厅关于{self.year}年部分节假日安排的通知", self.number, issued=self.issued)

    def basis(self, holiday: Holiday) -> Citation:
        """Where a holiday is arranged: this notice, or the one that changed it."""
        return (holiday.changed_by or self.instrument).at(holiday.name)

    @property
    def first(self) -> date:
        """The first day that the notice decides: 1 January, or the earliest day it names before that."""
        named = (day for holiday in self.holidays for day in (holiday.first, *holiday.work))
        return min(date(self.year, 1, 1), *named)


@cache
def published() -> tuple[Notice, ...]:
    """Every notice on record, by year.

    Raises:
        NoticeError: when a file is not a notice.
    """
    from importlib.resources import files  # noqa: PLC0415 - most checks of a report ask for no working day

    folder = files(__package__) / "notices"
    texts = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")}
    return tuple(parse(text, name) for name, text in sorted(texts.items()))


def parse(text: str, name: str) -> Notice:
    """A notice from the text of its file.

    Raises:
        NoticeError: when something is missing, of the wrong kind, or contradicts itself.
    """
    import tomllib  # noqa: PLC0415 - as above

    try:
        content = tomllib.loads(text)
        holidays = tuple(_holiday(entry) for entry in content["holiday"])
        notice = Notice(int(content["year"]), str(content["number"]), content["issued"], holidays)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise NoticeError(name, repr(error)) from error
    for complaint in _complaints(notice):
        raise NoticeError(name, complaint)
    return notice


def _holiday(entry: Mapping[str, object]) -> Holiday:
    off, work = entry["off"], entry.get("work", [])
    if not isinstance(off, dict) or not _are_dates(work):
        raise TypeError("off must be {first, last} and work a list of dates")
    changed = entry.get("changed_by")
    later = Instrument(**changed) if isinstance(changed, dict) else None
    return Holiday(str(entry["name"]), off["first"], off["last"], tuple(work), later)


def _are_dates(value: object) -> TypeGuard[list[date]]:
    return isinstance(value, list) and all(isinstance(day, date) for day in value)


def _complaints(notice: Notice) -> Iterator[str]:
    off = [day for holiday in notice.holidays for day in holiday.off()]
    work = [day for holiday in notice.holidays for day in holiday.work]
    if len(set(off)) != len(off) or len(set(work)) != len(work) or set(off) & set(work):
        yield "a day is named twice"
    for day in work:
        if day.weekday() < SATURDAY:
            yield f"{day} is no weekend day and cannot be made a working day"
    for day in (*off, *work):
        if not (day.year == notice.year or (day.year, day.month) == (notice.year - 1, 12)):
            yield f"{day} is neither in {notice.year} nor in the December before"


class NoticeError(ValueError):
    """A file that is not a holiday notice."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
