"""The trial form of 2019 (国办公开办函〔2019〕60号), for the reports of 2019 and 2020."""

from gongkai.basis import ANNUAL_FORM_2019
from gongkai.forms.model import Block, Column, Form, Row, Table
from gongkai.forms.shared import DISPUTES, RESULT, SECTIONS, requests_table

_ITEMS = (
    Column("items-before", "上一年项目数量", unit="项"),
    Column("change", "本年增/减", unit="项", signed=True),
)
_HANDLED = (*_ITEMS, Column("decisions", "处理决定数量"))

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
                Row("normative-documents", "规范性文件", aka=("行政规范性文件",)),
            ),
            columns=(
                Column("made", "本年新制作数量"),
                Column("published", "本年新公开数量"),
                Column("total", "对外公开总数量"),
            ),
        ),
        Block(
            title="第二十条第（五）项",
            corner="信息内容",
            rows=(Row("licences", "行政许可"), Row("other-services", "其他对外管理服务事项")),
            columns=_HANDLED,
        ),
        Block(
            title="第二十条第（六）项",
            corner="信息内容",
            rows=(Row("penalties", "行政处罚"), Row("coercive-measures", "行政强制")),
            columns=_HANDLED,
        ),
        Block(title="第二十条第（八）项", corner="信息内容", rows=(Row("fees", "行政事业性收费"),), columns=_ITEMS),
        Block(
            title="第二十条第（九）项",
            corner="信息内容",
            rows=(Row("procurement", "政府集中采购"),),
            columns=(
                Column("projects", "采购项目数量", unit="项"),
                Column("amount", "采购总金额", unit="元", decimal=True),
            ),
        ),
    ),
)

REQUESTS = requests_table(
    (Row("other", "（六）其他处理", under=RESULT, counts=("not-corrected", "fee-unpaid", "other")),)
)

FORM_2019 = Form("2019", ANNUAL_FORM_2019.at("附件"), range(2019, 2021), SECTIONS, (DISCLOSURE, REQUESTS, DISPUTES))
