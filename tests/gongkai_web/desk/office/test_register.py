"""Registering at the desk: the receipt is a rule of the channel, and who must be called is called the same day."""

import uuid
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Contact, Paper, Request
from gongkai_web.desk.services import apply
from gongkai_web.desk.services.dividing import split
from gongkai_web.desk.services.numbers import code_of, digest_of
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def sent(client, officer):
    def made(**fields):
        client.force_login(officer)
        known = {
            "submission": uuid.uuid4(),
            "channel": "in-person",
            "arrived": "2026-09-01",
            "kind": "natural",
            "name": "李四",
            "id_kind": "id-card",
            "id_number": "11010519491231002X",
            "phone": "13800001234",
            "subject": "某项目的批复",
            "form": "paper",
            "delivery": "post",
        }
        return client.post(reverse("desk-register"), known | fields)

    return made


def test_the_form_says_which_day_counts_and_by_which_article(opened, officer):
    page = opened(officer, "desk-register")
    for words in (
        "当面提交：以提交之日为收到申请之日",
        "以签收之日为收到申请之日",
        "第三十一条第二项",
        "以双方确认之日",
    ):
        assert words in page
    assert 'name="received"' not in page
    assert "互联网渠道：" not in page


@pytest.mark.parametrize(
    ("fields", "state", "received", "due"),
    [
        ({"channel": "in-person"}, "handling", date(2026, 9, 1), date(2026, 9, 29)),
        ({"channel": "oral"}, "unconfirmed", None, None),
        ({"channel": "signed-post", "signed": "2026-09-02"}, "handling", date(2026, 9, 2), date(2026, 9, 30)),
        ({"channel": "signed-post"}, "unsigned", None, None),
        ({"channel": "plain-post"}, "unconfirmed", None, None),
        ({"channel": "fax"}, "unconfirmed", None, None),
        ({"channel": "email"}, "unconfirmed", None, None),
        ({"channel": "misdirected-post"}, "unconfirmed", None, None),
    ],
)
def test_the_receipt_is_a_rule_of_the_channel(sent, civil, fields, state, received, due):
    assert sent(organ=civil.pk, **fields).status_code == 302
    request = Request.objects.get()
    assert (request.state, request.received_on, request.due_on) == (state, received, due)


def test_the_scan_is_kept_and_a_form_sent_twice_is_one_request(sent, civil):
    name = uuid.uuid4()
    for _ in range(2):
        scan = BytesIO(PNG)
        scan.name = "申请表.png"
        assert sent(organ=civil.pk, submission=name, scan=scan).status_code == 302
    assert Request.objects.count() == 1
    assert [paper.kind for paper in Paper.objects.all()] == [PaperKind.APPLICATION]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"arrived": "2026-12-02"}, "还没有到"),
        ({"channel": "signed-post", "signed": "2026-08-31"}, "早于收到材料"),
        ({"channel": "in-person", "signed": "2026-09-02"}, "只能在“待签收”时进行"),
        ({"name": ""}, "姓名或者名称"),
    ],
)
def test_days_that_do_not_fit_are_refused_and_nothing_is_kept(sent, civil, fields, said):
    answer = sent(organ=civil.pk, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Request.objects.exists()


def test_the_receipt_for_the_counter_has_the_code_that_the_applicant_asks_by(client, opened, officer, registered):
    request = registered()
    assert reverse("desk-receipt", args=[request.pk]) in opened(officer, "desk-case", request.pk)
    page = opened(officer, "desk-receipt", request.pk)
    code = code_of(request.submission)
    assert code in page
    assert digest_of(code) == request.code_digest
    assert "第三十一条" in page
    assert Entry.objects.filter(kind="desk.receipt").count() == 1
    answer = client.post("/requests/track/", {"number": request.number, "code": code})
    assert answer.url == "/requests/track/request/"
    part = split(request, ["一", "二"], by=officer)[0]
    assert code in opened(officer, "desk-receipt", part.pk)


def test_the_code_of_an_online_request_is_its_applicants(opened, officer, application, member, county, registered):
    request = apply(application())[0]
    opened(officer, "desk-receipt", request.pk, status=404)
    opened(member(county, Role.DESK_OFFICER), "desk-receipt", registered().pk, status=404)


def test_another_organ_is_not_offered(sent, county):
    assert sent(organ=county.pk).status_code == 422


def test_who_must_be_called_is_listed_and_the_queue_says_so(opened, done, officer, application):
    request, _code = apply(application())
    assert "有1件申请还没有联系过申请人" in opened(officer, "desk-queue")
    page = opened(officer, "desk-contacts")
    assert request.number in page
    assert "今天" in page
    assert "张三" not in page
    assert (
        done(officer, request, "contact", on="2026-12-01", way="phone", reached="no", words="无人接听").status_code
        == 302
    )
    assert request.state == "unconfirmed"
    assert "还没有联系过申请人" not in opened(officer, "desk-queue")
    assert "1次" in opened(officer, "desk-contacts")
    done(officer, request, "contact", on="2026-12-01", way="phone", reached="yes")
    assert (request.state, request.received_on) == ("handling", date(2026, 12, 1))
    assert [each.reached for each in Contact.objects.all()] == [False, True]
    assert "没有等待确认的申请" in opened(officer, "desk-contacts")
    assert "无人接听" in opened(officer, "desk-case", request.pk)
    told = [entry.sentence for entry in Entry.objects.filter(kind="desk.contacted")]
    assert told == [
        f"为公开申请{request.number}联系申请人：没有联系上",
        f"为公开申请{request.number}联系申请人：已确认",
    ]


def test_a_call_has_a_day_that_can_be(done, officer, registered):
    request = registered(channel="fax", arrived=date(2026, 11, 27))
    for day in ("2026-11-26", "2026-12-02"):
        answer = done(officer, request, "contact", on=day, way="phone", reached="no")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert f"联系日期{day}应当在收到材料的2026-11-27与今天2026-12-01之间" in page
        assert "第三十一条" in page
