"""Papers of a case: each download is on record, and what a browser shows is only what cannot run."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from gongkai_web.desk import events
from gongkai_web.desk.office.cases import Case, case_for, handler_of
from gongkai_web.desk.services.papers import read
from gongkai_web.journal.services import record as journal

SHOWN = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
"""Kinds that a browser shows by itself, by the end of the name; everything else is saved."""


def box(case: Case) -> Mapping[str, Any]:
    """The papers, and whether each can be shown."""
    return {"papers": [(paper, _ending(paper.name) in SHOWN) for paper in case.request.papers.select_related("by")]}


def paper(http: HttpRequest, pk: int, paper_pk: int) -> HttpResponse:
    """One paper, to be saved, or shown where `show` asks for it and that is safe."""
    by = handler_of(http)
    case = case_for(by, pk)
    found = get_object_or_404(case.request.papers.exclude(file=""), pk=paper_pk)
    content = read(found).read()
    request = case.request
    journal(events.READ, request, by=by, organ=request.organ_id, number=request.number, paper=found.pk)
    kind = SHOWN.get(_ending(found.name)) if "show" in http.GET and _is_what_it_says(found.name, content) else None
    name = content_disposition_header(as_attachment=kind is None, filename=found.name)
    return HttpResponse(
        content,
        content_type=kind or "application/octet-stream",
        headers={
            "Content-Disposition": name or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            # Nothing in it may run or load anything. Browsers show no PDF in a sandbox; theirs is one.
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"
            + ("" if kind == "application/pdf" else "; sandbox"),
        },
    )


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _is_what_it_says(name: str, content: bytes) -> bool:
    """Whether the first bytes are those of the kind that the name promises."""
    begins = {"pdf": b"%PDF-", "png": b"\x89PNG", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
    return content.startswith(begins.get(_ending(name), b"\0not shown"))
