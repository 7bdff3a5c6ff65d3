"""Projects, their progress, public consultations and the feedback on them, in the back office."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from gongkai_web.library.viewsets import RecordViewSet
from gongkai_web.library.widgets import KeptFile
from gongkai_web.matters import backoffice
from gongkai_web.matters.forms import ConsultationForm, FollowUpForm, ProjectForm
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


class ProjectViewSet(RecordViewSet):
    """Projects."""

    model = Project
    icon = "tasks"
    menu_label = later("民生实事和重点项目")
    list_display = ["title", "kind", "year", "organ", "due_on", "published_on", "live"]
    list_filter = {"year": ["exact"], "kind": ["exact"], "organ": ["exact"]}
    search_fields = ["title", "goal"]
    edit_handler = ObjectList(
        [
            _row("organ", "listed_by"),
            _row("kind", "year", "number"),
            *(FieldPanel(name) for name in ("title", "goal", "partners", "due_on")),
            PublishingPanel(),
        ],
        base_form_class=ProjectForm,
    )


class ProgressViewSet(RecordViewSet):
    """What was done in a quarter."""

    model = Progress
    icon = "history"
    menu_label = later("季度进展")
    list_display = ["project", "year", "quarter", "state", "percent", "published_on", "live"]
    list_filter = {"year": ["exact"], "quarter": ["exact"], "state": ["exact"]}
    search_fields = ["project__title", "text"]
    ordering = ["-year", "-quarter", "-pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("project"),
            _row("year", "quarter"),
            _row("state", "percent"),
            FieldPanel("text"),
            PublishingPanel(),
        ],
        base_form_class=FollowUpForm,
    )


_FILE = [FieldPanel("title"), FieldPanel("file", widget=KeptFile)]


class ConsultationViewSet(RecordViewSet):
    """Public consultations."""

    model = Consultation
    icon = "comment"
    menu_label = later("意见征集")
    list_display = ["title", "organ", "kind", "opens_on", "closes_on", "published_on", "live"]
    list_filter = {"kind": ["exact"], "organ": ["exact"], "closes_on": ["gte", "lte"]}
    search_fields = ["title", "body_text"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            _row("organ", "kind"),
            FieldPanel("background"),
            FieldPanel("body"),
            InlinePanel("files", panels=_FILE, heading=later("草案文件")),
            MultiFieldPanel([_row("opens_on", "closes_on"), FieldPanel("shortened_because")], later("征集期限")),
            MultiFieldPanel([_row("receiver", "phone"), _row("address", "email")], later("提意见的方式")),
            FieldPanel("issued"),
            PublishingPanel(),
        ],
        base_form_class=ConsultationForm,
    )


class FeedbackViewSet(RecordViewSet):
    """What became of opinions."""

    model = Feedback
    icon = "clipboard-list"
    menu_label = later("采纳情况反馈")
    list_display = ["consultation", "received", "published_on", "live"]
    search_fields = ["consultation__title", "summary"]
    ordering = ["-published_on", "-pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("consultation"),
            FieldPanel("received"),
            FieldPanel("summary"),
            InlinePanel(
                "opinions",
                heading=later("意见和采纳情况"),
                label=later("一条"),
                panels=[FieldPanel("summary"), _row("count", "adoption"), FieldPanel("reason")],
            ),
            PublishingPanel(),
        ],
        base_form_class=FollowUpForm,
    )


class MattersGroup(SnippetViewSetGroup):
    """What is promised and asked, under one item of the menu."""

    menu_label = later("实事和征集")
    menu_icon = "tasks"
    menu_order = 210
    items = (ProjectViewSet, ProgressViewSet, ConsultationViewSet, FeedbackViewSet)


register_snippet(MattersGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The pages that are not lists of records."""
    return [path("matters/lists/<slug:code>/", backoffice.watch, name="matters-watch")]


@hooks.register("register_reports_menu_item")
def watches() -> MenuItem:
    """The way to the lists that somebody must see to."""
    return ItemFor(
        Act.SEE, later("实事和征集待办"), reverse("matters-watch", args=["no-progress"]), icon_name="tasks", order=22
    )
