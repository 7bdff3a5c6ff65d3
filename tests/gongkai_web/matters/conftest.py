"""A county with promises and questions to its people, on a fixed day."""

from datetime import date

import pytest
import time_machine

from gongkai_web.library.services import draft, publish
from gongkai_web.matters.models import Consultation, Feedback, Opinion, Progress, Project
from gongkai_web.organs.roles import Role

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "王五")


@pytest.fixture
def project(county, civil):
    """A public project, as it stands in the tables: `project(title=…)`."""

    def made(**fields):
        known = {
            "organ": civil,
            "listed_by": county,
            "year": 2026,
            "title": "新建社区养老驿站10个",
            "goal": "在10个社区新建养老驿站。",
            "due_on": date(2026, 12, 20),
            "published_on": date(2026, 2, 1),
            "live": True,
        }
        return Project.objects.create(**known | fields)

    return made


@pytest.fixture
def progress():
    """Public progress: `progress(project, 3, state="done")`."""

    def made(of, quarter, **fields):
        known = {"year": 2026, "text": f"第{quarter}季度做了这些。", "published_on": date(2026, 4, 8), "live": True}
        return Progress.objects.create(project=of, quarter=quarter, **known | fields)

    return made


@pytest.fixture
def consultation(civil):
    """A public consultation that ended in October: `consultation(closes_on=…)`."""

    def made(**fields):
        known = {
            "organ": civil,
            "title": "养老服务办法（征求意见稿）",
            "body": [("text", "<p>第一条　草案的正文。</p>")],
            "opens_on": date(2026, 9, 1),
            "closes_on": date(2026, 10, 8),
            "phone": "0000-1234567",
            "published_on": date(2026, 9, 1),
            "live": True,
        }
        return Consultation.objects.create(**known | fields)

    return made


@pytest.fixture
def feedback():
    """Public feedback with an opinion adopted and one that is not."""

    def made(on, **fields):
        known = {"received": 3, "summary": "总的赞成。", "published_on": date(2026, 10, 20), "live": True}
        record = Feedback(consultation=on, **known | fields)
        record.opinions = [
            Opinion(sort_order=0, summary="延长开放时间", count=2, adoption="adopted"),
            Opinion(sort_order=1, summary="免费用餐", count=1, adoption="not-adopted", reason="财力不足"),
        ]
        record.save()
        return record

    return made


@pytest.fixture
def drafted(civil, head):
    """A draft by the services: `drafted(Progress, project=…, …)`; `public=True` publishes it."""

    def made(model, *, public=False, **fields):
        record = draft(model, by=head, organ=civil, **fields)
        if public:
            publish(record, by=head)
        return record

    return made
