"""The annual report in the back office: its addresses and its item in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai_web.annual import board_pages, figure_pages, ledger_pages, live_pages, pages, sum_pages
from gongkai_web.annual.exchange.pages import WorkImport, empty_table
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class _Reports(MenuItem):
    """Shown to those who write reports or supervise those who do."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not acts_of(request.user).isdisjoint({Act.WRITE_REPORT, Act.SUPERVISE})


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The pages of the annual report."""
    at = "annual/<slug:slug>/<int:year>/"
    return [
        path("annual/", pages.grid, name="annual-grid"),
        path(at, pages.report, name="annual-report"),
        path(f"{at}live/", live_pages.live, name="annual-live"),
        path("annual/import/", WorkImport.as_view(), name="annual-work-import"),
        path("annual/import/empty/", empty_table, name="annual-empty-table"),
        path(f"{at}cells/<path:key>/", figure_pages.cell, name="annual-cell"),
        path(f"{at}figures/", figure_pages.figures, name="annual-figures"),
        path(f"{at}figures/<slug:code>/", figure_pages.figure, name="annual-figure"),
        path(f"{at}download/<slug:form>/", pages.download, name="annual-download"),
        path(f"{at}ledger/", ledger_pages.ledger, name="annual-ledger"),
        path(f"{at}works/", ledger_pages.works, name="annual-works"),
        path(f"{at}openings/", ledger_pages.openings, name="annual-openings"),
        path(f"{at}sum/", sum_pages.sums, name="annual-sums"),
        path(f"{at}sum/<slug:form>/", sum_pages.download, name="annual-sum-download"),
        path(f"{at}trace/<path:key>/", sum_pages.trace_page, name="annual-trace"),
        path(f"{at}board/", board_pages.board, name="annual-board"),
        path(f"{at}board/summary/<slug:form>/", board_pages.summary, name="annual-summary"),
        path(f"{at}returned/<int:act>/", pages.letter, name="annual-return-letter"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    """The way to the reports."""
    return _Reports(later("年度报告"), reverse("annual-grid"), icon_name="table", order=240)
