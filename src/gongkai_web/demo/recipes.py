"""Kinds of information that the county publishes: something under every topic of Articles 20 and 21."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai_web.demo.county import TOWNS
from gongkai_web.demo.days import Days
from gongkai_web.demo.papers import Rows
from gongkai_web.demo.words import COMPANIES, VILLAGES
from gongkai_web.library.kinds import Genre
from gongkai_web.organs.kinds import OrganKind

Rowed = Callable[[Days], Rows]


def _amounts(*head: str, names: tuple[str, ...], most: int = 400) -> Rowed:
    """Rows of names, each with numbers below `most`."""
    return lambda days: (head, *((name, *(f"{days.chance.randint(1, most)}" for _ in head[1:])) for name in names))


PEOPLE = _amounts("村（社区）", "户数", "人数", "金额（元）", names=VILLAGES)
_CHECKS = _amounts("检查对象", "检查次数", "发现问题（个）", "已整改（个）", names=COMPANIES, most=9)
_LICENCES: Rowed = lambda days: (  # noqa: E731 - a value of a table beside its like
    ("序号", "被许可人", "许可内容", "有效期（年）"),
    *((str(n), name, "准予许可", str(days.chance.randint(1, 5))) for n, name in enumerate(COMPANIES, 1)),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One kind of information: who publishes it, how often in all, and what it says."""

    topic: str
    title: str
    organs: tuple[str, ...]
    count: int
    words: tuple[str, ...]
    rows: Rowed | None = None
    genre: Genre = Genre.OTHER
    duty: str = "general"


_TOWNSHIPS = tuple(plan.slug for plan in TOWNS if plan.kind == OrganKind.TOWNSHIP)
ALL_TOWNS = tuple(plan.slug for plan in TOWNS)

RECIPES = (
    Recipe(
        "a20-03",
        "国民经济和社会发展{year}年计划执行情况",
        ("development", "chengchuan"),
        4,
        ("全县经济运行总体平稳，主要指标完成年度计划。", "下一步，着力扩大内需、稳定就业、改善民生。"),
        _amounts(
            "指标",
            "计划数",
            "完成数",
            names=("地区生产总值（亿元）", "一般公共预算收入（亿元）", "城镇新增就业（百人）"),
        ),
    ),
    Recipe(
        "a20-04",
        "{year}年{month}月主要经济指标",
        ("development",),
        12,
        ("数据为初步统计数。",),
        _amounts(
            "指标",
            "本月",
            "累计",
            names=("规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入"),
        ),
    ),
    Recipe(
        "a20-05",
        "{year}年{month}月行政许可结果公示",
        ("market", "transport", "health", "environment", "water"),
        22,
        ("依照《中华人民共和国行政许可法》第四十条，准予行政许可的决定公开如下，公众有权查阅。",),
        _LICENCES,
        duty="licence",
    ),
    Recipe(
        "a20-06",
        "{year}年{month}月行政处罚决定公示",
        ("market", "environment", "transport", "emergency"),
        16,
        ("具有一定社会影响的行政处罚决定公开如下，当事人的个人信息已经隐去。",),
        _CHECKS,
    ),
    Recipe(
        "a20-08",
        "{year}年行政事业性收费目录清单",
        ("finance", "land", "police"),
        5,
        ("未列入目录清单的，一律不得收费。",),
        _amounts(
            "收费项目",
            "标准（元）",
            names=("不动产登记费", "居民身份证工本费", "污水处理费", "水土保持补偿费"),
            most=80,
        ),
    ),
    Recipe(
        "a20-09",
        "{year}年{month}月政府采购意向",
        ("finance", "education", "health", "office"),
        12,
        ("为便于供应商及时了解采购信息，公开采购意向如下，实际采购以采购公告为准。",),
        _amounts("项目名称", "预算（万元）", names=("办公设备", "物业服务", "信息系统运行维护", "学生课桌椅")),
    ),
    Recipe(
        "a20-10",
        "{year}年重大建设项目进展情况（{month}月）",
        ("development", "housing", "transport"),
        12,
        ("全年安排重点项目，按月公布进度，接受社会监督。",),
        _amounts(
            "项目",
            "总投资（万元）",
            "累计完成（万元）",
            names=("县城第二水厂", "滨河大桥", "农村公路提升", "人民医院新院区"),
            most=9000,
        ),
    ),
    Recipe(
        "a20-11",
        "{year}年{month}月最低生活保障资金发放情况",
        ("civil-affairs",),
        20,
        ("按照公示要求，保障对象的身份证号码、银行账号等个人信息不予公开。",),
        PEOPLE,
    ),
    Recipe(
        "a20-11",
        "{year}年{month}月就业补助资金发放公示",
        ("labour",),
        8,
        ("公示期7日。对公示有异议的，请向县人力资源和社会保障局反映。",),
        PEOPLE,
    ),
    Recipe(
        "a20-12",
        "突发事件应急预案（{year}年修订）",
        ("emergency", "health", "water", "environment"),
        10,
        (
            "预案分总则、组织指挥、监测预警、应急响应、后期处置五章。",
            "预警分为四级，依次用红色、橙色、黄色和蓝色标示。",
        ),
        genre=Genre.NOTICE,
    ),
    Recipe(
        "a20-13",
        "{year}年{month}月监督检查情况",
        ("emergency", "market", "health", "environment"),
        18,
        ("检查采取随机抽取检查对象、随机选派检查人员的方式进行。",),
        _CHECKS,
        Genre.CIRCULAR,
    ),
    Recipe(
        "a20-14",
        "{year}年公开招聘工作人员公告（{month}月）",
        ("labour", "education", "health"),
        8,
        ("报考人员应当具备岗位要求的条件，报名从公告发布之日起第七日开始。", "录用结果在本网站公示。"),
        _amounts("岗位", "名额", names=("小学教师", "护理", "工程管理", "财务"), most=12),
        Genre.ANNOUNCEMENT,
    ),
    Recipe(
        "a20-15",
        "对县人大代表建议的答复（{year}年第{month}号）",
        ("education", "transport", "civil-affairs", "housing"),
        12,
        ("您提出的建议收悉，经研究，现答复如下：", "建议所提问题已列入年度工作计划，正在办理，办理情况将向您通报。"),
        genre=Genre.LETTER,
    ),
    Recipe(
        "a21-county-1",
        "{year}年城区道路养护计划（{month}月）",
        ("housing",),
        4,
        ("施工期间请绕行，夜间施工控制噪声。",),
        _amounts("路段", "长度（米）", "工期（日）", names=("滨河路", "人民路", "开源大道")),
    ),
    Recipe(
        "a21-county-2",
        "{year}年公共交通线路调整通告（{month}月）",
        ("transport",),
        4,
        ("调整后的线路自公布之日起第十日运行。",),
        genre=Genre.NOTICE_PUBLIC,
    ),
    Recipe(
        "a21-county-3",
        "{year}年公益事业项目安排（{month}月）",
        ("civil-affairs", "culture"),
        4,
        ("项目资金来自福利彩票公益金。",),
        _amounts("项目", "资金（万元）", names=("社区养老驿站", "儿童之家", "文化广场")),
    ),
    Recipe(
        "a21-county-4",
        "{year}年土地征收补偿安置公告（{month}月）",
        ("land",),
        5,
        ("征收范围内的村民可以在公告之日起三十日内申请听证。",),
        _amounts("村", "面积（亩）", "户数", names=VILLAGES[:5]),
        Genre.ANNOUNCEMENT,
    ),
    Recipe(
        "a21-county-5",
        "{year}年国有土地上房屋征收补偿方案（{month}月）",
        ("housing",),
        4,
        ("方案征求意见期限为三十日。",),
        _amounts("项目", "户数", "面积（平方米）", names=("城东片区", "老车站片区")),
    ),
    Recipe(
        "a21-county-6",
        "{year}年{month}月治安情况通报",
        ("police",),
        5,
        ("请广大群众提高防范意识，谨防电信网络诈骗。",),
        _amounts("类别", "发案（起）", "破案（起）", names=("盗窃", "电信网络诈骗", "其他"), most=40),
        Genre.CIRCULAR,
    ),
    Recipe(
        "a21-county-7",
        "{year}年{month}月临时救助情况",
        ("civil-affairs",),
        6,
        ("临时救助对象的姓名等个人信息不予公开。",),
        PEOPLE,
    ),
    *(
        Recipe(
            f"a21-town-{n}",
            f"{name}（{{year}}年{{month}}月）",
            _TOWNSHIPS,
            2,
            (f"现将{name}有关情况公布如下，请村民监督。",),
            PEOPLE,
        )
        for n, name in enumerate(
            (
                "惠农政策落实情况",
                "农田水利工程建设运营情况",
                "农村土地承包经营权流转情况",
                "宅基地使用情况审核结果",
                "土地征收情况",
                "房屋征收情况",
                "筹资筹劳情况",
                "社会救助情况",
            ),
            1,
        )
    ),
)
