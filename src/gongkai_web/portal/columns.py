"""The column 政府信息公开 of an organ: its four sub-columns, and the tree of what the law has it publish.

The tree follows from the organ's kind and level: nothing is seeded, so nothing can go stale.
"""

from dataclasses import dataclass

from gongkai.statute import CITY_OR_COUNTY, TOWNSHIP, topics_for
from gongkai.statute import Topic as StatutoryTopic
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


@dataclass(frozen=True, slots=True)
class SubColumn:
    """One sub-column, by its exact name (国办公开办函〔2019〕61号, seen in the navigation of live sites)."""

    key: str
    label: str
    about: str


SUB_COLUMNS = (
    SubColumn("guide", later("政府信息公开指南"), later("向谁申请、怎样查找、公开工作机构的联系方式")),
    SubColumn("rules", later("政府信息公开制度"), later("公开工作依据的法律、法规和本机关的制度")),
    SubColumn("disclosure", later("法定主动公开内容"), later("条例第二十条、第二十一条规定主动公开的内容")),
    SubColumn("reports", later("政府信息公开年报"), later("历年政府信息公开工作年度报告")),
)


def bound_by(organ: Organ) -> str:
    """Which part of Article 21 binds an organ; "" for none.

    A subdistrict office is an outpost of a county government and not named in Article 21; Article 20 binds it.
    """
    if organ.kind == OrganKind.TOWNSHIP:
        return TOWNSHIP
    named = organ.kind in (OrganKind.GOVERNMENT, OrganKind.DEPARTMENT)
    return CITY_OR_COUNTY if named and organ.level in (Level.CITY, Level.COUNTY) else ""


def statutory_topics(organ: Organ) -> tuple[StatutoryTopic, ...]:
    """What the law has this organ publish by itself, in the law's order.

    Public enterprises and institutions (公共企事业单位) follow the rules of their sector instead (条例第五十五条).
    """
    return () if organ.kind == OrganKind.INSTITUTION else topics_for(bound_by(organ))
