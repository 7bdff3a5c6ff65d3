"""Items in work, one at every place between a desk and the public: what reviewers find when they sign in."""

from collections.abc import Callable
from datetime import timedelta

from gongkai.review import Ruling
from gongkai_web.demo.county import COUNTY, DEPARTMENTS
from gongkai_web.demo.days import Days, workday
from gongkai_web.demo.loading.desk import Desk
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.people import CIVIL
from gongkai_web.library.models import Document
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import Organ
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import allow_emergency, give_back, submit

_FINANCE = next(plan for plan in DEPARTMENTS if plan.slug == "finance")


def load_waiting(days: Days, organs: dict[str, Organ], staff: Staff) -> None:
    """The items of the bureau whose people are printed, and one of another."""
    civil = Desk(organs[CIVIL.slug], CIVIL, staff)
    for n, (title, stand) in enumerate(_ITEMS.items()):
        made = civil.draft(f"{COUNTY}{title}", min(workday(days.today - timedelta(6 + n % 3)), days.today))
        stand(civil, made)
    _emergency(days, civil)
    finance = Desk(organs[_FINANCE.slug], _FINANCE, staff)
    finance.pass_to(
        finance.draft(f"{COUNTY}惠民补贴资金发放进度", min(workday(days.today - timedelta(3)), days.today)), 1
    )


def _first(desk: Desk, made: Document) -> None:
    submit(made, by=desk.editor)


def _second(desk: Desk, made: Document) -> None:
    desk.pass_to(made, 1)


def _third(desk: Desk, made: Document) -> None:
    desk.pass_to(made, 2)
    desk.rule(made)


def _returned(desk: Desk, made: Document) -> None:
    desk.pass_to(made, 1)
    seen = way_of(made).content
    reasons = "第二段的合计与附表不一致，请核对；“社会化养老”请改为规范表述。"
    give_back(made, by=desk.reviewer(1), seen=seen, opinion=reasons)


def _changed(desk: Desk, made: Document) -> None:
    desk.clear(made)
    update(made, by=desk.editor, summary="审完以后补充的概述：原来的审核因此作废，须重新送审")


def _referred(desk: Desk, made: Document) -> None:
    desk.pass_to(made)
    desk.rule(made, Ruling.REFERRED, "涉及救灾物资储备数量和库址，本机关不能确定是否涉密，报县保密行政管理部门确定")


def _closed(desk: Desk, made: Document) -> None:
    desk.pass_to(made, 2)
    desk.rule(made, Ruling.CLOSED, "含受助家庭的成员、住址和病情，公开会侵害其合法权益")


_ITEMS: dict[str, Callable[[Desk, Document], None]] = {
    "养老服务机构等级评定结果": _first,
    "城乡低保对象动态管理情况": _second,
    "残疾人两项补贴发放情况": _third,
    "特困人员供养机构床位情况": _returned,
    "临时救助备用金使用情况": _changed,
    "救灾物资储备情况": _referred,
    "困难家庭走访慰问名册": _closed,
}


def _emergency(days: Days, desk: Desk) -> None:
    """Out at once because of a cold wave; its reviews were due days ago."""
    on = workday(days.today - timedelta(9))
    made = desk.draft(f"{COUNTY}寒潮期间临时救助和避寒场所开放的紧急通告", on)
    allow_emergency(made, by=desk.head, reason="寒潮橙色预警，避寒场所须当日告知公众", on=on)
    desk.rule(made, basis="避寒场所地址和电话应当公开，不涉及国家秘密")
    publish(made, by=desk.head)
