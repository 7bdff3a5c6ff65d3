"""Time limits: how many days, of which kind, counted from what."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis import REGULATION, Citation, CodeList
from gongkai.basis.instruments import (
    BUSINESS_CLIMATE,
    DECISION_RULES,
    FEE_RULES,
    FILING_RULES,
    LITIGATION_LAW,
    LITIGATION_RULES,
    MODEL_REPLIES,
    REVIEW_LAW,
    RULEMAKING,
)
from gongkai.basis.language import marked


class Unit(StrEnum):
    """What a limit counts."""

    WORKING = marked("工作日")
    CALENDAR = marked("日")
    MONTH = marked("个月")
    YEAR = marked("年")

    def times(self, number: int) -> str:
        """So many of them, in Chinese: 20个工作日, 30日, 6个月."""
        return f"{number}{'个' if self is Unit.WORKING else ''}{self}"


@dataclass(frozen=True, slots=True)
class Limit:
    """A period set by law. `since` says in Chinese what it is counted from; that day itself is not counted.

    `least` marks a period that must last at least so long, instead of at most. `local` marks a default that an
    organ or a place may set otherwise: no national rule.
    """

    code: str
    label: str
    days: int
    unit: Unit
    since: str
    basis: Citation
    least: bool = False
    local: bool = False

    def __str__(self) -> str:
        return f"{self.label}：{'不少于' if self.least else ''}{self.unit.times(self.days)}"


_ANSWER = REGULATION.at("第三十三条第二款")

# Requests.
ANSWER = Limit("answer", "答复期限", 20, Unit.WORKING, "收到申请之日", _ANSWER)
LONGEST_EXTENSION = Limit("extension", "延长答复的期限，最长", 20, Unit.WORKING, "原答复期限届满之日", _ANSWER)
CORRECTION_NOTICE = Limit(
    "correction-notice", "作出补正告知", 7, Unit.WORKING, "收到申请之日", REGULATION.at("第三十条")
)
CORRECTION_PERIOD = Limit(
    "correction-period",
    "申请人补正的合理期限（默认值）",
    15,
    Unit.WORKING,
    "收到补正告知之日",
    MODEL_REPLIES.at("", verified=False, note="条例只要求合理期限，没有天数；15个工作日为凭记忆的默认值，可由机关自定"),
    local=True,
)
THIRD_PARTY_OPINION = Limit(
    "third-party-opinion", "第三方提出意见", 15, Unit.WORKING, "收到征求意见书之日", REGULATION.at("第三十二条")
)
CO_MAKER_OPINION = Limit(
    "co-maker-opinion", "共同制作机关提出意见", 15, Unit.WORKING, "收到征求意见书之日", REGULATION.at("第三十四条")
)
FEE_PAYMENT = Limit("fee-payment", "缴纳信息处理费", 20, Unit.WORKING, "收到收费通知之日", FEE_RULES.at())

# Publication.
PUBLISH = Limit(
    "publish", "主动公开", 20, Unit.WORKING, marked("政府信息形成或者变更之日"), REGULATION.at("第二十六条")
)
DECISION_DRAFT = Limit(
    "decision-draft",
    "重大行政决策草案公开征求意见",
    30,
    Unit.CALENDAR,
    "公开征求意见之日",
    DECISION_RULES.at("第十五条"),
    least=True,
)
HEARING_MATERIALS = Limit(
    "hearing-materials",
    "听证材料在听证会前送达参加人",
    7,
    Unit.CALENDAR,
    "听证会之日（倒算）",
    DECISION_RULES.at("第十六条"),
    least=True,
)
RULE_DRAFT = Limit(
    "rule-draft", "规章草案公开征求意见", 30, Unit.CALENDAR, "公开征求意见之日", RULEMAKING.at(), least=True
)
RULE_IN_FORCE = Limit(
    "rule-in-force", "规章公布至施行（一般）", 30, Unit.CALENDAR, "公布之日", RULEMAKING.at(), least=True
)
RULE_FILED = Limit("rule-filed", "规章报送备案", 30, Unit.CALENDAR, "公布之日", FILING_RULES.at())
BUSINESS_DRAFT = Limit(
    "business-draft",
    "与市场主体密切相关的规章、行政规范性文件公开征求意见",
    30,
    Unit.CALENDAR,
    "公开征求意见之日",
    BUSINESS_CLIMATE.at(),
    least=True,
)

# Remedies. Periods of 3, 5, 7 and 10 days in the review law are working days (art. 88); 15, 30 and 60 are not.
APPLY_FOR_REVIEW = Limit(
    "apply-for-review", "申请行政复议", 60, Unit.CALENDAR, "知道或者应当知道该行政行为之日", REVIEW_LAW.at("第二十条")
)
UNTOLD_REVIEW = Limit(
    "untold-review",
    "未告知复议权利、机关和期限时申请行政复议，最长",
    1,
    Unit.YEAR,
    "知道或者应当知道行政行为内容之日",
    REVIEW_LAW.at("第二十条第三款"),
)
SUE = Limit(
    "sue",
    "直接提起行政诉讼",
    6,
    Unit.MONTH,
    "知道或者应当知道作出行政行为之日",
    LITIGATION_LAW.at("第四十六条第一款", verified=False, note="六个月已核，条款号凭记忆"),
)
SUE_AFTER_REVIEW = Limit(
    "sue-after-review",
    "不服复议决定提起行政诉讼",
    15,
    Unit.CALENDAR,
    "收到复议决定书之日",
    LITIGATION_LAW.at("第四十五条"),
)
UNTOLD_SUIT = Limit(
    "untold-suit",
    "未告知起诉期限时提起行政诉讼，最长",
    1,
    Unit.YEAR,
    "知道或者应当知道行政行为内容之日",
    LITIGATION_RULES.at("第六十四条"),
)
REVIEW_COPY_SIMPLE = Limit(
    "review-copy-simple",
    "简易程序发送复议申请书副本",
    3,
    Unit.WORKING,
    "受理之日",
    REVIEW_LAW.at("第五十四条、第八十八条"),
)
REVIEW_ANSWER_SIMPLE = Limit(
    "review-answer-simple",
    "简易程序被申请人提出书面答复",
    5,
    Unit.WORKING,
    "收到申请书副本之日",
    REVIEW_LAW.at("第五十四条、第八十八条"),
)
REVIEW_DECISION_SIMPLE = Limit(
    "review-decision-simple", "简易程序作出复议决定", 30, Unit.CALENDAR, "受理之日", REVIEW_LAW.at("第六十二条")
)
REVIEW_COPY = Limit(
    "review-copy", "普通程序发送复议申请书副本", 7, Unit.WORKING, "受理之日", REVIEW_LAW.at("第四十八条、第八十八条")
)
REVIEW_ANSWER = Limit(
    "review-answer",
    "普通程序被申请人提出书面答复",
    10,
    Unit.WORKING,
    "收到申请书副本之日",
    REVIEW_LAW.at("第四十八条、第八十八条"),
)
REVIEW_DECISION = Limit(
    "review-decision",
    "普通程序作出复议决定（可延长最多30日）",
    60,
    Unit.CALENDAR,
    "受理之日",
    REVIEW_LAW.at("第六十二条"),
)
REVIEW_EXTENSION = Limit(
    "review-extension",
    "普通程序延长作出复议决定的期限，最长",
    30,
    Unit.CALENDAR,
    "原期限届满之日",
    REVIEW_LAW.at("第六十二条"),
)
DEFENCE = Limit(
    "defence",
    "被告向人民法院提交证据和答辩状",
    15,
    Unit.CALENDAR,
    "收到起诉状副本之日",
    LITIGATION_LAW.at("第六十七条", verified=False, note="凭记忆，未核原文"),
)

LIMITS = CodeList("limit", [value for value in list(vars().values()) if isinstance(value, Limit)])
