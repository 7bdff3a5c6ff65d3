"""Fetching an answer by a link that runs out. That it was fetched is on record: it shows that the answer arrived."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai_web.desk import events
from gongkai_web.desk.public.downloads import linked
from gongkai_web.desk.public.passes import in_private
from gongkai_web.desk.services.papers import read
from gongkai_web.journal.services import record as journal
from gongkai_web.ui.page import Crumb


@in_private
def download(http: HttpRequest, token: str) -> HttpResponse:
    """One paper, to be saved; or a page that says how to get a fresh link."""
    paper = linked(token)
    if paper is None:
        crumbs = [Crumb(_("依申请公开"), "/requests/"), Crumb(_("下载答复"))]
        return render(http, "desk/public/link_gone.html", {"crumbs": crumbs}, status=404)
    request = paper.request
    content = read(paper).read()
    if http.method == "GET":
        title = paper.letter.title if paper.letter else ""
        journal(
            events.FETCHED,
            request,
            by=None,
            organ=request.organ_id,
            number=request.number,
            title=title,
            paper=paper.pk,
        )
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=paper.name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        },
    )
