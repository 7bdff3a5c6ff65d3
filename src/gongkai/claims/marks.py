"""The words that announce the parts of a number, and how complete a list they promise."""

import re

from gongkai.claims.drafts import Draft
from gongkai.claims.model import Listing

_MARK = re.compile(
    "其中|^(?:政府|政务|各类)*信息中，|分别|包括|包含|涵盖|具体(?:为|是|如下)|分为|分成|^[，。；：）]?(?:含有?|内有)|（含|从[^，。]{1,10}(?:看|来看|分)|"
    "按[^，。]{1,12}(?:分|划分|统计|来看)|主要(?:有|为|是|包括|包含|涉及|集中)|涉及|公开的?(?:政府|政务)?信息中"
)
_OPEN = re.compile("主要|涉及|例如|如下?：|尤其|特别")
_CLOSED = re.compile("分别|分为|分成|从[^，。]{1,10}(?:看|来看|分)|按[^，。]{1,12}(?:分|划分|统计|来看)")
_ASIDE = re.compile("（[^（）0-9]*）")
_TOLD_WITHOUT = re.compile("；|等[^，；]*，")
_OF_ITS_OWN = 3
"""How many characters before 分别 in its clause name no things of their own."""
_KINDS = frozenset({"个", "家", "种", "类", "大类"})


def mark_in(between: str, draft: Draft) -> re.Match[str] | None:
    """The word that announces parts, where these follow it.

    Words without a number may follow instead (包含预算决算等信息). 分别 deals out numbers among the things named just
    before it (微信、微博分别发布5条、3条). 涉及 announces parts only in their own clause, and
    no numbers of organs or fields, for it also says what a number was about.
    """
    between = _ASIDE.sub("", between)
    mark = _MARK.search(between)
    if mark is None or _TOLD_WITHOUT.search(between, mark.end()):
        return None
    if mark.group() == "分别" and len(re.split("[，；：。（]", between[: mark.start()])[-1]) > _OF_ITS_OWN:
        return None
    told_about = "，" in between[mark.end() :] or draft.token.unit in _KINDS or draft.sentence.topic == "requests"
    aside = mark.group() == "涉及" and told_about
    return None if aside else mark


def listing_of(mark: str) -> Listing:
    """How complete a list promises to be that this word announces.

    >>> [str(listing_of(mark)) for mark in ("主要包括", "分别", "其中")]
    ['open', 'closed', 'plain']
    """
    if _OPEN.search(mark):
        return Listing.OPEN
    return Listing.CLOSED if _CLOSED.search(mark) else Listing.PLAIN
