"""Every address of the site."""

from django.urls import include, path
from wagtail.admin import urls as admin_urls

from gongkai_web.site.views import healthz, words_of_scripts

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/jsi18n/", words_of_scripts),
    path("admin/", include(admin_urls)),
    path("", include("gongkai_web.ui.urls")),
    path("", include("gongkai_web.library.urls")),
    path("", include("gongkai_web.gazette.urls")),
    path("", include("gongkai_web.matters.urls")),
    path("requests/", include("gongkai_web.desk.urls")),
    path("", include("gongkai_web.annual.urls")),
    path("", include("gongkai_web.portal.urls")),
]
