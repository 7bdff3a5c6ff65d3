"""The gazette of the county: a quarterly, as plain values before it is anybody's record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from gongkai_web.demo.county import COUNTY, DEPARTMENTS, GOVERNMENT, OFFICE
from gongkai_web.demo.days import Days, workday
from gongkai_web.demo.papers import Paper
from gongkai_web.library.kinds import DocumentKind

FIRST_TOTAL = 41
"""The total number of the first issue here; those before it were never entered."""
APPOINTMENTS, CHRONICLE = "人事任免", "大事记"
_EACH = 8
"""The most documents of one section of an issue."""
_NAMES = ("赵某", "钱某某", "孙某", "李某某", "周某", "吴某某", "郑某", "王某某")
_EVENTS = (
    "县政府召开常务会议，研究{subject}工作。",
    "县长调研{subject}工作，现场办理群众反映的问题。",
    "全县{subject}工作推进会召开，部署下一阶段任务。",
    "县政府新闻发布会通报{subject}工作进展。",
)


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One entry of the contents: a paper, or a text of the gazette's own."""

    section: str
    page: int
    paper: Paper | None = None
    title: str = ""
    number: str = ""
    keywords: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """One issue."""

    year: int
    number: int
    total: int
    issued_on: date
    items: tuple[ItemPlan, ...]


def gazettes(days: Days, papers: Sequence[Paper]) -> list[IssuePlan]:
    """Every issue of the last two full years and of this one so far, the oldest first."""
    quarters = [(year, number) for year in (*days.years[-2:], days.today.year) for number in (1, 2, 3, 4)]
    placed = ((year, number, workday(_ends(year, number) + timedelta(8))) for year, number in quarters)
    return [
        IssuePlan(year, number, FIRST_TOTAL + n, on, tuple(_items(days, papers, year, number)))
        for n, (year, number, on) in enumerate(placed)
        if on <= days.today
    ]


def _ends(year: int, number: int) -> date:
    """The last day of a quarter."""
    return date(year + number // 4, number * 3 % 12 + 1, 1) - timedelta(1)


def _items(days: Days, papers: Sequence[Paper], year: int, number: int) -> Iterator[ItemPlan]:
    """What stands in an issue, page by page: the documents that were published in its quarter, then its own texts."""
    last = _ends(year, number)
    first = date(last.year, last.month - 2, 1)
    page = 3
    for section, chosen in _sections([paper for paper in papers if first <= paper.published_on <= last]):
        for paper in chosen:
            yield ItemPlan(section, page, paper)
            page += 1 + len(str(paper.body)) // 1500
    yield _appointments(days, year, number, page)
    yield _chronicle(days, last, page + 2)


def _sections(papers: Sequence[Paper]) -> Iterator[tuple[str, list[Paper]]]:
    departments = {plan.slug for plan in DEPARTMENTS}
    for section, slugs, kinds in (
        ("县政府文件", {GOVERNMENT.slug}, (DocumentKind.NORMATIVE, DocumentKind.POLICY)),
        ("县政府办公室文件", {OFFICE.slug}, (DocumentKind.NORMATIVE, DocumentKind.POLICY)),
        ("部门规范性文件", departments, (DocumentKind.NORMATIVE,)),
    ):
        found = [paper for paper in papers if paper.organ.slug in slugs and paper.kind in kinds]
        yield section, found[:_EACH]


def _appointments(days: Days, year: int, number: int, page: int) -> ItemPlan:
    taken, left = days.chance.sample(_NAMES, 2), days.chance.sample(_NAMES, 1)
    places = [plan.name for plan in days.chance.sample(DEPARTMENTS, 3)]
    words = (
        "经县政府研究，决定：",
        *(f"任命{name}为{place}副局长（试用期一年）；" for name, place in zip(taken, places, strict=False)),
        f"免去{left[0]}的{places[-1]}副局长职务。",
    )
    return ItemPlan(
        APPOINTMENTS,
        page,
        title=f"{COUNTY}人民政府关于{taken[0]}等同志职务任免的通知",
        number=f"澄政任〔{year}〕{number}号",
        keywords="人事 任免",
        text=_markup(words),
    )


def _chronicle(days: Days, last: date, page: int) -> ItemPlan:
    """What happened in the quarter, in the order of days."""
    on = sorted(days.chance.sample(range(80), len(_EVENTS)))
    subjects = days.chance.sample(GOVERNMENT.subjects, len(_EVENTS))
    dated = [workday(last - timedelta(85 - n)) for n in on]
    words = (
        f"{day.month}月{day.day}日，{event.format(subject=subject)}"
        for day, event, subject in zip(dated, _EVENTS, subjects, strict=True)
    )
    title = f"{COUNTY}人民政府大事记（{last.year}年{last.month - 2}月至{last.month}月）"
    return ItemPlan(CHRONICLE, page, title=title, keywords="大事记", text=_markup(words))


def _markup(words: Iterator[str] | tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(word)}</p>" for word in words)
