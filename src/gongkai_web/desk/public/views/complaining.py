"""Complaining (条例第四十七条第二款、第五十一条), and asking what came of it."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai_web.desk.models import Complaint
from gongkai_web.desk.public.asking import complaint_by
from gongkai_web.desk.public.limits import ASKING, COMPLAINING, refused
from gongkai_web.desk.public.passes import COMPLAINT, in_private, request_of, submission_of
from gongkai_web.desk.public.reply_forms import CodeForm, ComplaintForm, complaint_begun
from gongkai_web.desk.services.complaints import complain as complained
from gongkai_web.desk.services.numbers import code_of, digest_of
from gongkai_web.ui.page import Column, Crumb

LABEL = Column("投诉举报", "依申请公开")


@in_private
def complain(http: HttpRequest) -> HttpResponse:
    """Fill in a complaint; from the page of a request it is about that request."""
    about = request_of(http)
    slug = about.organ.slug if about else http.GET.get("organ", "")[:60]
    form = ComplaintForm(http.POST) if http.method == "POST" else complaint_begun(slug, "request" if about else "")
    if http.method == "POST" and COMPLAINING.reached(http):
        return refused(http, COMPLAINING)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        linked = about if about and about.organ_id == given["organ"].pk and given["about"] == "request" else None
        try:
            complained(
                given["submission"],
                given["organ"],
                about=given["about"],
                text=given["text"],
                identity=form.identity,
                request=linked,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            COMPLAINING.count(http)
            response = redirect("desk:complaint-receipt")
            COMPLAINT.give(response, str(given["submission"]))
            return response
    return _page(http, "desk/public/complain.html", {"form": form, "about": about})


@in_private
def receipt(http: HttpRequest) -> HttpResponse:
    """The code of a complaint, for half an hour."""
    submission = submission_of(http, COMPLAINT)
    code = code_of(submission) if submission else ""
    known = Complaint.objects.filter(code_digest=digest_of(code)).select_related("organ").first() if code else None
    if known is None:
        return redirect("desk:complaint-track")
    return _page(http, "desk/public/complaint_receipt.html", {"complaint": known, "code": code})


@in_private
def track(http: HttpRequest) -> HttpResponse:
    """What came of a complaint."""
    if ASKING.reached(http):
        return refused(http, ASKING)
    form, found = CodeForm(http.POST or None), None
    if form.is_valid():
        found = complaint_by(form.cleaned_data["code"])
        if found is None:
            ASKING.count(http)
            form.add_error("code", _("没有这个查询码，请照投诉时给的再核对一遍"))
    return _page(http, "desk/public/complaint_track.html", {"form": form, "complaint": found})


def _page(http: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    crumbs = [Crumb(_("依申请公开"), "/requests/"), Crumb(_("投诉举报"))]
    return render(http, template, {**context, "crumbs": crumbs, "column_label": LABEL})
