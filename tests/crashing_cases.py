"""What waits in an installation that is to be killed: a correction to be given, letters to be signed and to be sent."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from gongkai.handling import Kind
from gongkai.statute import GROUNDS
from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Identity, Practice
from gongkai_web.desk.services import Application, act, register
from gongkai_web.desk.services.deciding import answer, decide, file_evidence
from gongkai_web.desk.services.letters import draft, sign
from gongkai_web.desk.services.numbers import code_for
from gongkai_web.organs.models import DisclosureOffice

ENTRY = "words of a test"
_ANSWERS = {
    "complete": "complete", "nature": "request", "repeated": "new", "amount": "within", "responsible": "ours",
    "held": "held", "ground": "internal", "choice": "withhold", "part": "whole", "service": "online",
}  # fmt: skip


def prepare(organ):
    """Three requests, in this order; the code of the first in a file of the data folder."""
    by = User.objects.create_superuser("root", password=ENTRY, full_name="负责人")
    DisclosureOffice.objects.create(organ=organ, name="办公室", address="某路", hours="工作日", phone="0000-1234567")
    Practice.objects.create(organ=organ, mark="某民", reviewer="某县人民政府", court="某县人民法院",
                            reviewer_online="https://fuyi.example.gov.cn", payment="财政专户")  # fmt: skip
    today = timezone.localdate()
    first = _request(organ, by, today - timedelta(days=1))
    act(first, Kind.CORRECTION_ASKED, by=by, on=today, facts={"days": 15})
    act(first, Kind.REACHED, by=by, on=today, facts={"of": first.acts.get(kind=Kind.CORRECTION_ASKED).number})
    settings.DATA.joinpath("code").write_text(code_for(first), "ascii")
    draft(_denied(organ, by), "withheld", by=by)
    sign(draft(_denied(organ, by), "withheld", by=by), by=by)


def _request(organ, by, arrived):
    who = Identity(name="张三", id_kind="id-card", id_number="11010519491231002X", phone="13800001234")
    known = Application(submission=uuid.uuid4(), organ=organ, kind="natural", identity=who, subject="某项目的批复")
    return register(known, channel="in-person", arrived=arrived, by=by)


def _denied(organ, by):
    request = _request(organ, by, timezone.localdate())
    for question, said in _ANSWERS.items():
        answer(request, question, said, by=by)
    file_evidence(request, {"internal_kind": GROUNDS["internal"].kinds[0], "why_withheld": "人事安排"}, by=by)
    decide(request, by=by)
    request.refresh_from_db()
    return request
