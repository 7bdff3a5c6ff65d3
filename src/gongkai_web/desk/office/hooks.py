"""The addresses of the office, its items in the menus, and its panel on the first page."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail.admin.menu import MenuItem

from gongkai_web.accounts.models import User
from gongkai_web.desk.office import (
    case_pages,
    contact_pages,
    feed_pages,
    identity_pages,
    ledger_pages,
    message_pages,
    notice_pages,
    papers,
    practice_pages,
    queue_pages,
    reading_back,
    receipt_pages,
    registering,
    supervising,
)
from gongkai_web.desk.office.panels import DeskPanel
from gongkai_web.desk.services.notices import may_add_notices
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


def addresses() -> list[URLPattern]:
    """Every page of the office."""
    return [
        path("requests/", queue_pages.queue, name="desk-queue"),
        path("requests/export.<slug:form>", queue_pages.export, name="desk-export"),
        path("requests/register/", registering.register_page, name="desk-register"),
        path("requests/contacts/", contact_pages.contacts, name="desk-contacts"),
        path("requests/calendar/", feed_pages.feed_page, name="desk-feed"),
        path("requests/looks/", identity_pages.looks, name="desk-looks"),
        path("requests/messages/", message_pages.messages_page, name="desk-messages"),
        path("requests/messages/<int:pk>/again/", message_pages.again, name="desk-message-again"),
        path("requests/notices/", notice_pages.notices, name="desk-notices"),
        path("requests/practices/", practice_pages.practices, name="desk-practices"),
        path("requests/practices/<slug:slug>/", practice_pages.practice, name="desk-practice"),
        path("requests/overseen/", supervising.overview, name="desk-overseen"),
        path("requests/overseen/<int:pk>/", supervising.status, name="desk-overseen-case"),
        path("requests/overseen/<slug:slug>/", supervising.of_organ, name="desk-overseen-organ"),
        path("requests/timeliness/", supervising.timeliness_page, name="desk-timeliness"),
        path("requests/lists/<slug:code>/", queue_pages.queue, name="desk-tab"),
        path("requests/<int:pk>/", case_pages.case_page, name="desk-case"),
        path("requests/<int:pk>/identity/", identity_pages.identity, name="desk-identity"),
        path("requests/<int:pk>/consulted/<int:consulted_pk>/", identity_pages.identity, name="desk-consulted"),
        path("requests/<int:pk>/ledger/", ledger_pages.ledger_page, name="desk-ledger"),
        path("requests/<int:pk>/receipt/", receipt_pages.receipt, name="desk-receipt"),
        path("requests/<int:pk>/read-back/", reading_back.sheet, name="desk-read-back"),
        path("requests/<int:pk>/do/<slug:code>/", case_pages.do, name="desk-do"),
        path("requests/<int:pk>/papers/<int:paper_pk>/", papers.paper, name="desk-paper"),
    ]


def queue_item() -> MenuItem:
    """The way to the queue."""
    return ItemFor(Act.HANDLE_REQUESTS, later("依申请公开"), reverse("desk-queue"), icon_name="mail", order=80)


def overseen_item() -> MenuItem:
    """The way to what a county office sees."""
    return ItemFor(Act.SUPERVISE, later("监督依申请公开"), reverse("desk-overseen"), icon_name="view", order=81)


def looks_item() -> MenuItem:
    """The way to who looked at applicants, for those who read the journal."""
    return ItemFor(Act.READ_JOURNAL, later("查看申请人身份的记录"), reverse("desk-looks"), icon_name="view", order=30)


def timeliness_item() -> MenuItem:
    """The way to timeliness."""
    return ItemFor(Act.SIGN_ANSWERS, later("答复时效"), reverse("desk-timeliness"), icon_name="table", order=31)


def practices_item() -> MenuItem:
    """The way to what organs settle."""
    return ItemFor(Act.MANAGE_ORGAN, later("依申请公开办理规则"), reverse("desk-practices"), icon_name="cogs", order=21)


class _NoticesItem(MenuItem):
    """For those who may take notices in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may; the menus of one page ask once."""
        if not hasattr(request, _NOTICES):
            setattr(request, _NOTICES, isinstance(request.user, User) and may_add_notices(request.user))
        return bool(getattr(request, _NOTICES))


_NOTICES = "_takes_notices_in"


def notices_item() -> MenuItem:
    """The way to the holiday notices."""
    return _NoticesItem(later("放假安排通知"), reverse("desk-notices"), icon_name="date", order=22)


def what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """The first page of who handles requests begins with what waits there."""
    if Act.HANDLE_REQUESTS in acts_of(request.user):
        panels.append(DeskPanel())
