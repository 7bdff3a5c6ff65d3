"""What the site says of itself to machines."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

_words = JavaScriptCatalog.as_view(packages=["gongkai_web.site", "wagtail.admin"])


@never_cache
def healthz(_: HttpRequest) -> HttpResponse:
    """200 while the database answers, 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


def words_of_scripts(http: HttpRequest) -> HttpResponse:
    """What the scripts of the back office say: our words, and Wagtail's where we have none."""
    answer: HttpResponse = get_localized_response(_words, http)
    return answer
