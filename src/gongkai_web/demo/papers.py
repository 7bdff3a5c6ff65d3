"""What the demonstration publishes, as plain values: what a document says, before it is anybody's record."""

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from gongkai_web.demo.county import OrganPlan
from gongkai_web.library.kinds import DocumentKind, Genre, RelationKind

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One attachment: its name with its ending, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Effect:
    """What a document does to another, named by its key, from a day on."""

    kind: RelationKind
    target: str
    on: date


@dataclass(slots=True)
class Paper:
    """One document. `key` names it among the others; its number is given once all are in the order of their days."""

    key: str
    organ: OrganPlan
    kind: DocumentKind
    title: str
    formed_on: date
    published_on: date
    body: list[dict[str, Any]]
    genre: Genre = Genre.OTHER
    topic: str = ""
    keywords: str = ""
    duty: str = "general"
    summary: str = ""
    mark: str = ""
    number: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    files: tuple[FilePlan, ...] = ()
    effects: tuple[Effect, ...] = ()
    interpreted: int = 0
    issuers: str = ""
    measure: str = ""
    """The name of the measure that it issues, without the county's."""


def text(*paragraphs: str) -> dict[str, Any]:
    """A block of paragraphs; one that begins with # is a heading."""
    marked = (f"<h3>{escape(p[1:])}</h3>" if p.startswith("#") else f"<p>{escape(p)}</p>" for p in paragraphs)
    return _block("text", "".join(marked))


def table(caption: str, rows: Rows) -> dict[str, Any]:
    """A block with a table; the first row is its head."""
    value = {
        "data": [list(row) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": caption,
        "table_header_choice": "row",
    }
    return _block("table", value)


def html(markup: str) -> dict[str, Any]:
    """A block of markup that has been made harmless."""
    return _block("html", markup)


def _block(kind: str, value: Any) -> dict[str, Any]:
    # The same content has the same name, so that two builds are alike.
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{kind}{value}"))}
