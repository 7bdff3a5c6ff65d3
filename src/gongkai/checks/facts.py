"""What the caller knows of an organ and its publication, and what the organ's name alone tells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.basis.language import marked
from gongkai.tally import RequestLife


class OrganKind(StrEnum):
    """The kinds of organ that the Regulation treats differently."""

    GOVERNMENT = "government"
    """A people's government of a county or above (人民政府)."""
    DEPARTMENT = "department"
    """A department of such a government, its general office included."""
    TOWNSHIP = "township"
    """The government of a township or town, or the office of a sub-district (乡、镇、街道)."""
    AUTHORISED = "authorised"
    """An organisation that a law or regulation authorises to manage public affairs (第五十四条)."""


@dataclass(frozen=True, slots=True)
class Handled:
    """One request as the organ's own records hold it.

    `life` is what table 3 counts of it. `also` are the results, by code, that it had besides the one that counts: the
    grounds of what was withheld of it in part. `rank` is the rank of the rule that a prohibition rests on, as the
    record names it (法律, 行政法规, 地方性法规); `represents` whether an applicant acts for somebody else. What the
    record does not say is "" or None.
    """

    life: RequestLife
    also: tuple[str, ...] = ()
    rank: str = ""
    represents: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report does not say of itself. Everything may be unknown (None).

    `rulemaking` is whether the organ may make regulations (规章), `licensing` whether it issues licences,
    `fee_items` whether it has items in the catalogue of administrative fees. `deadline` is the organ's own last
    day for publishing, where a local rule sets one. `publicised` is how many decisions of the year the
    double-publication system (双公示) shows, by row key: licences, penalties, coercive-measures. `today` lets a
    report that is not yet published be late.

    `registers` are counts that the organ's own registers show for the year, by the keys of `REGISTERS`.
    `oldest_open` is the day from which the time to answer runs for the oldest request still open at the year's end.
    `page_title` is the title of the page that the report was published on; `listed` whether the column of annual
    reports lists it. `requests` are all requests that were received, open or ended in the year, one by one.
    """

    kind: OrganKind | None = None
    rulemaking: bool | None = None
    licensing: bool | None = None
    fee_items: bool | None = None
    published_on: date | None = None
    published_url: str = ""
    deadline: date | None = None
    today: date | None = None
    publicised: Mapping[str, int] = field(default_factory=dict)
    registers: Mapping[str, int] = field(default_factory=dict)
    oldest_open: date | None = None
    page_title: str = ""
    listed: bool | None = None
    requests: tuple[Handled, ...] | None = None


REGISTERS = {
    "normative-in-force": marked("规范性文件库有效"),
    "normative-made": marked("规范性文件库制发"),
    "correction-notices": marked("补正通知"),
    "fee-notices": marked("收费通知"),
    "reason-letters": marked("要求说明理由"),
    "consultations": marked("征求第三方意见"),
    "marked-secrets": marked("有定密依据的申请"),
    "transferred-in": marked("划入的申请"),
    "transferred-out": marked("划出的申请"),
}
"""What registers count, with its name: documents of the library on 31 December or dated in the year; letters that went
out in the year or still ran from the year before; requests withheld as secret with a basis of classification on
record; requests that came or went by a record of transfer."""

NOTHING_KNOWN = Facts()

_TOWNSHIP = re.compile(r"(?:[乡镇]|苏木)(?:(?:人民)?政府)?$|街道(?:办事处|办)?$")
_GOVERNMENT = re.compile(r"(?:人民|[省市县区旗州盟])政府$|行政公署$|[省市县区旗州盟]$")
_ZONE = re.compile(
    r"(?:开发区|高新区|新区|园区|景区|保税区|示范区|度假区|社区|[试实]验区|关区)$|区(?:管理委员会|管委会)$"
)
_DEPARTMENT = re.compile(r"(?:局|委员会|委|办公室|厅|部|处|署|院|队|中心|政府办|党政办)$")
_SUB_COUNTY = re.compile(r"(?:县|旗|(?<!自治)区)(?:(?:人民)?政府)?$|[市州盟].*市(?:(?:人民)?政府)?$")
_PROVINCE = re.compile(r"(?:省|^(?:北京|上海|天津|重庆)市|自治区|自治州)(?:(?:人民)?政府)?$")
_NATIONAL = re.compile(r"^(?:国家|国务院|中华人民共和国|中国|海关总署|审计署)")
REGION = re.compile(r"(?:[省市县区旗州盟乡镇]|自治[区州县旗]|兵团|街道)$")
"""A text that ends in the name of a region."""
_LOCAL = re.compile(r"[省市县区旗州盟乡镇]")


def kind_of(organ: str) -> OrganKind | None:
    """The kind of organ that a name tells, or None where it does not. A region alone stands for its government.

    >>> [str(kind_of(name)) for name in ("江城县人民政府办公室", "江城县柳河镇人民政府", "江城县", "青川新区")]
    ['department', 'township', 'government', 'None']
    """
    if _ZONE.search(organ):
        return None
    if _TOWNSHIP.search(organ):
        return OrganKind.TOWNSHIP
    if _GOVERNMENT.search(organ):
        return OrganKind.GOVERNMENT
    return OrganKind.DEPARTMENT if _DEPARTMENT.search(organ) else None


def may_make_regulations(organ: str, kind: OrganKind | None) -> bool | None:
    """Whether an organ may make regulations (规章), as far as its name tells.

    Ministries, provinces and cities divided into districts may. The government of a plain `…市` may be either
    a city with districts or one of county rank: None.
    """
    if _NATIONAL.search(organ):
        return False if _LOCAL.search(organ) else None
    if kind is OrganKind.GOVERNMENT:
        if _PROVINCE.search(organ):
            return True
        return False if _SUB_COUNTY.search(organ) else None
    return None if kind is None or kind is OrganKind.AUTHORISED else False


_LICENSING = (
    "民政",
    "市场监督",
    "市场监管",
    "卫生健康",
    "自然资源",
    "公安",
    "交通运输",
    "住房和城乡建设",
    "住建",
    "行政审批",
    "教育",
    "农业农村",
    "生态环境",
    "应急管理",
    "水务",
    "水利",
    "文化和旅游",
    "文化旅游",
    "人力资源和社会保障",
    "林业",
    "城市管理",
)
_DUTY = re.compile("|".join(_LICENSING))


def issues_licences(organ: str) -> bool | None:
    """True for a department whose usual duties include licences (行政许可); None where the name does not tell."""
    return True if _DUTY.search(organ) and organ.endswith(("局", "委员会", "委", "厅")) else None
