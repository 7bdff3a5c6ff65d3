"""Bringing organs in: first a plan that changes nothing, then, once a person has looked at it, the plan carried out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as marked

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record
from gongkai_web.organs.events import IMPORTED
from gongkai_web.organs.exchange.columns import FIELDS, HEADINGS, NEEDED, PARENT
from gongkai_web.organs.exchange.tables import Row, read_rows
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.organs.policies import may, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.organs.services import change_organ, create_organ


class Fate(StrEnum):
    """What will become of a row."""

    NEW = marked("新增")
    CHANGED = marked("修改")
    SAME = marked("不变")
    WRONG = marked("有误")


@dataclass(slots=True, eq=False)
class PlannedRow:
    """One row with its fate. `messages` say what is wrong, heading first; `changes` what will differ."""

    row: Row
    fate: Fate = Fate.SAME
    messages: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    office: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the row calls its organ."""
        return self.row["机关全称"] or self.row["网址名"] or _("（没有名称）")

    @property
    def line(self) -> int:
        """Where the row stands in the table."""
        return self.row.line


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, row by row."""

    file: str
    rows: tuple[PlannedRow, ...]

    def those(self, fate: Fate) -> list[PlannedRow]:
        """The rows that share a fate."""
        return [planned for planned in self.rows if planned.fate is fate]

    def count(self, fate: Fate) -> int:
        """How many rows share a fate."""
        return len(self.those(fate))


def plan_import(name: str, content: bytes, *, by: User) -> Plan:
    """What bringing this table in would do. Nothing is changed.

    Raises:
        UnusableInputError: when it is no table of organs at all.
    """
    rows = [PlannedRow(row) for row in read_rows(name, content, HEADINGS, NEEDED)]
    for planned in rows:
        _read(planned)
    _find_doubles(rows)
    known = {organ.slug: organ for organ in Organ.objects.select_related("office")}
    new = {planned.row["网址名"] for planned in rows}
    for planned in rows:
        if not planned.messages:
            _judge(planned, known, new, by)
        if planned.messages:
            planned.fate = Fate.WRONG
    sound = {id(planned) for planned in _parents_first(rows, set(known))}
    for planned in rows:
        if planned.fate is Fate.NEW and id(planned) not in sound:
            planned.fate = Fate.WRONG
            planned.messages.append(
                _("{heading}：“{text}”那一行有误，或者与本行互为上级").format(heading=PARENT, text=planned.row[PARENT])
            )
    return Plan(name, tuple(rows))


@transaction.atomic
def carry_out(plan: Plan, *, by: User) -> None:
    """Do what the plan says for the rows that are right; all of them or, when one fails now, none.

    Raises:
        PermissionDenied, ValidationError: when what was planned can no longer be done.
    """
    for planned in _parents_first(plan.rows, set(Organ.objects.values_list("slug", flat=True))):
        if planned.fate is Fate.NEW:
            parent = Organ.objects.get(slug=planned.row[PARENT])
            create_organ(parent, by=by, office=planned.office, **planned.values)
        elif planned.fate is Fate.CHANGED:
            organ = Organ.objects.get(slug=planned.values["slug"])
            given = {name: value for name, value in planned.values.items() if name not in ("slug", "name")}
            change_organ(organ, by=by, office=planned.office, **given)
    root = organs_for(by, Act.MANAGE_ORGAN).first()
    if root:
        created, changed = plan.count(Fate.NEW), plan.count(Fate.CHANGED)
        record(IMPORTED, root, by=by, organ=root.pk, file=plan.file, created=created, changed=changed)


def _read(planned: PlannedRow) -> None:
    for column in FIELDS:
        if column.heading not in planned.row.cells:
            continue
        text = planned.row[column.heading]
        if column.heading in NEEDED and not text:
            planned.messages.append(_("{heading}：没有填").format(heading=column.heading))
            continue
        try:
            value = column.read(text)
        except ValueError as error:
            planned.messages.append(
                _("{heading}：“{text}”{error}").format(heading=column.heading, text=text, error=error)
            )
            continue
        (planned.office if column.office else planned.values)[column.name] = value
    planned.office = planned.office if any(planned.office.values()) else {}


def _find_doubles(rows: list[PlannedRow]) -> None:
    for heading in ("网址名", "统一社会信用代码"):
        first: dict[str, int] = {}
        for planned in rows:
            text = planned.row[heading]
            if text and text in first:
                planned.messages.append(
                    _("{heading}：“{text}”与第{first}行重复").format(heading=heading, text=text, first=first[text])
                )
            first.setdefault(text, planned.row.line)


def _judge(planned: PlannedRow, known: dict[str, Organ], new: set[str], by: User) -> None:
    organ = known.get(planned.values["slug"])
    if organ is None:
        _judge_new(planned, known, new, by)
    else:
        _judge_change(planned, organ, by)
    if not planned.messages and planned.fate is not Fate.SAME:
        _validate(planned, organ)


def _judge_new(planned: PlannedRow, known: dict[str, Organ], new: set[str], by: User) -> None:
    planned.fate = Fate.NEW
    parent = planned.row[PARENT]
    if parent in known:
        if not may(by, Act.REORGANISE, known[parent]):
            planned.messages.append(
                _("{heading}：您没有在{organ}之下设立机关的权限").format(heading=PARENT, organ=known[parent])
            )
    elif not parent or parent not in new or parent == planned.row["网址名"]:
        planned.messages.append(
            _("{heading}：“{text}”不是已有机关的网址名，也不是本表里的网址名").format(heading=PARENT, text=parent)
        )


def _judge_change(planned: PlannedRow, organ: Organ, by: User) -> None:
    if not may(by, Act.MANAGE_ORGAN, organ):
        planned.messages.append(_("您没有维护{organ}的权限").format(organ=organ))
    if planned.values["name"] != organ.name:
        planned.messages.append(_("机关全称：已登记为“{name}”；更名请用更名功能，以保留曾用名").format(name=organ.name))
    office = getattr(organ, "office", None)
    for column in FIELDS:
        given = planned.office if column.office else planned.values
        before = getattr(office if column.office else organ, column.name, "")
        if column.name in given and given[column.name] != before:
            planned.changes.append(
                _("{heading}：{before} → {after}").format(
                    heading=column.heading, before=before or _("空"), after=given[column.name] or _("空")
                )
            )
    planned.fate = Fate.CHANGED if planned.changes else Fate.SAME


def _validate(planned: PlannedRow, organ: Organ | None) -> None:
    """Ask the models what they would say, without saving."""
    candidate = organ or Organ()
    before = {name: getattr(candidate, name) for name in planned.values}
    for name, value in planned.values.items():
        setattr(candidate, name, value)
    try:
        candidate.full_clean(exclude=("path", "depth", "numchild"))
        if planned.office:
            DisclosureOffice(**planned.office).clean_fields(exclude=("organ",))
    except ValidationError as error:
        planned.messages.extend(_said(error))
    finally:
        for name, value in before.items():
            setattr(candidate, name, value)


def _said(error: ValidationError) -> list[str]:
    """The messages of the models, each with the heading that it is about, unless it begins with that."""
    headings = {column.name: column.heading for column in FIELDS}
    return [
        message if message.startswith(heading) else _("{heading}：{message}").format(heading=heading, message=message)
        for name, messages in error.message_dict.items()
        for message in messages
        if (heading := headings.get(name, name))
    ]


def _parents_first(rows: Iterable[PlannedRow], known: set[str]) -> list[PlannedRow]:
    """The rows to carry out, each parent before its children; those that no known organ stands above are left out."""
    waiting = [planned for planned in rows if planned.fate in (Fate.NEW, Fate.CHANGED)]
    placed, ordered = set(known), []
    while ready := [row for row in waiting if row.fate is Fate.CHANGED or row.row[PARENT] in placed]:
        ordered += ready
        placed |= {planned.row["网址名"] for planned in ready}
        waiting = [planned for planned in waiting if planned not in ready]
    return ordered
