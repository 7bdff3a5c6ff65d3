"""T1xx: the same thing stated twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from gongkai.basis.language import translate as _
from gongkai.checks.examples import stated
from gongkai.checks.model import Case, Outcome, Severity, check
from gongkai.checks.statements import agree, counted, fault, quoted, told
from gongkai.claims import Claim, Relation, bounds

_STRICT = (
    "requests-received",
    "requests-in-hand",
    "requests-closed",
    "requests-carried-in",
    "requests-carried-out",
    "requests-granted",
    "requests-partial",
    "requests-withheld",
    "requests-unavailable",
    "requests-not-processed",
    "requests-natural",
    "requests-organisations",
    "reviews",
    "suits",
    "proposals-congress",
    "proposals-consultative",
    "normative-issued",
    "normative-repealed",
    "normative-in-force",
)
"""Facts of which there is one number a year, whatever it is called."""

_LOOSE = (
    "requests-handled",
    "proactive-total",
    "proactive-website",
    "proactive-wechat",
    "proactive-weibo",
    "proactive-new-media",
    "policy-answers",
    "press-conferences",
    "trainings",
    "trained-persons",
    "meetings",
    "open-days",
    "new-media-accounts",
    "staff-full-time",
    "staff-part-time",
)
"""Facts that are the same only where they are called the same."""

_SIDES = re.compile(
    "主办|协办|会办|独办|分办|面商|办结|公开|网上|线[上下]|[国省市区县州镇](?=人大|政协|级|十|第)|上半年|下半年|季度|新增|累计|集中|专题|轮训|"
    "常务|全体|转载|原创|转发|部门|全[县市区省镇]"
)
_MOST = 40
_PAIR = 2
_FILLER = re.compile(
    "^.*?(?:出台|发布|公开|制定|印发|制作|推出|编发|开展|组织|举办|召开|参加|设置|配备|通过|完成)(?:了|的)?|各类|各种|相关|有关|政府|政务|本级|重要|重大|共|全年|[的了]"
)


@check(
    "T110",
    "stated-twice",
    "同一事项前后两个数字",
    examines=("D10",),
    severity=Severity.ERROR,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("2023年收到政府信息公开申请7件，均已答复。", "规范办理程序，全年收到政府信息公开申请8件。"),
    sound=lambda: stated("2023年收到政府信息公开申请7件，均已答复。", "规范办理程序，全年收到政府信息公开申请7件。"),
)
def stated_twice(case: Case) -> Iterator[Outcome]:
    """A number that stands in two places must be the same in both.

    Requests, reviews, suits, proposals and normative documents have one number a year. Other things are compared only
    where they are called by one name, and then with a warning, for a report may count them in two ways; so are
    inexact numbers, and numbers of two scopes: what one account published cannot exceed the account's own total.
    """
    for subject in _STRICT:
        yield from _contradictions(_places(counted(case, subject)))
    for subject in _LOOSE:
        named = (pair for pair in combinations(_places(counted(case, subject)), 2) if _called_alike(*pair))
        for one, other in named:
            if not agree(one, other) and _comparable(one, other):
                yield _twice(one, other, severity=Severity.WARNING)
    yield from _beyond_account(case)


def _places(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each sentence: within a sentence two numbers are two things."""
    claims = list(claims)
    if len(claims) < _PAIR:
        return claims
    times = Counter(claim.sentence for claim in claims)
    return [claim for claim in claims if times[claim.sentence] == 1][:_MOST]


def _contradictions(claims: list[Claim]) -> Iterator[Outcome]:
    for one, other in combinations(claims, 2):
        if not agree(one, other) and _comparable(one, other):
            exact = bounds(one).exact and bounds(other).exact
            yield _twice(one, other, severity=None if exact else Severity.WARNING)
            return


def _comparable(one: Claim, other: Claim) -> bool:
    same = one.scope == other.scope and one.unit == other.unit
    return same and set(_SIDES.findall(one.text)) == set(_SIDES.findall(other.text))


def _called_alike(one: Claim, other: Claim) -> bool:
    return _core(one) == _core(other) and _channel(one) == _channel(other)


def _core(claim: Claim) -> str:
    return _FILLER.sub("", claim.label)


def _channel(claim: Claim) -> frozenset[str]:
    return frozenset(_ACCOUNT.findall(claim.channel)) or frozenset({claim.channel})


def _twice(one: Claim, other: Claim, *, severity: Severity | None) -> Outcome:
    return fault(
        one,
        _("同一事项写了两个数字：{one}与{other}，一处{first}，一处{second}").format(
            one=quoted(one), other=quoted(other), first=told(one), second=told(other)
        ),
        other,
        values={"first": one.value, "second": other.value},
        suggestion=_("请核对，两处应一致；若口径不同，请写明"),
        severity=severity,
    )


_ACCOUNT = re.compile("[“‘]([^”’]+)[”’]")
_TEXTS = frozenset({"条", "篇"})


def _beyond_account(case: Case) -> Iterator[Outcome]:
    """One kind of post cannot be more than all posts of the account, unless another channel is counted with it."""
    totals = [c for c in counted(case, "proactive-wechat", "proactive-weibo", "proactive-new-media") if c.channel]
    others = [c for c in counted(case, "other", "proactive-total") if c.channel and c.unit in _TEXTS]
    for total in totals:
        for other in others:
            shared = set(_ACCOUNT.findall(total.channel)) & set(_ACCOUNT.findall(other.channel))
            if shared and bounds(other).low > bounds(total).high and total.relation is Relation.COUNT:
                yield fault(
                    total,
                    _(
                        "“{account}”发布的信息有两个数字：{total}与{other}；后者{second}多于前者{first}，口径可能不同"
                        "（后者写的渠道是“{channel}”），请核对"
                    ).format(
                        account=min(shared),
                        total=quoted(total),
                        other=quoted(other),
                        second=told(other),
                        first=told(total),
                        channel=_plain(other.channel),
                    ),
                    other,
                    values={"first": total.value, "second": other.value},
                    severity=Severity.WARNING,
                )


def _plain(channel: str) -> str:
    return channel.replace("“", "‘").replace("”", "’")


@check(
    "T117",
    "policies-counted-twice",
    "政策文件或解读材料的件数前后不一致",
    examines=("D17",),
    severity=Severity.ERROR,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("全年解读政策文件26件，发布解读材料66件。", "设置解读专区，发布解读材料60件。"),
    sound=lambda: stated("全年解读政策文件26件，发布解读材料66件。", "设置解读专区，发布解读材料66件。"),
)
def policies_counted_twice(case: Case) -> Iterator[Outcome]:
    """How many policies were issued, and how many interpretations, is told in the overview and again with the tasks.

    Under one name it is one number.
    """
    for subject in ("policy-documents", "interpretations"):
        for one, other in combinations(_places(counted(case, subject)), 2):
            if _core(one) == _core(other) and not agree(one, other) and _comparable(one, other):
                exact = bounds(one).exact and bounds(other).exact
                yield _twice(one, other, severity=None if exact else Severity.WARNING)
