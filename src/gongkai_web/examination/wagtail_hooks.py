"""The bench in the back office: its addresses and its item in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai_web.examination.pages import bench, files, importing, listing
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class _Bench(MenuItem):
    """Shown to those who write reports or supervise those who do."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not acts_of(request.user).isdisjoint({Act.WRITE_REPORT, Act.SUPERVISE})


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The pages of the bench."""
    one = "examination/reports/<int:pk>/"
    return [
        path("examination/", listing.listing, name="examination-list"),
        path("examination/import/", importing.importing, name="examination-import"),
        path("examination/imports/<int:pk>/", importing.batch, name="examination-batch"),
        path("examination/imports/<int:pk>/files/", importing.drop, name="examination-drop"),
        path("examination/export.<slug:form>", files.export, name="examination-export"),
        path(one, bench.report, name="examination-report"),
        path(f"{one}original/", files.original, name="examination-original"),
        path(f"{one}pages/<int:number>.png", files.page, name="examination-page"),
        path(f"{one}letter/", files.letter, name="examination-letter"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    """The way to the bench."""
    return _Bench(later("年报导入与校验"), reverse("examination-list"), icon_name="upload", order=241)
