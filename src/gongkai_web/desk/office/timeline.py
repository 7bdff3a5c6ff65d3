"""Every act of a case with its legal day, the moment it was recorded, who did it, and what stood in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as marked

from gongkai.basis.language import clauses
from gongkai.handling import Kind
from gongkai.statute import APPLICANTS, DISPOSITIONS
from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import ReadBack
from gongkai_web.desk.models import RequestAct
from gongkai_web.desk.office.asking import name_of
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.words import LABELS


@dataclass(frozen=True, slots=True)
class Line:
    """One act; `void` where it counts no more."""

    act: RequestAct
    said: str
    void: bool


def timeline(case: Case) -> list[Line]:
    """First to last, by legal day; what was voided stays where it was."""
    ordered = sorted(case.acts, key=lambda act: (act.on, act.kind != Kind.ARRIVED, act.number))
    return [Line(act, clauses(_facts(act, case)), act.number in case.void) for act in ordered]


def _facts(act: RequestAct, case: Case) -> Iterator[str]:
    facts = act.facts
    yield from filter(None, [facts.get("who")])
    if how := facts.get("how"):
        yield str(ReadBack(how).label)
    if reader := facts.get("reader"):
        yield _("{name}宣读").format(name=name_of(User.objects.get(pk=reader)))
    for name, words in _SAID.items():
        if value := facts.get(name):
            yield _(words).format(value=value)
    yield from _told(act)
    for number, item in enumerate(act.items, 1):
        yield f"{number}. {item}"
    if code := facts.get("disposition"):
        yield _(DISPOSITIONS[code].label)
    if of := facts.get("of"):
        yield _("第{number}条“{act}”").format(number=of, act=_label(of, case))


def _told(act: RequestAct) -> Iterator[str]:
    """What single kinds of acts tell of."""
    match act.kind:
        case Kind.MERGED:
            yield _("另一申请{value}").format(value=act.facts.get("number", ""))
        case Kind.ANSWERED:
            yield str(act.facts.get("number", ""))
        case Kind.PARTICULARS:
            yield from (str(LABELS[name]) for name in act.facts.get("fields", ()))
            if kinds := act.facts.get("kinds"):
                was, now = (_(APPLICANTS[code].label) for code in kinds)
                yield _("申请人类别由“{was}”改为“{now}”").format(was=was, now=now)
        case _:
            return


_SAID = {
    "days": marked("{value}个工作日"),
    "until": marked("至{value}"),
    "excused": marked("有正当理由"),
}


def _label(number: int, case: Case) -> str:
    return next((act.get_kind_display() for act in case.acts if act.number == number), "")
