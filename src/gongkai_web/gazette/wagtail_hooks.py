"""The gazette in the back office."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet

from gongkai_web.gazette import backoffice
from gongkai_web.gazette.forms import IssueForm
from gongkai_web.gazette.models import Issue
from gongkai_web.library.viewsets import RecordViewSet
from gongkai_web.library.widgets import KeptFile
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class IssueViewSet(RecordViewSet):
    """Issues with their contents, put in order by hand."""

    model = Issue
    icon = "doc-full-inverse"
    menu_label = later("政府公报")
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["__str__", "total", "issued_on", LiveStatusTagColumn()]
    list_filter = ["year"]
    search_fields = ["title", "items__title", "items__number"]
    ordering = ["-year", "-number"]
    edit_handler = ObjectList(
        [
            FieldPanel("organ"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("year"), FieldPanel("number"), FieldPanel("shown_as"), FieldPanel("total")]),
            FieldRowPanel([FieldPanel("issued_on"), FieldPanel("pdf", widget=KeptFile)]),
            InlinePanel(
                "items",
                heading=later("目录"),
                label=later("一件"),
                panels=[
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("section"), FieldPanel("page")]),
                            FieldPanel("document"),
                            FieldPanel("title"),
                            FieldRowPanel([FieldPanel("number"), FieldPanel("keywords")]),
                            FieldPanel("text"),
                        ]
                    )
                ],
            ),
        ],
        base_form_class=IssueForm,
    )


register_snippet(IssueViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The page that is not a list of records."""
    return [path("gazette/import/", backoffice.IssueImport.as_view(), name="gazette-import")]


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    """The way to bring old issues in."""
    return ItemFor(Act.DRAFT, later("导入公报目录"), reverse("gazette-import"), icon_name="upload", order=231)
