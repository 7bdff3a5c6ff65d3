"""The addresses of answering in the back office, and its items in the menus."""

from django.urls import URLPattern, path, reverse
from wagtail.admin.menu import MenuItem

from gongkai_web.desk.answering import after, deciding, letters, overall, redacting
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

CASE = "requests/<int:pk>/"
LETTER = f"{CASE}letters/<int:letter_pk>/"


def addresses() -> list[URLPattern]:
    """The pages of one case, and those of an organ."""
    return [
        path(f"{CASE}decide/", deciding.wizard, name="answering-decide"),
        path(f"{CASE}letters/", letters.listed, name="answering-letters"),
        path(f"{CASE}letters/draft/<slug:code>/", letters.fresh, name="answering-draft"),
        path(f"{CASE}redact/<int:paper_pk>/", redacting.bench, name="answering-redact"),
        path(f"{CASE}redact/<int:paper_pk>/<int:number>.png", redacting.page, name="answering-redact-page"),
        path(LETTER, letters.letter, name="answering-letter"),
        path(f"{LETTER}<slug:what>/", letters.file, name="answering-file"),
        path(f"{CASE}fees/", after.fees, name="answering-fees"),
        path(f"{CASE}disputes/", after.disputes, name="answering-disputes"),
        path(f"{CASE}disputes/<int:dispute_pk>/", after.dispute, name="answering-dispute"),
        path(f"{CASE}evidence.zip", after.evidence, name="answering-evidence"),
        path(f"{CASE}release/", after.release, name="answering-release"),
        path("requests/year/", overall.year_page, name="answering-year"),
        path("requests/templates/", overall.templates, name="answering-templates"),
        path("requests/templates/letter.docx", overall.default, name="answering-template"),
        path("complaints/", overall.complaints, name="answering-complaints"),
        path("complaints/<int:pk>/", overall.complaint, name="answering-complaint"),
    ]


def year_item() -> MenuItem:
    """The way to the totals of a year."""
    return ItemFor(
        Act.HANDLE_REQUESTS, later("费用和复议诉讼"), reverse("answering-year"), icon_name="list-ul", order=81
    )


def complaints_item() -> MenuItem:
    """The way to complaints."""
    return ItemFor(Act.SUPERVISE, later("投诉举报"), reverse("answering-complaints"), icon_name="warning", order=82)


def templates_item() -> MenuItem:
    """The way to the templates of letters."""
    return ItemFor(Act.MANAGE_ORGAN, later("文书模板"), reverse("answering-templates"), icon_name="doc-full", order=30)
