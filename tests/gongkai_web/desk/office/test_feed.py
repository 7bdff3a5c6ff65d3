"""Due days in an officer's calendar: by a private address, with numbers and days and nobody's name."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai_web.desk.models import Feed
from gongkai_web.desk.office.feed import _folded
from gongkai_web.desk.services.co_handling import ask_division
from gongkai_web.desk.services.feeding import renew
from gongkai_web.organs.roles import Role


def lines(answer):
    """The lines of a calendar, put together again where they were folded (RFC 5545 §3.1)."""
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def test_the_address_is_shown_once_renewed_and_closed(client, officer, registered):
    registered(subject="张三家的地")
    client.force_login(officer)
    page = client.post(reverse("desk-feed"), {"what": "renew"})
    address = page.context["address"]
    assert address.endswith(".ics")
    assert address not in client.get(reverse("desk-feed")).content.decode()
    token = address.rpartition("/")[2].removesuffix(".ics")
    assert token not in str(list(Feed.objects.values_list()))
    client.logout()
    assert client.get(address).status_code == 200
    again = reverse("desk:calendar", args=[renew(officer)])
    assert (client.get(address).status_code, client.get(again).status_code) == (404, 200)
    client.force_login(officer)
    assert client.post(reverse("desk-feed"), {"what": "close"}).status_code == 302
    assert client.get(again).status_code == 404


def test_it_tells_days_by_number_and_nothing_of_who_applied(client, officer, civil, member, registered):
    request = registered(subject="张三家的地", description="某路1号", arrived=date(2026, 11, 9))
    helper = member(civil, Role.DESK_OFFICER, "协办人")
    ask_division(request, "规划股", date(2026, 12, 4), by=officer, officer=helper)
    registered(channel="fax")
    answer = client.get(reverse("desk:calendar", args=[renew(officer)]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    told = lines(answer)
    assert told[0] == "BEGIN:VCALENDAR"
    assert told[-2:] == ["END:VCALENDAR", ""]
    # November 2026: 10-13 (4), 16-20 (9), 23-27 (14), 30; December 1-4 (19), 7 (20).
    assert [line for line in told if line.startswith(("DTSTART", "SUMMARY"))] == [
        "DTSTART;VALUE=DATE:20261207",
        f"SUMMARY:{request.number}答复到期",
    ]
    assert not [secret for secret in ("张三", "某路", "110105", "138") if secret in answer.content.decode()]
    helped = lines(client.get(reverse("desk:calendar", args=[renew(helper)])))
    assert f"SUMMARY:{request.number}协办反馈" in helped
    assert "DTSTART;VALUE=DATE:20261204" in helped


@pytest.mark.parametrize("gone", ["left", "moved", "ended"])
def test_who_may_not_open_them_any_more_is_told_nothing(client, officer, head, registered, gone):
    request = registered()
    address = reverse("desk:calendar", args=[renew(officer)])
    if gone == "left":
        officer.is_active = False
        officer.save()
        assert client.get(address).status_code == 404
        return
    if gone == "moved":
        officer.memberships.update(until=date(2026, 12, 1))
    else:
        type(request).objects.update(ended_on=date(2026, 11, 1))
    assert request.number not in client.get(address).content.decode()


def test_an_address_that_was_never_made_opens_nothing(client, db):
    assert client.get(reverse("desk:calendar", args=["x" * 43])).status_code == 404


def test_lines_are_folded_between_characters():
    folded = _folded("SUMMARY:" + "鄂" * 60)
    assert folded.replace("\r\n ", "") == "SUMMARY:" + "鄂" * 60
    assert max(len(line.encode()) for line in folded.split("\r\n")) <= 75
