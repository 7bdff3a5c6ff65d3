"""What each number counts, and whether it counts anything."""

import re

from gongkai.claims.changes import see_change, see_share
from gongkai.claims.channels import GAZETTE, channels, named
from gongkai.claims.drafts import Draft
from gongkai.claims.labels import generic, label_of
from gongkai.claims.model import Relation
from gongkai.claims.requests import NOUN, carried_into, dispute_subject, fee_subject, proposal_subject, request_subject
from gongkai.claims.subjects import subject_of

_FREQUENCY = re.compile("每(?:个)?(?:[年月日周天季]|季度|半年|[一二两三]|\\d)[^，。；]{0,12}$")
_DEMANDS = frozenset({"至少", "不少于", "不低于"})
_ZERO_VALUE = re.compile("(?:为|是|：|各|[议讼费]|予以公开|部分公开|不予公开|无法提供|不予处理)$")
_PLACED = re.compile("^[，。；）、]?$")
_THAN_LAST_YEAR = re.compile(
    "[较比与同](?:去年|上一?年|(?:19|20)\\d\\d年)度?(?:同期)?(?:新?收[到件]|接[收到]|受理|办[理结]|答复|公开|发布)?的?$"
)

_LAST_YEAR_ASIDE = re.compile("(?:上一?年|去年)度?(?:同期)?(?:为|是|收到|受理|共)*")


def classify(draft: Draft, past: list[Draft]) -> None:
    """Say what a draft counts, or drop it; `past` are the drafts before it in the paragraph."""
    if _idle(draft):
        draft.drop = True
        return
    before = _antecedent(draft, past)
    if before is not None and _than_last_year(draft) and draft.report_year is not None:
        draft.year, draft.label = draft.report_year - 1, before.label
        draft.subject = "requests-last-year" if before.subject in _REQUEST_TOTALS else before.subject
        return
    if see_change(draft, before) or see_share(draft, topical=draft.sentence.topic == "requests"):
        draft.label = draft.label or label_of(draft.left, "")
        return
    draft.label = label_of(draft.left, draft.right)
    draft.subject = _formal(draft) or subject_of(f"{draft.left}¤{draft.right}", draft.token.unit)
    if draft.subject == "other":
        _see_normative(draft)
    if draft.subject == "other":
        _see_publication(draft)
    if draft.subject == "requests-received" and _last_year(draft):
        draft.subject = "requests-last-year"
    if draft.subject in {"requests-carried-in", "requests-carried-out"}:
        _see_carrying(draft)
    draft.drop = not draft.token.unit and draft.subject == "other"


def _than_last_year(draft: Draft) -> bool:
    """Whether the number is last year's, set beside this year's: 比2022年的31件, 比2022年（31件）下降."""
    bracketed = draft.depth > 0 and draft.lead.endswith("（") and _THAN_LAST_YEAR.search(draft.lead[:-1])
    aside = draft.depth > 0 and _LAST_YEAR_ASIDE.fullmatch(draft.left)
    return bool(_THAN_LAST_YEAR.search(draft.left) or bracketed or aside)


def _idle(draft: Draft) -> bool:
    if not draft.token.unit and not (_ZERO_VALUE.search(draft.left) and _PLACED.match(draft.right[:1])):
        return True
    return bool(_FREQUENCY.search(draft.left)) or draft.token.hedge in _DEMANDS


_FROM_LAST_YEAR = re.compile("结转(?:自|至|了)?(?:上一?年|去年|(?:19|20)\\d\\d年)")


def _see_carrying(draft: Draft) -> None:
    """The year that a carrying names is where it comes from or leads to: either way it is told of this year."""
    into = carried_into(f"{draft.left}¤{draft.right}")
    if draft.subject == "requests-carried-out" and into is not None and draft.report_year is not None:
        if into == draft.report_year:
            draft.subject = "requests-carried-in"
        if into - draft.report_year in {0, 1}:
            draft.year = draft.report_year
    elif draft.subject == "requests-carried-in" and _FROM_LAST_YEAR.search(draft.left):
        draft.year = draft.report_year


def _last_year(draft: Draft) -> bool:
    return draft.year is not None and draft.year != draft.report_year


_ASIDE = re.compile("（[^（）]*）?")
"""What a bracket adds without a number: 复议1件（已办结）, 36件申请（均为自然人）."""


def _formal(draft: Draft) -> str | None:
    clause, unit = f"{draft.left}¤{_ASIDE.sub('', draft.right)}", draft.token.unit
    topic, context = draft.sentence.topic, draft.sentence.text
    return (
        fee_subject(clause, unit, topical=topic == "fees" and "处理费" in context)
        or dispute_subject(clause, context, unit, topical=topic in {"requests", "disputes"})
        or proposal_subject(clause, "提案" if topic == "proposals" else context, unit)
        or request_subject(clause, draft.lead, unit, topical=topic == "requests")
    )


_BARE_NORMATIVE = (
    ("normative-issued", re.compile("(?:制发|制定|新制定|印发)(?:了|件数|数|数量|为|共)*$")),
    ("normative-repealed", re.compile("(?:废止|清理废止|宣布失效)(?:文件)?(?:了|件数|数|数量|为|共)*$")),
    ("normative-in-force", re.compile("(?:现行有效|继续有效)(?:文件)?(?:件数|数|数量|为|共|的)*$")),
)
_WHEN = re.compile("^(?:其中|本年度?|全年|今年|(?:19|20)\\d\\d年度?|已|共)*")
_OTHER_DOCUMENTS = re.compile("规章|政策文件|政策性文件|解读|审查|备案|清理(?!废止)")


def _see_normative(draft: Draft) -> None:
    """制发12件，废止3件，现行有效25件, where the sentence has spoken of normative documents and of no others."""
    said = draft.sentence.text[: draft.token.start - draft.sentence.start]
    if draft.token.unit not in {"件", "份", "个"} or draft.right or "规范性文件" not in said:
        return
    if not _OTHER_DOCUMENTS.search(said):
        words = _WHEN.sub("", draft.left)
        draft.subject = next((subject for subject, pattern in _BARE_NORMATIVE if pattern.match(words)), "other")


_PUBLISHED = re.compile("公开|发布|推送|转发|转载|更新|刊登|刊发|上传|发文|编发|推文|录入|公示")
_TOLD_AS_TOTAL = re.compile("公开|发布")
_PUBLISHED_END = re.compile(f"(?:{_PUBLISHED.pattern})$")
_PUBLISHED_UNITS = frozenset({"条", "篇", "件", "份", "个", "则", "期", "项", "部", "次", "篇次", "条次"})


def _see_publication(draft: Draft) -> None:
    if draft.token.unit not in _PUBLISHED_UNITS or NOUN.search(draft.left):
        return
    tail = draft.lead if draft.lead.endswith(draft.left) else draft.left
    found = channels(draft.left) or channels(tail)
    draft.channel = named(draft.left) or named(tail)
    if not (generic(draft.label) or _only_channel(draft)):
        return
    if found == (GAZETTE,) and draft.token.unit == "期":
        return
    if len(found) == 1 and (_PUBLISHED.search(tail) or _only_channel(draft)):
        draft.subject = found[0]
    elif _TOLD_AS_TOTAL.search(draft.left) and draft.label and not _PUBLISHED_END.search(draft.label):
        draft.subject = "proactive-total"


_POSTS = frozenset({"条", "篇", "则", "件", "份", "期"})
_MARKS = str.maketrans("", "", "“”《》")


def _only_channel(draft: Draft) -> bool:
    """Whether the clause names a channel and nothing more: 微信公众号12条."""
    bare, label = draft.channel.translate(_MARKS), draft.label.translate(_MARKS)
    return draft.token.unit in _POSTS and bool(bare) and label.endswith(bare) and len(label) <= len(bare) + 6


_REQUEST_TOTALS = frozenset({"requests-received", "requests-in-hand", "requests-handled", "requests-last-year"})


_NAMED = re.compile("(?:申请|受理|收件|接件|办件)的?总?(?:量|数|件)")
"""How a change names what changed: 申请量同比上升."""


_CHANGES = frozenset({Relation.CHANGE, Relation.CHANGE_PERCENT})


def _antecedent(draft: Draft, past: list[Draft]) -> Draft | None:
    """The number before it that a change is of: this year's, and where the change names the requests, theirs."""
    last = past[-1] if past else None
    if draft.depth and last is not None and last.sentence is draft.sentence and last.relation in _CHANGES:
        return last  # 同比增长50%（上年为4件）
    if draft.sentence.topic == "requests" and _NAMED.search(draft.left):
        past = [one for one in past if one.subject in _REQUEST_TOTALS]
    earlier: Draft | None = None
    for one in reversed(past):
        if draft.sentence.index - one.sentence.index > 1:
            return None
        if one.relation is not Relation.COUNT or (earlier is not None and not _same_thing(one, earlier)):
            continue
        if one.year == draft.report_year:
            return one
        earlier = earlier or one
    return None


def _same_thing(one: Draft, other: Draft) -> bool:
    if one.subject in _REQUEST_TOTALS:
        return other.subject in _REQUEST_TOTALS
    return (one.subject, one.token.unit) == (other.subject, other.token.unit)
