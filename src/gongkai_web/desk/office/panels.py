"""What waits at the desk, on the first page of the back office."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from gongkai_web.accounts.models import User
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Proposal, Request
from gongkai_web.desk.office.contact_pages import untried
from gongkai_web.desk.office.message_pages import chosen
from gongkai_web.desk.office.signs import SOON
from gongkai_web.desk.selectors import requests_for


class DeskPanel(Component):
    """Whom to call today, what is late or due soon, which messages did not go, which extensions wait for the head."""

    name = "desk"
    order = 4
    template_name = "desk/office/panel.html"

    def get_context_data(self, parent_context: Any = None) -> Any:
        """Each with its number and the way to it."""
        return {"figures": figures(parent_context["request"].user, timezone.localdate())}


def figures(by: User, today: date) -> list[tuple[str, int, str]]:
    """What there is to do: the words, how many, and where."""
    own = requests_for(by)
    open_ = own.filter(ended_on=None)
    soon = open_.filter(due_on__gte=today, due_on__lte=calendar().add(today, SOON))
    last = calendar().add(today, SOON).isoformat()
    return [
        (_("今天须联系确认"), untried(own).count(), reverse("desk-contacts")),
        (_("超期"), open_.filter(due_on__lt=today).count(), reverse("desk-tab", args=["overdue"])),
        (_("5个工作日内到期"), soon.count(), f"{reverse('desk-queue')}?due_from={today}&due_to={last}"),
        (_("没有发出的通知"), chosen(by, "failed").count(), reverse("desk-messages") + "?state=failed"),
        (_("延期待审批"), _proposed(open_), reverse("desk-queue") + "?proposed=1"),
    ]


def _proposed(requests: QuerySet[Request]) -> int:
    return requests.filter(pk__in=Proposal.objects.filter(agreed=None).values("request")).count()
