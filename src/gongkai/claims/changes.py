"""Changes from the year before, and percentages."""

import re

from gongkai.claims.drafts import Draft
from gongkai.claims.model import Relation

_BASE = re.compile(
    "同比|环比|相比|较之|[较比](?:去年|上一?年|前一?年|往年|同期|(?:19|20)\\d\\d年)|[与和同](?:去年|上一?年|前一?年|同期|(?:19|20)\\d\\d年)[^，]{0,6}相?比|"
    "[较比](?:去|上|前|(?:19|20)\\d\\d)年度?的?"
)
_RISE = "增加|增长|增多|上升|提高|提升|上涨|增幅|多|增"
_FALL = "减少|下降|降低|回落|降幅|减|少|下滑"
_AFTER_MOVE = "了|为|达|约|近|率|幅度|比例|率为|率达|到了|：|新?收到|接到|受理|办理|答复|公开|发布|推送"
_MOVE = re.compile(f"(?:(?P<up>{_RISE})|(?P<down>{_FALL}))(?:{_AFTER_MOVE})*$")
_TO = re.compile("(?<![收接])[至到]$")
_RATE = re.compile("率|比例|占比")
_SHARE = re.compile("占")
_LEVEL = re.compile(
    "(?:[与同和较跟](?:去年|上一?年|前一?年|(?:19|20)\\d\\d年)度?(?:同期)?(?:相比)?(?:数量)?)(?P<word>持平|相同|一致|无变化|没有变化|相等)"
)


def see_change(draft: Draft, antecedent: Draft | None) -> bool:
    """Mark a draft that says how much something changed; false where it says nothing of the kind."""
    move = None if _TO.search(draft.left) else _MOVE.search(draft.left)
    percent = draft.token.unit in {"%", "倍"}
    if move is None or not (percent or _BASE.search(draft.lead) or _BASE.search(draft.clause_text)):
        return False
    if draft.token.unit == "个百分点":
        draft.drop = True
        return True
    draft.relation = Relation.CHANGE_PERCENT if percent else Relation.CHANGE
    draft.year = draft.report_year
    draft.sign = -1 if move["down"] else 1
    _attach(draft, antecedent)
    return True


def _attach(draft: Draft, antecedent: Draft | None) -> None:
    if antecedent is not None:
        draft.subject, draft.label = antecedent.subject, antecedent.label
        draft.scope, draft.channel = antecedent.scope, antecedent.channel


def see_share(draft: Draft, *, topical: bool) -> bool:
    """Mark a draft that states a share or a rate; false where its number is not a percentage."""
    if draft.token.unit != "%":
        return False
    draft.relation = Relation.SHARE_PERCENT
    rate = _RATE.search(draft.left) is not None
    if (
        rate
        and topical
        and re.search("办结|答复|办理|回复|按[时期]", draft.left)
        and not re.search("满意|建议|提案", draft.left)
    ):
        draft.subject = "requests-closed"
    draft.drop = not rate and not _SHARE.search(draft.left)
    return True


def levels(text: str) -> list[tuple[int, int]]:
    """Where a text says that a number is the same as the year before.

    >>> levels("收到申请5件，与上年持平")
    [(7, 12)]
    """
    return [(m.start(), m.end()) for m in _LEVEL.finditer(text)] if "年" in text else []
