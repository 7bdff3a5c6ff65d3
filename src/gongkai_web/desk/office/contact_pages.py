"""Whom to call today: requests whose receipt both sides confirm, with every try so far."""

from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.handling import State
from gongkai.statute import CHANNELS
from gongkai_web.desk.models import Request
from gongkai_web.desk.office.cases import handler_of
from gongkai_web.desk.selectors import requests_for

BY_WORD = [channel.code for channel in CHANNELS.values() if channel.read_back]
"""Ways in by which the applicant is there when it is written down: nobody need be called."""


def contacts(http: HttpRequest) -> HttpResponse:
    """The calls to make, those that nobody tried yet first."""
    waiting = to_confirm(requests_for(handler_of(http))).select_related("organ", "officer")
    rows = waiting.annotate(tries=Count("contacts"), last=Max("contacts__on")).order_by("tries", "arrived_on", "pk")
    return render(http, "desk/office/contacts.html", {"rows": rows[:200], "today": timezone.localdate()})


def to_confirm(requests: QuerySet[Request]) -> QuerySet[Request]:
    """Those whose receipt is to be confirmed by getting in touch."""
    return requests.filter(ended_on=None, state=State.UNCONFIRMED.code).exclude(channel__in=BY_WORD)


def untried(requests: QuerySet[Request]) -> QuerySet[Request]:
    """Those of them whose applicant nobody has called: it should be done on the day of arrival (条例第三十一条)."""
    return to_confirm(requests).filter(contacts=None)
