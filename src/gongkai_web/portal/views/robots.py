"""What search engines are told."""

from django.contrib.sitemaps.views import index as index_of
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from gongkai_web.portal.sitemaps import sitemaps

_KEPT_OUT = (
    "/admin/",
    "/leave/",
    "/search/",
    "/requests/new/",
    "/requests/receipt/",
    "/requests/track/",
    "/requests/download/",
)


def robots(http: HttpRequest) -> HttpResponse:
    """Which pages are not worth their while, and where the map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _KEPT_OUT)]
    lines += ["", f"Sitemap: {http.build_absolute_uri(reverse('portal:sitemaps'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def map_index(http: HttpRequest) -> HttpResponseBase:
    """The list of maps."""
    return index_of(http, sitemaps(), sitemap_url_name="portal:sitemap")


def map_section(http: HttpRequest, section: str) -> HttpResponseBase:
    """One map, or the part of it that `p` names."""
    return sitemap(http, sitemaps(), section=section)
