"""How an item stands on its way to the public: computed from its events, each time anew.

submitted ──▶ first ──▶ second ──▶ third ──▶ cleared
    └──────── secrecy review ────────────────▲
A change of the content begins again: what was passed before is void.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.basis.language import translate as _
from gongkai.review.chain import Chain, Stage
from gongkai.review.events import Answered, Event, Excepted, Passed, Returned, Ruled, Ruling, Submitted, TakenOver


@dataclass(frozen=True, slots=True)
class Standing:
    """What was done, what comes next, and what stands in the way.

    `passed` and `ruling` are of the content as it is now; `void` is what was passed of another content since the item
    last went out, and must be done again. `taken_over` is what another system reviewed and made public. `next` is None
    when every stage is passed or nothing was sent in.
    """

    chain: Chain
    submitted: bool
    important: bool = False
    passed: tuple[Passed, ...] = ()
    returned: Returned | None = None
    ruling: Ruling | None = None
    referred: bool = False
    excepted: bool = False
    taken_over: bool = False
    void: tuple[Passed | Ruled, ...] = ()
    authors: frozenset[int] = field(default=frozenset())

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that this item must pass."""
        return self.chain.of(important=self.important)

    @property
    def next(self) -> Stage | None:
        """The stage that is due."""
        done = {event.stage for event in self.passed}
        return next((stage for stage in self.stages if stage.code not in done), None) if self.submitted else None

    @property
    def reviewed(self) -> bool:
        """Whether every stage is passed."""
        return self.submitted and self.next is None

    @property
    def cleared(self) -> bool:
        """Whether it may go out."""
        return self.ruling is Ruling.OPEN and (self.reviewed or self.excepted or self.taken_over)

    @property
    def follows(self) -> bool:
        """Whether it may go out, or went, before its reviews: they are still owed."""
        return self.excepted and not self.reviewed

    def lacking(self) -> tuple[str, ...]:
        """What stands between it and the public, one sentence each; none when it is cleared."""
        if self.cleared:
            return ()
        return tuple(filter(None, (self._lacks_review(), self._lacks_ruling())))

    def bars(self, person: int) -> str:
        """Why a person may not stand at the stage that is due; "" when nothing bars them.

        No two stages are one person's, and nobody reviews what they drafted.
        """
        if person in self.authors:
            return _("起草或者修改过这一稿的人不能审核")
        own = next((event for event in self.passed if event.by == person), None)
        return (
            _("您已在“{stage}”审核过，各级审核不能是同一个人").format(stage=self.chain.label_of(own.stage))
            if own
            else ""
        )

    def bars_ruling(self, person: int) -> str:
        """Why a person may not give the secrecy review; "" when nothing bars them."""
        return _("起草或者修改过这一稿的人不能作保密审查") if person in self.authors else ""

    def _lacks_review(self) -> str:
        if self.excepted or self.reviewed or self.taken_over:
            return ""
        if self.returned:
            return _("已被退回，修改后请重新送审")
        if not self.submitted:
            return _("改动后还没有重新送审") if self.void else _("还没有送审")
        return _("等待{stage}").format(stage=self.next)

    def _lacks_ruling(self) -> str:
        match self.ruling:
            case Ruling.OPEN:
                return ""
            case Ruling.PARTLY:
                return _("保密审查结果是部分公开：隐去不能公开的部分，再重新送审")
            case Ruling.CLOSED:
                return _("保密审查结果是不可公开")
            case Ruling.REFERRED:
                return _("保密审查已报请有关部门确定，还没有答复")
            case None:
                return _("这一稿还没有作保密审查")


def standing(chain: Chain, events: Iterable[Event], content: str, authors: Collection[int] = ()) -> Standing:
    """How an item stands.

    Args:
        chain: the stages it must pass.
        events: since it last went out, in the order in which they happened.
        content: the name of its content as it is now.
        authors: who drafted or changed it since it last went out.

    Source: 条例第十七条；保守国家秘密法第三十五条. The chain itself is local practice (`chain.CHAIN_BASIS`).
    """
    known = list(events)
    own = [event for event in known if event.content == content]
    begun = max((at for at, event in enumerate(own) if isinstance(event, Submitted | Returned)), default=-1)
    opening = own[begun] if begun >= 0 else None
    since = own[begun + 1 :]
    ruled = [event for event in own if isinstance(event, Ruled | Answered | TakenOver)]
    return Standing(
        chain,
        submitted=isinstance(opening, Submitted),
        important=isinstance(opening, Submitted) and opening.important,
        passed=tuple(event for event in since if isinstance(event, Passed)),
        returned=opening if isinstance(opening, Returned) else None,
        ruling=ruled[-1].ruling if ruled else None,
        referred=any(event.ruling is Ruling.REFERRED for event in ruled),
        excepted=any(isinstance(event, Excepted) for event in own),
        taken_over=any(isinstance(event, TakenOver) for event in own),
        void=_void(known, content),
        authors=frozenset(authors),
    )


def _void(events: Sequence[Event], content: str) -> tuple[Passed | Ruled, ...]:
    """What was passed of the content before this one."""
    others = [event for event in events if event.content != content]
    last = others[-1].content if others else ""
    return tuple(event for event in others if event.content == last and isinstance(event, Passed | Ruled))
