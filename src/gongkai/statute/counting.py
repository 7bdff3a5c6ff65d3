"""How requests and cases are counted in the annual report, so far as anyone has said."""

from gongkai.basis import ANNUAL_FORM_2021, Citation
from gongkai.statute.rule import Rule


def _known(note: str) -> Citation:
    return ANNUAL_FORM_2021.at("附件 表三", verified=False, note=note)


COUNTING = (
    Rule("count-unit", "以件为单位；按一事一申请拆分的，按拆分后的答复件数计", _known("推断")),
    Rule(
        "count-split-later",
        "上一年度收到、本年度拆分的，上年按一件结转，拆分后第一件接着它计，其余各件计入拆分当年新收",
        _known("由勾稽关系推断"),
    ),
    Rule("count-once", "区分处理的只计部分公开这一情形，不计其他情形", ANNUAL_FORM_2021.at("附件 表三（二）")),
    Rule("count-lawyer", "律师以个人名义申请计自然人，律师事务所计法律服务机构", _known("凭记忆")),
    Rule("count-withdrawn", "申请人撤回计入其他处理之其他", _known("见于已发布的年度报告")),
    Rule("count-merged", "合并办理、不属于政府信息公开申请的计入其他处理之其他", _known("凭记忆")),
    Rule("count-year", "以答复送达的年度计入本年度办理结果", _known("由勾稽关系推断")),
    Rule("count-waiting", "年底仍在补正、征求意见、等待缴费的，计入结转下年度继续办理", _known("推断")),
    Rule(
        "count-balance",
        "第一项加第二项之和，等于第三项加第四项之和",
        ANNUAL_FORM_2021.at("附件 表三"),
    ),
    Rule(
        "count-licences",
        "行政许可处理决定数包括不予许可",
        ANNUAL_FORM_2021.at("附件 表二", verified=False, note="凭记忆"),
    ),
    Rule("count-in-force", "现行有效件数以12月31日为准", ANNUAL_FORM_2021.at("附件 表二", verified=False, note="推断")),
    Rule(
        "count-case-once",
        "同一案件经一审、二审的只计一次，以最终结果为准",
        ANNUAL_FORM_2021.at("附件 表四", verified=False, note="凭记忆"),
    ),
)
