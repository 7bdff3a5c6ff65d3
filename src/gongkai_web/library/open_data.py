"""The catalogue of open data (开放数据): files of public documents that an organ flags for anybody to use."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai_web.library.models import Attachment
from gongkai_web.library.selectors import public_documents
from gongkai_web.ui.language import later
from gongkai_web.ui.page import Column, Crumb

PAGE, PAGE_OF_JSON = 20, 500
"""Files on a page of the list, and in one answer of the catalogue for machines."""
_SHOWN = ("title", "number", "index_number", "published_on", "organ__name", "organ__short_name", "organ__slug")
_FILE = ("title", "file", "kind", "size", "digest", "document_id")


def open_files() -> QuerySet[Attachment]:
    """Every flagged file that anybody may fetch, the newest document first."""
    flagged = Attachment.objects.filter(open_data=True, document__in=public_documents().order_by().values("pk"))
    beside = flagged.select_related("document__organ").only(*_FILE, *(f"document__{name}" for name in _SHOWN))
    return beside.order_by("-document__published_on", "-document_id", "sort_order", "pk")


def listed(http: HttpRequest) -> HttpResponse:
    """The catalogue for people."""
    label = later("开放数据")
    crumbs = [Crumb(later("文件库"), reverse("library:index")), Crumb(label)]
    context = {"page": _page(http, PAGE), "crumbs": crumbs, "column_label": Column(label, "开放数据")}
    return render(http, "library/open_data.html", context)


def catalogue(http: HttpRequest) -> JsonResponse:
    """The catalogue for machines: `files`, and `next`, the address of what follows or null."""
    page = _page(http, PAGE_OF_JSON)
    following = f"{reverse('library:open-data-json')}?page={page.number + 1}" if page.has_next() else ""
    files = [_told(http, file) for file in page]
    answer = {"files": files, "next": http.build_absolute_uri(following) if following else None}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _page(http: HttpRequest, size: int) -> Page[Attachment]:
    return Paginator(open_files(), size).get_page(http.GET.get("page"))


def _told(http: HttpRequest, file: Attachment) -> dict[str, Any]:
    document = file.document
    return {
        "title": file.title,
        "format": file.ending,
        "bytes": file.size,
        "sha256": file.digest,
        "url": http.build_absolute_uri(reverse("library:file", args=[document.pk, file.pk])),
        "document": {
            "title": document.title,
            "url": http.build_absolute_uri(document.get_absolute_url()),
            "index_number": document.index_number,
            "number": document.number,
            "organ": document.organ.name,
            "published_on": document.published_on,
        },
    }
