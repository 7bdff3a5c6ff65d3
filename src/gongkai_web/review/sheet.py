"""The approval sheet (审批单) of a version, for the paper file: who looked at it, when, with what result.

It is in Chinese whoever prints it, and bears no moment of its own: the same steps give the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.render.outline import chinese_day
from gongkai.render.writers.docx import Box, Line, grid, packed, paragraph
from gongkai.review import POINTS, Fate, Passage, Ruling, standing
from gongkai_web.accounts.models import User
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.passing import passages_of
from gongkai_web.review.rulebook import stages_named
from gongkai_web.review.selectors import Way, way_of
from gongkai_web.review.shielding import shielded
from gongkai_web.ui.language import on_record

_FACTS = (1650, 2772, 1650, 2772)
_STEPS = (1900, 3444, 1350, 2150)
_HANDS = (2200, 4144, 2500)
_SIGN = 900
"""The least height of a line that is signed by hand: 1.6 cm."""


def sheet(record: Any, revision: Any = None) -> bytes:
    """The sheet as a Word file; of the newest version where none is given."""
    with on_record():
        way = way_of(record, revision)
        title = "政府信息公开审批单"
        body = "".join((paragraph("Title", title), *_parts(way), paragraph("BodyText", _foot(way))))
        return packed(body, title=f"{title}：{way.record}", author=way.record.organ.name)


def name_of(record: Any) -> str:
    """What the file is called."""
    with on_record():
        return f"审批单：{record}.docx"


def _parts(way: Way) -> Iterator[str]:
    passage = _passage(way)
    way = _held_against(way, passage)
    yield grid(_FACTS, list(_facts(way, passage)), name="基本情况")
    yield paragraph("Heading1", "一、审核和保密审查")
    yield grid(_STEPS, list(_steps(way, passage)), name="审核和保密审查")
    yield paragraph("Heading1", "二、签字")
    yield grid(_HANDS, list(_hands(way)), name="签字")


def _passage(way: Way) -> Passage | None:
    """The passage that this version is of: what came before it went out, or after, stands on other sheets."""
    found = passages_of(way.record, way.content, way.steps)
    own = (each for each in reversed(found) if any(step.event.content == way.content for step in each.taken))
    return next(own, found[-1] if found and found[-1].content == way.content else None)


def _held_against(way: Way, passage: Passage | None) -> Way:
    """The version held against the rule that it went out under; against that of today where it has not gone out."""
    if passage is None or passage.chain == way.standing.chain:
        return way
    events = [event for step in way.steps if (event := step.event)]
    return replace(way, standing=standing(passage.chain, events, way.content, way.standing.authors))


def _facts(way: Way, passage: Passage | None) -> Iterator[Line]:
    version = way.revision.as_object()
    version = shielded(version, way.record.get_latest_revision_as_object())
    pairs = [*getattr(version, "particulars", tuple)(), *_of_version(way, passage)]
    yield Line((Box("标题", label=True), Box(str(version), span=3)))
    yield Line(
        (
            Box("公开机关", label=True),
            Box(way.record.organ.name),
            Box("起草人", label=True),
            Box(_names(way.standing.authors)),
        )
    )
    halves = [(Box(label, label=True), Box(words)) for label, words in pairs]
    for left, right in zip(halves[::2], [*halves[1::2], (Box("", label=True), Box(""))], strict=False):
        yield Line((*left, *right))


def _of_version(way: Way, passage: Passage | None) -> Iterator[tuple[str, str]]:
    number = way.record.revisions.filter(pk__lte=way.revision.pk).count()
    yield "稿次", f"第{number}稿，{_moment(way.revision.created_at)}保存"
    sent = passage.sent if passage else None
    yield "送审", chinese_day(sent.on) if sent else "还没有送审"
    yield "重要件", "是" if way.standing.important else "否"
    lacking = "；".join(way.standing.lacking())
    yield "审核结论", lacking or ("应急发布，审核后补" if way.standing.follows else "审核和保密审查完毕")


def _steps(way: Way, passage: Passage | None) -> Iterator[Line]:
    heads = ("环节", "意见和依据", "经办人", "日期和时间")
    yield Line(tuple(Box(head, label=True) for head in heads), head=True)
    known = {step.key: passage.fates[step.key] for step in passage.taken} if passage else {}
    named = stages_named(way.record, way.steps)
    shown = [step for step in way.steps if step.pk in known or (not step.event and step.content == way.content)]
    yield from (_line(step, named[step.pk], known.get(step.pk, Fate.STANDS)) for step in shown)
    if not shown:
        yield Line((Box("还没有审核步骤", span=len(_STEPS)),))


def _line(step: Step, stage: str, fate: Fate) -> Line:
    void = fate is not Fate.STANDS
    where = "\n".join(filter(None, (_called(step, stage), f"（{fate.label}）" if void else "")))
    return Line(
        (
            Box(where, label=True),
            Box(_said(step), void=void),
            Box(step.by.get_full_name(), void=void),
            Box(_when(step), void=void),
        )
    )


def _called(step: Step, stage: str) -> str:
    """The stage by its name of the time, and what was done there."""
    act = ReviewAct(step.act)
    label = str(act.label)
    if not stage:
        return "送审（重要件）" if act is ReviewAct.SUBMITTED and step.important else label
    return f"{stage}：{label}"


def _said(step: Step) -> str:
    """Opinion, points of the proof-reading, result, basis, reason, term: one line each."""
    lines = []
    if step.ruling:
        lines += [f"结果：{Ruling(step.ruling).label}"]
    lines += [_opening(step).format(words=step.opinion)] if step.opinion else []
    if step.checked:
        points = "、".join(POINTS[code].label for code in step.checked if code in POINTS)
        lines += [f"已校对：{points}"]
    if step.facts.get("due"):
        due = date.fromisoformat(step.facts["due"])
        lines += [f"补审期限：{chinese_day(due)}以前"]
    return "\n".join(lines)


def _opening(step: Step) -> str:
    match ReviewAct(step.act):
        case ReviewAct.RULED | ReviewAct.ANSWERED:
            return "依据：{words}"
        case ReviewAct.EXCEPTED:
            return "应急原因：{words}"
        case ReviewAct.RETURNED:
            return "退回理由：{words}"
        case _:
            return "{words}"


def _when(step: Step) -> str:
    """The legal day with the time; where it was put on record on another day, both."""
    recorded = timezone.localtime(step.recorded)
    if recorded.date() == step.on:
        return f"{chinese_day(step.on)}\n{recorded:%H:%M}"
    return "\n".join((chinese_day(step.on), f"（{_moment(step.recorded)}登记）"))


def _hands(way: Way) -> Iterator[Line]:
    heads = ("环节", "签名", "日期")
    yield Line(tuple(Box(head, label=True) for head in heads), head=True)
    for who in ("起草", *map(str, way.standing.stages), "保密审查", "签发"):
        yield Line((Box(who, label=True), Box(""), Box("　　年　　月　　日", label=True)), height=_SIGN)


def _foot(way: Way) -> str:
    name = way.content[:16]
    return f"本单按系统登记的审核步骤生成，所列内容的摘要为{name}。内容改动后摘要随之改变，此前的审核作废。"


def _names(people: Iterable[int]) -> str:
    return "、".join(user.get_full_name() for user in User.objects.filter(pk__in=people).order_by("pk"))


def _moment(moment: Any) -> str:
    local = timezone.localtime(moment)
    return f"{chinese_day(local.date())} {local:%H:%M}"
