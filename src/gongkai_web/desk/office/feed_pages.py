"""The page on which an officer makes, renews and closes the private address of their days; and that address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai_web.desk.models import Feed
from gongkai_web.desk.office.cases import handler_of
from gongkai_web.desk.office.feed import as_calendar, entries
from gongkai_web.desk.services.feeding import close, owner_of, renew
from gongkai_web.ui.language import on_record


@never_cache
def feed_page(http: HttpRequest) -> HttpResponse:
    """Whether there is an address, and since when; a fresh one is shown this once."""
    by, address = handler_of(http), ""
    if http.method == "POST" and http.POST.get("what") == "close":
        close(by)
        messages.success(http, _("订阅地址已停用"))
        return redirect(reverse("desk-feed"))
    if http.method == "POST":
        address = http.build_absolute_uri(reverse("desk:calendar", args=[renew(by)]))
    context = {"address": address, "feed": Feed.objects.filter(by=by).first()}
    return render(http, "desk/office/feed.html", context)


@never_cache
def read(http: HttpRequest, token: str) -> HttpResponse:
    """The days of whoever the address is of, for a calendar program: it comes without a session."""
    del http
    by = owner_of(token)
    if by is None:
        raise Http404
    with on_record():
        said = as_calendar(entries(by))
    answer = HttpResponse(said, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
