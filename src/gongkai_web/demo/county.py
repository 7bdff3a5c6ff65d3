"""The county of the demonstration, 澄川县: nothing in it exists."""

from dataclasses import dataclass

from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.numbers import credit_check_character

REGION = "990101"
"""A region code that no place has."""
COUNTY = "澄川县"


@dataclass(frozen=True, slots=True)
class OrganPlan:
    """One organ: `mark` stands in its document numbers, `subjects` are what its documents are about."""

    slug: str
    name: str
    short_name: str
    kind: OrganKind
    mark: str = ""
    theme: str = "综合政务"
    subjects: tuple[str, ...] = ()
    sector: str = ""

    @property
    def level(self) -> Level:
        """The level it belongs to."""
        return Level.TOWN if self.kind == OrganKind.TOWNSHIP else Level.COUNTY


def _department(slug: str, name: str, mark: str, theme: str, *subjects: str) -> OrganPlan:
    return OrganPlan(slug, f"{COUNTY}{name}", f"县{name}", OrganKind.DEPARTMENT, f"澄{mark}", theme, subjects)


GOVERNMENT = OrganPlan(
    "chengchuan",
    f"{COUNTY}人民政府",
    "县政府",
    OrganKind.GOVERNMENT,
    "澄政",
    "综合政务",
    (
        "重大行政决策",
        "政府投资项目",
        "公共数据资源",
        "县长质量奖",
        "防汛抗旱",
        "城乡供水",
        "古树名木保护",
        "基本农田建设",
    ),
)
OFFICE = OrganPlan(
    "office",
    f"{COUNTY}人民政府办公室",
    "县政府办公室",
    OrganKind.DEPARTMENT,
    "澄政办",
    "综合政务",
    (
        "政务公开",
        "政务服务热线",
        "行政规范性文件",
        "民生实事项目",
        "公共场所无障碍环境",
        "农村客运",
        "养老服务体系",
        "营商环境",
    ),
)

_TABLE = (
    (
        "development",
        "发展和改革局",
        "发改",
        "国民经济管理、国有资产监管",
        "居民用水价格",
        "重点项目",
        "粮食储备",
        "充电设施",
        "节能降耗",
    ),
    ("education", "教育局", "教", "科技、教育", "义务教育招生", "学生资助", "校外培训", "学前教育", "校园食品安全"),
    (
        "industry",
        "科学技术和工业信息化局",
        "科工信",
        "工业、交通",
        "专精特新企业",
        "科技创新券",
        "技术改造",
        "数字化转型",
        "企业帮扶",
    ),
    ("police", "公安局", "公", "公安、安全、司法", "居住证", "电动自行车登记", "养犬", "烟花爆竹", "停车泊位"),
    (
        "civil-affairs",
        "民政局",
        "民",
        "民政、扶贫、救灾",
        "最低生活保障",
        "特困人员救助供养",
        "临时救助",
        "高龄津贴",
        "困境儿童保障",
    ),
    ("justice", "司法局", "司", "公安、安全、司法", "法律援助", "人民调解", "行政执法监督", "公共法律服务", "行政复议"),
    (
        "finance",
        "财政局",
        "财",
        "财政、金融、审计",
        "惠民补贴资金",
        "政府采购",
        "预算绩效",
        "行政事业单位资产",
        "农业保险",
    ),
    (
        "labour",
        "人力资源和社会保障局",
        "人社",
        "劳动、人事、监察",
        "就业补助资金",
        "职业技能培训",
        "公益性岗位",
        "农民工工资",
        "创业担保贷款",
    ),
    (
        "land",
        "自然资源局",
        "自然资",
        "国土资源、能源",
        "土地征收",
        "不动产登记",
        "宅基地",
        "地质灾害防治",
        "矿山生态修复",
    ),
    (
        "environment",
        "生态环境局",
        "环",
        "城乡建设、环境保护",
        "大气污染防治",
        "饮用水水源",
        "危险废物",
        "排污许可",
        "噪声污染",
    ),
    (
        "housing",
        "住房和城乡建设局",
        "建",
        "城乡建设、环境保护",
        "保障性住房",
        "老旧小区改造",
        "房屋征收补偿",
        "物业服务",
        "农村危房改造",
    ),
    (
        "transport",
        "交通运输局",
        "交",
        "工业、交通",
        "农村公路养护",
        "公共交通票价",
        "出租汽车",
        "超限运输治理",
        "渡口安全",
    ),
    ("water", "水利局", "水", "农业、林业、水利", "农田水利工程", "取水许可", "河道采砂", "水库移民", "农村饮水"),
    (
        "agriculture",
        "农业农村局",
        "农",
        "农业、林业、水利",
        "耕地地力保护补贴",
        "农机购置补贴",
        "高标准农田",
        "土地经营权流转",
        "动物防疫",
    ),
    (
        "commerce",
        "商务局",
        "商",
        "商贸、海关、旅游",
        "家电以旧换新",
        "农村电子商务",
        "成品油零售",
        "外贸稳定发展",
        "生活必需品供应",
    ),
    (
        "culture",
        "文化和旅游局",
        "文旅",
        "文化、广电、新闻出版",
        "非物质文化遗产",
        "公共文化服务",
        "旅游民宿",
        "文物保护",
        "全民阅读",
    ),
    (
        "health",
        "卫生健康局",
        "卫",
        "卫生、体育",
        "家庭医生签约",
        "医疗机构设置",
        "妇幼保健",
        "职业病防治",
        "饮用水卫生",
    ),
    (
        "market",
        "市场监督管理局",
        "市监",
        "市场监管、安全生产监管",
        "食品小作坊",
        "特种设备",
        "价格收费",
        "药品零售",
        "产品质量抽查",
    ),
    (
        "emergency",
        "应急管理局",
        "应急",
        "市场监管、安全生产监管",
        "生产安全事故",
        "自然灾害救助",
        "危险化学品",
        "应急避难场所",
        "森林防火",
    ),
    (
        "audit",
        "审计局",
        "审",
        "财政、金融、审计",
        "政府投资审计",
        "经济责任审计",
        "审计整改",
        "内部审计",
        "预算执行审计",
    ),
)
DEPARTMENTS = tuple(_department(*row) for row in _TABLE)

_RURAL = ("土地经营权流转", "宅基地审核", "农田水利设施管护", "村级筹资筹劳", "临时救助", "人居环境整治")
_URBAN = ("社区工作者", "老旧小区改造", "临时救助", "便民服务", "社区养老", "消防安全")
TOWNS = (
    *(
        OrganPlan(slug, f"{COUNTY}{name}街道办事处", f"{name}街道", OrganKind.SUBDISTRICT, mark, "综合政务", _URBAN)
        for slug, name, mark in (
            ("chengdong", "城东", "澄城东"),
            ("chengxi", "城西", "澄城西"),
            ("binhe", "滨河", "澄滨河"),
            ("kaiyuan", "开源", "澄开源"),
        )
    ),
    *(
        OrganPlan(slug, f"{COUNTY}{name}人民政府", name, OrganKind.TOWNSHIP, mark, "农业、林业、水利", _RURAL)
        for slug, name, mark in (
            ("liulin", "柳林镇", "澄柳"),
            ("shiqiao", "石桥镇", "澄石"),
            ("shuanghe", "双河镇", "澄双"),
            ("baita", "白塔镇", "澄白"),
            ("yunling", "云岭镇", "澄云"),
            ("yangshuwan", "杨树湾乡", "澄杨"),
        )
    ),
)
INSTITUTIONS = tuple(
    OrganPlan(slug, f"{COUNTY}{name}", name, OrganKind.INSTITUTION, sector=sector)
    for slug, name, sector in (
        ("school-1", "第一中学", "教育"),
        ("school-2", "实验小学", "教育"),
        ("kindergarten", "中心幼儿园", "教育"),
        ("hospital", "人民医院", "卫生健康"),
        ("clinic", "中医医院", "卫生健康"),
        ("waterworks", "自来水有限公司", "供水"),
        ("gasworks", "燃气有限公司", "供气"),
        ("heating", "热力有限公司", "供热"),
        ("buses", "公共交通有限公司", "公共交通"),
        ("sewage", "污水处理厂", "环境保护"),
    )
)
BELOW = (OFFICE, *DEPARTMENTS, *TOWNS, *INSTITUTIONS)
"""Every organ below the county government."""
REPORTING = (GOVERNMENT, OFFICE, *DEPARTMENTS, *TOWNS)
"""Those that report every year."""


def credit_code(serial: int) -> str:
    """A unified social credit code of the right form for an organ that does not exist."""
    first = f"11{REGION}{serial:09}"
    return first + credit_check_character(first)


def office_of(plan: OrganPlan, serial: int) -> dict[str, str]:
    """The disclosure office of an organ."""
    if plan.kind == OrganKind.INSTITUTION:
        return {}
    return {
        "name": f"{plan.short_name}政务公开办公室" if plan is not OFFICE else "县政府办公室政务公开科",
        "address": f"{COUNTY}滨河路{serial * 2}号",
        "hours": "工作日8:30—12:00，14:00—17:30",
        "phone": f"0123-45678{serial:02}",
        "fax": f"0123-45679{serial:02}",
        "email": f"{plan.slug}@chengchuan.example",
        "postcode": "012345",
    }
