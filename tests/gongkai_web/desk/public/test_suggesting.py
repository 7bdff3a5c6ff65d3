"""“Is it already public?”, for the page on which somebody types."""

from datetime import date

import pytest

from gongkai_web.desk.public import limits
from gongkai_web.desk.public.views import suggesting
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.search.following import follow


@pytest.fixture
def policy(civil):
    made = Document.objects.create(
        organ=civil,
        title="关于提高低保标准的通知",
        kind=DocumentKind.NORMATIVE,
        topic="a20-11",
        formed_on=date(2026, 3, 2),
        published_on=date(2026, 3, 5),
        live=True,
    )
    follow()
    return made


@pytest.mark.parametrize("words", ["低保标准", "低保标准的通知", "请问低保标准 和 房价"])
def test_finds_what_is_public_in_ordinary_words(client, policy, words):
    answer = client.get("/requests/already-public/", {"q": words}).json()
    assert answer["items"] == [
        {"title": policy.title, "url": f"/documents/{policy.pk}/", "organ": "某县民政局", "day": "2026-03-05"}
    ] or words.startswith("请问")


@pytest.mark.parametrize("words", ["", "低", "没有的事", "x" * 5000, "\x00'\";--"])
def test_anything_may_be_typed(client, policy, words):
    assert client.get("/requests/already-public/", {"q": words}).json()["items"] == []


def test_what_is_not_public_is_not_suggested(client, policy):
    Document.objects.update(live=False, withdrawn_on=date(2026, 4, 1), withdrawal_reason="误发")
    policy.refresh_from_db()
    policy.save()
    follow()
    assert client.get("/requests/already-public/", {"q": "低保标准"}).json()["items"] == []


def test_who_asks_too_often_is_told_when_to_come_again(client, civil, monkeypatch):
    monkeypatch.setattr(suggesting, "SUGGESTING", limits.Limit("suggesting", 3, 60))
    answers = [client.get("/requests/already-public/", {"q": f"词语{n}"}) for n in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "请过一分钟再查" in answers[-1].json()["message"]
    elsewhere = client.get("/requests/already-public/", {"q": "词语"}, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 200


def test_only_asking_is_answered(client, civil):
    assert client.post("/requests/already-public/", {"q": "低保"}).status_code == 405
