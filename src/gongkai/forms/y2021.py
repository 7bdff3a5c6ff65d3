"""The 2021 form (国办公开办函〔2021〕30号): 10 + 175 + 15 cells. Read it beside the printed one, top to bottom."""

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.forms.model import Block, Column, Form, Row, Table
from gongkai.forms.shared import DISPUTES, OTHER, SECTIONS, requests_table

_DECISIONS = (Column("decisions", "本年处理决定数量"),)

DISCLOSURE = Table(
    "disclosure",
    "二",
    SECTIONS[1],
    (
        Block(
            title="第二十条第（一）项",
            corner="信息内容",
            rows=(
                Row("regulations", "规章"),
                Row("normative-documents", "行政规范性文件", aka=("规范性文件",)),
            ),
            columns=(
                Column("issued", "本年制发件数"),
                Column("repealed", "本年废止件数"),
                Column("in-force", "现行有效件数"),
            ),
        ),
        Block(title="第二十条第（五）项", corner="信息内容", rows=(Row("licences", "行政许可"),), columns=_DECISIONS),
        Block(
            title="第二十条第（六）项",
            corner="信息内容",
            rows=(Row("penalties", "行政处罚"), Row("coercive-measures", "行政强制")),
            columns=_DECISIONS,
        ),
        Block(
            title="第二十条第（八）项",
            corner="信息内容",
            rows=(Row("fees", "行政事业性收费"),),
            columns=(Column("amount", "本年收费金额（单位：万元）", unit="万元", decimal=True, aka=("本年收费金额",)),),
        ),
    ),
)

REQUESTS = requests_table(
    (
        Row(
            "not-corrected",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            under=OTHER,
            counts=("not-corrected",),
            aka=("1.逾期不补正", "1.申请人无正当理由逾期不补正"),
        ),
        Row(
            "fee-unpaid",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            under=OTHER,
            counts=("fee-unpaid",),
            aka=("2.逾期不缴费", "2.申请人逾期未按收费通知要求缴纳费用"),
        ),
        Row("other", "3.其他", under=OTHER, counts=("other",)),
    )
)

FORM_2021 = Form("2021", ANNUAL_FORM_2021.at("附件"), range(2021, 10_000), SECTIONS, (DISCLOSURE, REQUESTS, DISPUTES))
