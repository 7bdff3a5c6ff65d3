"""The one part of the look that a site sets itself."""

from django.http import HttpRequest, HttpResponse

from gongkai_web.ui.models import SiteIdentity


def identity_css(http: HttpRequest) -> HttpResponse:
    """The accent of this site. On dark paper the built-in accent stays, for its contrast is known."""
    accent = SiteIdentity.load(http).accent
    rule = f"@media not (prefers-color-scheme: dark) {{ :root:not([data-theme=dark]) {{ --accent: {accent}; }} }}\n"
    return HttpResponse(rule if accent else "", content_type="text/css")
