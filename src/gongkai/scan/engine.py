"""Scanning files of every kind."""

import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import open_container
from gongkai.scan.detectors.traces import OLD_FORMAT, UNREADABLE
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.kinds import OldFormatError, kind_of_file
from gongkai.scan.formats.opening import Opened, open_file
from gongkai.scan.formats.web import inspect_page, parse_page
from gongkai.scan.text import find, find_wrapped
from gongkai.scan.values.budget import Budget, OverBudgetError, Watch
from gongkai.scan.values.model import Detector, Hit
from gongkai.scan.values.outcome import Scan
from gongkai.scan.values.place import Place
from gongkai.scan.words.context import Context


def scan(name: str, data: bytes, context: Context, *, budget: Budget) -> Scan:
    """See `gongkai.scan.scan_file`."""
    return _scan(name, data, context, Watch(budget))


def scan_page(html: str, context: Context, *, budget: Budget) -> tuple[Hit, ...]:
    """See `gongkai.scan.scan_html`."""
    found = Inspection(Watch(budget))
    try:
        inspect_page(parse_page(html, ""), context, found)
    except UnusableInputError as error:
        return (_refused(UNREADABLE, error.reason),)
    body = found.body
    return (*found.traces, *(hit.at(body.place(hit.start, hit.end)) for hit in find(body.text, context)))


def _scan(name: str, data: bytes, context: Context, watch: Watch) -> Scan:
    found = opened(name, data, context, watch)
    if isinstance(found, Hit):
        return Scan(name, "", (found,))
    if isinstance(found, Archive):
        return _scan_archive(found, context, watch)
    return Scan(name, found.kind, (*found.inspection.traces, *hits_of(found, context)), found.inspection.body.length)


def hits_of(found: Opened, context: Context) -> tuple[Hit, ...]:
    """What is found in the text of a file that was looked into, in its places."""
    body = found.inspection.body
    text = body.text
    plain = find(text, context)
    taken = {(hit.start, hit.end) for hit in plain}
    wrapped = [hit for hit in find_wrapped(text, found.inspection.breaks, context) if _is_new(hit, taken)]
    return tuple(hit.at(body.place(hit.start, hit.end)) for hit in (*plain, *wrapped))


def _is_new(hit: Hit, taken: set[tuple[int, int]]) -> bool:
    """Whether a hit over the end of a line is not found within it already."""
    return not any(start <= hit.start and hit.end <= end for start, end in taken)


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file and what is in it."""

    name: str
    members: tuple[tuple[str, bytes], ...]


def opened(name: str, data: bytes, context: Context, watch: Watch) -> Opened | Archive | Hit:
    """A file that was looked into, or the hit that says why it was not."""
    try:
        with warnings.catch_warnings():
            # What a library warns of in a damaged file either shows as an error or does not matter.
            warnings.simplefilter("ignore")
            return _looked_into(name, data, context, watch)
    except OldFormatError as error:
        return _refused(OLD_FORMAT, error.reason)
    except UnusableInputError as error:
        return _refused(UNREADABLE, error.reason)
    except OverBudgetError as error:
        return _refused(UNREADABLE, str(error))
    except Exception as error:  # noqa: BLE001 - a file that crashes a parser blocks; it must not end the scan
        return _refused(UNREADABLE, _("打开时出错：{kind}").format(kind=type(error).__name__))


def _looked_into(name: str, data: bytes, context: Context, watch: Watch) -> Opened | Archive:
    if data.startswith(b"PK") and len(data) <= watch.budget.size and kind_of_file(data, name) == "zip":
        return _unpacked(name, data, watch)
    return open_file(name, data, context, watch)


def _refused(trace: Detector, reason: str) -> Hit:
    return Hit(trace, trace.severity, detail=reason)


def _unpacked(name: str, data: bytes, watch: Watch) -> Archive:
    container = open_container(data, name)
    members = [member for member in container.members if not member.endswith("/")]
    watch.allow(marked("压缩包里的文件"), len(members), watch.budget.members)
    watch.allow(marked("压缩包的层数"), watch.depth + 1, watch.budget.depth)
    return Archive(name, tuple((member, container.read(member)) for member in members))


def _scan_archive(archive: Archive, context: Context, watch: Watch) -> Scan:
    inner = watch.deeper()
    hits: list[Hit] = []
    characters = 0
    for member, data in archive.members:
        scan = _scan(PurePosixPath(member).name, data, context, inner)
        hits += [hit.at(_within(member, hit.place)) for hit in scan.hits]
        characters += scan.characters
    return Scan(archive.name, "zip", tuple(hits), characters)


def _within(member: str, place: Place) -> Place:
    return place._replace(member=f"{member}/{place.member}" if place.member else member)
