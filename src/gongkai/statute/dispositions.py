"""How a disclosure request (政府信息公开申请) can end.

One entry for each legal ground. The desk picks from the list; each row of table 3 counts one or more of its codes.
Two grounds that share a row stay apart here. Statutory labels are never reworded and never translated.
"""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis import ANNUAL_FORM_2021, FEE_RULES, REGULATION, Citation, CodeList

ROWS = ANNUAL_FORM_2021.at("附件 表三", verified=False, note="行名已核；条文与表三各行的对应为推断")
"""On what the row of each disposition rests."""


class Family(StrEnum):
    """The six groups that the annual report sorts dispositions into."""

    GRANTED = "予以公开"
    PARTIAL = "部分公开"
    WITHHELD = "不予公开"
    UNAVAILABLE = "无法提供"
    NOT_PROCESSED = "不予处理"
    OTHER = "其他处理"


@dataclass(frozen=True, slots=True)
class Disposition:
    """One lawful end of a request, with the article that permits it.

    `row` is the key of the row of table 3 that counts it in the 2021 form, `row_2019` in the 2019 form. `tells` is
    what the applicant must be told, in Chinese. `also` are further articles that an answer cites.
    """

    code: str
    label: str
    family: Family
    basis: Citation
    row: str
    tells: str
    also: tuple[Citation, ...] = ()
    row_2019: str = ""

    def row_in(self, form: str) -> str:
        """The key of the row that counts it, in the form of that key (`2019` or `2021`)."""
        return self.row_2019 if form == "2019" and self.row_2019 else self.row

    @property
    def withholds_on_a_ground(self) -> bool:
        """Whether it rests on articles 14 to 16: the denials proper."""
        return self.family is Family.WITHHELD and self.code != "query-matter"


_DENIED = (REGULATION.at("第三十六条第三项"),)
_REASONS = "不予公开并说明理由"
_NOT_NAMED = "条例没有明文规定；年度报告格式设有此行"


def _withheld(code: str, label: str, article: str) -> Disposition:
    return Disposition(code, label, Family.WITHHELD, REGULATION.at(article), code, _REASONS, _DENIED)


DISPOSITIONS = CodeList(
    "disposition",
    [
        Disposition(
            "already-public",
            "已经主动公开",
            Family.GRANTED,
            REGULATION.at("第三十六条第一项"),
            "granted",
            "获取该政府信息的方式、途径",
        ),
        Disposition(
            "granted",
            "可以公开",
            Family.GRANTED,
            REGULATION.at("第三十六条第二项"),
            "granted",
            "提供该政府信息，或者告知获取的方式、途径和时间",
        ),
        Disposition(
            "partial",
            "部分公开",
            Family.PARTIAL,
            REGULATION.at("第三十七条"),
            "partial",
            "提供可以公开的内容，并对不予公开的内容说明理由",
        ),
        _withheld("secret", "属于国家秘密", "第十四条"),
        _withheld("prohibited", "其他法律行政法规禁止公开", "第十四条"),
        _withheld("safety", "危及“三安全一稳定”", "第十四条"),
        _withheld("third-party", "保护第三方合法权益", "第十五条"),
        _withheld("internal", "属于三类内部事务信息", "第十六条第一款"),
        _withheld("deliberative", "属于四类过程性信息", "第十六条第二款"),
        _withheld("case-file", "属于行政执法案卷", "第十六条第二款"),
        Disposition(
            "query-matter",
            "属于行政查询事项",
            Family.WITHHELD,
            REGULATION.at("第三十六条第七项"),
            "query-matter",
            "依照有关法律、行政法规的规定办理",
        ),
        Disposition(
            "not-found",
            "经检索没有所申请公开信息",
            Family.UNAVAILABLE,
            REGULATION.at("第三十六条第四项"),
            "not-held",
            "该政府信息不存在（保存检索记录）",
        ),
        Disposition(
            "not-ours",
            "不属于本行政机关负责公开",
            Family.UNAVAILABLE,
            REGULATION.at("第三十六条第五项"),
            "not-held",
            "说明理由；能够确定负责公开的行政机关的，告知其名称、联系方式",
        ),
        Disposition(
            "not-made",
            "需要行政机关对现有政府信息进行加工、分析",
            Family.UNAVAILABLE,
            REGULATION.at("第三十八条"),
            "not-made",
            "行政机关可以不予提供",
        ),
        Disposition(
            "unclear",
            "补正后申请内容仍不明确",
            Family.UNAVAILABLE,
            REGULATION.at("第三十条"),
            "unclear",
            "经补正仍无法确定所申请的政府信息",
        ),
        Disposition(
            "petition",
            "以政府信息公开申请的形式进行信访、投诉、举报等活动",
            Family.NOT_PROCESSED,
            REGULATION.at("第三十九条第一款"),
            "petition",
            "不作为政府信息公开申请处理，并可以告知通过相应渠道提出",
        ),
        Disposition(
            "repeat",
            "重复申请",
            Family.NOT_PROCESSED,
            REGULATION.at("第三十六条第六项"),
            "repeat",
            "已经答复过，不予重复处理",
        ),
        Disposition(
            "publication",
            "要求提供政府公报、报刊、书籍等公开出版物",
            Family.NOT_PROCESSED,
            REGULATION.at("第三十九条第二款"),
            "publication",
            "可以告知获取的途径",
        ),
        Disposition(
            "excessive",
            "申请公开政府信息的数量、频次明显超过合理范围且理由不合理",
            Family.NOT_PROCESSED,
            REGULATION.at("第三十五条"),
            "excessive",
            "不予处理",
        ),
        Disposition(
            "reconfirm",
            "要求行政机关确认或重新出具已获取信息",
            Family.NOT_PROCESSED,
            ANNUAL_FORM_2021.at("附件 表三（五）5", verified=False, note=_NOT_NAMED),
            "reconfirm",
            "不予处理",
        ),
        Disposition(
            "not-corrected",
            "申请人无正当理由逾期不补正",
            Family.OTHER,
            REGULATION.at("第三十条"),
            "not-corrected",
            "视为放弃申请，行政机关不再处理（法律不要求另行答复）",
            row_2019="other",
        ),
        Disposition(
            "fee-unpaid",
            "申请人逾期未按收费通知要求缴纳费用",
            Family.OTHER,
            FEE_RULES.at(),
            "fee-unpaid",
            "视为放弃申请，行政机关不再处理",
            (REGULATION.at("第四十二条"),),
            row_2019="other",
        ),
        Disposition(
            "other",
            "其他处理（申请人撤回等）",
            Family.OTHER,
            ANNUAL_FORM_2021.at(
                "附件 表三（六）3", verified=False, note="条例没有明文规定；已发布的年度报告将申请人撤回计入此行"
            ),
            "other",
            "",
        ),
    ],
)
