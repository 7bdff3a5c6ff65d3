"""Documents made up by a seed: as long, as varied and as repetitive as what a county publishes.

A pool of sentences is drawn first, words by Zipf's law; each document takes a handful and adds names, numbers and
days of its own, so that common words stand in most documents and rare ones in very few.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from gongkai_web.search.model import Entry

_LISTED = """
工作 管理 发展 政府 建设 服务 有关 部门 单位 加强 落实 推进 实施 制度 责任 监督 群众 企业 安全 社会 组织
开展 保障 标准 意见 通知 办法 规定 项目 资金 财政 农村 城乡 居民 低保 特困 救助 养老 残疾人 补贴 医疗 保险
教育 学校 就业 创业 培训 环境 保护 污染 防治 大气 水源 河长制 林业 土地 征收 补偿 安置 规划 许可 处罚 强制
复议 诉讼 执法 信访 公开 申请 答复 年度 报告 信息 公告 公示 目录 指南 预算 决算 采购 招标 投标 审计 税 税收
减免 市场 监管 食品 药品 质量 检查 抽查 消防 应急 救援 地震 防汛 抗旱 气象 交通 道路 桥梁 公交 停车 住房
公积金 物业 供热 供水 供电 燃气 垃圾 分类 绿化 殡葬 婚姻 登记 收养 户籍 身份证 护照 养犬 禁毒 反恐 扫黑除恶
乡村振兴 脱贫攻坚 精准扶贫 粮食 种子 化肥 农机 畜牧 渔业 防疫 疫苗 卫生 健康 中医药 文化 旅游 体育 文物
非物质文化遗产 图书馆 博物馆 广播电视 科技 创新 专利 知识产权 数据 电子政务 营商环境 放管服 一网通办
行政审批 权责清单 双随机 信用 承诺 失信 惩戒 统计 普查 人口 计划生育 妇女 儿童 未成年人 老龄 退役军人 优抚
双拥 民族 宗教 侨务
"""
WORDS = _LISTED.split()
_CHARACTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部"
    "度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
)
PATTERNS = (
    "关于印发《{a}{b}{c}办法》的通知",
    "关于加强{a}{b}的意见",
    "关于{a}{b}{c}的公告",
    "{a}{b}管理规定",
    "关于开展{a}{b}工作的通告",
)
CODES = ("国办发", "鲁政办发", "某政发", "某政办发", "某民发", "某财发")
ORGANS = tuple(f"organ-{number}" for number in range(30))
THEMES = ("综合政务", "财政、金融、审计", "民政、扶贫、救灾", "城乡建设、环境保护", "卫生、体育", "")
KINDS = ("normative", "policy", "information", "interpretation")
VALIDITIES = ("in-force", "amended", "lapsed", "repealed", "")


def entries(count: int, *, seed: int = 1, sentences: int = 20_000) -> Iterator[Entry]:
    """As many made-up entries as asked; the same for the same seed, and the first ones the same for any count."""
    chance = random.Random(seed)
    pool = _pool(chance, sentences)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(pool))))
    for number in range(1, count + 1):
        yield _entry(chance, number, pool, weights)


def _pool(chance: random.Random, count: int) -> list[str]:
    """Sentences of words by Zipf's law."""
    words = [*WORDS, *("".join(chance.choices(_CHARACTERS, k=chance.choice((2, 2, 2, 3)))) for _ in range(3000))]
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    return [_sentence(chance, words, weights) for _ in range(count)]


def _sentence(chance: random.Random, words: list[str], weights: list[float]) -> str:
    drawn = chance.choices(words, cum_weights=weights, k=chance.randint(6, 16))
    if chance.random() < 0.15:
        drawn.insert(3, str(chance.randint(1, 3000)))
    drawn.insert(len(drawn) // 2, "，")
    return "".join(drawn) + chance.choice("。。。；")


def _entry(chance: random.Random, number: int, pool: list[str], weights: list[float]) -> Entry:
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(6000))
    a, b, c = chance.sample(WORDS, 3)
    own = "".join(chance.choices(_CHARACTERS, k=3))
    close = f"联系人{own}，电话{chance.randint(5000000, 5999999)}。\n{day.year}年{day.month}月{day.day}日"
    body = "".join(chance.choices(pool, cum_weights=weights, k=chance.randint(5, 45)))
    numbered = chance.random() < 0.7
    return Entry(
        key=f"library.document/{number}",
        url=f"/documents/{number}/",
        title=chance.choice(PATTERNS).format(a=a, b=b, c=c),
        body=f"{own}县{body}{close}",
        organ=chance.choice(ORGANS),
        day=day,
        kind=chance.choice(KINDS),
        number=f"{chance.choice(CODES)}〔{day.year}〕{chance.randint(1, 200)}号" if numbered else "",
        theme=chance.choice(THEMES),
        validity=chance.choice(VALIDITIES),
        keywords=f"{a} {b}",
    )
