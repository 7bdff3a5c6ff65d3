"""Enumerations: which numbers are the parts of which whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from gongkai.claims.belonging import (
    REQUEST_PARTS,
    alike,
    is_all_again,
    is_attribute,
    is_foreign,
    is_idle,
    is_request_part,
)
from gongkai.claims.channels import CHANNELS
from gongkai.claims.drafts import Draft
from gongkai.claims.marks import listing_of, mark_in
from gongkai.claims.model import Listing, Relation

_BREAK = re.compile(
    "此外|另外|同时|，并?且(?!不)|另[有外，]|除此|还[^，]{0,3}(?:通过|发布|公开|开展|组织)|全年|今年|本年|20\\d\\d年|较|比上年|同比"
)
_NEW_TOTAL = re.compile("累计|(?<!公)共(?:发|公开|收|有|完|受|办|召|开|举|组|转|推)")
_TOTAL = re.compile("(?:^|[，、；])(?:以上|上述)?(?:信息)?(?:共计|合计|总计|总共|共)(?:公开|发布)?(?:政府)?(?:信息)?$")
_AT_ONCE = ("，其中", "，包括", "（其中", "，分别为", "，分别是", "，包含", "，含", "，具体为", "：")
"""How a list of the number just before goes on."""
_TEXTS = frozenset({"条", "篇", "则", "件", "份", "个", "期", "部"})
"""Counting words of what is published, mixed freely in one list."""
_OF_ITS_CLAUSE = re.compile("；[^；]{4,}$")
"""What a new clause names before the word that announces parts: …8次；公开会议信息，包括常务会议15次."""
_OPENING = 10
"""How many characters may stand before the word that announces the parts of a number of the sentence before."""
_REST = re.compile(
    "^(?:剩余|其余|余下)|^(?:应主动公开的)?其[他它余](?:各类|类|各种|各方面|相关|有关|方面|主动公开)*(?:政府信息|政务信息|信息|内容|类|类别|动态|工作动态)?$"
)
_BESIDES = re.compile("另|不含|不包括|不包含|除|扣除")
_DIGIT = re.compile("(?<![0-9])[0-9]+(?![0-9]*年)")
_VERB = re.compile("公开|发布|推送|刊[登发]|转[载发]")
_REQUEST_TOTALS = frozenset({"requests-received", "requests-in-hand", "requests-handled", "requests-closed"})


@dataclass(slots=True)
class _List:
    """A list being read: its whole, its parts so far, and the clause depth at which it was opened."""

    number: int
    whole: Draft
    parts: list[Draft] = field(default_factory=list)
    depth: int = 0
    rest: bool = False


def enumerate_parts(drafts: Sequence[Draft], text: str, numbers: Iterator[int]) -> None:
    """Mark the parts and the wholes of every list among the drafts of a paragraph."""
    reader = _Reader(text, numbers)
    for draft in drafts:
        if draft.relation is Relation.COUNT and not draft.drop and _countable(draft):
            reader.take(draft)
    reader.finish()


def _countable(draft: Draft) -> bool:
    """Whether a number may be a member of a list; one that lacks its counting word only where it is a request's."""
    unit = draft.token.unit
    return unit != "元" and (bool(unit) or draft.subject in REQUEST_PARTS)


class _Reader:
    """Goes through the drafts once, with the lists that are still open."""

    def __init__(self, text: str, numbers: Iterator[int]) -> None:
        self.text, self.numbers = text, numbers
        self.open: list[_List] = []
        self.all: list[_List] = []
        self.past: list[Draft] = []

    def take(self, draft: Draft) -> None:
        self._shut(draft)
        self._leave_told()
        mark = self._mark(draft)
        if mark is not None and (whole := self._whole(draft)) is not None:
            self._start(draft, whole, mark.group())
        elif self._bracketed(draft) and (whole := self._before_bracket(draft)) is not None:
            self._start(draft, whole, "（")
        elif _TOTAL.search(draft.lead) and not draft.right:
            self._gather(draft)
        elif (current := self._continued(draft)) is not None:
            self._add(current, draft)
        elif is_request_part(draft) and (whole := self._request_whole(draft)) is not None:
            self._start(draft, whole, "")
        self.past.append(draft)

    def _mark(self, draft: Draft) -> re.Match[str] | None:
        """The word that announces parts; after a whole of the sentence before it must stand at the beginning."""
        between = self._between(draft, draft.sentence.start)
        mark = mark_in(between, draft)
        if mark is not None and mark.group() == "涉及" and self.open and self.open[-1].parts[-1] is self.past[-1]:
            return None
        if mark is not None and _OF_ITS_CLAUSE.search(between[: mark.start()]):
            return None
        begun = self.past and self.past[-1].sentence is draft.sentence
        if mark is None or begun or len(between[: mark.start()].strip("，")) <= _OPENING:
            return mark
        return None

    def finish(self) -> None:
        """Settle what only the end of a list shows: which of several numbers is its whole, and whether it is closed.

        A list that 其他 seems to close is not closed where more numbers follow it in its sentence.
        """
        for one in self.all:
            self._settle(one)
        for one in self.all:
            last = one.parts[-1]
            if one.whole.heads is not None and one.rest and _DIGIT.search(self.text, last.token.end, last.sentence.end):
                one.whole.listing = Listing.PLAIN

    def _settle(self, one: _List) -> None:
        """Where the parts do not add up to the nearest number, another that they do add up to is their whole.

        Parts that exceed a number which only closes a row of numbers are parts of no one of them.
        """
        told = sum(part.token.value for part in one.parts)
        if told == one.whole.token.value or self._cut_or_completed(one):
            return
        if one.whole.group != one.number or one.depth > one.whole.depth:
            return  # a part that heads its own list, and what a bracket adds to the number before it
        rivals = self._rivals(one)
        better = [rival for rival in rivals if rival.token.value == told]
        if better and len(one.parts) > 1:
            _crown(one, better[-1])
        elif len(rivals) > 1 and told > one.whole.token.value and one.whole.subject not in _REQUEST_TOTALS:
            _dissolve(one)

    def _cut_or_completed(self, one: _List) -> bool:
        """Whether the list makes its whole without what follows a semicolon, or with the next numbers."""
        whole, told = one.whole.token.value, Decimal(0)
        for at, part in enumerate(one.parts):
            if told == whole and at > 1 and "；" in self.text[one.parts[at - 1].token.end : part.token.start]:
                _let_go(one.parts[at:])
                del one.parts[at:]
                return True
            told += part.token.value
        more = self._following(one) if told < whole and not one.whole.token.hedge else []
        for at, draft in enumerate(more):
            told += draft.token.value
            if told == whole:
                for part in more[: at + 1]:
                    self._add(one, part)
                return True
        return False

    def _following(self, one: _List) -> list[Draft]:
        last = one.parts[-1]
        return [
            draft
            for draft in self.past
            if draft.token.start > last.token.start
            and draft.sentence is last.sentence
            and draft.relation is Relation.COUNT
            and draft.group is None
            and draft.year == last.year
            and (alike(draft.token.unit, last.token.unit) or {draft.token.unit, last.token.unit} <= _TEXTS)
        ]

    def _rivals(self, one: _List) -> list[Draft]:
        """The other numbers of the whole's sentence, or of the parts' own, of which these could be the parts."""
        first = one.parts[0]
        near = {one.whole.sentence.index, first.sentence.index}
        return [
            past
            for past in self.past
            if past.token.start < first.token.start
            and past.sentence.index in near
            and past is not one.whole
            and past.relation is Relation.COUNT
            and past.group is None
            and past.year == first.year
            and alike(past.token.unit, first.token.unit)
        ]

    def _between(self, draft: Draft, least: int = 0) -> str:
        start = max(self.past[-1].token.end if self.past else 0, least)
        return self.text[start : draft.token.start]

    def _shut(self, draft: Draft) -> None:
        while self.open and draft.depth < self.open[-1].depth:
            self.open.pop()

    def _leave_told(self) -> None:
        """Return to the outer list where the inner one, the list of one of its parts, is complete."""
        while len(self.open) > 1 and self.open[-1].whole is self.open[-2].parts[-1]:
            inner = self.open[-1]
            if sum(part.token.value for part in inner.parts) != inner.whole.token.value:
                return
            self.open.pop()

    def _of_the_last(self, draft: Draft) -> Draft | None:
        """The number just before 其中, where it is a part, or counts no requests, and is large enough."""
        last = self.past[-1] if self.past else None
        if last is None or last.sentence is not draft.sentence or last.depth != draft.depth:
            return None
        near = self.text[last.token.end : draft.token.start].startswith(_AT_ONCE)
        fits = alike(last.token.unit, draft.token.unit) and draft.token.value <= last.token.value
        apart = last.relation is Relation.PART_OF or not last.subject.startswith("requests-")
        return last if near and fits and apart and last.year == draft.year else None

    def _whole(self, draft: Draft) -> Draft | None:
        if (last := self._of_the_last(draft)) is not None:
            return last
        if draft.sentence.topic == "requests" and (whole := self._request_whole(draft)) is not None:
            return whole
        for past in reversed(self.past[-12:]):
            if past.sentence.index < draft.sentence.index - 1 or past.depth > draft.depth:
                return None
            if past.sentence.index < draft.sentence.index and past.group is not None and past.heads is None:
                continue
            if alike(past.token.unit, draft.token.unit) and past.year == draft.year:
                return past
            if past.sentence.index == draft.sentence.index:
                return None
        return None

    def _bracketed(self, draft: Draft) -> bool:
        if draft.depth == 0 or not self.past or self.past[-1].after != "（":
            return False
        return self.past[-1].end + 1 >= draft.token.start - len(draft.lead) and not _BESIDES.search(draft.lead)

    def _before_bracket(self, draft: Draft) -> Draft | None:
        last = self.past[-1]
        fits = alike(last.token.unit, draft.token.unit) and draft.token.value <= last.token.value
        return last if fits and last.year == draft.year else self._whole(draft)

    def _start(self, draft: Draft, whole: Draft, mark: str) -> None:
        if draft.subject.startswith("proposals-class-") and whole.subject.startswith("proposals-"):
            return  # A类, B类 and C类 grade 建议 and 提案 together, not the number that stands nearest
        if whole.heads is None:
            whole.heads = next(self.numbers)
            whole.listing = Listing.OPEN if draft.label.startswith("涉及") else listing_of(mark)
        if whole.group is None:
            whole.group = whole.heads
        self.open = [one for one in self.open if one.whole is not whole]
        self.open.append(_List(whole.heads, whole, depth=draft.depth))
        self.all.append(self.open[-1])
        self._add(self.open[-1], draft)

    def _add(self, current: _List, draft: Draft) -> None:
        current.parts.append(draft)
        draft.relation, draft.group, draft.whole = Relation.PART_OF, current.number, current.whole
        if draft.subject == "proactive-total" or is_attribute(current.whole, draft):
            draft.subject = "other"
        draft.apart = draft.sentence.index != current.parts[0].sentence.index
        if self.text[draft.end : draft.end + 1] == "等" or draft.right.startswith("等"):
            current.whole.listing = Listing.OPEN
        elif _REST.match(draft.label) and current.whole.listing is Listing.PLAIN:
            current.whole.listing, current.rest = Listing.CLOSED, True

    def _continued(self, draft: Draft) -> _List | None:
        between = self._between(draft)
        for at in range(len(self.open) - 1, -1, -1):
            current = self.open[at]
            if not alike(current.whole.token.unit, draft.token.unit) or current.whole.year != draft.year:
                continue
            if self._goes_on(current, draft, between, inner=at == len(self.open) - 1):
                del self.open[at + 1 :]
                return current
        return None

    def _goes_on(self, current: _List, draft: Draft, between: str, *, inner: bool) -> bool:
        channel = draft.subject in CHANNELS
        if _BREAK.search(between) or (not channel and _NEW_TOTAL.search(between)):
            return False
        last = current.parts[-1]
        if (
            is_foreign(current.whole, current.parts, draft)
            or is_all_again(current.whole, draft)
            or ("；" in between and draft.token.value > current.whole.token.value)
        ):
            return False
        if current.parts[0].subject in CHANNELS and channel:
            return draft.sentence is last.sentence or self._still_short(current, draft)
        foreign = channel and (len(self.open) > 1 or _VERB.search(draft.left) is not None)
        if draft.sentence is not last.sentence or not inner or foreign or draft.depth != last.depth:
            return False
        return is_idle(self.text[self.past[-1].end : draft.token.start]) and (
            self.past[-1] is last or self.past[-1].whole is last
        )

    def _still_short(self, current: _List, draft: Draft) -> bool:
        told = sum(part.token.value for part in current.parts)
        near = draft.sentence.index - self.past[-1].sentence.index == 1
        return near and told < current.whole.token.value and draft.token.value <= current.whole.token.value

    def _request_whole(self, draft: Draft) -> Draft | None:
        for past in reversed(self.past[-8:]):
            if past.sentence.index < draft.sentence.index - 1:
                return None
            if past.subject in _REQUEST_TOTALS and past.year == draft.year:
                return past
        return None

    def _gather(self, draft: Draft) -> None:
        parts: list[Draft] = []
        for past in reversed(self.past):
            if (
                past.sentence.index != draft.sentence.index
                or past.group is not None
                or not alike(past.token.unit, draft.token.unit)
            ):
                break
            parts.append(past)
        if len(parts) < 2:
            return
        draft.heads = draft.group = next(self.numbers)
        draft.listing = Listing.CLOSED
        for part in parts:
            part.relation, part.group, part.whole = Relation.PART_OF, draft.heads, draft


def _crown(one: _List, whole: Draft) -> None:
    """Make another number the whole of a list."""
    whole.heads = whole.group = one.number
    whole.listing, one.whole.listing = one.whole.listing, None
    one.whole.heads = one.whole.group = None
    one.whole = whole
    for part in one.parts:
        part.whole = whole


def _dissolve(one: _List) -> None:
    """Let the members of a list stand each for itself."""
    one.whole.heads = one.whole.group = one.whole.listing = None
    _let_go(one.parts)


def _let_go(parts: Sequence[Draft]) -> None:
    """Make parts of a list count for themselves again; one that heads a list of its own still does."""
    for part in parts:
        part.relation, part.group, part.whole, part.apart = Relation.COUNT, part.heads, None, False


def groups() -> Iterator[int]:
    """Fresh group numbers, from 1."""
    return count(1)
