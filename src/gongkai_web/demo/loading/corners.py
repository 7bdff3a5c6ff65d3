"""Corrections, a withdrawal and a publication to come: so few that the services do them."""

from datetime import timedelta

from django.utils import timezone

from gongkai_web.demo.county import COUNTY
from gongkai_web.demo.days import Days, workday
from gongkai_web.demo.loading.desk import Desk
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.loading.waiting import load_waiting
from gongkai_web.demo.papers import html, text
from gongkai_web.demo.people import CIVIL
from gongkai_web.library.models import Document
from gongkai_web.library.services import correct, publish, schedule, update, withdraw
from gongkai_web.matters.models import Progress
from gongkai_web.organs.models import Organ


def load_corners(days: Days, organs: dict[str, Organ], documents: dict[str, Document], staff: Staff) -> None:
    """What the back office of the demonstration has to do."""
    desk = Desk(organs[CIVIL.slug], CIVIL, staff)
    _drafts(days, desk)
    own = [
        document for document in documents.values() if document.organ_id == desk.organ.pk and document.topic == "a20-11"
    ]
    corrected, withdrawn = _public(days, desk, "社会救助热线电话"), _public(days, desk, "养老机构名单")
    update(corrected, by=desk.editor, body=[text("社会救助热线电话为0123-4567821，工作日8:30至17:30接听。")])
    desk.clear(corrected)
    correct(corrected, by=desk.head, reason="原文电话号码有误，已更正为0123-4567821")
    withdraw(withdrawn, by=desk.head, reason="名单中有个人联系方式，核实后重新发布")
    if own:
        update(own[-1], by=desk.editor, summary="待审核的新版本：补充公示期和监督电话")
    _progress(desk)
    _linked(days, desk)
    load_waiting(days, organs, staff)


def _progress(desk: Desk) -> None:
    """One quarter put right, and one taken back."""
    told = list(Progress.objects.filter(organ=desk.organ, live=True).order_by("-year", "-quarter")[:2])
    for progress in told[1:]:
        update(progress, by=desk.editor, text=f"{progress.text}（累计数不含试运行的站点。）")
        desk.clear(progress)
        correct(progress, by=desk.head, reason="原文没有写明统计口径，现予补充")
    for progress in told[:1]:
        withdraw(progress, by=desk.head, reason="数字与台账不一致，核对后重新公布")


def _linked(days: Days, desk: Desk) -> None:
    """A page whose links the patrol looks at: one leads on, one nowhere, one out of the site."""
    made = desk.draft(f"{COUNTY}社会救助办事指引", workday(days.today - timedelta(9)))
    links = (
        ("/organs/civil-affairs/guide/", "公开指南"),
        ("/documents/999999/", "救助标准"),
        ("https://www.gov.cn/", "中国政府网"),
    )
    words = "、".join(f'<a href="{address}">{label}</a>' for address, label in links)
    update(made, by=desk.editor, body=[html(f"<p>办事可以参看：{words}。</p>")])
    desk.clear(made)
    publish(made, by=desk.head)


def _drafts(days: Days, desk: Desk) -> None:
    for n, name in enumerate(("困境儿童生活补贴发放情况", "社会组织年检结果", "流浪乞讨人员救助情况")):
        # The first has been lying for longer than the law allows.
        formed = workday(days.today - timedelta((60, 12, 4)[n]))
        made = desk.draft(f"{desk.organ.name}{formed.year}年{name}", min(formed, days.today))
        if n == 2:
            desk.clear(made)
            schedule(made, by=desk.head, go_live_at=timezone.now() + timedelta(3))


def _public(days: Days, desk: Desk, name: str) -> Document:
    made = desk.draft(f"{COUNTY}{name}", workday(days.today - timedelta(10)))
    desk.clear(made)
    publish(made, by=desk.head)
    return made
