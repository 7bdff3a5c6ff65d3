"""The approval sheet and the report on reviews, as the menus of the back office offer them."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem

from gongkai_web.review.open_items import reviewed_models
from gongkai_web.review.reports import report_addresses
from gongkai_web.review.statistics import may_read
from gongkai_web.ui.language import later


class _Report(MenuItem):
    """The report, for those who read figures of some organ."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


class _Sheet(ActionMenuItem):
    """The approval sheet of what is being edited, to print."""

    name = "action-review-sheet"
    label = later("下载审批单")
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        instance = context.get("instance")
        return context["view"] == "edit" and instance is not None and instance.latest_revision_id is not None

    def get_url(self, parent_context: dict[str, Any]) -> str:
        instance = parent_context["instance"]
        return reverse("review-sheet", args=[instance._meta.label_lower, instance.pk])


def report_item() -> MenuItem:
    """The way to the figures."""
    return _Report(later("审核统计"), reverse("review-statistics"), icon_name="table", order=20)


def sheet_item(model: Any) -> ActionMenuItem | None:
    """The way to the sheet, for every kind of record that is reviewed."""
    return _Sheet(order=40) if model in reviewed_models() else None


__all__ = ["report_addresses", "report_item", "sheet_item"]
