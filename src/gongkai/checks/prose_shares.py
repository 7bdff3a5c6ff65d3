"""T112: shares in the prose, each against its number, and together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.checks.examples import stated
from gongkai.checks.model import Case, Fault, Outcome, Severity, check
from gongkai.checks.statements import fault, lists, quoted, summed, told
from gongkai.checks.tables import show
from gongkai.checks.text import fold
from gongkai.claims import Claim, Relation, bounds


@check(
    "T112",
    "shares-do-not-add-up",
    "占比与件数不符，或各项占比之和不是100%",
    examines=("D12",),
    severity=Severity.WARNING,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("收到申请8件，其中自然人6件，占75%；法人2件，占35%。"),
    sound=lambda: stated("收到申请8件，其中自然人6件，占75%；法人2件，占25%。"),
)
def shares_do_not_add_up(case: Case) -> Iterator[Outcome]:
    """The shares of a complete list make 100 %, give or take the rounding; each is its part divided by the whole."""
    following = _following(case)
    for whole, parts in lists(case):
        shares = [(part, share) for part in parts if (share := _share_of(following, part)) is not None]
        for part, share in shares:
            yield from _wrong_share(whole, part, share)
        if len(shares) == len(parts) >= 2 and not summed(parts).low < bounds(whole).low:
            yield from _not_all(shares)


def _following(case: Case) -> dict[int, Claim]:
    """The claim after each claim, by the identity of the first."""
    claims = case.report.claims
    return {id(one): after for one, after in pairwise(claims)}


def _share_of(following: dict[int, Claim], part: Claim) -> Claim | None:
    after = following.get(id(part))
    if after is None or after.relation is not Relation.SHARE_PERCENT or "占" not in after.text:
        return None
    return after if after.sentence == part.sentence and not _closes(part, after) else None


def _closes(part: Claim, share: Claim) -> bool:
    """Whether a bracket closes between a part and a share, which then is of the number before the bracket."""
    _before, _text, behind = part.sentence.partition(part.text)
    between = fold(behind.partition(share.text)[0])
    return between.count("）") > between.count("（")


def _wrong_share(whole: Claim, part: Claim, share: Claim) -> Iterator[Fault]:
    if part.hedge or whole.hedge or share.hedge or not whole.value:
        return
    true = part.value * 100 / whole.value
    if abs(true - share.value) > _unit(share):
        yield fault(
            share,
            _("{part}，占{whole}的{true}%，正文写作{share}").format(
                part=quoted(part), whole=told(whole), true=show(round(true, 2)), share=told(share)
            ),
            part,
            whole,
            values={"stated": share.value, "computed": round(true, 2)},
        )


def _not_all(shares: Sequence[tuple[Claim, Claim]]) -> Iterator[Fault]:
    total = sum((share.value for _part, share in shares), Decimal(0))
    if abs(total - 100) > sum(_unit(share) for _part, share in shares):
        first = shares[0][1]
        stated = listed(told(share) for _part, share in shares)
        yield fault(
            first,
            _("各项占比{stated}之和为{total}%，不是100%").format(stated=stated, total=show(total)),
            *(share for _part, share in shares[1:]),
            values={"sum": total},
        )


def _unit(share: Claim) -> Decimal:
    """One in the last printed place: rounding up, down or to the nearest all stay within it."""
    return Decimal(1).scaleb(int(share.value.as_tuple().exponent))
