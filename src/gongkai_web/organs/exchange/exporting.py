"""Organs as a workbook or as CSV, in the columns that an import reads."""

from collections.abc import Iterable

from gongkai_web.organs.exchange import writing
from gongkai_web.organs.exchange.columns import FIELDS, HEADINGS
from gongkai_web.organs.models import Organ


def rows(organs: Iterable[Organ]) -> list[list[str]]:
    """The line of headings, then one line an organ."""
    slugs = dict(Organ.objects.values_list("path", "slug"))
    return [
        list(HEADINGS),
        *([*(field.write(organ) for field in FIELDS), slugs.get(organ.path[: -Organ.steplen], "")] for organ in organs),
    ]


def as_csv(organs: Iterable[Organ]) -> bytes:
    """The organs as CSV."""
    return writing.as_csv(rows(organs))


def as_workbook(organs: Iterable[Organ]) -> bytes:
    """The organs as a workbook."""
    return writing.as_workbook(rows(organs), "机关")
