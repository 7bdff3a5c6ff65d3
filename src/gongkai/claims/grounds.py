"""The ground on which a request was answered as it was: 属于国家秘密, 本机关不掌握, 重复申请 and the like.

Each ground is a row of table 3. Its words occur in prose of other kinds too (a hotline's complaints, a training on
secrets), so a number is taken for a ground's only where it counts requests and one ground alone is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """A row of table 3 as the prose names it: the public subject of its number, and that of the heading above it."""

    subject: str
    family: str
    pattern: re.Pattern[str]

    @property
    def row(self) -> str:
        """The key of its row."""
        return self.subject.removeprefix("requests-")


_PATTERNS = {
    "requests-withheld": {
        "requests-secret": "国家秘密",
        "requests-prohibited": "(?:法律[、，和及]?(?:行政)?法规|行政法规)(?:规定)?禁止",
        "requests-safety": "三安全一稳定|危及.{0,4}(?:国家|公共|经济)安全|(?:国家|公共|经济)安全.{0,12}社会稳定",
        "requests-third-party": "商业秘密|个人隐私|第三(?:方|人)(?:的)?(?:合法)?权益|第三(?:方|人)不同意",
        "requests-internal": "三类内部|内部事务|内部管理信息",
        "requests-deliberative": "过程性",
        "requests-case-file": "执法案卷",
        "requests-query-matter": "行政查询",
    },
    "requests-unavailable": {
        "requests-not-held": "不掌握|未掌握",
        "requests-not-made": "另行制作|[没无]有?现成(?:的)?(?:政府)?信息",
        "requests-unclear": "补正后(?:申请)?(?:内容)?(?:仍|依然|仍然|还)",
    },
    "requests-not-processed": {
        "requests-petition": "(?:信访|举报|投诉)[、和或]?(?:举报)?[、和或]?(?:投诉)?(?:类|性质|事项|申请)"
        "|(?:属于|以|进行)(?:信访|举报|投诉)",
        "requests-repeat": "重复(?:提出|提交)?(?:的)?(?:政府信息公开|信息公开|政府信息)?申请(?!人)",
        "requests-publication": "公开出版物",
        "requests-excessive": "大量[、，]?反复|反复[、，]?大量|频次明显超过",
        "requests-reconfirm": "重新出具(?:已|的|[¤，]|$)",
    },
    "requests-other": {
        "requests-not-corrected": "逾期(?:不|未|没有)(?:予|按要求|进行|作出)?补[正充]",
        "requests-fee-unpaid": "逾期(?:不|未|没有)(?:按(?:照)?[^，]{0,8}要求)?(?:缴纳?|交纳?|支付)",
    },
}
GROUNDS = tuple(
    Ground(subject, family, re.compile(pattern))
    for family, patterns in _PATTERNS.items()
    for subject, pattern in patterns.items()
)
_ANY = re.compile("|".join(ground.pattern.pattern for ground in GROUNDS))
_NO_OUTCOME = re.compile(
    "复议|诉讼|起诉|征求|征询|意见|通知|咨询|热线|平台|来[信访电]|留言|接待|更正|培训|审查|泄[露密]|脱密|遮挡|处理后|"
    "撤[回销]|其他(?:原因|情形|情况)|等(?:原因|情形|情况|理由|信息)?(?:的)?(?:不予|无法|[¤，]|$)|较|比|同比|部分公开|[^不]予以公开|同意公开|区分"
)
_UNITS = frozenset({"件", "宗", "起", "例", "件次"})


def ground_of(clause: str, unit: str) -> str | None:
    """The subject of a number of requests that the clause says ended on one ground, `other` where it names several.

    >>> [ground_of(clause, "件") for clause in ("属于国家秘密不予公开¤", "涉及国家秘密和个人隐私¤", "予以公开¤")]
    ['requests-secret', 'other', None]
    """
    if unit not in _UNITS or not _ANY.search(clause):
        return None
    if _NO_OUTCOME.search(clause.replace("收费通知", "")):
        return "other"
    found = [*_named(clause)]
    return found[0] if len(found) == 1 else "other"


def _named(clause: str) -> Iterator[str]:
    return (ground.subject for ground in GROUNDS if ground.pattern.search(clause))
