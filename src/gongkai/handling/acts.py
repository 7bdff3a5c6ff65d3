"""What can happen to a request, and where in its life each act has its place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.basis import ANNUAL_FORM_2021, FEE_RULES, REGULATION, Citation, CodeList
from gongkai.basis.instruments import COURT_RULES, SERVICE
from gongkai.basis.language import marked
from gongkai.handling.states import OPEN, RECEIVED, State
from gongkai.statute.effects import CORRECTION_OVERDUE, EXTENSION_APPROVED, NOT_COUNTED, REASONS_ASKED


class Kind(StrEnum):
    """The kinds of acts."""

    ARRIVED = "arrived"
    SIGNED = "signed"
    CONFIRMED = "confirmed"
    READ_BACK = "read-back"
    CORRECTION_ASKED = "correction-asked"
    CORRECTED = "corrected"
    CONSULTED = "consulted"
    OPINION = "opinion"
    EXTENSION_AGREED = "extension-agreed"
    EXTENDED = "extended"
    REASONS_ASKED = "reasons-asked"
    REASONS_GIVEN = "reasons-given"
    DELAYED = "delayed"
    FEE_NOTICED = "fee-noticed"
    PAID = "paid"
    DECIDED = "decided"
    SENT_BACK = "sent-back"
    SIGNED_OFF = "signed-off"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    SPLIT = "split"
    MERGED = "merged"
    REOPENED = "reopened"
    REACHED = "reached"
    PARTICULARS = "particulars"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Act:
    """One act on one request. `on` is the legal day; `number` its place in the record, from 1.

    `facts` are what its kind needs: how and reader (read-back), days (correction-asked, extension-agreed, extended),
    excused (corrected), who and party (consulted), who (opinion), until (delayed), disposition (decided), copied
    (split: how many acts each part begins with), of (reached, voided: the number of another act), fields and kinds
    (particulars: which were put right, and the kind of applicant before and after). Names of persons are not among
    them.
    """

    kind: Kind
    on: date
    number: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """Where in its life an act may befall a request. `told`: whether the applicant is shown it."""

    code: str
    label: str
    where: Collection[State]
    basis: Citation
    told: bool = True

    @property
    def kind(self) -> Kind:
        """The kind of act that it is the rule of."""
        return Kind(self.code)


def _rule(kind: Kind, label: str, where: Collection[State], basis: Citation, *, told: bool = True) -> Rule:
    return Rule(kind.value, label, where, basis, told)


_RECEIPT = REGULATION.at("第三十一条")
_STAGES = REGULATION.at("第四十五条")
_LARGE = REGULATION.at("第三十五条")
_WORKED_ON = frozenset({State.HANDLING, State.EXPLAINING})
_NOT_SENT = frozenset({State.HANDLING, State.EXPLAINING, State.SIGNING, State.SENDING})

ACTS = CodeList(
    "act",
    [
        _rule(Kind.ARRIVED, marked("收到材料"), (), _RECEIPT),
        _rule(Kind.SIGNED, marked("签收"), {State.UNSIGNED}, REGULATION.at("第三十一条第二项")),
        _rule(Kind.CONFIRMED, marked("双方确认收到"), {State.UNCONFIRMED}, _RECEIPT),
        _rule(
            Kind.READ_BACK,
            marked("申请人确认代填的内容"),
            {State.UNCONFIRMED},
            REGULATION.at(
                "第二十九条第一款", verified=False, note="推断：条例规定口头提出的由工作机构代为填写，没有规定怎样确认"
            ),
        ),
        _rule(Kind.CORRECTION_ASKED, marked("告知补正"), {State.HANDLING}, REGULATION.at("第三十条")),
        _rule(Kind.CORRECTED, marked("收到补正"), {State.CORRECTING}, REGULATION.at("第三十条")),
        _rule(Kind.CONSULTED, marked("征求意见"), _WORKED_ON, NOT_COUNTED.citation),
        _rule(Kind.OPINION, marked("收到意见"), RECEIVED, NOT_COUNTED.citation),
        _rule(Kind.EXTENSION_AGREED, marked("同意延期"), _NOT_SENT, EXTENSION_APPROVED.citation, told=False),
        _rule(Kind.EXTENDED, marked("告知延期"), _NOT_SENT, EXTENSION_APPROVED.citation),
        _rule(Kind.REASONS_ASKED, marked("要求说明理由"), {State.HANDLING}, REASONS_ASKED.citation),
        _rule(Kind.REASONS_GIVEN, marked("收到理由说明"), {State.EXPLAINING}, REASONS_ASKED.citation),
        _rule(Kind.DELAYED, marked("告知延迟答复"), {State.HANDLING}, _LARGE),
        _rule(Kind.FEE_NOTICED, marked("发出收费通知"), {State.HANDLING}, FEE_RULES.at()),
        _rule(Kind.PAID, marked("收到缴费"), {State.AWAITING_FEE}, FEE_RULES.at()),
        _rule(Kind.DECIDED, marked("拟答复"), _WORKED_ON, REGULATION.at("第三十六条"), told=False),
        _rule(Kind.SENT_BACK, marked("退回重拟"), {State.SIGNING, State.SENDING}, _STAGES, told=False),
        _rule(Kind.SIGNED_OFF, marked("签发"), {State.SIGNING}, _STAGES, told=False),
        _rule(Kind.ANSWERED, marked("答复送达"), {State.SENDING}, SERVICE.at()),
        _rule(
            Kind.WITHDRAWN,
            marked("申请人撤回"),
            OPEN,
            ANNUAL_FORM_2021.at(
                "附件 表三（六）3", verified=False, note="条例没有明文规定；已发布的年度报告将申请人撤回计入此行"
            ),
        ),
        _rule(
            Kind.LAPSED,
            marked("视为放弃，不再处理"),
            {State.CORRECTING, State.AWAITING_FEE},
            CORRECTION_OVERDUE.citation,
        ),
        _rule(
            Kind.SPLIT,
            marked("按一事一申请分开办理"),
            {State.HANDLING},
            FEE_RULES.at("第四条", verified=False, note="推断：按件计收时一份申请含多项的可以分成多件，办理照此"),
        ),
        _rule(
            Kind.MERGED,
            marked("并入另一申请办理"),
            {State.HANDLING},
            REGULATION.at("第四十五条", verified=False, note="推断：条例没有规定合并办理"),
        ),
        _rule(
            Kind.REOPENED,
            marked("重新办理"),
            {State.ANSWERED, State.CLOSED},
            COURT_RULES.at(
                "", verified=False, note="见于讲解材料：责令重新答复的，期限为收到决定或者判决之日起20个工作日"
            ),
        ),
        _rule(Kind.REACHED, marked("送达申请人或者被征求意见人"), frozenset(State), SERVICE.at(), told=False),
        _rule(
            Kind.PARTICULARS,
            marked("更正申请人信息"),
            frozenset(State),
            REGULATION.at(
                "第二十九条第二款第一项",
                verified=False,
                note="推断：条例规定申请应当包括姓名、身份证明和联系方式，没有规定登记错了怎样更正",
            ),
        ),
        _rule(Kind.VOIDED, marked("更正前一条登记"), frozenset(State), _STAGES, told=False),
    ],
)
"""Every act with its place. Whatever is done is one of these, and is refused anywhere else."""
