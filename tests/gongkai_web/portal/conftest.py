"""A county with something to show."""

from datetime import date

import pytest

from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.matters.models import Consultation, Feedback, Opinion, Progress, Project
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.portal.models import Guide, Question, ReadingPoint, Topic
from gongkai_web.portal.models.guide import said_of_office
from reviewing import show


@pytest.fixture
def office(civil):
    return DisclosureOffice.objects.create(
        organ=civil,
        name="某县民政局办公室",
        address="某县某路1号",
        hours="工作日9:00至17:00",
        phone="0000-1234567",
        fax="0000-1234568",
        email="office@example.gov.cn",
    )


@pytest.fixture
def guide(civil):
    return Guide.objects.create(
        organ=civil,
        classification="分为三类",
        arrangement="按目录编排",
        access="网站和查阅点",
        checked_on=date(2026, 11, 1),
        office=said_of_office(civil),
    )


@pytest.fixture
def document(civil):
    """A published document, as the public sees it: `document(title=…)`."""

    def made(**kwargs):
        given = {
            "title": "某县养老服务办法",
            "formed_on": date(2026, 3, 2),
            "published_on": date(2026, 3, 5),
            "live": True,
        }
        return Document.objects.create(
            **{"organ": civil, "kind": DocumentKind.NORMATIVE, "topic": "a20-01"} | given | kwargs
        )

    return made


@pytest.fixture
def portal(civil, office, guide, document):
    """Something on every page."""
    policy = document()
    document(title="某县民政局2025年政府信息公开工作年度报告", kind=DocumentKind.INFORMATION, topic="annual-report")
    topic = Topic.objects.create(organ=civil, title="养老服务", slug="care", live=False, published_on=date(2026, 3, 5))
    topic.documents.add(policy)
    topic.save()
    show(topic)
    Question.objects.create(
        organ=civil, question="怎样申请？", answer="到窗口申请。", live=True, published_on=date(2026, 3, 5)
    )
    ReadingPoint.objects.create(organ=civil, name="某县图书馆", kind="library", address="某路2号", hours="每天")
    _promised_and_asked(civil)
    return policy


def _promised_and_asked(civil):
    """A project and a public consultation, each at an address that ends in 9001, with what was told of it."""
    shown = {"live": True, "published_on": date(2026, 3, 5)}
    promise = {"title": "新建养老驿站", "goal": "新建10个。", "year": 2026, "due_on": date(2026, 3, 20)}
    project = Project.objects.create(pk=9001, organ=civil, listed_by=civil, **promise, **shown)
    Progress.objects.create(project=project, year=2026, quarter=1, percent=30, text="开工。", **shown)
    withdrawn = {"live": False, "withdrawn_on": date(2026, 8, 1), "withdrawal_reason": "数字有误"}
    Progress.objects.create(project=project, year=2026, quarter=2, text="完成。", **withdrawn)
    days = {"opens_on": date(2026, 3, 5), "closes_on": date(2026, 4, 8)}
    asked = Consultation.objects.create(
        pk=9001, organ=civil, title="养老服务办法（征求意见稿）", body=[("text", "<p>第一条</p>")], **days, **shown
    )
    told = Feedback(consultation=asked, received=1, **shown)
    told.opinions = [Opinion(summary="延长时间", adoption="not-adopted", reason="人手不足")]
    told.save()
