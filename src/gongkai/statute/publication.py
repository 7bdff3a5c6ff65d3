"""What must be published without being asked for (主动公开), and within what time."""

from dataclasses import dataclass

from gongkai.basis import REGULATION, Citation, CodeList
from gongkai.basis.instruments import BUDGET_LAW, LICENSING_LAW, PENALTY_LAW
from gongkai.basis.language import marked
from gongkai.statute.limits import PUBLISH, Unit


@dataclass(frozen=True, slots=True)
class Topic:
    """One class of information that the Regulation says must be published. `who` is "" for every organ."""

    code: str
    label: str
    basis: Citation
    who: str = ""


CITY_OR_COUNTY = "设区的市级、县级人民政府及其部门"
TOWNSHIP = "乡（镇）人民政府"
"""Whom Article 21 binds besides Article 20."""

_ITEMS = "一二三四五六七八九十"
_ORDINALS = (*_ITEMS, "十一", "十二", "十三", "十四", "十五")

_TWENTY = (
    "行政法规、规章和规范性文件",
    "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
    "国民经济和社会发展规划、专项规划、区域规划及相关政策",
    "国民经济和社会发展统计信息",
    "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
    "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
    "财政预算、决算信息",
    "行政事业性收费项目及其依据、标准",
    "政府集中采购项目的目录、标准及实施情况",
    "重大建设项目的批准和实施情况",
    "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
    "突发公共事件的应急预案、预警信息及应对情况",
    "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
    "公务员招考的职位、名额、报考条件等事项以及录用结果",
    "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
)
_CITY_AND_COUNTY = ("市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助")
_TOWNSHIP = (
    "贯彻落实农业农村政策",
    "农田水利工程建设运营",
    "农村土地承包经营权流转",
    "宅基地使用情况审核",
    "土地征收",
    "房屋征收",
    "筹资筹劳",
    "社会救助",
)
_ARTICLE_21 = REGULATION.at("第二十一条")

TOPICS = CodeList(
    "topic",
    [
        *(
            Topic(f"a20-{n:02}", label, REGULATION.at(f"第二十条第{_ORDINALS[n - 1]}项"))
            for n, label in enumerate(_TWENTY, 1)
        ),
        *(Topic(f"a21-county-{n}", label, _ARTICLE_21, CITY_OR_COUNTY) for n, label in enumerate(_CITY_AND_COUNTY, 1)),
        *(Topic(f"a21-town-{n}", label, _ARTICLE_21, TOWNSHIP) for n, label in enumerate(_TOWNSHIP, 1)),
    ],
)


def topics_for(who: str = "") -> tuple[Topic, ...]:
    """What an organ must publish by itself: Article 20, and Article 21 for those it names.

    >>> [len(topics_for(who)) for who in ("", CITY_OR_COUNTY, TOWNSHIP)]
    [15, 22, 23]
    """
    return tuple(topic for topic in TOPICS.values() if topic.who in ("", who))


@dataclass(frozen=True, slots=True)
class PublicationDuty:
    """A duty to publish within a time. `days` is None where the law sets none.

    `since` says what the days are counted from; that day is not counted.
    """

    code: str
    label: str
    days: int | None
    unit: Unit
    since: str
    basis: Citation


DUTIES = CodeList(
    "publication duty",
    [
        PublicationDuty(
            "general", marked("主动公开的政府信息"), PUBLISH.days, PUBLISH.unit, PUBLISH.since, PUBLISH.basis
        ),
        PublicationDuty(
            "budget",
            marked("经人大批准的预算、预算调整、决算、预算执行情况的报告及报表"),
            20,
            Unit.CALENDAR,
            marked("批准之日"),
            BUDGET_LAW.at("第十四条"),
        ),
        PublicationDuty(
            "department-budget",
            marked("部门预算、决算及报表"),
            20,
            Unit.CALENDAR,
            marked("批复之日"),
            BUDGET_LAW.at("第十四条"),
        ),
        PublicationDuty(
            "penalty-withdrawn",
            marked("公开的行政处罚决定被变更、撤销、确认违法或者确认无效的，撤回该信息并公开说明理由"),
            3,
            Unit.WORKING,
            marked("被变更、撤销、确认违法或者确认无效之日"),
            PENALTY_LAW.at("第四十八条", verified=False, note="三日已核；按第八十五条为工作日，第八十五条凭记忆"),
        ),
        PublicationDuty(
            "licence",
            marked("准予行政许可的决定"),
            None,
            Unit.WORKING,
            marked("作出决定之日"),
            LICENSING_LAW.at("第四十条"),
        ),
    ],
)
