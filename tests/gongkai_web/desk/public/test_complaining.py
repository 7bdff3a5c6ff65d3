"""Complaining, with a code of its own, by whoever likes and as anonymously as they like."""

import uuid
from datetime import date

import pytest
from django.db import connection

from gongkai_web.desk.models import Complaint
from gongkai_web.desk.public import limits
from gongkai_web.desk.public.views import complaining
from gongkai_web.desk.services.numbers import code_of
from gongkai_web.journal.models import Entry


@pytest.fixture
def sent(client, civil):
    def made(**fields):
        known = {
            "submission": str(uuid.uuid4()),
            "organ": "civil",
            "about": "not-published",
            "text": "应当公开的预算没有公开",
            "name": "赵六",
            "phone": "13700001111",
        }
        return client.post("/requests/complaints/", known | fields)

    return made


def test_is_taken_in_sealed_and_gets_a_code(sent, client):
    name = uuid.uuid4()
    answer = sent(submission=str(name))
    assert answer.url == "/requests/complaints/receipt/"
    assert code_of(name) not in answer.url + answer.cookies["complaint"].value
    page = client.get(answer.url)
    assert code_of(name) in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM desk_complaint")
        assert not any(word in str(cursor.fetchall()) for word in ("赵六", "13700001111"))
    assert Entry.objects.filter(kind="desk.complained").count() == 1


def test_sent_twice_is_one_complaint(sent):
    name = str(uuid.uuid4())
    for text in ("第一次", "第二次"):
        sent(submission=name, text=text)
    assert [complaint.text for complaint in Complaint.objects.all()] == ["第一次"]


def test_nobody_need_say_who_they_are(sent):
    assert sent(name="", phone="").status_code == 302


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"organ": ""}, "请选择被投诉的机关"),
        ({"organ": "nowhere"}, "请选择被投诉的机关"),
        ({"about": ""}, "请选择事由"),
        ({"text": " "}, "请写明投诉的事实"),
        ({"phone": "1"}, "7至16位"),
        ({"website": "x"}, "“请勿填写”一栏要空着"),
    ],
)
def test_what_is_wrong_is_said(sent, changed, message):
    assert message in sent(**changed).content.decode()
    assert not Complaint.objects.exists()


def test_from_the_page_of_a_request_it_is_about_that_request(client, registered, sent):
    request = registered()
    client.post("/requests/track/", {"number": request.number, "code": code_of(request.submission)})
    page = client.get("/requests/complaints/").content.decode()
    assert "关于申请2026-0001" in page
    assert '<option value="civil" selected>' in page
    sent(about="request")
    sent(about="other")
    assert sorted(Complaint.objects.values_list("about", "request")) == [("other", None), ("request", request.pk)]


def test_what_came_of_it_is_told_for_the_code(client, sent):
    name = uuid.uuid4()
    sent(submission=str(name))
    Complaint.objects.update(state="ordered", due_on=date(2026, 12, 20), result="责令公开")
    page = client.post("/requests/complaints/track/", {"code": code_of(name).lower()}).content.decode()
    for words in ("已责令整改", "2026-12-20", "责令公开", "某县民政局"):
        assert words in page
    assert "没有这个查询码" in client.post("/requests/complaints/track/", {"code": "AAAA"}).content.decode()


def test_floods_and_guesses_are_slowed_down(client, sent, monkeypatch):
    monkeypatch.setattr(complaining, "COMPLAINING", limits.Limit("complaining", 1, 3600))
    monkeypatch.setattr(complaining, "ASKING", limits.Limit("asking", 1, 900))
    assert [sent().status_code for _ in range(2)] == [302, 429]
    assert [client.post("/requests/complaints/track/", {"code": "A"}).status_code for _ in range(2)] == [200, 429]


def test_the_receipt_is_nobody_elses(client, sent):
    sent()
    client.cookies.clear()
    assert client.get("/requests/complaints/receipt/").url == "/requests/complaints/track/"
