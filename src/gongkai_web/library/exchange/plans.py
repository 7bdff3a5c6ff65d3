"""What an import would do, row by row."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as marked

from gongkai.review import Ruling
from gongkai_web.library.exchange.columns import FILES, OPEN
from gongkai_web.organs.exchange.tables import Row
from gongkai_web.organs.models import Organ

_BETWEEN = re.compile(r"[;；|\n]+")
"""What stands between the names of files."""


@dataclass(frozen=True, slots=True)
class EarlierReview:
    """What the other system says of its secrecy review: who, when, with what result."""

    who: str
    on: date
    ruling: Ruling


class Fate(StrEnum):
    """What will become of a row."""

    NEW = marked("新增")
    KNOWN = marked("已有")
    WRONG = marked("有误")


@dataclass(slots=True, eq=False)
class PlannedDocument:
    """One row with its fate. `messages` say what is wrong, heading first; `changes` what is written otherwise.

    `wanting` is what it lacks to be made public; `review` is that of the system it comes from. `changed_by` is the
    document that did to it what the row tells, where the two can be linked: another row.
    """

    row: Row
    fate: Fate = Fate.NEW
    messages: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    organ: Organ | None = None
    values: dict[str, Any] = field(default_factory=dict)
    wanting: list[str] = field(default_factory=list)
    changed_by: "PlannedDocument | None" = None
    review: EarlierReview | None = None

    @property
    def name(self) -> str:
        """What the row calls its document."""
        return self.row["标题"] or _("（没有标题）")

    @property
    def owner(self) -> Organ:
        """Whose document it is.

        Raises:
            ValueError: when its row is wrong there.
        """
        if self.organ is None:
            raise ValueError(self.line)
        return self.organ

    @property
    def line(self) -> int:
        """Where the row stands in the table."""
        return self.row.line

    @property
    def files(self) -> list[str]:
        """The names of its files."""
        return _names(self.row[FILES])

    @property
    def open_files(self) -> list[str]:
        """The names of those of its files that are open data."""
        return _names(self.row[OPEN])


def _names(cell: str) -> list[str]:
    return [name.strip() for name in _BETWEEN.split(cell) if name.strip()]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, row by row."""

    file: str
    rows: tuple[PlannedDocument, ...]

    def those(self, fate: Fate) -> list[PlannedDocument]:
        """The rows that share a fate."""
        return [planned for planned in self.rows if planned.fate is fate]
