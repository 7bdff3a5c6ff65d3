"""The work on one file: what the processes beside the server do. They know the engine, and no database."""

import heapq
import re
import signal
import threading
import zlib
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.basis import UnusableInputError
from gongkai.basis.language import listed, marked
from gongkai.checks import Case, Check, Facts, examine
from gongkai.compare import shingles, with_joined
from gongkai.forms import Cell, CellRef, Report, State
from gongkai.ingest import read_bytes
from gongkai.ingest.last_year import beside_last_year
from gongkai.ingest.readers.office import WAYS, converted
from gongkai.render.findings import finding_to_dict
from gongkai.render.words import titled
from gongkai_web.examination.keeping import kept, opened

LONGEST = 600
"""Seconds that one file may take."""
SKETCH = 128
"""Marks that a text is known by: of all marks of its runs of characters the smallest."""
TOO_LONG = marked("识读超过{minutes}分钟，没有读完；请拆开或者换一种格式再导入")
BROKEN = marked("识读这个文件时程序出错，没有读出；请换一种格式再导入")
LACKING = marked("这里还缺{count}个下级机关当年的报告（{named}），没有相加")
LACKING_MORE = marked("这里还缺{count}个下级机关当年的报告（有{named}等），没有相加")
UNJOINED = marked("这一年并入的机关（{named}）上年的报告不在这里，不能与上年比较")
_SUMS = frozenset({"G101", "G102", "G103"})
_NAMED = 5
_SITE_CODE = re.compile(rb"""SiteIDCode["']?\s+content=["'](\d{10})["']""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file: the report in bytes, and what a list shows of it."""

    kept: bytes
    kind: str
    title: str
    organ: str
    signed_by: str
    year: int | None
    site_code: str
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is nothing to be read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a report, the other reports in bytes. `corrections` are cells a person read again.

    `below` are the reports that a government's adds up, each under the name that its organ bears, with its corrections:
    all of them, or none while one is `lacking`. `joined` are last year's reports of organs that went into this one
    since, with theirs; `unjoined` are those of whom none is here.
    """

    facts: Facts = field(default_factory=Facts)
    before: bytes | None = None
    published: bytes | None = None
    peers: tuple[bytes, ...] = ()
    below: tuple[tuple[str, bytes, Mapping[str, str]], ...] = ()
    lacking: tuple[str, ...] = ()
    joined: tuple[tuple[bytes, Mapping[str, str]], ...] = ()
    unjoined: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)
    corrections_before: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, as the public envelope tells it."""

    findings: list[dict[str, Any]]
    not_assessable: list[dict[str, Any]]


class _TooLongError(Exception):
    pass


def read_file(path: str, name: str) -> Reading | Refused:
    """Read one file; a bad one is an answer, not an exception."""
    try:
        with _in_time():
            data = Path(path).read_bytes()
            report = read_bytes(data, name)
            _keep_turned(Path(path), data, report)
    except UnusableInputError as error:
        return Refused(error.reason)
    except _TooLongError:
        return Refused(TOO_LONG.format(minutes=LONGEST // 60))
    except Exception as error:  # noqa: BLE001 - one bad file is never the end of the others
        return Refused(f"{BROKEN}（{type(error).__name__}）")
    code = _SITE_CODE.search(data, 0, 65536) if report.source.kind == "html" else None
    return Reading(
        kept(report),
        report.source.kind,
        report.title,
        report.organ,
        report.signed_by,
        report.year,
        code[1].decode() if code else "",
        sketch_of(report),
    )


def turned_path(path: Path) -> Path:
    """Where that is which LibreOffice made of a file."""
    return path.with_name(f"{path.name}.turned")


def _keep_turned(path: Path, data: bytes, report: Report) -> None:
    """Keep what LibreOffice made of a file, where cells were read from pictures within: the bench shows those."""
    if report.source.kind not in WAYS or not any(cell.origin.picture for cell in report.cells.values()):
        return
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(converted(data, report.source))
    fresh.replace(turned_path(path))


def examine_kept(own: bytes, around: Around) -> Found:
    """Examine one report with what is known around it, by every check of the catalogue."""
    before = _before(around)
    case = Case(
        beside_last_year(corrected(opened(own), around.corrections), before),
        before=before,
        published=opened(around.published) if around.published else None,
        peers=tuple(map(opened, around.peers)),
        subordinates=tuple(
            # A report of before a renaming bears the former name: it is the same organ's.
            replace(corrected(opened(each), read_again), organ=name)
            for name, each, read_again in around.below
        ),
        expected=around.expected,
        facts=around.facts,
    )
    came = examine(case)
    left = [
        {"code": check.code, "title": titled(check), "reason": _why(check, around) or why.reason}
        for check, why in came.not_assessable
    ]
    return Found([finding_to_dict(finding) for finding in came.findings], left)


def _before(around: Around) -> Report | None:
    """Last year's report, with those of the organs that went into this one since."""
    if around.before is None:
        return None
    own = corrected(opened(around.before), around.corrections_before)
    if not around.joined and not around.unjoined:
        return own
    joined = [corrected(opened(each), read_again) for each, read_again in around.joined]
    return with_joined(own, [*joined, *(None for _name in around.unjoined)])


def _why(check: Check, around: Around) -> str:
    """Why a sum, or a comparison with last year, was not made where reports for it are lacking here; "" for others."""
    if around.unjoined and around.before and any(need.startswith("before") for need in check.needs):
        return UNJOINED.format(named=listed(around.unjoined[:_NAMED]))
    if check.code not in _SUMS or not around.lacking:
        return ""
    words = LACKING if len(around.lacking) <= _NAMED else LACKING_MORE
    return words.format(count=len(around.lacking), named=listed(around.lacking[:_NAMED]))


def corrected(report: Report, corrections: Mapping[str, str]) -> Report:
    """The report with some cells as a person reads them; what was found in the file stays as their text."""
    if not corrections:
        return report
    cells = dict(report.cells)
    for key, value in corrections.items():
        ref = CellRef.parse(key)
        was = report[ref]
        cells[ref] = Cell(Decimal(value), State.NUMBER, was.text, was.origin)
    return replace(report, cells=cells)


def sketch_of(report: Report) -> bytes:
    """A short likeness of the text of the sections, by which copies among hundreds of reports are found."""
    runs = shingles("\n".join(p.text for section in report.sections for p in section.paragraphs))
    return array("I", heapq.nsmallest(SKETCH, {zlib.crc32(run.encode()) for run in runs})).tobytes()


def marks_in(sketch: bytes) -> frozenset[int]:
    """The marks of a sketch."""
    return frozenset(array("I", sketch))


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """About which share of all their runs two texts have in common, from 0 to 1; short texts are like nothing."""
    if min(len(a), len(b)) < SKETCH:
        return 0.0
    smallest = heapq.nsmallest(SKETCH, a | b)
    return sum(mark in a and mark in b for mark in smallest) / SKETCH


@contextmanager
def _in_time() -> Iterator[None]:
    """End what takes too long; only the first thread of a process can be called to order."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: object) -> None:
    raise _TooLongError
