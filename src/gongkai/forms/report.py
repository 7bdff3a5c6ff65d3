"""An annual report (政府信息公开工作年度报告) as a value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gongkai.basis import ENTERED, Origin
from gongkai.claims.model import Claim
from gongkai.forms.cells import MISSING, Cell, State
from gongkai.forms.model import CellRef, Form


class TableState(StrEnum):
    """How a statutory table was found in a report."""

    READ = "read"
    """Every row of its form is there."""
    PARTIAL = "partial"
    """Rows or columns of its form are missing: cut short, or cells lost."""
    IMAGE = "image"
    """A picture stands in its place."""
    ABSENT = "absent"
    """Its heading may stand there; no table does."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a table shows beside its words; None where the file does not tell.

    Text has no borders, and those of a page are often settled by a style sheet elsewhere. `heads` is whether header
    cells are marked as such, so that they can be read out with each number; `ruled` whether borders of the cells are
    visible.
    """

    heads: bool | None = None
    ruled: bool | None = None


UNTOLD = Appearance()


@dataclass(frozen=True, slots=True)
class TableReading:
    """How one statutory table was found.

    `form` is the key of the form whose labels it bears (a report of 2023 may carry a table of 2019). `labels`
    pairs each printed label that is not the form's own word for word with that word: (as printed, as
    prescribed). `missing_rows` are the form's rows that the report lacks. `notes` say, in Chinese, what was
    unusual (shifted row, spread over pages, …).
    """

    state: TableState
    form: str
    origin: Origin = ENTERED
    labels: tuple[tuple[str, str], ...] = ()
    missing_rows: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    appearance: Appearance = UNTOLD


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section, with its place."""

    text: str
    origin: Origin = ENTERED


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections as found.

    `number` is the numeral that the report prints (一…六, or "" where it lacks one), `heading` its heading as
    printed without that numeral, `title` the form's title that it stands for. `pictures` names the images that
    stand in it. `level` is the heading level that the markup gives (1 to 6), 0 where it gives none.
    """

    number: str
    heading: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    origin: Origin = ENTERED
    pictures: tuple[str, ...] = ()
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that the report says it covers, both included. Either end may be unstated."""

    start: date | None
    end: date | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How the report says its organ can be reached; "" where it does not say."""

    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the reading that a person should know. Not a fault of the report's content.

    `code` is short and stable: `table-image`, `table-absent`, `table-cut`, `old-form`, `row-shifted`, `encoding`, ….
    """

    code: str
    message: str
    origin: Origin = ENTERED


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report was read from. `kind` is text, html, docx, xlsx, pdf, json, csv or markdown."""

    name: str = ""
    sha256: str = ""
    kind: str = ""
    size: int = 0


@dataclass(frozen=True)
class Report:
    """A report: what it says of itself, its six sections, its cells, and the numbers in its prose.

    `form` is the form that the *year* prescribes where the year is known and the tables do not all bear
    another's labels; `tables[...]`.form says what each table was really drawn on. Cells are keyed by the form
    that their table bears.
    """

    form: Form
    year: int | None
    organ: str
    cells: Mapping[CellRef, Cell]
    region: str = ""
    title: str = ""
    period: Period | None = None
    signed_by: str = ""
    signed_on: date | None = None
    preface: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    contact: Contact = Contact()
    claims: tuple[Claim, ...] = ()
    tables: Mapping[str, TableReading] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    source: Source = Source()

    def __getitem__(self, ref: CellRef) -> Cell:
        """The cell as found; MISSING where the report has none."""
        return self.cells.get(ref, MISSING)

    def value(self, ref: CellRef) -> Decimal | None:
        """The number in a cell, or None where there is none."""
        return self[ref].value

    def total(self, refs: Iterable[CellRef]) -> Decimal | None:
        """The sum of cells, or None where one of them is not a number."""
        values = [self[ref].value for ref in refs]
        return sum((v for v in values if v is not None), Decimal(0)) if None not in values else None

    def section(self, title: str) -> Section | None:
        """The section that stands for a title of the form, or None."""
        return next((s for s in self.sections if s.title == title), None)

    def read(self, ref: CellRef) -> bool:
        """Whether the cell holds a number."""
        return self[ref].state is State.NUMBER
