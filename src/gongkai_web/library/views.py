"""Public pages of the library. A view reads input, calls one selector, answers."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai_web.library.beside import beside, known_beside
from gongkai_web.library.facets import ORDER_LABELS, Asked
from gongkai_web.library.history import Difference, Line, corrections, difference, facts, lines
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.listing import page_of
from gongkai_web.library.models import Attachment, Document, Interpretation, InterpretationFile, StoredFile
from gongkai_web.library.pdf import to_pdf
from gongkai_web.library.selectors import public_documents
from gongkai_web.library.showing import shown_file
from gongkai_web.library.widgets import saved_file
from gongkai_web.library.word import to_word
from gongkai_web.ui.language import later
from gongkai_web.ui.page import Article, Column, Crumb

_LIBRARY = Crumb(later("文件库"), "/documents/")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def index(http: HttpRequest) -> HttpResponse:
    """The library, narrowed as asked; as many queries for a million documents as for one."""
    asked = Asked.of(http.GET)
    page, divided = page_of(asked, http.GET.get("page"))
    context = {
        "page": page,
        "asked": asked,
        "facets": divided,
        "orders": ORDER_LABELS.items(),
        "crumbs": [Crumb(_("文件库"))],
        "column_label": Column("政策文件", "政策文件"),
    }
    return render(http, "library/index.html", context)


def document(http: HttpRequest, pk: int) -> HttpResponse:
    """One document. What was withdrawn keeps its address and says why: the page is there, its content is not.

    It answers 200, not 410: the notice is what the page holds from then on, and links to it are not broken. Search
    engines are told not to list it.
    """
    kept = known_beside()  # before the document is read: what is kept must not be older than its mark
    here = get_object_or_404(Document.objects.select_related("organ").defer("body_text"), pk=pk)
    if not here.live:
        return notice(http, here, _LIBRARY)
    context = {"document": here, **beside(here, kept), **_page_labels(here, _LIBRARY)}
    return render(http, "library/document.html", context)


def history(http: HttpRequest, pk: int) -> HttpResponse:
    """The public history of a document, with what changed in one version where that is asked for."""
    here = get_object_or_404(Document.objects.select_related("organ"), pk=pk, published_on__isnull=False)
    return history_of(http, here, _LIBRARY, called=_("文件"))


def history_of(http: HttpRequest, here: Any, section: Crumb, *, called: str, kind: str = "政策文件") -> HttpResponse:
    """The public history of any published record. `called` is what it is, where its title is closed.

    Raises:
        Http404: when it never was public.
    """
    if here.published_on is None:
        raise Http404
    told = lines(here)
    context = {
        "record": here,
        "lines": told,
        "shown": _shown(told, http.GET.get("version", "")),
        "crumbs": [
            section,
            Crumb(str(here) if here.live else called, here.get_absolute_url()),
            Crumb(_("历史版本")),
        ],
        "column_label": Column(section.label if kind != "政策文件" else kind, kind),
    }
    return render(http, "library/history.html", context)


def file(_: HttpRequest, pk: int, number: int) -> HttpResponse | FileResponse:
    """One attachment, to be saved and never shown as a page of this site; only while its document is public."""
    return download(get_object_or_404(Attachment, pk=number, document=pk, document__in=public_documents().values("pk")))


def download(stored: StoredFile) -> FileResponse:
    """A file of a record, to be saved and never shown as a page of this site."""
    return saved_file(stored.file, stored.title)


def word(_: HttpRequest, pk: int) -> HttpResponse:
    """A regulation as a Word file (国办公开办函〔2021〕33号)."""
    here = get_object_or_404(public_documents().defer(None), pk=pk, kind=DocumentKind.REGULATION)
    return _saved(to_word(here), f"{here.title}.docx", _WORD)


def pdf(_: HttpRequest, pk: int) -> HttpResponse:
    """A regulation as a PDF file (国办公开办函〔2021〕33号)."""
    here = get_object_or_404(public_documents().defer(None), pk=pk, kind=DocumentKind.REGULATION)
    return _saved(to_pdf(here), f"{here.title}.pdf", "application/pdf")


def _saved(content: bytes, filename: str, kind: str) -> HttpResponse:
    """A file that was made here, to be saved."""
    name = content_disposition_header(as_attachment=True, filename=filename)
    headers = {"Content-Disposition": name or "attachment", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)


def interpretation(http: HttpRequest, pk: int) -> HttpResponse:
    """One interpretation, and the documents that it explains."""
    here = get_object_or_404(Interpretation.objects.select_related("organ"), pk=pk)
    section = Crumb(_("政策解读"), "/search/?kind=interpretation")
    if not here.live:
        return notice(http, here, section)
    context = {
        "interpretation": here,
        "documents": public_documents().filter(interpretations=here),
        "corrections": corrections(Interpretation, [here.pk]),
        "files": list(here.files.defer("text")),
    }
    return render(http, "library/interpretation.html", context | _page_labels(here, section))


def interpretation_file(http: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """A picture or recording, to be shown, or another file, to be saved; only while its interpretation is public."""
    found = InterpretationFile.objects.defer("text").filter(interpretation__live=True)
    return shown_file(http, get_object_or_404(found, pk=number, interpretation=pk))


def interpretation_history(http: HttpRequest, pk: int) -> HttpResponse:
    """The public history of an interpretation."""
    here = get_object_or_404(Interpretation.objects.select_related("organ"), pk=pk)
    section = Crumb(_("政策解读"), "/search/?kind=interpretation")
    return history_of(http, here, section, called=_("政策解读"))


def notice(http: HttpRequest, here: Any, section: Crumb, kind: str = "政策文件") -> HttpResponse:
    """The page that stands in the place of a published record that was withdrawn.

    Raises:
        Http404: when it never was public.
    """
    if here.withdrawn_on is None:
        raise Http404
    context = {"record": here, "crumbs": [section, Crumb(_("已撤回"))], "column_label": Column(section.label, kind)}
    answer = render(http, "library/withdrawn.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _page_labels(here: Any, section: Crumb) -> dict[str, Any]:
    published = here.first_published_at or here.published_on
    if here.published_on and here.first_published_at and here.first_published_at.date() > here.published_on:
        published = here.published_on
    article = Article(
        here.title,
        published,
        getattr(here, "issuers", "") or here.organ.name,
        keywords=getattr(here, "keywords", ""),
        description=getattr(here, "summary", ""),
        url=here.get_absolute_url(),
    )
    return {
        "article_label": article,
        "column_label": Column(section.label, "政策文件"),
        "crumbs": [section, Crumb(here.title)],
    }


def _said(new: Any) -> dict[str, Any]:
    """What there is to read of a version beside its body. The page of a document has its facts above."""
    if isinstance(new, Document):
        return {}
    said = [(label, text) for label, text in facts(new) if text and text != str(new)]
    return {"facts": said, "told": () if hasattr(new, "body") else new.compared_lines()}


def _shown(told: tuple[Line, ...], asked: str) -> dict[str, Any] | None:
    """The version asked for and what changed in it since the one before; only where both may be read."""
    readable = [(line.version, line.version.revision) for line in told if line.open]
    kept = [(version, revision.as_object()) for version, revision in readable if revision is not None]
    for position, (version, new) in enumerate(kept):
        if str(version.number) == asked:
            before, old = kept[position + 1] if position + 1 < len(kept) else (None, None)
            changed: Difference | None = difference(old, new) if before else None
            return {"version": version, "record": new, "before": before, "difference": changed} | _said(new)
    if asked:
        raise Http404
    return None
