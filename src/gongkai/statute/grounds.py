"""Why information is not disclosed (条例第十四条至第十六条), and whether the organ has a choice."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis import REGULATION, Citation, CodeList
from gongkai.basis.instruments import REVIEW_LAW, SECRECY_LAW, SECRECY_RULES
from gongkai.statute.rule import Rule

REVIEW_FIRST = REVIEW_LAW.at("第二十三条第一款第四项")
"""A denial must be taken to administrative review before a court (复议前置)."""

REVIEW_FIRST_SINCE = date(2024, 1, 1)


class Discretion(StrEnum):
    """What the organ may do with information under a ground."""

    NEVER = "不得公开"
    CONSENT = "不得公开；第三方同意，或者不公开会对公共利益造成重大影响的除外"
    MAY = "可以不予公开"
    UNLESS_REQUIRED = "可以不予公开；法律、法规、规章规定应当公开的除外"


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of non-disclosure. `kinds` are the kinds of information that the Regulation lists under it."""

    code: str
    label: str
    discretion: Discretion
    basis: Citation
    kinds: tuple[str, ...] = ()

    @property
    def compulsory(self) -> bool:
        """Whether the organ has no choice of its own."""
        return self.discretion in {Discretion.NEVER, Discretion.CONSENT}

    def review_first(self, on: date) -> bool:
        """Whether a denial given that day must be taken to review before a court.

        Source: 行政复议法第二十三条第一款第四项, in force since 1 January 2024, as the Supreme People's Court reads it:
        denials under articles 14, 15 and 16.
        """
        return on >= REVIEW_FIRST_SINCE


GROUNDS = CodeList(
    "ground",
    [
        Ground("secret", "依法确定为国家秘密的政府信息", Discretion.NEVER, REGULATION.at("第十四条")),
        Ground("prohibited", "法律、行政法规禁止公开的政府信息", Discretion.NEVER, REGULATION.at("第十四条")),
        Ground(
            "safety",
            "公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息",
            Discretion.NEVER,
            REGULATION.at("第十四条"),
        ),
        Ground(
            "third-party",
            "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息",
            Discretion.CONSENT,
            REGULATION.at("第十五条"),
        ),
        Ground(
            "internal",
            "行政机关的内部事务信息",
            Discretion.MAY,
            REGULATION.at("第十六条第一款"),
            kinds=("人事管理", "后勤管理", "内部工作流程"),
        ),
        Ground(
            "deliberative",
            "行政机关在履行行政管理职能过程中形成的过程性信息",
            Discretion.UNLESS_REQUIRED,
            REGULATION.at("第十六条第二款"),
            kinds=("讨论记录", "过程稿", "磋商信函", "请示报告"),
        ),
        Ground("case-file", "行政执法案卷信息", Discretion.UNLESS_REQUIRED, REGULATION.at("第十六条第二款")),
    ],
)

SCREENING = (
    Rule("review-system", "建立政府信息公开审查机制，明确审查的程序和责任", REGULATION.at("第十七条")),
    Rule("secrecy-review", "拟公开的信息应当进行保密审查", SECRECY_LAW.at("第三十五条")),
    Rule("secrecy-item-by-item", "先审查、后公开，逐项审查", SECRECY_RULES.at("第四十二条")),
    Rule("refer", "不能确定是否可以公开的，报有关主管部门或者保密行政管理部门确定", REGULATION.at("第十七条")),
    Rule("reassess", "定期评估审查不予公开的信息，情势变化可以公开的应当公开", REGULATION.at("第十八条")),
    Rule(
        "reassess-yearly",
        "评估审查每12个月一次（默认值）",
        REGULATION.at("第十八条", verified=False, note="推断：条例只要求定期，没有规定间隔"),
    ),
)
"""What must be done before something is published, and after it is not."""
