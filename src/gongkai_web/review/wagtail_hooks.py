"""The review desk in the back office: its addresses, its item in the menu, and the way to it from every draft."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.snippets.models import register_snippet

from gongkai_web.organs.backoffice import OwnedForm, OwnedViewSet
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.review import original_pages, pages, redacting, report_items, rule_pages
from gongkai_web.review.models import Officeholder
from gongkai_web.review.panels import ReviewPanel
from gongkai_web.review.queues import takes_part
from gongkai_web.review.selectors import way_of
from gongkai_web.review.telling import tell
from gongkai_web.ui.language import later


class HolderForm(OwnedForm):
    """Somebody who holds office in an organ that the person manages."""

    act = Act.MANAGE_ORGAN


class OfficeholderViewSet(OwnedViewSet):
    """Who holds what office: what the scan holds texts against."""

    model = Officeholder
    acts = {"view": Act.SEE, "add": Act.MANAGE_ORGAN, "change": Act.MANAGE_ORGAN, "delete": Act.MANAGE_ORGAN}
    icon = "user"
    menu_label = later("领导职务名单")
    add_to_settings_menu = True
    list_display = ["name", "titles", "organ", "since", "until"]
    search_fields = ["name", "titles"]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("organ", "name", "titles", "since", "until")], base_form_class=HolderForm
    )


register_snippet(OfficeholderViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The desk and its items."""
    return [
        path("review/", pages.desk, name="review"),
        path("review/lists/<slug:code>/", pages.desk, name="review-desk"),
        path("review/rules/", rule_pages.rules, name="review-rules"),
        path("review/rules/<slug:slug>/", rule_pages.rule, name="review-rule"),
        path("review/redact/<str:label>/<str:pk>/<str:digest>/", redacting.bench, name="review-redact"),
        path("review/redact/<str:label>/<str:pk>/<str:digest>/<int:number>.png", redacting.page, name="review-page"),
        path("review/originals/<int:pk>/", original_pages.original, name="review-original"),
        path("review/items/<str:label>/<str:pk>/", pages.item, name="review-item"),
    ]


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """The way to the desk."""
    return ItemFor(Act.SEE, later("审核"), reverse("review"), icon_name="clipboard-list", order=90)


@hooks.register("register_settings_menu_item")
def rules_item() -> MenuItem:
    """The way to the rules."""
    return ItemFor(Act.MANAGE_ORGAN, later("审核规则"), reverse("review-rules"), icon_name="clipboard-list", order=20)


hooks.register("after_create_snippet", tell)
hooks.register("after_edit_snippet", tell)
hooks.register("register_admin_urls", report_items.report_addresses)
hooks.register("register_reports_menu_item", report_items.report_item)
hooks.register("register_snippet_action_menu_item", report_items.sheet_item)


@hooks.register("construct_homepage_panels")
def what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """What waits for a reviewer comes first. Wagtail's panel of the same items goes; that of one's own stays."""
    empty = {"workflow_objects_to_moderate"} | (
        set() if Act.DRAFT in acts_of(request.user) else {"user_objects_in_workflow_moderation"}
    )
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in empty]
    if takes_part(request.user):
        panels.append(ReviewPanel())


class _Review(ActionMenuItem):
    """The way from a draft to its reviews."""

    name = "action-review"
    label = later("送审和审核情况")
    icon_name = "clipboard-list"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For what was saved."""
        instance = context.get("instance")
        return context["view"] == "edit" and instance is not None and instance.latest_revision_id is not None

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The page of the item."""
        return pages.address_of(parent_context["instance"])


_NOT_HERE = (WorkflowMenuItem, RestartWorkflowMenuItem, CancelWorkflowMenuItem)
"""Who passes an item while changing it would have changed what they pass: they read it on its own page."""


def _fits(item: Any, context: dict[str, Any]) -> bool:
    if not isinstance(item, SubmitForModerationMenuItem):
        return True
    instance = context["instance"]
    if instance.latest_revision is None:
        return False
    standing = way_of(instance).standing
    return not standing.submitted and not standing.cleared


@hooks.register("construct_snippet_action_menu", order=1)  # after the library has put its own there
def offer(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer the reviews of a record, and sending it in while it is not; Wagtail's other acts would save it first."""
    menu_items[:] = [each for each in menu_items if not isinstance(each, _NOT_HERE) and _fits(each, context)]
    item = _Review(order=25)
    if hasattr(context["model"], "versions") and item.is_shown(context | {"request": request}):
        menu_items.append(item)
        menu_items.sort(key=lambda each: each.order)
