"""Whether a number belongs to a list: by its counting word, its subject, and what is said around it."""

import re
from collections.abc import Sequence

from gongkai.claims.drafts import Draft

_OF_OTHERS = re.compile("复议|诉讼|起诉|协办|协助|配合|组织|接待|咨询")
"""Words for what is no part of the requests."""
_OUTCOME = re.compile("予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理")
_ALL = re.compile("^(?:申请|信息|事项|文件)?(?:均|都|皆|全部|已全部)")
REQUEST_ENDS = frozenset(
    {
        "requests-granted",
        "requests-partial",
        "requests-withheld",
        "requests-unavailable",
        "requests-not-processed",
        "requests-other",
    }
)
"""What counts the requests that ended in one way."""
REQUEST_PARTS = REQUEST_ENDS | {"requests-natural", "requests-organisations"}
"""What counts some of the requests."""
_ALIKE = (
    dict.fromkeys(("件", "份", "宗", "起", "例", ""), "件")
    | dict.fromkeys(("条", "篇", "则"), "条")
    | dict.fromkeys(("次", "场", "场次"), "次")
)


def alike(one: str, other: str) -> bool:
    """Whether two counting words can be added.

    >>> alike("件", "份"), alike("件", "次")
    (True, False)
    """
    return _ALIKE.get(one, one) == _ALIKE.get(other, other)


def is_foreign(whole: Draft, parts: Sequence[Draft], draft: Draft) -> bool:
    """Whether a number cannot be a part of the requests that the list is of: 含结转2件 says all it has to say."""
    if not whole.subject.startswith("requests-"):
        return False
    only = parts[0].subject if len(parts) == 1 else ""
    aside = only == "requests-carried-in" and draft.subject != "requests-received"
    return aside or _OF_OTHERS.search(draft.left) is not None


def is_all_again(whole: Draft, draft: Draft) -> bool:
    """Whether a number is the whole once more, of which something is told that holds for all: 4件均已答复."""
    return draft.token.value == whole.token.value and _ALL.match(draft.right) is not None


def is_attribute(whole: Draft, part: Draft) -> bool:
    """Whether 依申请公开 says how documents are open, not what was asked for: 发文96件，其中依申请公开5件."""
    return part.subject == "requests-received" and not whole.subject.startswith("requests-")


def is_request_part(draft: Draft) -> bool:
    """Whether a number counts some of the requests: by their applicants, or by how they ended."""
    if draft.subject in REQUEST_PARTS:
        return True
    return draft.sentence.topic == "requests" and _OUTCOME.search(draft.left) is not None


def is_idle(between: str) -> bool:
    """Whether nothing but the label of the next part stands between two parts: no clause of its own."""
    pieces = [piece for piece in re.split("[，；。：]", between) if piece]
    return len(pieces) <= 1 or "；" in between or all(len(piece) <= 3 for piece in pieces[:-1])
