"""The back office shows what is ours: records of organs. Pages, pictures and files of Wagtail's own are not used."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

OURS_NOT = frozenset({"explorer", "images", "documents"})
"""Items of the main menu that lead to what this platform does not use."""
WORKFLOWS = frozenset({"user_objects_in_workflow_moderation", "workflow_objects_to_moderate"})
"""The panels of Wagtail's first page that stay."""


@hooks.register("construct_main_menu")
def leave_out_what_is_not_used(_: HttpRequest, items: list[Any]) -> None:
    """No pages, pictures or files: all content is records of organs."""
    items[:] = [item for item in items if item.name not in OURS_NOT]


@hooks.register("construct_reports_menu")
def leave_out_reports_of_pages(_: HttpRequest, items: list[Any]) -> None:
    """What reports on pages says nothing here; workflows and the log stay for who may see them."""
    items[:] = [item for item in items if item.name not in {"aging-pages", "page-types-usage", "locked-pages"}]


@hooks.register("construct_homepage_summary_items", order=1000)  # after those that put them there
def leave_out_counts_of_pages(_: HttpRequest, items: list[Any]) -> None:
    """Pages, pictures and files are not counted either."""
    items.clear()


@hooks.register("construct_help_menu")
def leave_out_help_from_elsewhere(_: HttpRequest, items: list[Any]) -> None:
    """Wagtail's own help stands on another site; an office network may not reach it."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]


@hooks.register("construct_settings_menu")
def leave_out_settings_of_pages(_: HttpRequest, items: list[Any]) -> None:
    """There is one site and no tree of pages; what people may do follows from their roles, not from groups."""
    items[:] = [item for item in items if item.name not in {"sites", "collections", "groups", "redirects", "locales"}]


@hooks.register("construct_homepage_panels", order=-1)  # before ours are put there
def leave_out_panels_of_pages(_: HttpRequest, panels: list[Any]) -> None:
    """No pages, and so none edited or locked; what waits in a workflow stays."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") in WORKFLOWS]


@hooks.register("insert_global_admin_css")
def our_look() -> str:
    """The colours and the type of the public site."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/backoffice.css"))
