"""Documents and interpretations in the back office."""

from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.panels import TabbedInterface as Tabs
from wagtail.admin.search import SearchArea
from wagtail.admin.ui.tables import Column
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from gongkai_web.library import assessing, backoffice
from gongkai_web.library.archives import ArchiveDocuments, ArchiveItem
from gongkai_web.library.exchange import pages
from gongkai_web.library.forms import RecordForm
from gongkai_web.library.models import Document, Interpretation, PublicRecord
from gongkai_web.library.viewsets import CorrectView, DiscardDrafts, RecordViewSet, WithdrawView
from gongkai_web.library.widgets import KeptFile, SeveralDocuments
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.policies import acts_of, may
from gongkai_web.organs.roles import Act
from gongkai_web.review.services import is_cleared
from gongkai_web.ui.language import later


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


_ATTACHMENT = [FieldPanel("title"), FieldPanel("file", widget=KeptFile), FieldPanel("open_data")]
_SHOWN = [FieldPanel("title"), FieldPanel("file", widget=KeptFile), FieldPanel("described")]
_RELATION = [FieldPanel("kind"), FieldPanel("target"), FieldPanel("on"), FieldPanel("note")]
_OUTSIDE = [FieldPanel("kind"), FieldPanel("on"), FieldPanel("by")]


class DocumentViewSet(RecordViewSet):
    """Documents."""

    model = Document
    icon = "doc-full"
    menu_label = later("文件")
    list_display = [
        "title",
        "number",
        "organ",
        "kind",
        "formed_on",
        "published_on",
        Column("ends_on", label=later("不再有效之日"), sort_key="ends_on"),
    ]
    list_filter = {
        "kind": ["exact"],
        "organ": ["exact"],
        "ends_as": ["exact"],
        "attribute": ["exact"],
        "retention": ["exact"],
        "archived_on": ["gte", "lte"],
        "formed_on": ["gte", "lte"],
        "published_on": ["gte", "lte"],
    }
    list_export = [
        *("index_number", "former_index_number", "title", "number", "organ", "formed_on", "published_on"),
        *("ends_on", "ends_as", "retention", "archived_on"),
    ]
    search_fields = ["title", "number", "index_number", "former_index_number", "issuers", "keywords"]
    ordering = ["-formed_on", "-pk"]
    edit_handler = Tabs(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("title"),
                            _row("organ", "kind", "genre"),
                            _row("issuers", "number"),
                            _row("formed_on", "changed_on"),
                            _row("duty", "former_index_number"),
                        ],
                        later("文件"),
                    ),
                    MultiFieldPanel(
                        [_row("theme", "keywords"), FieldPanel("topic"), FieldPanel("summary")], later("分类")
                    ),
                    FieldPanel("annotation"),
                    FieldPanel("body"),
                    InlinePanel("attachments", panels=_ATTACHMENT, heading=later("附件")),
                ],
                heading=later("内容"),
            ),
            ObjectList(
                [
                    MultiFieldPanel([_row("effective_on", "expires_on")], later("施行和有效期")),
                    InlinePanel("affects", panels=_RELATION, heading=later("本文件修改、废止的文件")),
                    InlinePanel("outside_changes", panels=_OUTSIDE, heading=later("被库外文件修改、废止")),
                ],
                heading=later("有效性"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("attribute"), FieldPanel("ground"), FieldPanel("ground_note")], later("公开属性")
                    ),
                    PublishingPanel(),
                ],
                heading=later("公开"),
            ),
        ],
        base_form_class=RecordForm,
    )


class InterpretationViewSet(RecordViewSet):
    """Interpretations."""

    model = Interpretation
    icon = "help"
    menu_label = later("政策解读")
    list_display = ["title", "organ", "form", "interpreter", "published_on"]
    list_filter = {"form": ["exact"], "interpreter": ["exact"], "organ": ["exact"], "published_on": ["gte", "lte"]}
    search_fields = ["title", "body_text"]
    ordering = ["-published_on", "-pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            _row("organ", "form", "interpreter"),
            FieldPanel("documents", widget=SeveralDocuments),
            FieldPanel("body"),
            InlinePanel("files", panels=_SHOWN, heading=later("图片、音视频和附件")),
            PublishingPanel(),
        ],
        base_form_class=RecordForm,
    )


class LibraryGroup(SnippetViewSetGroup):
    """The library, under one item of the menu."""

    menu_label = later("文件库")
    menu_icon = "folder-open-inverse"
    menu_order = 100
    items = (DocumentViewSet, InterpretationViewSet)


register_snippet(LibraryGroup)
hooks.register("register_bulk_action", ArchiveDocuments)
hooks.register("register_bulk_action", DiscardDrafts, order=1)  # in place of the one that Wagtail registers


class _Publish(PublishMenuItem):
    """Offered to those whom the policy lets publish what was reviewed.

    Wagtail asks the permissions of Django, which nobody has here. What was never saved was never reviewed.
    """

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context.get("locked_for_user") or super().is_shown(context):
            return False
        user, instance = context["request"].user, context.get("instance")
        return bool(instance and may(user, Act.PUBLISH, instance.organ) and is_cleared(instance))


class _WithReason(ActionMenuItem):
    """A way to withdraw or correct what is public."""

    icon_name = "warning"

    def __init__(self, page: str, label: str, order: int) -> None:
        super().__init__(order)
        self.page, self.name, self.label = page, f"action-{page}", label

    def is_shown(self, context: dict[str, Any]) -> bool:
        instance = context.get("instance")
        if context["view"] != "edit" or instance is None or not instance.live:
            return False
        return may(context["request"].user, Act.PUBLISH, instance.organ)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        instance = parent_context["instance"]
        return reverse(instance.snippet_viewset.get_url_name(self.page), args=[quote(instance.pk)])


class _Assess(ActionMenuItem):
    """The way to the assessments of what is not open to all."""

    name, label, icon_name = "action-assess", later("公开属性评估"), "history"

    def is_shown(self, context: dict[str, Any]) -> bool:
        instance = context.get("instance")
        return context["view"] == "edit" and bool(instance and instance.withheld_as)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("library-assess", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def assess_item(model: type[Any]) -> ActionMenuItem | None:
    """Offered for documents alone."""
    return _Assess(order=45) if model is Document else None


@hooks.register("construct_snippet_action_menu")
def offer(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """What may be done to a public record: publish, withdraw and correct in place of Wagtail's own."""
    if not issubclass(context["model"], PublicRecord):
        return
    menu_items[:] = [item for item in menu_items if not isinstance(item, UnpublishMenuItem)]
    items: list[Any] = [
        _Publish(order=30),
        _WithReason("correct", CorrectView.page_title, 31),
        _WithReason("unpublish", WithdrawView.page_title, 32),
        ArchiveItem(33),
    ]
    menu_items.extend(item for item in items if item.is_shown(context | {"request": request}))
    menu_items.sort(key=lambda item: item.order)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The pages that are not lists of records."""
    return [
        path("library/lists/<slug:code>/", backoffice.watch, name="library-watch"),
        path("library/assess/<int:pk>/", assessing.assessment, name="library-assess"),
        path("library/import/", pages.DocumentImport.as_view(), name="library-import"),
        path("library/import/empty.xlsx", pages.empty_table, name="library-empty-table"),
    ]


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    """The way to bring documents in from another system."""
    return ItemFor(Act.DRAFT, later("导入文件"), reverse("library-import"), icon_name="upload", order=101)


@hooks.register("register_reports_menu_item")
def watches() -> MenuItem:
    """The way to the lists that someone must look at."""
    return ItemFor(
        Act.SEE, later("文件待办清单"), reverse("library-watch", args=["overdue"]), icon_name="list-ul", order=10
    )


@hooks.register("construct_homepage_panels")
def what_there_is_to_do(request: HttpRequest, panels: list[Any]) -> None:
    """The first page begins with the work of those who have some."""
    if Act.SEE in acts_of(request.user):
        panels.append(backoffice.WorkPanel())


class _DocumentSearch(SearchArea):
    """Documents, for those who see the work of some organ."""

    def is_shown(self, request: HttpRequest) -> bool:
        return Act.SEE in acts_of(request.user)


@hooks.register("register_admin_search_area")
def look_for_documents() -> SearchArea:
    """What is looked for in the menu is documents: the first area is the one that the menu offers."""
    return _DocumentSearch(
        later("文件"), reverse("wagtailsnippets_library_document:list"), name="library", icon_name="doc-full", order=1
    )
