"""The site's addresses, and those of the two floors."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from wagtail.views import serve

from gongkai_web.site.urls import urlpatterns as site


def word(http: HttpRequest) -> HttpResponse:
    """A view that asks nothing of anybody."""
    return HttpResponse("gongkai")


def page(http: HttpRequest) -> HttpResponse:
    """A page of Wagtail's own, as Wagtail serves it."""
    return serve(http, "")


urlpatterns = [path("bare/word/", word), path("bare/page/", page), *site]
