"""Readers of English find every word of ours in English, and what organs and the law say marked as Chinese."""

import uuid
from datetime import date
from io import BytesIO

import pytest

from foreign import chinese_left
from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Letter, Practice
from gongkai_web.desk.public import limits
from gongkai_web.desk.public.views import tracking
from gongkai_web.desk.services import act
from gongkai_web.desk.services.numbers import code_of
from gongkai_web.desk.services.papers import keep
from gongkai_web.portal.models import Guide


@pytest.fixture
def english(client, civil):
    office = {"name": "办公室", "address": "某路1号", "hours": "工作日", "phone": "0123-4567890", "postcode": "100000"}
    Guide.objects.create(organ=civil, channels=["online"], checked_on=date(2026, 11, 1), office=office)
    Practice.objects.create(organ=civil, reviewer="某县人民政府", reviewer_address="某路2号")
    client.cookies["language"] = "en"
    return client


def whole(answer):
    page = answer.content.decode()
    assert '<html lang="en">' in page
    assert not chinese_left(page)
    return page


@pytest.mark.parametrize(
    "address",
    [
        "/requests/",
        "/requests/?organ=civil",
        "/requests/new/",
        "/requests/new/?unchosen&q=没有的事&name=民政局&organ=civil&topic=a20-11",
        "/requests/new/fill/?organ=civil",
        "/requests/receipt/",
    ],
)
def test_nothing_of_ours_is_left_in_chinese(english, address):
    whole(english.get(address))


def test_an_application_can_be_made_in_english(english, filled, picture):
    given = filled(description="his mobile: 13912345678", agent_name="李四", agent_id_number="110105194912310038")
    whole(english.post("/requests/new/check/", given | {"kind": "", "name": "", "website": "x", "delivery": "post"}))
    whole(english.post("/requests/new/check/", given))
    whole(english.post("/requests/new/send/", given))
    english.post("/requests/new/send/", given | {"mandate_files": picture()})
    assert "2026-0001" in whole(english.get("/requests/receipt/?again=1"))


def test_a_request_is_followed_in_english(english, registered, officer, civil):
    request = registered()
    Practice.objects.update(court="某县人民法院", reviewer_online="https://fy.example.com/")
    whole(english.get("/requests/track/"))
    whole(english.post("/requests/track/", {"number": "x", "code": "y"}))
    english.post("/requests/track/", {"number": request.number, "code": code_of(request.submission)})
    whole(english.get("/requests/track/request/"))
    whole(english.get("/requests/track/withdraw/"))
    act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 9, 4))
    whole(english.get("/requests/track/request/?done=replied"))
    whole(english.post("/requests/track/correct/", {"seen": 2, "words": ""}))


def test_an_answer_is_read_in_english(english, registered, officer, head):
    request = registered()
    Practice.objects.update(court="某县人民法院")
    for kind, by, facts in (
        (Kind.DECIDED, officer, {"disposition": "granted"}),
        (Kind.SIGNED_OFF, head, {}),
        (Kind.ANSWERED, officer, {}),
    ):
        act(request, kind, by=by, on=date(2026, 9, 14), facts=facts)
    letter = Letter.objects.create(
        request=request, code="granted", title="答复书", number="1号", by=officer, sent_on=date(2026, 9, 14)
    )
    keep(request, PaperKind.LETTER, "答复书.png", BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(99)), by=officer, letter=letter)
    english.post("/requests/track/", {"number": request.number, "code": code_of(request.submission)})
    page = whole(english.get("/requests/track/request/"))
    assert "如对答复不服" in page  # the clause on remedies is the law's, in its own words to the last
    whole(english.get("/requests/download/x/"))


def test_a_complaint_is_made_in_english(english):
    whole(english.get("/requests/complaints/"))
    given = {"submission": str(uuid.uuid4()), "organ": "civil", "about": "other", "text": "slow"}
    whole(english.post("/requests/complaints/", given | {"text": ""}))
    english.post("/requests/complaints/", given)
    whole(english.get("/requests/complaints/receipt/"))
    code = code_of(uuid.UUID(given["submission"]))
    whole(english.post("/requests/complaints/track/", {"code": code}))
    whole(english.post("/requests/complaints/track/", {"code": "x"}))


def test_who_asks_too_often_is_told_in_english(english, monkeypatch):
    monkeypatch.setattr(tracking, "ASKING", limits.Limit("asking", 0, 900))
    whole(english.get("/requests/track/"))
