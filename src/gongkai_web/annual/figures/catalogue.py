"""The figures of the narrative as a list: what each is called, counts, and leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop as marked

from gongkai.basis import ANNUAL_FORM_2021, Citation
from gongkai.statute import TOPICS

OURS = ANNUAL_FORM_2021.at("附件 一、总体情况", verified=False, note="格式未规定总体情况里各数的口径，此为本平台的口径")


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """One figure of the narrative. `name` is what a paragraph calls it by, `left` what it does not count."""

    code: str
    name: str
    unit: str
    meaning: str
    left: str
    basis: Citation = OURS


_LIBRARY_LEFT = marked("不计入已经撤回的、没有公开过的")
_LEDGER = marked("工作台账里这一年登记的记录，写明来源")
_LEDGER_LEFT = marked("不计入划去的记录；没有登记的不能计入")
_ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "proactive-website",
        "网站",
        "条",
        marked("本年在本网站首次公开的文件和解读，加上工作台账里其他政府网站发布的"),
        _LIBRARY_LEFT,
    ),
    ("proactive-wechat", "微信", "条", _LEDGER, _LEDGER_LEFT),
    ("proactive-weibo", "微博", "条", _LEDGER, _LEDGER_LEFT),
    ("proactive-other-channel", "其他渠道", "条", _LEDGER, _LEDGER_LEFT),
    ("category-regulation", "公开规章", "件", marked("本年首次公开的规章"), _LIBRARY_LEFT),
    ("category-normative", "公开规范性文件", "件", marked("本年首次公开的行政规范性文件，不论何时制发"), _LIBRARY_LEFT),
    ("category-policy", "公开政策文件", "件", marked("本年首次公开的其他政策文件"), _LIBRARY_LEFT),
    ("category-information", "公开其他信息", "条", marked("本年首次公开的其他政府信息"), _LIBRARY_LEFT),
    ("interpretations", "政策解读", "件", marked("本年首次公开的政策解读"), _LIBRARY_LEFT),
    ("consultations", "意见征集", "次", marked("本年公布的意见征集"), _LIBRARY_LEFT),
    (
        "opinions",
        "公众意见",
        "条",
        marked("本年公布的采纳情况反馈所说收到的意见"),
        marked("不计入还没有公布反馈的征集"),
    ),
    ("responses", "回应关切", "次", _LEDGER, _LEDGER_LEFT),
    ("meetings", "会议公开", "次", _LEDGER, _LEDGER_LEFT),
    ("public-decisions", "决策公开", "项", _LEDGER, _LEDGER_LEFT),
    ("open-days", "开放日", "次", _LEDGER, _LEDGER_LEFT),
    ("trainings", "培训次数", "次", _LEDGER, _LEDGER_LEFT),
    ("trained-persons", "培训人次", "人次", marked("同一批培训记录的参加人次"), _LEDGER_LEFT),
    (
        "reading-points",
        "查阅点",
        "个",
        marked("年底以前设立、现在仍公开的查阅点"),
        marked("不计入已经撤销的，撤销日期不留在查阅点上"),
    ),
    ("fee-notices", "收费通知", "件", marked("本年发出的信息处理费缴费通知"), marked("不计入别的年份发出的通知")),
    (
        "fee-asked",
        "应收信息处理费",
        "元",
        marked("本年发出的缴费通知要求缴纳的金额"),
        marked("不计入别的年份发出的通知"),
    ),
    (
        "fee-collected",
        "信息处理费",
        "元",
        marked("本年到账的信息处理费，不论通知何时发出"),
        marked("不计入没有登记财政票据的"),
    ),
    (
        "requests-answered",
        "答复申请",
        "件",
        marked("本年办结的申请，以最后的办结日期计"),
        marked("不计入分开办理的原件"),
    ),
    ("requests-in-time", "按期答复", "件", marked("本年办结、没有超过期限的申请"), marked("不计入超期办结的")),
)
FIGURES: Mapping[str, NamedFigure] = {
    code: NamedFigure(code, name, unit, meaning, left) for code, name, unit, meaning, left in _ROWS
} | {
    f"topic-{topic.code}": NamedFigure(
        f"topic-{topic.code}",
        f"公开：{topic.label}",
        "条",
        marked("本年首次公开、归入这一法定主动公开内容的文件和信息"),
        _LIBRARY_LEFT,
        topic.basis,
    )
    for topic in TOPICS.values()
}
"""Every figure of the narrative by its code; the codes are those of statements in the prose where there is one."""
BY_NAME: Mapping[str, str] = {figure.name: code for code, figure in FIGURES.items()}
