"""Bringing records in: first a plan that changes nothing, then, once a person has looked, the plan carried out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as marked

from gongkai.basis import UnusableInputError
from gongkai_web.accounts.models import User
from gongkai_web.annual import events
from gongkai_web.annual.exchange.columns import LAYOUTS, Layout
from gongkai_web.annual.kinds import WorkKind
from gongkai_web.annual.models import WorkRecord
from gongkai_web.annual.services.works import Work, keep, put_down, whole
from gongkai_web.journal.services import record as journal
from gongkai_web.library.exchange.reading import named
from gongkai_web.organs.exchange.cells import choice_of, day
from gongkai_web.organs.exchange.tables import Row, read_rows
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act

Key = tuple[object, ...]


class Fate(StrEnum):
    """What will become of a row."""

    NEW = marked("新增")
    KNOWN = marked("已有")
    WRONG = marked("有误")


@dataclass(slots=True, eq=False)
class PlannedWork:
    """One row with its fate. `messages` say what is wrong, heading first."""

    row: Row
    name: str
    fate: Fate = Fate.NEW
    messages: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    wanting: list[str] = field(default_factory=list)
    organ: Organ | None = None
    work: Work | None = None

    @property
    def line(self) -> int:
        """Where the row stands in the table."""
        return self.row.line


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, row by row."""

    file: str
    layout: Layout
    rows: tuple[PlannedWork, ...]

    def those(self, fate: Fate) -> list[PlannedWork]:
        """The rows that share a fate."""
        return [planned for planned in self.rows if planned.fate is fate]


def plan_import(name: str, content: bytes, *, by: User) -> Plan:
    """What bringing this table in would do. Nothing is changed; what is there already comes in no second time.

    Raises:
        UnusableInputError: when it is no table that is known.
    """
    layout, rows = _rows(name, content)
    reach = named(organs_for(by, Act.WRITE_REPORT))
    planned = [_read(row, layout, reach, file=name, by=by) for row in rows]
    known = _known({each.organ for each in planned if each.organ})
    first: dict[Key, int] = {}
    for each in planned:
        if each.messages or each.work is None or each.organ is None:
            each.fate = Fate.WRONG
            continue
        key = _key(each.organ.pk, each.work)
        if (line := first.setdefault(key, each.line)) != each.line:
            each.messages.append(_("与第{first}行重复").format(first=line))
            each.fate = Fate.WRONG
        elif key in known:
            _there(each, each.work, known[key])
        else:
            each.changes.append(f"{each.work.on} {each.work.kind.label} {each.organ}")
    return Plan(name, layout, tuple(planned))


@transaction.atomic
def carry_out(plan: Plan, content: bytes, *, by: User) -> int:
    """Put down what is new, all or none, and keep the table as the evidence.

    Raises:
        PermissionDenied, ValidationError: when what was planned can no longer be done.
    """
    new = plan.those(Fate.NEW)
    if not new:
        return 0
    evidence = keep(plan.file, content, by=by)
    for planned in new:
        if planned.organ is not None and planned.work is not None:
            put_down(planned.organ, planned.work, by=by, evidence=evidence)
    for organ, count in Counter(planned.organ for planned in new if planned.organ).items():
        journal(events.BROUGHT_IN, organ, by=by, organ=organ.pk, organ_name=organ.name, file=plan.file, count=count)
    return len(new)


def _rows(name: str, content: bytes) -> tuple[Layout, list[Row]]:
    read_rows(name, content, (), ())  # refuses what is no table at all
    for layout in LAYOUTS:
        try:
            return layout, read_rows(name, content, tuple(layout.headings.values()), layout.needed)
        except UnusableInputError:
            continue
    known = _("；").join(f"{layout.label}：{'、'.join(layout.needed)}" for layout in LAYOUTS)
    raise UnusableInputError(name, _("前10行里没有找到认识的表头。{layouts}").format(layouts=known))


def _read(row: Row, layout: Layout, reach: dict[str, Organ | None], *, file: str, by: User) -> PlannedWork:
    def cell(field_name: str) -> str:
        return row[layout.heading(field_name)]

    planned = PlannedWork(row, cell("number") or cell("title") or _("（没有名称）"))
    planned.organ = reach.get(cell("code")) or reach.get(cell("organ"))
    if planned.organ is None:
        said = _("{heading}：“{text}”不是您编写年度报告的机关")
        planned.messages.append(said.format(heading=layout.heading("organ"), text=cell("organ")))
    planned.messages += [_("{heading}：没有填").format(heading=h) for h in layout.needed if not row[h]]
    if cell("state") in {"撤销", "注销", "异议"}:
        planned.messages.append(_("当前状态：“{state}”的决定请核对后手工登记").format(state=cell("state")))
    if not planned.messages and planned.organ:
        try:
            planned.work = _work(row, layout, file)
            whole(planned.organ, planned.work, by=by)
        except ValidationError as error:
            planned.messages += error.messages
    return planned


def _work(row: Row, layout: Layout, file: str) -> Work:
    """The row as a record.

    Raises:
        ValidationError: when a cell cannot be read, heading first.
    """
    kind = layout.kind or WorkKind(_cell(row, layout, "kind", choice_of(WorkKind.choices)))
    on = _cell(row, layout, "on", day)
    title = row[layout.heading("title")] or str(kind.label)
    amount = _cell(row, layout, "amount", _count) if row[layout.heading("amount")] else 1
    persons = _cell(row, layout, "persons", _count) if row[layout.heading("persons")] else 0
    source = row[layout.heading("source")] or file
    return Work(kind, on, title[:200], source[:200], row[layout.heading("number")], amount, persons, row.line)


def _cell(row: Row, layout: Layout, name: str, read: Callable[[str], Any]) -> Any:
    heading = layout.heading(name)
    try:
        return read(row[heading])
    except ValueError as error:
        raise ValidationError(
            _("{heading}：“{text}”{error}").format(heading=heading, text=row[heading], error=error)
        ) from error


def _count(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(_("应为整数"))
    return int(text)


def _key(organ: int, work: Work) -> Key:
    return (organ, work.kind.value, work.number) if work.number else (organ, work.kind.value, work.on, work.title)


def _there(planned: PlannedWork, work: Work, on: date) -> None:
    """What is there already comes in no second time; on another day it is not the same, and somebody has to decide."""
    if work.on == on:
        planned.fate = Fate.KNOWN
        return
    said = _("已经登记过，日期是{there}，这里是{here}：登记错了的，先在工作台账里划去再导入")
    planned.messages.append(said.format(there=on, here=work.on))
    planned.fate = Fate.WRONG


def _known(organs: set[Organ]) -> dict[Key, date]:
    """The days of what is put down, by what tells one record from another."""
    kept = WorkRecord.objects.filter(organ__in=organs, struck_because="")
    return {
        (organ, kind, number) if number else (organ, kind, on, title): on
        for organ, kind, number, on, title in kept.values_list("organ_id", "kind", "number", "on", "title")
    }
