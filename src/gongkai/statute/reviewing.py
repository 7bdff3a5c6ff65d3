"""What the law asks before information is made public, and what it leaves to offices: reviews and assessments."""

from gongkai.basis import REGULATION
from gongkai.basis.instruments import SECRECY_LAW, SECRECY_RULES
from gongkai.statute.rule import Rule

CHAIN_BASIS = REGULATION.at("第十七条", verified=False, note="条例要求建立审查机制、明确程序和责任；三审三校是地方做法")
REASSESS_BASIS = REGULATION.at("第十八条", verified=False, note="条例要求定期评估，没有规定多久；12个月为本系统缺省值")
EMERGENCY_BASIS = REGULATION.at(
    "第十七条", verified=False, note="应急发布后补审的期限没有规定；1个工作日为本系统缺省值"
)
RULING_BASIS = (REGULATION.at("第十七条"), SECRECY_LAW.at("第三十五条"), SECRECY_RULES.at("第四十二条"))
"""Reviewed first, then published, item by item."""

REVIEWING = (
    Rule("review/secrecy", "公开前应当进行保密审查", RULING_BASIS[0]),
    Rule("review/secrecy-law", "公开信息，应当遵守保密规定，进行保密审查", RULING_BASIS[1]),
    Rule("review/secrecy-first", "先审查、后公开，逐项审查", RULING_BASIS[2]),
    Rule("review/chain", "公开前逐级审核、校对", CHAIN_BASIS),
    Rule("review/emergency", "应急发布的，事后补审", EMERGENCY_BASIS),
    Rule("review/reassess", "不予公开的政府信息，定期评估是否可以公开", REASSESS_BASIS),
)
"""What stands in the register of rules."""
