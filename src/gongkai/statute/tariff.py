"""The two tariffs of the information processing fee (信息处理费). Money is in whole yuan."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis import FEE_RULES, Citation
from gongkai.statute.rule import Rule


class Mode(StrEnum):
    """How the fee of a request is counted: one way or the other, never both."""

    ITEMS = "按件"
    PAGES = "按量"


@dataclass(frozen=True, slots=True)
class Band:
    """Units from `first` to `last`, both included, at `rate` yuan each; `last` is None for the open end.

    `step` and `rise`: beyond the first `step` units of the band, every further `step` costs `rise` yuan a unit more.
    """

    first: int
    last: int | None
    rate: int
    step: int | None = None
    rise: int = 0


@dataclass(frozen=True, slots=True)
class Tariff:
    """A progressive tariff (超额累进). `unit` is what is counted, `counted` over what."""

    mode: Mode
    unit: str
    counted: str
    bands: tuple[Band, ...]
    basis: Citation


BY_ITEMS = Tariff(
    Mode.ITEMS,
    "件",
    "同一申请人一个自然月内累计申请",
    (Band(1, 10, 0), Band(11, 30, 100), Band(31, None, 200, step=10, rise=100)),
    FEE_RULES.at("第四条"),
)
BY_PAGES = Tariff(
    Mode.PAGES,
    "页",
    "一件申请提供的纸质件、电子邮件或者复制的电子数据",
    (Band(1, 30, 0), Band(31, 100, 10), Band(101, 200, 20), Band(201, None, 40)),
    FEE_RULES.at("第五条"),
)
TARIFFS = {tariff.mode: tariff for tariff in (BY_ITEMS, BY_PAGES)}


def _known(note: str) -> Citation:
    return FEE_RULES.at("", verified=False, note=note)


FEE_TERMS = (
    Rule("fee-one-mode", "每件申请选择一种标准，不得重复计算", FEE_RULES.at("第三条")),
    Rule("fee-split", "一份申请包含多项内容的，可以按一事一申请以合理的最小单位拆分计算件数", FEE_RULES.at("第四条")),
    Rule("fee-counter", "件数按机关分别累计，以收到申请之日归月", _known("推断")),
    Rule("fee-page-size", "页数按A4纸规格计算", _known("见于二手材料")),
    Rule("fee-page-side", "单面为一页", _known("凭记忆，未核原文")),
    Rule("fee-no-accumulation", "按量计收以单件申请计算，不跨申请累加", _known("凭记忆，未核原文")),
    Rule("fee-route-only", "只告知获取途径的，不按量计收", _known("凭记忆，未核原文")),
    Rule("fee-no-separate-remedy", "不得单独就收费决定申请复议或者提起诉讼", _known("凭记忆，未核原文")),
    Rule("fee-reported", "年度报告第六部分报告收费通知件数、总金额和实际收取金额", _known("凭记忆，未核原文")),
    Rule("fee-notice", "收费通知写明依据、标准、数额、缴纳方式", FEE_RULES.at()),
)
"""What else the fee rules say, or are held to say."""
