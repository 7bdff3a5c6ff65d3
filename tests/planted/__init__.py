"""Sound narratives with their tables, and errors planted in them one at a time: what the checks are measured with.

A narrative is a set of sentences, each with the numbers that make it sound, filled in by one of several wordings. A
plant changes one number (or one word) so that the report is wrong in a way that a reader could prove.
"""

from dataclasses import dataclass, field
from random import Random

from gongkai.checks.examples import report, stated

GROUNDS = {
    "secret": ("不予公开", ["属于国家秘密不予公开{}件", "属于国家秘密的{}件", "因属于国家秘密{}件"]),
    "third-party": ("不予公开", ["涉及商业秘密、个人隐私不予公开{}件", "涉及第三方合法权益的{}件"]),
    "internal": ("不予公开", ["属于三类内部事务信息{}件", "属于内部事务信息不予公开的{}件"]),
    "deliberative": ("不予公开", ["属于四类过程性信息{}件", "属于过程性信息不予公开{}件"]),
    "case-file": ("不予公开", ["属于行政执法案卷{}件", "属于行政执法案卷信息的{}件"]),
    "query-matter": ("不予公开", ["属于行政查询事项{}件"]),
    "not-held": (
        "无法提供",
        ["本机关不掌握相关政府信息{}件", "因本机关不掌握无法提供{}件", "我局不掌握相关信息的{}件"],
    ),
    "not-made": ("无法提供", ["没有现成信息需要另行制作{}件", "需另行制作的{}件"]),
    "unclear": ("无法提供", ["补正后申请内容仍不明确{}件"]),
    "petition": ("不予处理", ["信访举报投诉类申请{}件", "属于信访举报投诉类的{}件"]),
    "repeat": ("不予处理", ["重复申请{}件", "属于重复申请的{}件"]),
    "reconfirm": ("不予处理", ["要求确认或重新出具已获取信息{}件"]),
    "not-corrected": ("其他处理", ["申请人无正当理由逾期不补正{}件", "逾期未补正的{}件"]),
    "fee-unpaid": ("其他处理", ["申请人逾期未按收费通知要求缴纳费用{}件"]),
}
FAMILIES = ("不予公开", "无法提供", "不予处理", "其他处理")
TOPICS = ("政策文件", "规划计划", "财政信息", "人事信息", "工作动态", "通知公告", "行政执法信息", "建议提案办理")


@dataclass
class Narrative:
    """Paragraphs, the cells of the tables that agree with them, and last year's report where one is given."""

    texts: list[str]
    cells: dict[str, int]
    before: dict[str, int] | None = None
    planted: str = ""
    expected: frozenset[str] = frozenset()

    def case(self):
        """The case that the checks examine."""
        before = None if self.before is None else report(self.before, year=2022)
        return stated(*self.texts, cells=self.cells, before=before)


@dataclass
class Figures:
    """The numbers of a year. `told` are those that a plant changes in the prose and nowhere else."""

    rng: Random
    told: dict[str, int] = field(default_factory=dict)

    def __post_init__(self):
        r = self.rng
        self.true = {row: r.randint(1, 6) for row in GROUNDS}
        self.true |= {
            "granted": r.randint(3, 20),
            "partial": r.randint(1, 8),
            "carried-in": r.randint(1, 5),
            "carried-out": r.randint(1, 5),
            "rest": r.randint(1, 4),
            "review-upheld": r.randint(1, 4),
            "review-corrected": r.randint(1, 2),
            "review-pending": r.randint(1, 2),
            "suits-upheld": r.randint(1, 4),
            "issued": r.randint(2, 9),
            "repealed": r.randint(1, 4),
            "in-force": r.randint(15, 40),
            "website": r.randint(60, 900),
            "wechat": r.randint(60, 900),
            "media": r.randint(20, 300),
            "class-a": r.randint(3, 20),
            "class-b": r.randint(1, 9),
            "trainings": r.randint(2, 5),
        }
        t = self.true
        for family in FAMILIES:
            t[family] = sum(t[row] for row, (under, _) in GROUNDS.items() if under == family)
        t["其他处理"] += t["rest"]
        t["handled"] = t["granted"] + t["partial"] + sum(t[family] for family in FAMILIES)
        t["received"] = t["handled"] + t["carried-out"] - t["carried-in"]
        t["natural"] = t["received"] - min(4, t["received"] - 1)
        t["organisations"] = t["received"] - t["natural"]
        t["last-year"] = max(2, t["received"] - r.randint(1, 9))
        t["change"] = t["received"] - t["last-year"]
        t["total"] = t["website"] + t["wechat"] + t["media"]
        t["reviews"] = t["review-upheld"] + t["review-corrected"] + t["review-pending"]
        t["proposals"] = t["class-a"] + t["class-b"]
        t["congress"] = r.randint(1, t["proposals"] - 1)
        t["consultative"] = t["proposals"] - t["congress"]
        t["fee"] = 10 * r.randint(1, 90)
        t["categories"] = 0
        for at, _ in enumerate(TOPICS):
            t[f"category-{at}"] = r.randint(1, 90)
            t["categories"] += t[f"category-{at}"]
        t |= {"posts-news": r.randint(200, 400), "posts-notices": r.randint(100, 300), "posts-rest": r.randint(20, 90)}
        t["posts"] = (t["posts-news"] + t["posts-notices"] + t["posts-rest"]) // 10 * 10
        t |= {"policies": r.randint(5, 20), "readings": r.randint(5, 40)}
        t |= {"online": r.randint(20, 60), "letters": r.randint(5, 19)}
        t["asked"] = t["online"] + t["letters"]
        t["share"] = round(t["online"] * 1000 / t["asked"])
        t["percent"] = round(t["change"] * 100 / t["last-year"])

    def __getitem__(self, key):
        return self.told[key] if key in self.told else self.true[key]

    def cells(self):
        """Tables 2, 3 and 4 of the true numbers."""
        t = self.true
        cells = {f"requests/{row}/all": t[row] for row in ("received", "carried-in", "granted", "partial", "handled")}
        cells |= {f"requests/{row}/all": t[row] for row in GROUNDS}
        cells |= {
            "requests/carried-out/all": t["carried-out"],
            "requests/other/all": t["rest"],
            "requests/received/natural": t["natural"],
            "requests/received/business": t["organisations"],
            "disputes/review/upheld": t["review-upheld"],
            "disputes/review/corrected": t["review-corrected"],
            "disputes/review/pending": t["review-pending"],
            "disputes/review/all": t["reviews"],
            "disputes/direct-suit/upheld": t["suits-upheld"],
            "disputes/direct-suit/all": t["suits-upheld"],
        }
        names = ("issued", "repealed", "in-force")
        return cells | {f"disclosure/normative-documents/{name}": t[name] for name in names}


def pick(f, *wordings):
    """One of several wordings, filled in; every number is named by its key."""
    return f.rng.choice(wordings).format_map(f)


def proactive(f):
    """The whole and its channels, and a list by category."""
    channels = pick(
        f,
        "全年主动公开政府信息{total}条，其中通过政府网站公开{website}条，微信公众号公开{wechat}条，其他渠道公开{media}条。",
        "2023年，我局共公开各类信息{total}条。其中，门户网站发布{website}条，政务微信发布{wechat}条，政务微博发布{media}条。",
        "全年累计公开信息{total}条（其中：网站{website}条、微信公众号{wechat}条、抖音号{media}条）。",
        "通过门户网站公开信息{website}条，通过“江城统计”微信公众号发布{wechat}条，通过微博发布{media}条，共计公开{total}条。",
    )
    lead = pick(
        f,
        "从内容分类看，在政府网站公开的{categories}条信息中，",
        "政府信息公开专栏更新信息{categories}条，分别为",
        "专栏共发布信息{categories}条，其中：",
        "专栏发布信息{categories}条，包括",
    )
    mark = f.rng.choice(["，", "、", "；"])
    listed = mark.join(f"{name}{f[f'category-{at}']}条" for at, name in enumerate(TOPICS))
    return [channels, f"{lead}{listed}。"]


def asked(f):
    """What was received, from whom, and how it compares with last year."""
    up = f["change"] >= 0
    f.told["moved"] = f.told.get("moved", abs(f["change"]))
    f.told["move"] = "增加" if up else "减少"
    f.told["rise"] = "增长" if f["percent"] >= 0 else "下降"
    f.told["by"] = abs(f["percent"])
    return pick(
        f,
        "全年新收政府信息公开申请{received}件，较上年{move}{moved}件，上年结转{carried-in}件。申请人中自然人{natural}件、"
        "法人或其他组织{organisations}件。",
        "2023年共新收政府信息公开申请{received}件（上年{last-year}件），同比{rise}{by}%；上年结转{carried-in}件。其中，自然人申请"
        "{natural}件，法人申请{organisations}件。",
        "本年度新收到依申请公开{received}件，比2022年的{last-year}件{move}{moved}件，上年度结转{carried-in}件；按申请人分，自然人"
        "{natural}件，法人和其他组织{organisations}件。",
        "2022年收到政府信息公开申请{last-year}件，2023年新收政府信息公开申请{received}件，同比{rise}{by}%。上年结转{carried-in}件。",
    )


def ended(f):
    """How the requests ended, by heading and by ground."""
    told = {}
    for family in FAMILIES:
        rows = [row for row, (under, _) in GROUNDS.items() if under == family]
        told[family] = [f.rng.choice(GROUNDS[row][1]).format(f[row]) for row in rows]
        if family == "其他处理":
            told[family].append(f"其他原因{f['rest']}件")
    style = f.rng.randrange(3)
    parts = [f"予以公开{f['granted']}件", f"部分公开{f['partial']}件"]
    for family in FAMILIES:
        grounds = "，".join(told[family])
        marks = [f"（{grounds}）", f"，其中{'、'.join(told[family])}", f"，分别为{'、'.join(told[family])}"]
        parts.append(f"{family}{f[family]}件{marks[style]}")
    lead = f.rng.choice(["办理结果：", "共办结{handled}件，其中", "本年度共办结{handled}件。其中，"]).format_map(f)
    end = f.rng.choice(["；结转下年度继续办理{carried-out}件。", "。结转下年度{carried-out}件。"]).format_map(f)
    return lead + f"{'；' if style else '，'}".join(parts) + end


def rest(f):
    """Disputes, documents, proposals, fees and training."""
    return [
        pick(
            f,
            "因政府信息公开引发行政复议{reviews}件、行政诉讼{suits-upheld}件。",
            "全年发生政府信息公开行政复议{reviews}件，行政诉讼{suits-upheld}件。",
            "政府信息公开类行政复议案件{reviews}件，其中结果维持{review-upheld}件，结果纠正{review-corrected}件，尚未审结"
            "{review-pending}件；行政诉讼案件{suits-upheld}件。",
        ),
        pick(
            f,
            "2023年制发行政规范性文件{issued}件，废止{repealed}件，现行有效{in-force}件。",
            "全年制定行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{in-force}件。",
        ),
        pick(
            f,
            "承办人大代表建议{congress}件、政协委员提案{consultative}件，办理结果为A类{class-a}件、B类{class-b}件。",
            "全年办理人大代表建议{congress}件，政协提案{consultative}件，其中A类{class-a}件，B类{class-b}件。",
        ),
        pick(
            f,
            "全年推送信息{posts}余条，其中动态{posts-news}条、公告{posts-notices}条、其他信息{posts-rest}条。",
            "学习平台推送稿件{posts}余篇，包括动态{posts-news}篇，公告{posts-notices}篇，其他{posts-rest}篇。",
        ),
        f"受理市长信箱来信{f['asked']}件，其中网上来信{f['online']}件，占{f['share'] / 10}%；信函{f['letters']}件。",
        pick(
            f,
            "全年解读政策文件{policies}件，发布解读材料{readings}件。",
            "解读政策{policies}件，发布解读材料{readings}件。",
        ),
        pick(f, "全年收取信息处理费{fee}元。", "本年度收取政府信息公开信息处理费共计{fee}元。"),
        pick(f, "组织政务公开业务培训{trainings}次。", "全年组织政务公开业务培训{trainings}次。"),
    ]


def sound(seed):
    """A sound narrative, and its figures."""
    return told(Figures(Random(seed)))


def told(f, before=None, extra=()):
    """The narrative that those figures make."""
    texts = [*proactive(f), "（二）依申请公开情况", asked(f), ended(f), *rest(f), *extra]
    return Narrative(texts, f.cells(), before)


NUMBERS = {
    **{row: frozenset({"T103"}) for row in (*GROUNDS, "granted", "partial", *FAMILIES)},
    "received": frozenset({"T101", "T104", "T108", "T106", "T107"}),
    "carried-in": frozenset({"T105"}),
    "carried-out": frozenset({"T105"}),
    "handled": frozenset({"T102", "T108"}),
    "natural": frozenset({"T104", "T108"}),
    "organisations": frozenset({"T104", "T108"}),
    "reviews": frozenset({"T122"}),
    "suits-upheld": frozenset({"T122"}),
    "issued": frozenset({"T119"}),
    "repealed": frozenset({"T119"}),
    "in-force": frozenset({"T119"}),
    "total": frozenset({"T109"}),
    "website": frozenset({"T109"}),
    "wechat": frozenset({"T109"}),
    "media": frozenset({"T109"}),
    "class-a": frozenset({"T116"}),
    "congress": frozenset({"T116"}),
    "categories": frozenset({"T108"}),
    **{f"category-{at}": frozenset({"T108"}) for at in range(len(TOPICS))},
    "posts-news": frozenset({"T108"}),
    "share": frozenset({"T112"}),
    "moved": frozenset({"T107"}),
    "percent": frozenset({"T106"}),
    "fee": frozenset({"T115"}),
}
"""The number that a plant changes, and the checks of which one must see it."""


def _says(one, other):
    return one.texts != other.texts


def plants(seed):
    """Narratives of that seed with one number wrong, each under its name."""
    for key, codes in NUMBERS.items():
        f = Figures(Random(seed))
        if key == "moved":
            f.told[key] = abs(f["change"]) + 2
        elif key == "fee":
            f.told[key] = f["fee"] + 5
        elif key in {"posts-news", "share"}:
            f.told[key] = f[key] + 30
        else:
            f.told[key] = f[key] + Random(f"{seed} {key}").choice([7, 11, 13] if key == "percent" else [2, 3, 5])
        narrative = told(f, before={"requests/received/all": f.true["last-year"]})
        stated_so = told(Figures(Random(seed)), before=None)
        if _says(narrative, stated_so):
            narrative.planted, narrative.expected = key, codes
            yield narrative
    yield from _twice_told(seed)


REPEATS = (
    ("本年度共新收政府信息公开申请{received}件，均按期答复。", "received", "T110"),
    ("政府信息公开行政复议{reviews}件，均已配合审理。", "reviews", "T110"),
    ("全年承办人大代表建议{congress}件。", "congress", "T110"),
    ("加强队伍建设，组织政务公开业务培训{trainings}次。", "trainings", "T110"),
    ("设置解读专区，发布解读材料{readings}件。", "readings", "T117"),
    ("全年未收取信息处理费。", "", "T114"),
    ("全年未发生因政府信息公开引起的行政诉讼。", "", "T121"),
    ("2023年未制定行政规范性文件。", "", "T119"),
    ("全年未收到政府信息公开申请。", "", "T110"),
)


def _twice_told(seed):
    """One fact told again in another section, with another number, or as nothing."""
    for wording, key, code in REPEATS:
        f = Figures(Random(seed))
        narrative = told(f)
        again = {**f.true, key: f.true.get(key, 0) + 2}
        narrative.texts.append(wording.format_map(again))
        narrative.planted, narrative.expected = f"again {wording[:9]}", frozenset({code})
        yield narrative
