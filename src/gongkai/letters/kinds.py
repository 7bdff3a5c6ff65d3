"""The set of letters (文书), each as a value: on what basis, when, by when, to whom, and for which dispositions."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis import FEE_RULES, REGULATION, Citation, CodeList
from gongkai.basis.instruments import COURT_RULES
from gongkai.basis.language import marked
from gongkai.deciding.narrowing import letter_of
from gongkai.statute import DISPOSITIONS, LIMITS, Disposition, Limit
from gongkai.statute.effects import EXTENSION_IN_TIME


class To(StrEnum):
    """To whom a letter goes."""

    APPLICANT = marked("申请人")
    THIRD_PARTY = marked("第三方")
    ORGAN = marked("其他行政机关")


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter.

    `label` is its name in lists, `title` what follows the organ's name at its head, `series` what follows the organ's
    mark in its number. `when` says when it may be sent. `limit` is the period within which it must be sent, counted
    from the receipt of the request; `grants` the period that it opens for its reader. `basis` are its articles.
    `dispositions` are those that it tells; a procedural letter tells none and carries no remedy.
    """

    code: str
    label: str
    title: str
    series: str
    when: str
    basis: tuple[Citation, ...]
    to: To = To.APPLICANT
    limit: Limit | None = None
    grants: Limit | None = None
    dispositions: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """What it calls itself: 本答复书, 本告知书."""
        return f"本{self.title[-3:]}"

    @property
    def procedural(self) -> bool:
        """Whether it leaves the request open."""
        return not self.dispositions

    @property
    def carries_remedy(self) -> bool:
        """Whether it says what can be done against it. A procedural letter gives a contact line instead."""
        return not self.procedural and self.dispositions != ("other",)


PROCEDURAL = COURT_RULES.at("", verified=False, note="见于讲解材料")
"""On what it rests that procedural letters carry no remedy."""

_ANSWER = LIMITS["answer"]


def _at(place: str, note: str = "") -> Citation:
    return REGULATION.at(place, verified=not note, note=note)


_PROCEDURAL = (
    LetterKind(
        "receipt",
        marked("登记回执"),
        "政府信息公开申请登记回执",
        "公登",
        marked("收到申请的当日"),
        (_at("第三十一条"), _at("第四十五条", "推断：条例要求建立登记制度，没有规定回执的时间")),
    ),
    LetterKind(
        "correction-notice",
        marked("补正告知书"),
        "政府信息公开申请补正告知书",
        "公补",
        marked("收到申请之日起7个工作日内，只告知一次"),
        (_at("第三十条"),),
        limit=LIMITS["correction-notice"],
        grants=LIMITS["correction-period"],
    ),
    LetterKind(
        "reasons-request",
        marked("说明理由告知书"),
        "政府信息公开申请说明理由告知书",
        "公理",
        marked("答复期限届满之前"),
        (_at("第三十五条"),),
        limit=_ANSWER,
    ),
    LetterKind(
        "delay-notice",
        marked("延迟答复告知书"),
        "政府信息公开申请延迟答复告知书",
        "公迟",
        marked("申请人说明的理由合理、答复期限届满之前"),
        (_at("第三十五条"),),
        limit=_ANSWER,
    ),
    LetterKind(
        "extension-notice",
        marked("延期答复告知书"),
        "政府信息公开申请延期答复告知书",
        "公延",
        marked("原答复期限届满之前，经工作机构负责人同意"),
        (_at("第三十三条第二款"), EXTENSION_IN_TIME.citation),
        limit=_ANSWER,
        grants=LIMITS["extension"],
    ),
    LetterKind(
        "third-party-consultation",
        marked("征求第三方意见书"),
        "政府信息公开征求第三方意见书",
        "公询",
        marked("答复期限届满之前；征求意见的时间不计算在内"),
        (_at("第三十二条"),),
        To.THIRD_PARTY,
        limit=_ANSWER,
        grants=LIMITS["third-party-opinion"],
    ),
    LetterKind(
        "co-maker-consultation",
        marked("征求共同制作机关意见函"),
        "征求政府信息公开意见的函",
        "公函",
        marked("答复期限届满之前；征求意见的时间不计算在内"),
        (_at("第三十四条"),),
        To.ORGAN,
        limit=_ANSWER,
        grants=LIMITS["co-maker-opinion"],
    ),
    LetterKind(
        "consultation-notice",
        marked("征求意见告知书（申请人）"),
        "政府信息公开申请征求意见告知书",
        "公告知",
        marked("向第三方或者其他机关发出征求意见书之后"),
        (_at("第三十三条第三款"),),
    ),
    LetterKind(
        "third-party-notice",
        marked("公开决定告知书（第三方）"),
        "政府信息公开决定告知书",
        "公知",
        marked("决定公开之后、实际公开之前"),
        (_at("第三十二条"),),
        To.THIRD_PARTY,
    ),
    LetterKind(
        "fee-notice",
        marked("收费通知书"),
        "政府信息公开信息处理费收费通知书",
        "公费",
        marked("申请处理期限之内"),
        (_at("第四十二条"), FEE_RULES.at()),
        limit=_ANSWER,
        grants=LIMITS["fee-payment"],
    ),
    LetterKind(
        "record-correction",
        marked("更正政府信息告知书"),
        "政府信息更正申请处理告知书",
        "公更",
        marked("申请人要求更正与其自身相关的政府信息记录之后"),
        (_at("第四十一条"),),
    ),
)

_NAMES = {
    "already-public": marked("已经主动公开告知书"),
    "granted": marked("予以公开告知书"),
    "partial": marked("部分公开告知书"),
    "withheld": marked("不予公开告知书"),
    "query-matter": marked("依特别规定办理告知书"),
    "not-found": marked("信息不存在告知书"),
    "not-ours": marked("不属于本机关公开告知书"),
    "not-made": marked("需要加工、分析告知书"),
    "unclear": marked("内容不明确告知书"),
    "petition": marked("信访投诉举报类申请告知书"),
    "repeat": marked("不予重复处理告知书"),
    "publication": marked("公开出版物告知书"),
    "excessive": marked("不予处理告知书（大量、反复申请）"),
    "reconfirm": marked("不予处理告知书（要求确认或者重新出具）"),
    "not-corrected": marked("逾期不补正不再处理告知书"),
    "fee-unpaid": marked("逾期不缴费不再处理告知书"),
    "other": marked("结案告知书"),
}
_CLOSED = {"not-corrected", "fee-unpaid", "other"}


def _reply(code: str) -> LetterKind:
    told = tuple(d for d in DISPOSITIONS.values() if letter_of(d) == code)
    return LetterKind(
        code,
        _NAMES[code],
        "政府信息公开申请处理告知书" if code in _CLOSED else "政府信息公开申请答复书",
        "公复",
        marked("所等待的期限届满之后") if code in _CLOSED - {"other"} else marked("答复期限之内"),
        tuple(dict.fromkeys(citation for d in told for citation in (d.basis, *d.also))),
        limit=None if code in _CLOSED else _ANSWER,
        dispositions=tuple(d.code for d in told),
    )


LETTERS = CodeList("letter", [*_PROCEDURAL, *map(_reply, _NAMES)])
"""Every letter, those on the way before those that end the request."""


def letter_for(disposition: Disposition | str) -> LetterKind:
    """The letter that tells a disposition.

    Raises:
        UnknownCodeError: when there is no such disposition.
    """
    return LETTERS[letter_of(DISPOSITIONS[disposition] if isinstance(disposition, str) else disposition)]
