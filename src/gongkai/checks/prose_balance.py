"""Whether the requests that the prose tells of add up: received and carried in, closed and carried out."""

import re
from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.checks.model import Case, Fault, Severity
from gongkai.checks.statements import beside, counted, fault, quoted, told
from gongkai.checks.tables import show
from gongkai.claims import Claim

_KINDS = ("requests-received", "requests-carried-in", "requests-closed", "requests-carried-out")
_OTHERWISE = re.compile("撤|补正|终止|其[他余它]|不予|另|尚|正在|剩余|转办|移交|并案|重复")
"""Words for requests that ended in another way, or are not at their end."""


def unbalanced(case: Case) -> Iterator[Fault]:
    """A paragraph that tells all four numbers, once each and exactly, tells whether one of them is wrong.

    A number received may have those carried in within it, and one closed may have those carried out: no fault then.
    """
    for last in counted(case, "requests-carried-out", parts=True):
        four = [_beside(case, kind, last) for kind in _KINDS]
        if all(len(found) == 1 for found in four) and not _beside(case, "requests-in-hand", last):
            got, before, closed, left = (found[0] for found in four)
            if not any(one.hedge or _OTHERWISE.search(one.sentence) for one in (got, before, closed, left)):
                yield from _weighed(got, before, closed, left)


def _beside(case: Case, kind: str, last: Claim) -> list[Claim]:
    return [one for one in counted(case, kind, parts=True) if beside(one, last) and one.scope == last.scope]


def _weighed(got: Claim, before: Claim, closed: Claim, left: Claim) -> Iterator[Fault]:
    came, ended = got.value + before.value, closed.value + left.value
    if {came, got.value} & {ended, closed.value}:
        return
    yield fault(
        got,
        _("{got}、上年结转{before}，合计{came}件；办结{closed}、结转下年{left}，合计{ended}件，相差{gap}件").format(
            got=quoted(got),
            before=told(before),
            came=show(came),
            closed=told(closed),
            left=told(left),
            ended=show(ended),
            gap=show(abs(came - ended)),
        ),
        before,
        closed,
        left,
        values={"came": came, "ended": ended},
        suggestion=_("核对新收、上年结转、办结和结转下年度的件数"),
        severity=Severity.WARNING,
    )
