"""The lists of items in work: every item, page by page, as it stands, at the same cost however many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.review import Ruling
from gongkai_web.library.services import publish, update
from gongkai_web.review import queues
from gongkai_web.review.open_items import open_items, ways_at
from gongkai_web.review.queues import QUEUES, listed
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import allow_emergency, give_back, rule

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


@pytest.fixture
def items(written, passed, cleared, people):
    """One at every place between a desk and the public."""
    second, changed, referred, returned = (passed(written(title=title), "first") for title in "乙丙丁戊")
    update(changed, by=people["EDITOR"], summary="改动")
    rule(referred, Ruling.REFERRED, by=people["SECRECY_REVIEWER"], seen=way_of(referred).content, basis="拿不准")
    give_back(returned, by=people["SECOND_REVIEWER"], seen=way_of(returned).content, opinion="表述不准确")
    again = cleared(written(title="己"))
    publish(again, by=people["HEAD"])
    update(again, by=people["EDITOR"], summary="下一稿")
    urgent = written(title="庚")
    allow_emergency(urgent, by=people["HEAD"], reason="预警")
    rule(urgent, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=way_of(urgent).content, basis="应当公开")
    publish(urgent, by=people["HEAD"])
    return [written(title="甲"), second, changed, referred, returned, again, urgent, cleared(written(title="辛"))]


def test_an_item_stands_as_its_own_page_says(items, people):
    found = list(open_items(people["HEAD"]))
    assert {item.pk for item in found} == {document.pk for document in items}
    for item, way in zip(found, ways_at(found), strict=True):
        assert (way.record.pk, way.record.organ_id) == (item.pk, item.organ)
        assert item.standing == way.standing == way_of(way.record).standing, way.record.title


def test_who_finds_what(items, people):
    def titles(code, role):
        return "".join(way.record.title for way in ways_at(listed(code, people[role])))

    assert titles("mine", "SECOND_REVIEWER") == "乙丁"
    assert titles("mine", "SECRECY_REVIEWER") == "乙丁", "an answer to a referral is theirs too"
    assert titles("drafted", "EDITOR") == "乙丁戊丙己甲", "the longest waiting first; what may go out is no draft"
    assert titles("ready", "HEAD") == "辛"
    assert titles("owed", "SUPERVISOR") == "庚"
    assert titles("waiting", "HEAD") == "乙丁"


def test_a_page_leads_to_the_next_and_none_is_left_out(client, written, people, monkeypatch):
    monkeypatch.setattr(queues, "PAGE", 2)
    monkeypatch.setattr("gongkai_web.review.pages.PAGE", 2)
    for title in "甲乙丙":
        written(title=f"第{title}件")
    client.force_login(people["EDITOR"])
    first = client.get(reverse("review-desk", args=["drafted"])).content.decode()
    assert "第甲件" in first
    assert "第丙件" not in first
    assert "共3件" in first
    assert '<a href="?page=2">下一页</a>' in first
    assert "第丙件" in client.get(reverse("review-desk", args=["drafted"]), {"page": 2}).content.decode()


@pytest.mark.parametrize("code", QUEUES)
def test_a_page_takes_as_many_queries_however_many_items(client, items, written, passed, people, code):
    def asked():
        with CaptureQueriesContext(connection) as made:
            client.get(reverse("review-desk", args=[code]))
        return len(made)

    client.force_login(people["HEAD"])
    asked()
    before = asked()
    for number in range(6):
        update(passed(written(title=f"又一件{number}"), "first"), by=people["EDITOR"], summary="改动")
        passed(written(title=f"再一件{number}"), "second")
    assert asked() == before
