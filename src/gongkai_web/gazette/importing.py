"""Bringing in the contents of old issues: first a plan that changes nothing, then the plan carried out.

One row of the table is one item; rows of one year and number make an issue. An issue with a wrong row is left out
whole, so that nothing stands half in the database.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.gazette.events import IMPORTED
from gongkai_web.gazette.models import TAKEN, Issue, Item
from gongkai_web.gazette.selectors import bracketed
from gongkai_web.journal.services import record as note
from gongkai_web.library.services import publish
from gongkai_web.organs.exchange.tables import Row, read_rows
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

HEADINGS = ("年份", "期号", "总期号", "出版日期", "刊名", "栏目", "标题", "文号", "主题词", "页码", "正文")
NEEDED = ("年份", "期号", "出版日期", "标题")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(slots=True)
class PlannedIssue:
    """One issue as it would be made. `messages` say what is wrong, with the line; it is made only without any."""

    issue: Issue
    items: list[Item] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `messages` are about lines that belong to no issue."""

    file: str
    organ: Organ
    issues: tuple[PlannedIssue, ...]
    messages: tuple[str, ...]

    @property
    def sound(self) -> list[PlannedIssue]:
        """The issues that would be made."""
        return [planned for planned in self.issues if not planned.messages]


def plan_import(name: str, content: bytes, organ: Organ, *, by: User) -> Plan:
    """What bringing this table in would do. Nothing is changed.

    Raises:
        PermissionDenied: when the person may not draft for the organ.
        UnusableInputError: when it is no table of contents at all.
    """
    require(by, Act.DRAFT, organ)
    rows = read_rows(name, content, HEADINGS, NEEDED)
    placed = [(at, row) for row in rows if (at := _place(row)) is not None]
    lost = [_at(row, _("年份和期号须是数字")) for row in rows if _place(row) is None]
    grouped = groupby(sorted(placed, key=lambda pair: (pair[0], pair[1].line)), key=lambda pair: pair[0])
    known = set(Issue.objects.filter(organ=organ).values_list("year", "number"))
    issues = tuple(_planned(organ, at, [row for __, row in found], known) for at, found in grouped)
    return Plan(name, organ, issues, tuple(lost))


@transaction.atomic
def carry_out(plan: Plan, *, by: User, make_public: bool) -> None:
    """Make the sound issues, and publish them where that is wanted; all or, when one fails now, none.

    Raises:
        PermissionDenied, ValidationError: when what was planned can no longer be done.
    """
    require(by, Act.DRAFT, plan.organ)
    for planned in plan.sound:
        planned.issue.full_clean()
        planned.issue.items = planned.items
        planned.issue.save()
        planned.issue.save_revision(user=by)
        if make_public:
            publish(planned.issue, by=by)
    count = sum(len(planned.items) for planned in plan.sound)
    note(IMPORTED, plan.organ, by=by, organ=plan.organ.pk, file=plan.file, issues=len(plan.sound), items=count)


def _place(row: Row) -> tuple[int, int] | None:
    year, number = row["年份"].removesuffix("年"), row["期号"].removeprefix("第").removesuffix("期")
    return (int(year), int(number)) if re.fullmatch(r"[0-9]{4}", year) and re.fullmatch(r"[0-9]{1,4}", number) else None


def _planned(organ: Organ, at: tuple[int, int], rows: list[Row], known: set[tuple[int, int]]) -> PlannedIssue:
    first = rows[0]
    issue = Issue(organ=organ, year=at[0], number=at[1], title=first["刊名"] or f"{organ.name}公报", live=False)
    planned = PlannedIssue(issue)
    if at in known:
        planned.messages.append(
            _at(first, _("{year}年第{number}期已经录入，请在后台修改").format(year=at[0], number=at[1]))
        )
    for heading in ("总期号", "出版日期", "刊名"):
        if {row[heading] for row in rows} - {first[heading], ""}:
            planned.messages.append(_at(first, _("{heading}在同一期的各行里不一致").format(heading=heading)))
    planned.messages += _fill(issue, first)
    for order, row in enumerate(rows):
        _add(planned, order, row)
    return planned


def _fill(issue: Issue, row: Row) -> list[str]:
    """Set the day and the total, and say what is wrong with the issue."""
    faults = []
    issue.issued_on, total = _day(row["出版日期"]), row["总期号"]
    if issue.issued_on is None:
        return [_at(row, _("出版日期“{day}”不是日期，写法如1998-06-30").format(day=row["出版日期"]))]
    if total:
        issue.total = _whole(total)
        faults += [] if issue.total else [_at(row, _("总期号“{total}”不是数字").format(total=total))]
    try:
        issue.full_clean(validate_unique=False)
    except ValidationError as error:
        faults += [_at(row, message) for message in error.messages if message != TAKEN]
    return faults


def _add(planned: PlannedIssue, order: int, row: Row) -> None:
    page = _whole(row["页码"])
    if row["页码"] and page is None:
        planned.messages.append(_at(row, _("页码“{page}”不是数字").format(page=row["页码"])))
    text = "".join(f"<p>{_escaped(line)}</p>" for line in row["正文"].splitlines() if line.strip())
    item = Item(
        sort_order=order,
        section=row["栏目"],
        title=row["标题"],
        number=bracketed(row["文号"]),
        keywords=row["主题词"],
        page=page,
        text=text,
    )
    try:
        item.full_clean(exclude=["issue"], validate_constraints=False)
    except ValidationError as error:
        planned.messages += [_at(row, message) for message in error.messages]
    planned.items.append(item)


def _at(row: Row, message: str) -> str:
    """A fault, with the line where it stands."""
    return _("第{line}行：{message}").format(line=row.line, message=message)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else None


def _day(text: str) -> date | Any:
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
