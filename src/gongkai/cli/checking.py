"""The work of `gongkai check` on one file: read, examine, render."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.checks import Case, Examination, Facts, examine
from gongkai.cli.inputs import STDIN
from gongkai.cli.picturing import sheets_of
from gongkai.cli.reports import Unusable, open_report
from gongkai.forms import Report
from gongkai.ingest.last_year import beside_last_year
from gongkai.render import findings_to_json
from gongkai.render.github import github_annotations
from gongkai.render.terminal import findings_to_text


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file: how many findings of each severity, and the output for it.

    `examined` is kept only where the output is made of all files together.
    """

    name: str
    title: str
    counts: Counter[str]
    content: str
    examined: tuple[Report, Examination] | None = None


@dataclass(frozen=True, slots=True)
class Checking:
    """The work on one file.

    `before` holds reports of earlier years by organ and year, `published` first versions likewise; `peers` are others
    of the year.
    """

    style: str
    facts: Facts = field(default_factory=Facts)
    before: Mapping[tuple[str, int], Report] = field(default_factory=dict)
    only_before: Report | None = None
    published: Mapping[tuple[str, int], Report] = field(default_factory=dict)
    peers: tuple[Report, ...] = ()
    subordinates: tuple[Report, ...] = ()
    expected: tuple[str, ...] = ()
    ocr: str = "auto"

    def __call__(self, name: str) -> Checked | Unusable:
        """Read, examine and render; a bad file is an answer, not an exception."""
        report = open_report(name, self.ocr)
        if isinstance(report, Unusable):
            return report
        report = beside_last_year(report, self._before(report))
        examination = examine(self.case(report))
        counts = Counter(finding.severity.value for finding in examination.findings)
        whole = (report, examination) if self.style == "xlsx" else None
        return Checked(name, report.title or name, counts, self.render(report, examination, name), whole)

    def case(self, report: Report) -> Case:
        """The report with what is known around it."""
        peers = tuple(p for p in self.peers if p.organ != report.organ and p.year == report.year)
        return Case(
            report,
            before=self._before(report),
            peers=peers,
            subordinates=self.subordinates,
            expected=self.expected,
            facts=self.facts,
            published=self.published.get((report.organ, report.year)) if report.year is not None else None,
        )

    def _before(self, report: Report) -> Report | None:
        """The report of the year before."""
        if self.only_before is not None or report.year is None:
            return self.only_before
        return self.before.get((report.organ, report.year - 1))

    def render(self, report: Report, examination: Examination, name: str) -> str:
        """The output for one report; "" where all are written together."""
        match self.style:
            case "json":
                return findings_to_json(examination, report)
            case "html":
                from gongkai.render.workbench import workbench_page  # noqa: PLC0415 - only pages pay for their making

                return workbench_page(report, examination, sheets_of(report, name))
            case "github":
                return github_annotations(examination, report, "" if name == STDIN else name)
            case "text":
                return findings_to_text(examination, report)
            case _:
                return ""
