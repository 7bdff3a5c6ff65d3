"""Requests of the bureau whose people are printed to which more is known: a fee, an extension, a review, a suit.

Their days are counted from the day of loading and from the last full year; nothing is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gongkai.fees import fee_by_pages
from gongkai.handling import Kind
from gongkai_web.demo.days import Days, workday
from gongkai_web.demo.people import CIVIL
from gongkai_web.demo.requests import REQUESTS, RequestPlan, working_after

PAGES = 45
"""What both applicants who are charged asked for."""
YUAN = fee_by_pages(PAGES).yuan
_FIRST = REQUESTS + 100
"""The serials of these begin after all others."""


@dataclass(frozen=True, slots=True)
class DisputePlan:
    """A review or suit over the request with that tag; days are working days after its answer."""

    tag: str
    kind: str
    body: str
    docket: str
    accepted: int
    copy: int
    answered: int
    decided: int | None = None
    fields: dict[str, str] = field(default_factory=dict)


DISPUTES = (
    DisputePlan(
        "reviewed",
        "review",
        "澄川县人民政府",
        "澄府复〔{year}〕6号",
        15,
        17,
        21,
        33,
        {
            "ending": "review-unlawful",
            "lost_on": "第三十六条第三项",
            "lesson": "答复只写了“属于内部事务信息”，没有说明理由；今后不予公开的逐项说明理由。",
        },
    ),
    DisputePlan("sued", "suit", "澄川县人民法院", "（{year}）澄行初11号", 18, 20, 27),
)


def after_plans(days: Days) -> Iterator[RequestPlan]:
    """The requests, each with its tag."""
    today, year = days.today, days.today.year - 1
    plan = _asked(1, "reviewed", "某次养老服务专题会议的会议纪要")
    start = _come(plan, workday(date(year, 3, 3)))
    yield _answered(plan, start, 12, "internal")
    plan = _asked(2, "charged", "养老机构建设运营补助全部申报材料")
    start = _come(plan, workday(date(year, 7, 2)))
    plan.do(Kind.FEE_NOTICED, working_after(start, 5))
    plan.do(Kind.REACHED, working_after(start, 6), of=2)
    plan.do(Kind.PAID, working_after(start, 11), yuan=YUAN, voucher="（虚构）0001")
    yield _answered(plan, start, 22, "granted")
    plan = _asked(3, "sued", "农村危房改造补助的发放依据")
    start = _come(plan, working_after(today, -50))
    yield _answered(plan, start, 14, "not-found")
    plan = _asked(4, "extended", "近三年社会救助资金审计整改材料")
    start = _come(plan, working_after(today, -22))
    plan.do(Kind.EXTENSION_AGREED, working_after(start, 16), days=15)
    plan.do(Kind.EXTENDED, working_after(start, 17), days=15)
    yield plan


def _asked(place: int, tag: str, subject: str) -> RequestPlan:
    name = ("吴建国", "恒远律师事务所", "周海燕", "郑文静")[place - 1]
    kind = "lawyer" if name.endswith("事务所") else "natural"
    return RequestPlan(CIVIL, _FIRST + place, kind, name, "in-person", subject, tag=tag)


def _come(plan: RequestPlan, day: date) -> date:
    plan.do(Kind.ARRIVED, day)
    return day


def _answered(plan: RequestPlan, start: date, used: int, disposition: str) -> RequestPlan:
    plan.do(Kind.DECIDED, working_after(start, used - 2), disposition=disposition)
    plan.do(Kind.SIGNED_OFF, working_after(start, used - 1))
    plan.do(Kind.ANSWERED, working_after(start, used), method="direct")
    return plan
