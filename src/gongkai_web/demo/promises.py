"""What the county promised for a year, and what it asks its people: plans, not records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """One promise. `pace` says how it goes: in time, silent since the first quarter, late, or given up."""

    organ: str
    title: str
    goal: str
    steps: tuple[str, str, str, str]
    kind: str = "livelihood"
    pace: str = "in-time"


PROJECTS = (
    ProjectPlan(
        "civil-affairs",
        "新建社区养老驿站10个",
        "在城区10个社区新建养老驿站，每个面积不少于200平方米，提供助餐、日间照料和健康监测。",
        (
            "完成选址和设计。",
            "4个驿站开工，2个完成主体改造。",
            "6个驿站开门服务，其余4个正在装修。",
            "10个驿站全部开门服务。",
        ),
    ),
    ProjectPlan(
        "civil-affairs",
        "为1000户困难老年人家庭改造无障碍设施",
        "为特殊困难老年人家庭安装扶手、坡道和呼叫设备，全年改造1000户。",
        (
            "完成入户评估，确定改造方案。",
            "改造完成380户。",
            "累计改造完成720户。",
            "累计改造完成1000户，全部验收合格。",
        ),
    ),
    ProjectPlan(
        "education",
        "新增普惠性幼儿园学位900个",
        "新建公办幼儿园2所，改扩建1所，新增普惠性学位900个。",
        ("2所新建幼儿园开工。", "主体结构完成。", "1所投入使用，新增学位360个。", "3所全部投入使用，新增学位900个。"),
    ),
    ProjectPlan(
        "housing",
        "改造老旧小区12个",
        "改造2000年以前建成的小区12个，更新供水、排水、供热管网，惠及居民3200户。",
        ("完成居民意见征集，确定改造内容。", "8个小区开工。", "完工5个，在建7个。", "12个小区全部完工。"),
        pace="late",
    ),
    ProjectPlan(
        "transport",
        "新建改建农村公路60公里",
        "新建改建农村公路60公里，改造危桥5座。",
        ("完成施工招标。", "完成路基26公里。", "完成路面41公里，危桥改造3座。", "60公里全部通车，5座危桥改造完成。"),
    ),
    ProjectPlan(
        "health",
        "为适龄女性免费开展两癌筛查15000人",
        "为全县35至64周岁农村和城镇低保女性免费开展乳腺癌、宫颈癌筛查。",
        ("制定方案，培训医务人员。", "筛查4100人。", "累计筛查9800人。", "累计筛查15320人。"),
    ),
    ProjectPlan(
        "water",
        "改善5万农村居民饮水条件",
        "新建联村水厂1座，改造管网120公里，改善5万农村居民的饮水条件。",
        ("水厂完成土建招标。", "水厂主体完成，管网改造52公里。", "管网改造96公里。", "水厂通水，管网改造全部完成。"),
        pace="silent",
    ),
    ProjectPlan(
        "development",
        "县城第二水厂",
        "总投资1.8亿元，日供水能力5万吨。",
        ("完成可行性研究。", "完成初步设计。", "开工建设。", "完成取水工程。"),
        "project",
    ),
    ProjectPlan(
        "transport",
        "滨河大桥",
        "全长680米，双向四车道，连接滨河街道和开源街道。",
        ("完成桩基施工。", "完成下部结构。", "主梁合龙。", "因汛期停工，年内不能通车，计划次年6月通车。"),
        "project",
        "given-up",
    ),
)


@dataclass(frozen=True, slots=True)
class ConsultationPlan:
    """One question to the public: days are counted from today. `opinions` are told where there is feedback."""

    organ: str
    subject: str
    kind: str
    opens: int
    closes: int
    told: int | None = None
    opinions: tuple[tuple[str, int, str, str], ...] = ()
    shortened: str = ""


CONSULTATIONS = (
    ConsultationPlan("civil-affairs", "社区养老驿站管理办法", "business", -10, 25),
    ConsultationPlan("chengchuan", "城乡供水管网改造实施方案", "decision", -18, 14),
    ConsultationPlan("market", "食品小作坊登记办法", "business", 3, 40),
    ConsultationPlan("transport", "城区公共停车收费办法", "business", -75, -40),
    ConsultationPlan(
        "housing",
        "物业服务质量评价办法",
        "other",
        -130,
        -95,
        -70,
        (
            ("评价结果应当向业主公开", 6, "adopted", ""),
            ("每季度评价一次", 3, "partly", "评价改为每半年一次，季度内有投诉的随时核查。"),
            ("由县级统一确定物业费标准", 2, "not-adopted", "物业服务收费依照价格管理规定，不属于本办法的事项。"),
        ),
    ),
    ConsultationPlan("emergency", "森林防火戒严通告", "decision", -200, -190, -180, (), "进入高火险期，须尽快发布"),
)
