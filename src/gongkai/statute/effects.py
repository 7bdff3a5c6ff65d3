"""What an event does to the time for answering: the rules that the clock follows, each with its place."""

from gongkai.basis import FEE_RULES, REGULATION
from gongkai.basis.instruments import CIVIL_CODE, HOLIDAYS
from gongkai.statute.rule import Rule

FIRST_DAY = Rule("first-day", "收到之日不计算在内，自下一个工作日起算", CIVIL_CODE.at("第二百零一条"))
LAST_DAY = Rule(
    "last-day",
    "按日历日计算的期间，最后一日是法定休假日的，以休假日结束的次日为最后一日",
    CIVIL_CODE.at("第二百零三条"),
)
CORRECTION_RESTARTS = Rule("correction-restarts", "答复期限自收到补正的申请之日起重新计算", REGULATION.at("第三十条"))
CORRECTION_ONCE = Rule("correction-once", "补正告知应当一次性作出", REGULATION.at("第三十条"))
CORRECTION_OVERDUE = Rule(
    "correction-overdue", "申请人无正当理由逾期不补正的，视为放弃申请，不再处理", REGULATION.at("第三十条")
)
EXTENSION_APPROVED = Rule(
    "extension-approved", "延长答复期限应当经工作机构负责人同意并告知申请人", REGULATION.at("第三十三条第二款")
)
EXTENSION_ONCE = Rule(
    "extension-once",
    "答复期限只能延长一次",
    REGULATION.at("第三十三条第二款", verified=False, note="推断：条文未写明次数"),
)
EXTENSION_IN_TIME = Rule(
    "extension-in-time",
    "延长应当在原答复期限届满之前告知",
    REGULATION.at("第三十三条第二款", verified=False, note="推断：条文未写明告知的时点"),
)
NOT_COUNTED = Rule(
    "not-counted", "征求第三方和其他机关意见所需时间不计算在答复期限内", REGULATION.at("第三十三条第三款")
)
NOT_COUNTED_DAYS = Rule(
    "not-counted-days",
    "不计算的时间自发出征求意见书的次日起，至收到意见或者意见期限届满之日止",
    REGULATION.at("第三十三条第三款", verified=False, note="推断：条文未写明起止日"),
)
THIRD_PARTY_SILENCE = Rule(
    "third-party-silence", "第三方逾期未提出意见的，由行政机关依法决定是否公开", REGULATION.at("第三十二条")
)
CO_MAKER_SILENCE = Rule("co-maker-silence", "共同制作机关逾期未提出意见的，视为同意公开", REGULATION.at("第三十四条"))
PAYMENT_RESTARTS = Rule(
    "payment-restarts",
    "处理期限自申请人完成缴费的次日起重新计算",
    FEE_RULES.at("第七条", verified=False, note="凭记忆，未核原文"),
)
PAYMENT_OVERDUE = Rule("payment-overdue", "申请人逾期未缴费的，视为放弃申请，不再处理", FEE_RULES.at())
FEE_NOTICE_IN_TIME = Rule("fee-notice-in-time", "收费通知应当在申请处理期限内发出", FEE_RULES.at())
REASONS_ASKED = Rule(
    "reasons-asked", "申请的数量、频次明显超过合理范围的，可以要求申请人说明理由", REGULATION.at("第三十五条")
)
REASONS_REFUSED = Rule("reasons-refused", "说明的理由不合理的，告知申请人不予处理", REGULATION.at("第三十五条"))
DELAYED = Rule(
    "delayed",
    "理由合理但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人",
    REGULATION.at("第三十五条"),
)
EXCESSIVE_STEPS = (REASONS_ASKED, REASONS_REFUSED, DELAYED)
"""What article 35 lets the organ do about requests clearly beyond what is reasonable, in order."""
PROVISIONAL_DAYS = Rule(
    "provisional-days",
    "尚无放假安排通知的日子，仅按法定节假日推算，到期日标注“暂定”",
    HOLIDAYS.at("第二条、第六条", verified=False, note="推断：当年放假安排通知尚未发布，调休未知"),
)

EFFECTS = tuple(value for value in list(vars().values()) if isinstance(value, Rule))
