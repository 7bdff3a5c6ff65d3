"""The words for the public keys that a person should not have to read, and for the names of checks."""

import gettext
from decimal import Decimal

from gongkai.basis.language import speaks_english
from gongkai.checks import Check

SUBJECTS = {
    "proactive-total": "主动公开总数",
    "proactive-website": "网站公开",
    "proactive-wechat": "微信公众号公开",
    "proactive-weibo": "微博公开",
    "proactive-new-media": "新媒体公开",
    "proactive-gazette": "公报公开",
    "proactive-other-channel": "其他方式公开",
    "normative-issued": "制发规范性文件",
    "normative-repealed": "废止规范性文件",
    "normative-in-force": "现行有效规范性文件",
    "normative-published": "公开规范性文件",
    "policy-documents": "政策文件",
    "interpretations": "政策解读",
    "policy-answers": "政策问答",
    "press-conferences": "新闻发布会",
    "responses": "回应关切",
    "consultations": "意见征集",
    "opinions": "收到公众意见",
    "meetings": "会议",
    "open-days": "开放活动",
    "requests-received": "新收申请",
    "requests-in-hand": "新收与结转申请",
    "requests-handled": "办理申请",
    "requests-carried-in": "上年结转申请",
    "requests-closed": "办结申请",
    "requests-carried-out": "结转下年申请",
    "requests-granted": "予以公开",
    "requests-partial": "部分公开",
    "requests-withheld": "不予公开",
    "requests-unavailable": "无法提供",
    "requests-not-processed": "不予处理",
    "requests-other": "其他处理",
    "requests-secret": "属于国家秘密",
    "requests-prohibited": "其他法律行政法规禁止公开",
    "requests-safety": "危及“三安全一稳定”",
    "requests-third-party": "保护第三方合法权益",
    "requests-internal": "属于三类内部事务信息",
    "requests-deliberative": "属于四类过程性信息",
    "requests-case-file": "属于行政执法案卷",
    "requests-query-matter": "属于行政查询事项",
    "requests-not-held": "本机关不掌握相关政府信息",
    "requests-not-made": "没有现成信息需要另行制作",
    "requests-unclear": "补正后申请内容仍不明确",
    "requests-petition": "信访举报投诉类申请",
    "requests-repeat": "重复申请",
    "requests-publication": "要求提供公开出版物",
    "requests-excessive": "无正当理由大量反复申请",
    "requests-reconfirm": "要求确认或重新出具已获取信息",
    "requests-not-corrected": "逾期不补正",
    "requests-fee-unpaid": "逾期不缴费",
    "requests-last-year": "上年申请",
    "requests-natural": "自然人申请",
    "requests-organisations": "法人或其他组织申请",
    "reviews": "行政复议",
    "suits": "行政诉讼",
    "fee-collected": "收取信息处理费",
    "fee-notices": "收费通知",
    "proposals-congress": "人大代表建议",
    "proposals-consultative": "政协提案",
    "proposals-class-a": "A类建议提案",
    "proposals-class-b": "B类建议提案",
    "proposals-class-c": "C类建议提案",
    "licences": "行政许可",
    "penalties": "行政处罚",
    "coercive-measures": "行政强制",
    "fees": "行政事业性收费",
    "staff-full-time": "专职人员",
    "staff-part-time": "兼职人员",
    "trainings": "培训",
    "trained-persons": "培训人次",
    "inquiries": "咨询",
    "site-visits": "网站访问",
    "new-media-accounts": "政务新媒体账号",
}
"""What a statement in the prose counts, by its public key."""


def subject(key: str, label: str = "") -> str:
    """The name of what a statement counts: its own noun where the key is `other`, else the key's word."""
    named = key if speaks_english() else SUBJECTS.get(key, label)
    return (label if key == "other" else named) or key


def signed(number: Decimal) -> str:
    """A difference with its sign.

    >>> signed(Decimal(3)), signed(Decimal("-2.5")), signed(Decimal("0.00"))
    ('+3', '-2.5', '0')
    """
    return f"{'+' if number > 0 else ''}{number.normalize() + 0:f}"


def titled(check: Check) -> str:
    """The name of a check, in the language of this process."""
    return gettext.dgettext("checks", check.title) if speaks_english() else check.title
