"""What the bench shows of one report: the marked source, its tables, its findings, the pictures of its pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.checks import Finding, Severity
from gongkai.compare import with_joined
from gongkai.forms import CellRef, Problem, Report, label_of, refs_of
from gongkai.ingest.last_year import beside_last_year
from gongkai.render.layout import layouts
from gongkai.render.marking import Marks
from gongkai.render.markup import Extra, anchor, table
from gongkai.render.terminal import SIGNS, place_of
from gongkai.render.workbench import GRAVEST_FIRST, gravest_first, likely, marked_report
from gongkai_web.examination.findings import Told, key_of, restored
from gongkai_web.examination.kinds import Deed
from gongkai_web.examination.models import Act, Examination, ReportFile
from gongkai_web.examination.numbers import plain
from gongkai_web.examination.pages.picturing import Sheet, lacks_pictures, sheets_of
from gongkai_web.examination.selectors import before_of, corrections, joined_of, judged, reading_of
from gongkai_web.examination.working import corrected
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

_SEVERITIES = {Severity.ERROR: later("错误"), Severity.WARNING: later("提醒"), Severity.INFO: later("提示")}
_NAMED_CELLS = 6
"""Cells that a finding names before it only counts them."""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: its number on the page, what it says, where, and what was decided."""

    number: int
    finding: Finding
    key: str
    cells: tuple[tuple[str, str], ...]
    place: str
    where: str
    decision: Act | None
    new: bool

    @property
    def sign(self) -> str:
        """The mark of its severity."""
        return SIGNS[self.finding.severity]

    @property
    def name(self) -> str:
        """The name of its severity."""
        return str(_SEVERITIES[self.finding.severity])

    @property
    def more(self) -> int:
        """Cells that are not named."""
        return max(0, len(self.finding.fault.cells) - _NAMED_CELLS)

    @property
    def dismissed(self) -> bool:
        """Whether a person said that it is none."""
        return self.decision is not None and self.decision.deed == Deed.DISMISSED


@dataclass(frozen=True, slots=True)
class Bench:
    """All that the page of a report shows."""

    report: Report
    before: ReportFile | None
    joined: tuple[ReportFile, ...]
    unjoined: tuple[Organ, ...]
    source: SafeString
    tables: tuple[SafeString, ...]
    cards: tuple[Card, ...]
    gone: tuple[Told, ...]
    last: Examination | None
    corrections: tuple[tuple[str, str, Act], ...]
    cells: tuple[tuple[str, str, str], ...]
    sheets: tuple[Sheet, ...]
    pictureless: bool
    problems: tuple[Problem, ...]


def bench_of(file: ReportFile) -> Bench:
    """The bench of a file.

    Raises:
        ValidationError: when the file cannot be read any more.
    """
    before, found, read_again = before_of(file), judged(file), corrections(file)
    joined, unjoined = joined_of(file) if before else ([], [])
    earlier = _earlier(before, joined, unjoined)
    report = beside_last_year(reading_of(file), earlier)
    pairs = [(restored(told), told) for told in (found.last.findings if found.last else ())]
    findings = gravest_first(finding for finding, _told in pairs)
    source, marks = marked_report(report, findings)
    view = _View(report, findings, marks, earlier, read_again)
    keys = {id(finding): key_of(told) for finding, told in pairs}
    new = {key_of(told) for told in found.since.new} if found.since else set()
    return Bench(
        report,
        before,
        tuple(joined),
        tuple(unjoined),
        mark_safe(source),  # noqa: S308 - the engine's own markup, every word escaped
        tuple(view.tables()),
        tuple(view.cards([keys[id(finding)] for finding in findings], found.decisions, new)),
        found.since.gone if found.since else (),
        found.last,
        tuple((key, label_of(report, CellRef.parse(key)), act) for key, act in read_again.items()),
        tuple((str(ref), label_of(report, ref), report[ref].text) for ref in refs_of(report)),
        sheets_of(file, report, view.boxed()),
        lacks_pictures(file, report),
        report.problems,
    )


def _earlier(before: ReportFile | None, joined: Sequence[ReportFile], unjoined: Sequence[Organ]) -> Report | None:
    if before is None:
        return None
    own = _read_again(before)
    return with_joined(own, [*map(_read_again, joined), *(None for _each in unjoined)]) if joined or unjoined else own


def _read_again(file: ReportFile) -> Report:
    """A report as people read it."""
    return corrected(reading_of(file), {key: act.facts["value"] for key, act in corrections(file).items()})


@dataclass(frozen=True, slots=True)
class _View:
    """A report with its findings in the order of the page, last year's report, and what people read again."""

    report: Report
    findings: Sequence[Finding]
    marks: Marks
    earlier: Report | None
    again: Mapping[str, Act]

    def cards(self, keys: Sequence[str], decisions: Mapping[str, Act], new: set[str]) -> Iterator[Card]:
        """The findings, each under its key."""
        for number, (finding, key) in enumerate(zip(self.findings, keys, strict=True), 1):
            yield Card(
                number,
                finding,
                key,
                tuple((label_of(self.report, ref), value_id(ref)) for ref in finding.fault.cells[:_NAMED_CELLS]),
                self.marks.places.get(number, "").rstrip("#"),
                place_of(finding.fault.origin),
                decisions.get(key),
                key in new,
            )

    def tables(self) -> Iterator[SafeString]:
        """The statutory tables with what is known of each number."""
        for layout in layouts(self.report):
            yield mark_safe(table(layout, self.report, self._extra))  # noqa: S308 - as above

    def boxed(self) -> Mapping[CellRef, list[int]]:
        """The numbers of the findings that concern a cell."""
        return self.marks.cells

    def _extra(self, ref: CellRef) -> Extra:
        numbers = self.marks.cells.get(ref, [])
        gravest = min((self.findings[n - 1].severity for n in numbers), key=GRAVEST_FIRST.index, default=None)
        links = "".join(f'<a class="ref" href="#finding-{n}">{n}</a>' for n in numbers)
        after = _again(self.again.get(str(ref))) + likely(self.report[ref]) + self._last_year(ref) + links
        return Extra(f"marked {gravest.value}" if gravest else "", after, value_id(ref))

    def _last_year(self, ref: CellRef) -> str:
        if self.earlier is None or (value := self.earlier.value(ref)) in {None, self.report.value(ref)}:
            return ""
        return format_html('<small class="before" title="{}">{}</small>', _("上年"), plain(value))


def value_id(ref: CellRef) -> str:
    """The id of a number on the right; on the left the same cell has the engine's own."""
    return anchor(ref).replace("cell-", "value-", 1)


def _again(act: Act | None) -> str:
    """The number that a person read, beside the one that was published."""
    if act is None:
        return ""
    who = _("{name}{day}更正：{reason}").format(
        name=act.by.full_name, day=f"{act.recorded:%Y-%m-%d}", reason=act.reason
    )
    return format_html('<ins title="{}">{}</ins>', who, act.facts["value"])
