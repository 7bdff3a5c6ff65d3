"""What the 2019 and the 2021 form have in common: most of table 3, all of table 4, the six sections."""

from gongkai.forms.model import Balance, Block, Column, Row, Sum, Table

SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)

RESULT = ("三、本年度办理结果",)
WITHHELD = (*RESULT, "（三）不予公开")
UNAVAILABLE = (*RESULT, "（四）无法提供")
NOT_PROCESSED = (*RESULT, "（五）不予处理")
OTHER = (*RESULT, "（六）其他处理")
_ORGANISATION = ("法人或其他组织",)

APPLICANTS = (
    Column("natural", "自然人"),
    Column("business", "商业企业", under=_ORGANISATION),
    Column("research", "科研机构", under=_ORGANISATION),
    Column("charity", "社会公益组织", under=_ORGANISATION),
    Column("lawyer", "法律服务机构", under=_ORGANISATION),
    Column("other", "其他", under=_ORGANISATION),
)

OUTCOMES = (
    Row("granted", "（一）予以公开", under=RESULT, counts=("already-public", "granted")),
    Row(
        "partial",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        under=RESULT,
        counts=("partial",),
        aka=("（二）部分公开",),
    ),
    Row("secret", "1.属于国家秘密", under=WITHHELD, counts=("secret",)),
    Row(
        "prohibited",
        "2.其他法律行政法规禁止公开",
        under=WITHHELD,
        counts=("prohibited",),
        aka=("2.其他法律、行政法规禁止公开",),
    ),
    Row("safety", "3.危及“三安全一稳定”", under=WITHHELD, counts=("safety",)),
    Row("third-party", "4.保护第三方合法权益", under=WITHHELD, counts=("third-party",)),
    Row("internal", "5.属于三类内部事务信息", under=WITHHELD, counts=("internal",)),
    Row("deliberative", "6.属于四类过程性信息", under=WITHHELD, counts=("deliberative",)),
    Row("case-file", "7.属于行政执法案卷", under=WITHHELD, counts=("case-file",)),
    Row("query-matter", "8.属于行政查询事项", under=WITHHELD, counts=("query-matter",)),
    Row("not-held", "1.本机关不掌握相关政府信息", under=UNAVAILABLE, counts=("not-found", "not-ours")),
    Row("not-made", "2.没有现成信息需要另行制作", under=UNAVAILABLE, counts=("not-made",)),
    Row("unclear", "3.补正后申请内容仍不明确", under=UNAVAILABLE, counts=("unclear",)),
    Row("petition", "1.信访举报投诉类申请", under=NOT_PROCESSED, counts=("petition",)),
    Row("repeat", "2.重复申请", under=NOT_PROCESSED, counts=("repeat",)),
    Row("publication", "3.要求提供公开出版物", under=NOT_PROCESSED, counts=("publication",)),
    Row("excessive", "4.无正当理由大量反复申请", under=NOT_PROCESSED, counts=("excessive",)),
    Row("reconfirm", "5.要求行政机关确认或重新出具已获取信息", under=NOT_PROCESSED, counts=("reconfirm",)),
)

RECEIVED = Row("received", "一、本年新收政府信息公开申请数量")
CARRIED_IN = Row("carried-in", "二、上年结转政府信息公开申请数量")
HANDLED = Row("handled", "（七）总计", under=RESULT)
CARRIED_OUT = Row("carried-out", "四、结转下年度继续办理")

REQUESTS_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def requests_table(other: tuple[Row, ...]) -> Table:
    """Table 3, with the rows of （六）其他处理 that the form has."""
    outcomes = (*OUTCOMES, *other)
    return Table(
        "requests",
        "三",
        SECTIONS[2],
        (
            Block(
                rows=(RECEIVED, CARRIED_IN, *outcomes, HANDLED, CARRIED_OUT),
                columns=(*APPLICANTS, Column("all", "总计")),
                title="申请人情况",
                corner=REQUESTS_CORNER,
                row_sums=(Sum("handled", tuple(row.key for row in outcomes)),),
                column_sums=(Sum("all", tuple(column.key for column in APPLICANTS)),),
                balances=(Balance(("received", "carried-in"), ("handled", "carried-out")),),
            ),
        ),
    )


_SUIT = ("行政诉讼",)
_ENDINGS = (
    Column("upheld", "结果维持"),
    Column("corrected", "结果纠正"),
    Column("other", "其他结果"),
    Column("pending", "尚未审结"),
)

DISPUTES = Table(
    "disputes",
    "四",
    SECTIONS[3],
    (
        Block(
            rows=(
                Row("review", "行政复议"),
                Row("direct-suit", "未经复议直接起诉", under=_SUIT),
                Row("suit-after-review", "复议后起诉", under=_SUIT),
            ),
            columns=(*_ENDINGS, Column("all", "总计")),
            column_sums=(Sum("all", tuple(column.key for column in _ENDINGS)),),
            across=True,
        ),
    ),
)
