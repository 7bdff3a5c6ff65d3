"""The calendar that clocks of this site count by: the notices of the package, and those that the office has added.

Added notices are files in the data folder. Every process looks whether they changed before it counts, so that a
notice taken in by one is known to all.
"""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from gongkai.calendar import Notice, WorkCalendar, load, published
from gongkai.calendar.notices import parse

Stamp = tuple[tuple[str, int, int], ...]
"""What tells one state of the folder from another: names, times and sizes of its files."""


def calendar() -> WorkCalendar:
    """Working days by the notices on record."""
    stamp = _stamp(folder())
    return _made(folder(), stamp) if stamp else load()


def notices() -> tuple[Notice, ...]:
    """The notices on record, by year; an added one prevails over the package's of the same year."""
    return calendar().notices


def folder() -> Path:
    """Where added notices are kept; asked each time, for tests move it."""
    return Path(settings.DATA) / "holidays"


def added() -> dict[int, Notice]:
    """The added notices by year."""
    return {notice.year: notice for notice in _read(folder(), _stamp(folder()))}


def _stamp(where: Path) -> Stamp:
    try:
        with os.scandir(where) as entries:
            found = [(each.name, each.stat()) for each in entries if each.name.endswith(".toml")]
    except FileNotFoundError:
        return ()
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in found))


@lru_cache(maxsize=4)
def _made(where: Path, stamp: Stamp) -> WorkCalendar:
    known = {notice.year: notice for notice in published()}
    known |= {notice.year: notice for notice in _read(where, stamp)}
    return WorkCalendar(known.values())


def _read(where: Path, stamp: Stamp) -> tuple[Notice, ...]:
    return tuple(parse((where / name).read_text("utf-8"), name) for name, _time, _size in stamp)
