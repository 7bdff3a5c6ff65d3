"""Requests of the demonstration: who asks, for what, and everything that happens to it until today.

Lives are drawn in a fixed order and are lawful: `gongkai.handling` is asked for each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from gongkai.calendar import load
from gongkai.handling import Act, Kind, Standing, standing
from gongkai.statute import CHANNELS, Fixes
from gongkai_web.demo.county import COUNTY, REPORTING, OrganPlan
from gongkai_web.demo.days import Days

REQUESTS = 240
"""Of the years before and this one; those that are still open come on top."""

_CALENDAR = load()
_CHANNELS = ("online",) * 5 + ("signed-post",) * 3 + ("in-person",) * 2 + ("plain-post", "fax")
_KINDS = ("natural",) * 14 + ("business",) * 3 + ("lawyer", "charity", "research", "other")
_ENDS = (
    ("granted",) * 18
    + ("already-public",) * 7
    + ("partial",) * 4
    + ("not-found",) * 5
    + ("not-ours",) * 4
    + ("third-party",) * 3
    + (
        "deliberative",
        "internal",
        "case-file",
        "query-matter",
        "not-made",
        "unclear",
        "petition",
        "repeat",
        "publication",
    )
    + ("withdrawn",) * 2
    + ("lapsed",)
)
_WANTED = (
    "{subject}年度资金安排和支出明细",
    "{subject}工作方案和实施细则",
    "{subject}项目批复文件",
    "{subject}名册汇总数据",
    "关于{subject}的会议纪要",
    "{subject}检查结果和整改情况",
    "{subject}政府采购合同",
    "{subject}评审标准和评分结果",
)
_PEOPLE = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = ("建国", "秀英", "志强", "丽华", "海燕", "永平", "桂芳", "少华", "文静", "振东")
_FIRMS = {
    "business": "澄川{name}商贸有限公司",
    "lawyer": "{name}律师事务所",
    "charity": "澄川{name}公益服务中心",
    "research": "{name}社会调查研究所",
    "other": "澄川{name}业主委员会",
}
_FIRM_NAMES = ("恒远", "明泽", "同舟", "嘉禾", "远山", "清源")


@dataclass(slots=True)
class RequestPlan:
    """One request: what was asked of whom by whom, and its acts, the oldest first."""

    organ: OrganPlan
    serial: int
    kind: str
    name: str
    channel: str
    subject: str
    acts: list[Act] = field(default_factory=list)
    tag: str = ""
    """What letters, fees and disputes know it by; "" for nearly all."""

    def do(self, kind: Kind, on: date, **facts: Any) -> int:
        """Add an act; its number."""
        self.acts.append(Act(kind, on, len(self.acts) + 1, facts))
        return len(self.acts)

    def stands(self, today: date) -> Standing:
        """How it stands: it must be lawful."""
        return standing(self.acts, channel=self.channel, calendar=_CALENDAR, asof=today)


def requests(days: Days) -> list[RequestPlan]:
    """All of them, the oldest first."""
    chance = days.chance
    made = []
    for serial in range(1, REQUESTS + 1):
        arrived = days.any()
        plan = _asked(days, serial)
        _live(days, plan, arrived, chance.choice(_ENDS))
        made.append(plan)
    made += [plan for serial, plan in enumerate(_open(days), REQUESTS + 1)]
    made.sort(key=lambda plan: (plan.acts[0].on, plan.serial))
    return [plan for plan in made if _lawful(plan, days.today)]


def _asked(days: Days, serial: int) -> RequestPlan:
    chance = days.chance
    organ = chance.choice(REPORTING)
    kind = chance.choice(_KINDS)
    person = chance.choice(_PEOPLE) + chance.choice(_GIVEN)
    name = _FIRMS[kind].format(name=chance.choice(_FIRM_NAMES)) if kind in _FIRMS else person
    subject = chance.choice(organ.subjects or ("政务公开",))
    return RequestPlan(
        organ, serial, kind, name, chance.choice(_CHANNELS), chance.choice(_WANTED).format(subject=subject)
    )


def _received(plan: RequestPlan, arrived: date) -> date:
    """It comes in, and is signed for or confirmed the same day or the next."""
    plan.do(Kind.ARRIVED, arrived)
    channel = CHANNELS[plan.channel]
    fixes = channel.fixes
    if channel.read_back:
        plan.do(Kind.READ_BACK, arrived, how="signed")
    if fixes is Fixes.ARRIVAL:
        return arrived
    day = working_after(arrived, plan.serial % 2)
    plan.do(Kind.SIGNED if fixes is Fixes.SIGNATURE else Kind.CONFIRMED, day)
    return day


def _live(days: Days, plan: RequestPlan, arrived: date, end: str) -> None:
    """From the arrival to the end; one in forty is answered late."""
    chance = days.chance
    start = _received(plan, arrived)
    if end == "lapsed":
        asked = working_after(start, 4)
        plan.do(Kind.CORRECTION_ASKED, asked, days=10)
        plan.do(Kind.LAPSED, working_after(asked, 12))
        return
    if end == "unclear" or chance.random() < 0.15:
        asked = working_after(start, chance.randint(2, 7))
        plan.do(Kind.CORRECTION_ASKED, asked, days=15)
        start = working_after(asked, chance.randint(2, 15))
        plan.do(Kind.CORRECTED, start)
    if end == "withdrawn":
        plan.do(Kind.WITHDRAWN, working_after(start, chance.randint(1, 8)))
        return
    _consult(days, plan, start, end)
    used = 20
    if chance.random() < 0.12:
        agreed = working_after(start, 14)
        plan.do(Kind.EXTENSION_AGREED, agreed, days=15)
        plan.do(Kind.EXTENDED, working_after(start, 15), days=15)
        used = 34
    answered = working_after(start, 22 if plan.serial % 40 == 0 else chance.randint(17 if used > 20 else 6, used))
    _answer(plan, answered, end)


def _consult(days: Days, plan: RequestPlan, start: date, end: str) -> None:
    if end not in {"third-party", "partial"}:
        return
    asked = working_after(start, 2)
    plan.do(Kind.CONSULTED, asked, party="第三方", who="第三方1")
    plan.do(Kind.OPINION, working_after(asked, days.chance.randint(2, 3)), who="第三方1")


def _answer(plan: RequestPlan, answered: date, end: str) -> None:
    plan.do(Kind.DECIDED, working_after(answered, -2), disposition=end)
    plan.do(Kind.SIGNED_OFF, working_after(answered, -1))
    plan.do(Kind.ANSWERED, answered, method="post" if plan.channel.endswith("post") else "online")


def _open(days: Days) -> Iterator[RequestPlan]:
    """What is in work today: one in every state, and one that is overdue."""
    today = days.today
    for serial, state in enumerate(("confirm", "sign", "fresh", "soon", "correct", "lapse", "consult", "fee", "signing",
                                    "sending", "reasons", "late"), REQUESTS + 1):  # fmt: skip
        plan = _asked(days, serial)
        plan.tag = state
        plan.organ = next(organ for organ in REPORTING if organ.slug == "civil-affairs")
        subject = plan.organ.subjects[serial % len(plan.organ.subjects)]
        plan.subject = _WANTED[serial % len(_WANTED)].format(subject=subject)
        plan.channel = {"confirm": "online", "sign": "signed-post"}.get(state, "in-person")
        _OPEN[state](plan, today)
        yield plan


def _started(plan: RequestPlan, today: date, ago: int) -> date:
    day = working_after(today, -ago)
    plan.do(Kind.ARRIVED, day)
    return day


def _with(plan: RequestPlan, today: date, ago: int, *acts: tuple[Kind, int, Mapping[str, Any]]) -> None:
    """It came in so many working days ago; each act follows so many after that."""
    day = _started(plan, today, ago)
    for kind, later, facts in acts:
        plan.do(kind, working_after(day, later), **facts)


_OPEN = {
    "confirm": lambda plan, today: _with(plan, today, 1),
    "sign": lambda plan, today: _with(plan, today, 0),
    "fresh": lambda plan, today: _with(plan, today, 3),
    "soon": lambda plan, today: _with(plan, today, 18),
    "correct": lambda plan, today: _with(plan, today, 9, (Kind.CORRECTION_ASKED, 5, {"days": 15})),
    "lapse": lambda plan, today: _with(plan, today, 20, (Kind.CORRECTION_ASKED, 4, {"days": 10})),
    "consult": lambda plan, today: _with(plan, today, 8, (Kind.CONSULTED, 3, {"party": "第三方", "who": "第三方1"})),
    "fee": lambda plan, today: _with(plan, today, 12, (Kind.FEE_NOTICED, 6, {}), (Kind.REACHED, 8, {"of": 2})),
    "signing": lambda plan, today: _with(plan, today, 13, (Kind.DECIDED, 12, {"disposition": "not-found"})),
    "sending": lambda plan, today: _with(
        plan, today, 15, (Kind.DECIDED, 12, {"disposition": "already-public"}), (Kind.SIGNED_OFF, 14, {})
    ),
    "reasons": lambda plan, today: _with(plan, today, 6, (Kind.REASONS_ASKED, 4, {})),
    "late": lambda plan, today: _with(plan, today, 24),
}


def _lawful(plan: RequestPlan, today: date) -> bool:
    """Whether it has all happened by today: what has not is left out."""
    if plan.acts[-1].on > today:
        return False
    plan.stands(today)
    return True


def working_after(day: date, working: int) -> date:
    """So many working days after a day, or before it."""
    if working >= 0:
        return _CALENDAR.add(day, working)
    while working:
        day -= timedelta(1)
        working += _CALENDAR.works(day)
    return day


def id_number(serial: int) -> str:
    """An identity number of a region that no place has, with a right check digit."""
    body = f"990101{1950 + serial % 50}{serial % 12 + 1:02d}{serial % 28 + 1:02d}{serial % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    return body + "10X98765432"[rest]


def address(serial: int) -> str:
    """Where somebody lives, in no town that exists."""
    return f"{COUNTY}云溪镇{serial % 90 + 1}号"
