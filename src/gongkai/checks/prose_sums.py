"""T1xx: lists in the prose, their wholes and their parts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.checks.examples import stated
from gongkai.checks.model import Case, Fault, Outcome, Severity, check
from gongkai.checks.prose_balance import unbalanced
from gongkai.checks.statements import beside, counted, fault, item, lists, measured, quoted, summed, told, unit_of
from gongkai.checks.tables import show
from gongkai.claims import GROUNDS, REQUEST_ENDS, Bounds, Claim, Listing, Relation, bounds
from gongkai.forms import CellRef

_NEARLY = Decimal("0.85")
_FARFETCHED = Decimal("1.5")
_NEW_VERB = re.compile("发布|公开|推送|转载|组织|开展|举办|召开|报送|办理|受理|收到|制[作定]|解读|编[发印]")
_OUTCOME = re.compile("(?:不予|予以|部分|同意)公开")
_OVERLAP = re.compile("转载|转发|同步|重复|其中")


@check(
    "T108",
    "parts-differ-from-whole",
    "正文分项之和与总数不符",
    examines=("D08",),
    severity=Severity.ERROR,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("2023年主动公开政府信息37条，其中：规划信息5条，公告公示18条，其他信息13条。"),
    sound=lambda: stated("2023年主动公开政府信息37条，其中：规划信息5条，公告公示18条，其他信息14条。"),
)
def parts_differ_from_whole(case: Case) -> Iterator[Outcome]:
    """A list that is said to make up a number must add up to it.

    Parts that exceed their whole are wrong whatever the list leaves out. Parts that fall short are wrong where the list
    claims to be complete (分别为, 从…分类看, 其他…条 at its end, 自然人 and 法人); where it is only introduced by 其中
    they are worth a look if they nearly reach the whole, and nothing otherwise. 余, 多, 近 and 约 are ranges.
    Requests received and carried in that differ from those closed and carried out in one paragraph are worth a look.
    """
    for whole, parts in lists(case):
        if not _by_channel(parts):
            for one in _apart(whole, parts):
                again = one[0] is not parts[0] and one[0].sentence.startswith("其中")
                yield from _compare(case, whole, one, listing=None if again else whole.listing)
    yield from unbalanced(case)


@check(
    "T109",
    "channels-differ-from-total",
    "各渠道公开数之和与公开总数不符",
    examines=("D09",),
    severity=Severity.ERROR,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("共主动公开信息911条。其中通过政府网站公开59条，微信公众号“江城水务”发布876条。"),
    sound=lambda: stated("共主动公开信息935条。其中通过政府网站公开59条，微信公众号“江城水务”发布876条。"),
)
def channels_differ_from_total(case: Case) -> Iterator[Outcome]:
    """What was published on the website, on the accounts and elsewhere makes up what was published.

    Only channels that the wording makes parts of the total are added. One whose number alone exceeds the total
    counts something else. Channels that fall short of the total may leave out another channel: a warning.
    """
    for whole, parts in lists(case):
        if _by_channel(parts):
            yield from _compare(case, whole, parts, listing=whole.listing)


def _by_channel(parts: Sequence[Claim]) -> bool:
    return parts[0].subject.startswith("proactive-")


_HEADING_OF = {ground.subject: ground.family for ground in GROUNDS}
_APPLICANTS = frozenset({"requests-natural", "requests-organisations"})
_CARRIED = frozenset({"requests-carried-in", "requests-carried-out"})


def _apart(whole: Claim, parts: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """A list that tells first who asked, or how, and then how it ended is several lists of one whole."""
    told: list[list[Claim]] = []
    for part in parts:
        if not told or _begins(part, told[-1]):
            told.append([])
        told[-1].append(part)
    for one in told:
        if not summed(one).meets(bounds(whole)):
            yield from _by_subject(one)


_ANEW = re.compile("其中|从|按|(?:在|对)?(?:办理|处理|答复|审理|所有|已)?[^，]{0,8}(?:结果|情况|中)")


_ENDED = re.compile("公开|提供|处理")
_ASKED = re.compile("申请|提交|自然人|公民|企业|组织|法人|机构|网|信函|邮|当面|现场|传真")


def _begins(part: Claim, before: Sequence[Claim]) -> bool:
    """Whether a part begins another list: in a new sentence, or how requests ended after how, or by whom, they came."""
    if part.sentence != before[-1].sentence:
        return _ANEW.match(part.sentence) is not None
    ended = part.subject in REQUEST_ENDS and _ENDED.search(part.label) is not None
    return ended and all(one.subject not in REQUEST_ENDS and _ASKED.search(one.label) for one in before)


def _by_subject(parts: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    applicants = [part for part in parts if part.subject in _APPLICANTS]
    others = [part for part in parts if part.subject not in _APPLICANTS]
    if any(part.subject.startswith("requests-") for part in others if part.subject not in _CARRIED):
        others = [part for part in others if part.subject != "requests-carried-in"]
    yield from (one for one in (applicants, others) if one)


def _compare(case: Case, whole: Claim, parts: Sequence[Claim], *, listing: Listing | None) -> Iterator[Fault]:
    """Whether parts make their whole; `listing` is how complete they claim to be, None where they need not be."""
    if len(parts) < 2 or len({part.unit for part in (whole, *parts)}) > 2 or _settled(case, whole, parts):
        return
    added = summed(parts)
    if added.low > bounds(whole).high:
        yield _unequal(whole, parts, added, severity=_beyond(whole, parts, added))
    elif listing is Listing.CLOSED or _pairs(parts):
        far = _rest(parts) and added.high < bounds(whole).low * _NEARLY
        short = listing is Listing.CLOSED and not _by_channel(parts) and not far
        yield _unequal(whole, parts, added, severity=None if short or _pairs(parts) else Severity.WARNING)
    elif listing is Listing.PLAIN and (_rest(parts) or added.high >= bounds(whole).low * _NEARLY):
        yield _unequal(whole, parts, added, severity=Severity.WARNING)


def _turns(part: Claim) -> bool:
    """Whether a part has a verb of its own, so that the list may have ended before it."""
    return _NEW_VERB.search(_OUTCOME.sub("", part.text)) is not None


def _rest(parts: Sequence[Claim]) -> bool:
    return any(re.match("其[他它]", part.label) and not part.subject.startswith("requests-") for part in parts)


def _settled(case: Case, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts, or the first few of them, make the whole, or another number that they may belong to."""
    sums = list(accumulate((bounds(part) for part in parts), lambda a, b: a + b))
    if whole.subject.startswith("requests-") and (_of_the_closed(parts) or _are_the_years(case, parts, sums[-1])):
        return True
    afterwards = zip(sums[1:], parts[2:], strict=False)
    if sums[-1].meets(bounds(whole)) or any(s.meets(bounds(whole)) and _turns(part) for s, part in afterwards):
        return True
    kept = [part for part in parts if part.subject not in _CARRIED]
    ways = [part for part in parts if part.subject.startswith("proactive-")]
    headings = {part.subject for part in parts}
    outer = [part for part in kept if _HEADING_OF.get(part.subject) not in headings]
    if any(len(some) > 1 and summed(some).meets(bounds(whole)) for some in (kept, ways, outer)):
        return True
    if bounds(parts[0]).meets(bounds(whole)) and (parts[1].apart or _by_channel(parts)):
        return True
    carried = [bounds(claim) for claim in counted(case, "requests-carried-in") if beside(claim, whole)]
    if any(sums[-1].meets(_in_hand(whole, parts, one)) for one in carried) or _of_the_row(case, whole, parts, sums[-1]):
        return True
    others = (bounds(other) for other in _others(case, whole, parts[0]))
    return any(sums[-1].meets(one) for one in (*others, *_siblings(case, whole, parts[0])))


_HANDLED = CellRef("requests", "handled", "all")


_CLOSED_ONES = re.compile("(?:已|全年)*(?:办[结理]|答复|处理)完?[^，；]{0,6}中")


def _of_the_closed(parts: Sequence[Claim]) -> bool:
    """Whether a sentence divides what was answered, no matter what number stands before it: 答复的申请中…."""
    return (
        not (parts[0].whole or "").endswith(("handled", "closed")) and _CLOSED_ONES.match(parts[0].sentence) is not None
    )


def _are_the_years(case: Case, parts: Sequence[Claim], added: Bounds) -> bool:
    """Whether the parts are how all that was handled ended, by table 3: no matter what was received, then."""
    handled = case.report.value(_HANDLED)
    if handled is None or not all(part.subject in REQUEST_ENDS or _ENDED.search(part.label) for part in parts):
        return False
    return added.meets(Bounds(handled, handled))


def _in_hand(whole: Claim, parts: Sequence[Claim], carried: Bounds) -> Bounds:
    """What may have been dealt with: all that was received and carried in, or less where what was left is not told."""
    everything = bounds(whole) + carried
    told = any(part.subject == "requests-carried-out" for part in parts)
    return everything if told else Bounds(bounds(whole).low, everything.high)


def _before(case: Case, first: Claim) -> Iterator[Claim]:
    return takewhile(lambda claim: claim is not first, case.report.claims)


def _others(case: Case, whole: Claim, first: Claim) -> Iterator[Claim]:
    """Other counts of the same passage before the list that it may be a list of."""
    for claim in _before(case, first):
        counts = claim.relation in {Relation.COUNT, Relation.PART_OF} and claim.unit == whole.unit
        if counts and claim is not whole and claim.value > first.value and beside(claim, whole):
            yield claim


def _siblings(case: Case, whole: Claim, first: Claim) -> Iterator[Bounds]:
    """The whole together with numbers before it, where it closes a row of them.

    As in 建议24件、提案36件，其中主办40件，会办20件.
    """
    row = [
        claim
        for claim in _before(case, first)
        if claim.sentence == whole.sentence and claim.relation is Relation.COUNT and claim.unit == whole.unit
    ]
    yield from (summed(row[at:]) for at in range(len(row) - 1) if row[-1] is whole)


def _of_the_row(case: Case, whole: Claim, parts: Sequence[Claim], added: Bounds) -> bool:
    """Whether 其中 at the head of a sentence may take from all the numbers of the sentence before, not from the last.

    As in 政务信息275条，互动信息52条。其中预算53条，许可22条. Not so with requests: each number leads to the next.
    """
    if parts[0].sentence == whole.sentence or not parts[0].sentence.startswith("其中"):
        return False
    if whole.subject.startswith(("requests-", "reviews", "suits")):
        return False
    return any(added.high <= row.high for row in _siblings(case, whole, parts[0]))


def _beyond(whole: Claim, parts: Sequence[Claim], added: Bounds) -> Severity | None:
    """A warning where the wording leaves room: parts that may overlap, units that differ, a part from elsewhere."""
    mixed = any(part.unit != whole.unit for part in parts)
    loose = any(_OVERLAP.search(part.label) for part in parts)
    far = any(part.apart for part in parts) and added.low > whole.value * _FARFETCHED
    return Severity.WARNING if mixed or loose or far or whole.listing is Listing.OPEN else None


def _pairs(parts: Sequence[Claim]) -> bool:
    return {part.subject for part in parts} == _APPLICANTS


def _unequal(whole: Claim, parts: Sequence[Claim], added: Bounds, *, severity: Severity | None) -> Fault:
    total = show(added.low) if added.exact else _("{low}至{high}").format(low=show(added.low), high=show(added.high))
    sure = added.exact and not whole.hedge
    gap = _("，相差{gap}").format(gap=measured(abs(added.low - whole.value), whole)) if sure else ""
    items = _("＋").join(item(_name(part), part) for part in parts)
    return fault(
        whole,
        _("{whole}，但所列{items}，合计{total}{unit}，与{stated}不符{gap}").format(
            whole=quoted(whole), items=items, total=total, unit=unit_of(whole), stated=told(whole), gap=gap
        ),
        *parts,
        values={"whole": whole.value, "sum": added.low},
        suggestion=_("请核对总数与各分项"),
        severity=severity,
    )


_CHANNEL_NAMES = {
    "proactive-website": "网站",
    "proactive-wechat": "微信",
    "proactive-weibo": "微博",
    "proactive-new-media": "新媒体",
    "proactive-gazette": "公报",
    "proactive-other-channel": "其他渠道",
}


def _name(part: Claim) -> str:
    return part.channel if part.subject in _CHANNEL_NAMES and part.channel else part.label


@check(
    "T111",
    "category-listed-twice",
    "同一列举中类别名称重复",
    examines=("D11",),
    severity=Severity.WARNING,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("公开信息9条，从内容分类看，人事信息4条，财政信息2条，财政信息3条。"),
    sound=lambda: stated("公开信息9条，从内容分类看，人事信息4条，财政预算2条，财政决算3条。"),
)
def category_listed_twice(case: Case) -> Iterator[Outcome]:
    """A category that stands twice in one list was either meant to be another or should be one number."""
    for _whole, parts in lists(case):
        seen: dict[str, Claim] = {}
        for part in parts:
            earlier = seen.setdefault(part.label, part)
            if earlier is not part and len(part.label) >= 2:
                yield fault(
                    part,
                    _("“{label}”在同一列举中出现两次：{earlier}和{part}").format(
                        label=part.label, earlier=told(earlier), part=told(part)
                    ),
                    earlier,
                    values={"first": earlier.value, "second": part.value},
                    suggestion=_("请合并，或改正其中一类的名称"),
                )


@check(
    "T116",
    "proposal-classes-differ-from-total",
    "建议提案办理结果分类之和与承办总数不符",
    examines=("D16",),
    severity=Severity.ERROR,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("承办人大代表建议3件、政协委员提案6件，办理结果为A类9件、B类1件。"),
    sound=lambda: stated("承办人大代表建议3件、政协委员提案6件，办理结果为A类8件、B类1件。"),
)
def proposal_classes_differ_from_total(case: Case) -> Iterator[Outcome]:
    """Every proposal that was handled is in one class: A (solved), B (planned) or C (left for reference)."""
    classes = counted(case, "proposals-class-a", "proposals-class-b", "proposals-class-c", parts=True)
    for graded in _by_sentence(classes):
        totals = _proposal_totals(case, graded[0])
        if totals and not any(summed(graded).meets(total) for total in _readings(totals)):
            parts = _("＋").join(told(c) for c in graded)
            added = summed(graded)
            yield fault(
                graded[0],
                _("办理结果分类{parts}合计{sum}件，与{totals}的件数不符").format(
                    parts=parts, sum=show(added.low), totals=listed(quoted(c) for c in totals)
                ),
                *graded[1:],
                *totals,
                values={"sum": added.low, "total": sum(c.value for c in totals)},
                severity=Severity.WARNING if len(graded) < 2 else None,
            )


def _by_sentence(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    for sentence in dict.fromkeys(claim.sentence for claim in claims):
        graded = tuple(claim for claim in claims if claim.sentence == sentence)
        if len({claim.subject for claim in graded}) == len(graded):
            yield graded


_PROPOSALS = ("proposals-congress", "proposals-consultative")


def _proposal_totals(case: Case, graded: Claim) -> tuple[Claim, ...]:
    """The numbers of proposals stated in the same paragraph, or in the same section where there are none."""
    stated_ones = [
        claim
        for claim in counted(case, *_PROPOSALS, "other", parts=True)
        if claim.section == graded.section
        and (claim.subject != "other" or ("建议" in claim.label and re.search("提案|议案", claim.label)))
    ]
    near = [claim for claim in stated_ones if beside(claim, graded)]
    return tuple(near or stated_ones)


def _readings(totals: Sequence[Claim]) -> Iterator[Bounds]:
    for claim in totals:
        yield bounds(claim)
    yield summed(totals)
    congress = [c for c in totals if c.subject == _PROPOSALS[0]]
    consultative = [c for c in totals if c.subject == _PROPOSALS[1]]
    for one in congress:
        for other in consultative:
            yield bounds(one) + bounds(other)
