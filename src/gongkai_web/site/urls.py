"""Every address of the site."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("", include("gongkai_web.ui.urls")),
    path("", include("gongkai_web.library.urls")),
    path("", include("gongkai_web.gazette.urls")),
    path("", include("gongkai_web.portal.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
