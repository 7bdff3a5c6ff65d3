"""What a case is known by: each fact that evidence, letters and checks speak of, with its name and its kind.

One list for all of them, so that a form filled in once serves the decision, the letter and the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis import CodeList
from gongkai.basis.language import marked
from gongkai.statute import APPLICANTS, GROUNDS, SERVICES


class Kind(StrEnum):
    """What a fact is: a `str`, a `date`, an `int`, a sequence of `str`, one of its choices, or a sequence of those."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    LINES = "lines"
    CHOICE = "choice"
    CHOICES = "choices"


Given = str | date | int | Sequence[str]
"""The value of a fact."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to be known of a case. `label` names it in a form; `choices` are the only values of a choice."""

    code: str
    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()

    def takes(self, value: "Given") -> bool:
        """Whether a value is of its kind, and one of its choices where it has some."""
        match self.kind:
            case Kind.DAY:
                return isinstance(value, date)
            case Kind.NUMBER:
                return isinstance(value, int) and value >= 0
            case Kind.TEXT:
                return isinstance(value, str)
            case _:
                lines = [value] if isinstance(value, str) else value
                return isinstance(lines, Sequence) and (not self.choices or all(x in self.choices for x in lines))


_DAY, _NUMBER, _LINES, _CHOICE = Kind.DAY, Kind.NUMBER, Kind.LINES, Kind.CHOICE

_CASE = (
    Fact("organ", marked("机关全称")),
    Fact("mark", marked("机关代字")),
    Fact("serial", marked("发文序号"), _NUMBER),
    Fact("on", marked("成文日期"), _DAY),
    Fact("request_number", marked("申请编号")),
    Fact("applicant", marked("申请人")),
    Fact("received", marked("收到申请之日"), _DAY),
    Fact("receipt", marked("收到之日的确定方式")),
    Fact("applicant_kind", marked("申请人的类别"), _CHOICE, tuple(APPLICANTS)),
    Fact("asked", marked("申请公开的内容")),
    Fact("due", marked("答复期限届满之日"), _DAY),
    Fact("contact", marked("联系人或者承办机构")),
    Fact("phone", marked("联系电话")),
    Fact("address", marked("办公地址")),
    Fact("reviewer", marked("复议机关")),
    Fact("court", marked("有管辖权的人民法院")),
    Fact("review_online", marked("网上申请行政复议的渠道")),
    Fact("service", marked("送达方式"), _CHOICE, tuple(SERVICES)),
    Fact("late_reason", marked("逾期答复的说明")),
    Fact("enclosures", marked("附件"), _LINES),
)

_COURSE = (
    Fact("corrections", marked("需要补正的事项"), _LINES),
    Fact("correction_days", marked("补正期限（工作日）"), _NUMBER),
    Fact("correction_asked", marked("补正告知的日期"), _DAY),
    Fact("correction_due", marked("补正期限届满之日"), _DAY),
    Fact("corrected", marked("收到补正的日期"), _DAY),
    Fact("still_unclear", marked("补正后仍不明确之处")),
    Fact("excess", marked("数量、频次明显超过合理范围的情况")),
    Fact("reasons_due", marked("说明理由的期限"), _DAY),
    Fact("reasons_asked", marked("要求说明理由的日期"), _DAY),
    Fact("reasons_given", marked("申请人说明的理由")),
    Fact("reasons_judged", marked("认定理由不合理的依据")),
    Fact("delayed_to", marked("延迟答复的日期"), _DAY),
    Fact("delay_why", marked("延迟答复的原因")),
    Fact("extension_days", marked("延长的工作日"), _NUMBER),
    Fact("extended_to", marked("延长后的答复期限"), _DAY),
    Fact("extension_why", marked("延长的原因")),
    Fact("extension_approved_by", marked("同意延长的工作机构负责人")),
    Fact("consulted", marked("征求意见的日期"), _DAY),
    Fact("third_party", marked("第三方")),
    Fact("third_party_kind", marked("第三方的类别"), _CHOICE, tuple(APPLICANTS)),
    Fact("third_party_said", marked("第三方意见的结果"), _CHOICE, ("objected", "silent", "agreed")),
    Fact("third_party_reasons", marked("第三方不同意公开的理由")),
    Fact("public_interest", marked("不公开会对公共利益造成重大影响的认定")),
    Fact("co_maker", marked("共同制作机关")),
    Fact("content", marked("拟公开的内容")),
    Fact("open_reason", marked("公开的理由")),
    Fact("open_on", marked("拟公开的日期"), _DAY),
    Fact("fee_mode", marked("收费方式"), _CHOICE, ("按件", "按量")),
    Fact("fee_count", marked("计费数量"), _NUMBER),
    Fact("fee_yuan", marked("信息处理费（元）"), _NUMBER),
    Fact("fee_lines", marked("信息处理费的计算过程"), _LINES),
    Fact("fee_how", marked("缴纳方式")),
    Fact("fee_noticed", marked("申请人收到收费通知的日期"), _DAY),
    Fact("fee_due", marked("缴费期限届满之日"), _DAY),
)

_DECISION = (
    Fact("searched_by", marked("检索人")),
    Fact("searched_in", marked("检索范围（系统、档案、处室）"), _LINES),
    Fact("searched_for", marked("检索词、检索方式"), _LINES),
    Fact("searched_on", marked("检索日期"), _DAY),
    Fact("secret_marks", marked("密级标识")),
    Fact("secret_term", marked("保密期限")),
    Fact("secret_basis", marked("定密依据")),
    Fact("law_name", marked("禁止公开的法律、行政法规名称")),
    Fact("law_article", marked("禁止公开的条款")),
    Fact("law_level", marked("该规定的效力层级"), _CHOICE, ("法律", "行政法规")),
    Fact("harm", marked("公开可能造成的危害")),
    Fact("third_party_harm", marked("对第三方合法权益的损害")),
    Fact("internal_kind", marked("内部事务信息的种类"), _CHOICE, GROUNDS["internal"].kinds),
    Fact("deliberative_kind", marked("过程性信息的种类"), _CHOICE, GROUNDS["deliberative"].kinds),
    Fact("why_withheld", marked("不予公开的具体理由")),
    Fact("no_duty", marked("法律、法规、规章没有规定应当公开的查明情况")),
    Fact("case_file", marked("所属的行政执法案卷")),
    Fact("grounds", marked("不予公开部分的依据"), Kind.CHOICES, tuple(GROUNDS)),
    Fact("withheld_parts", marked("不予公开的部分（逐处标明）"), _LINES),
    Fact("open_parts", marked("予以公开的部分")),
    Fact("earlier_number", marked("此前答复的文号")),
    Fact("earlier_on", marked("此前答复的日期"), _DAY),
    Fact("not_ours_why", marked("不属于本机关负责公开的理由")),
    Fact("responsible", marked("负责公开的行政机关")),
    Fact("responsible_contact", marked("负责公开的行政机关的联系方式")),
    Fact("responsible_unknown", marked("不能确定负责公开机关的说明")),
    Fact("making_why", marked("需要怎样加工、分析")),
    Fact("petition_why", marked("属于信访、投诉、举报等活动的理由")),
    Fact("petition_channel", marked("信访、投诉、举报的渠道")),
    Fact("publication", marked("公开出版物的名称")),
    Fact("publication_where", marked("获取公开出版物的途径")),
    Fact("confirm_what", marked("要求确认或者重新出具的信息")),
    Fact("special_law", marked("作出特别规定的法律、行政法规")),
    Fact("special_place", marked("查询的地点和方式")),
    Fact("published_at", marked("已经公开的位置（网址或者载体）")),
    Fact("way", marked("获取信息的方式、途径")),
    Fact("way_when", marked("获取信息的时间")),
    Fact("other_why", marked("其他处理的原因")),
    Fact("record", marked("要求更正的政府信息记录")),
    Fact("record_outcome", marked("更正申请的处理"), _CHOICE, ("corrected", "transferred", "directed", "unproved")),
    Fact("record_detail", marked("更正、转送或者告知的具体内容")),
)

FACTS = CodeList("fact", [*_CASE, *_COURSE, *_DECISION])
"""Every fact by its code, which is also its name in a template."""


def given_words(value: Given | None) -> str:
    """A fact as words: "" where nothing is given. A list is one line an entry.

    >>> given_words(["档案室", " ", "公文系统"]).splitlines()
    ['档案室', '公文系统']
    """
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case int():
            return str(value)
        case _:
            return "\n".join(filter(None, (line.strip() for line in value)))
