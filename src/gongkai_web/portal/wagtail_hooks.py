"""Guides, topics, questions and reading points in the back office, and what is wrong with guides and catalogues."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, Panel
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from gongkai_web.library.viewsets import RecordViewSet
from gongkai_web.library.widgets import SeveralDocuments
from gongkai_web.organs.backoffice import OwnedForm
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.roles import Act
from gongkai_web.portal import backoffice
from gongkai_web.portal.forms import GuideForm, LinkingForm
from gongkai_web.portal.guide import guide_faults
from gongkai_web.portal.models import Guide, Question, ReadingPoint, Topic
from gongkai_web.ui.language import later


class FaultsPanel(Panel):
    """What the guide lacks, beside its form."""

    class BoundPanel(Panel.BoundPanel):
        """With the guide at hand."""

        template_name = "portal/admin/faults.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            """The faults of a guide that is kept already."""
            organ = self.instance.organ if self.instance.pk else None
            faults = guide_faults(organ, timezone.localdate()) if organ else []
            return super().get_context_data(parent_context) | {"faults": faults, "kept": bool(organ)}


class GuideViewSet(RecordViewSet):
    """Guides."""

    model = Guide
    icon = "info-circle"
    menu_label = later("公开指南")
    list_display = ["organ", "checked_on", "published_on", LiveStatusTagColumn()]
    search_fields = ["organ__name"]
    edit_handler = ObjectList(
        [
            FaultsPanel(heading=later("指南检查")),
            FieldPanel("organ"),
            FieldPanel("checked_on"),
            *(FieldPanel(name) for name in ("classification", "arrangement", "access", "channels")),
            *(FieldPanel(name) for name in ("online_address", "supervision", "notes")),
        ],
        base_form_class=GuideForm,
    )


class ReadingPointViewSet(RecordViewSet):
    """Reading points."""

    model = ReadingPoint
    icon = "home"
    menu_label = later("查阅点")
    list_display = ["name", "kind", "organ", "supplied_on", LiveStatusTagColumn()]
    search_fields = ["name", "address"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("organ"), FieldPanel("kind")]),
            *(
                FieldPanel(name)
                for name in ("name", "address", "hours", "phone", "holdings", "equipment", "supplied_on")
            ),
        ],
        base_form_class=OwnedForm,
    )


class TopicViewSet(RecordViewSet):
    """Topic pages."""

    model = Topic
    icon = "folder-open-1"
    menu_label = later("专题")
    list_display = ["title", "organ", "published_on", LiveStatusTagColumn()]
    search_fields = ["title"]
    edit_handler = ObjectList(
        [
            *(FieldPanel(name) for name in ("organ", "title", "slug", "introduction", "keyword")),
            FieldPanel("documents", widget=SeveralDocuments),
        ],
        base_form_class=LinkingForm,
    )


class QuestionViewSet(RecordViewSet):
    """Questions and answers."""

    model = Question
    icon = "help"
    menu_label = later("政策问答")
    list_display = ["question", "organ", "published_on", LiveStatusTagColumn()]
    search_fields = ["question", "answer"]
    edit_handler = ObjectList(
        [
            *(FieldPanel(name) for name in ("organ", "question", "answer", "theme")),
            FieldPanel("documents", widget=SeveralDocuments),
        ],
        base_form_class=LinkingForm,
    )


class PortalGroup(SnippetViewSetGroup):
    """The column 政府信息公开, under one item of the menu."""

    menu_label = later("公开栏目")
    menu_icon = "list-ul"
    menu_order = 200
    items = (GuideViewSet, TopicViewSet, QuestionViewSet, ReadingPointViewSet)


register_snippet(PortalGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The pages that are not lists of records."""
    return [
        path("portal/guides/", backoffice.guides, name="portal-guides"),
        path("portal/catalogue/", backoffice.catalogue, name="portal-catalogue"),
        path("portal/patrol/", backoffice.defects, name="portal-patrol"),
    ]


@hooks.register("register_reports_menu_item")
def guide_item() -> MenuItem:
    """The way to what guides lack."""
    return ItemFor(Act.SEE, later("指南检查"), reverse("portal-guides"), icon_name="info-circle", order=20)


@hooks.register("register_reports_menu_item")
def catalogue_item() -> MenuItem:
    """The way to what catalogues lack."""
    return ItemFor(Act.SEE, later("栏目检查"), reverse("portal-catalogue"), icon_name="list-ul", order=21)


@hooks.register("register_reports_menu_item")
def patrol_item() -> MenuItem:
    """The way to what the patrol found."""
    return ItemFor(Act.SEE, later("链接和附件检查"), reverse("portal-patrol"), icon_name="link", order=23)
