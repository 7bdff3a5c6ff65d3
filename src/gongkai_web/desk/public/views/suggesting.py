"""What is public already, for the page on which somebody types."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gongkai_web.desk.public.limits import SUGGESTING
from gongkai_web.desk.public.suggesting import LONGEST, suggested


@require_GET
def suggest(http: HttpRequest) -> JsonResponse:
    """The first few of what the search finds: `words` by which, and `items` with title, url, organ and day."""
    if SUGGESTING.reached(http):
        message = _("查得太快了，请过一分钟再查；也可以直接填写申请")
        return JsonResponse({"message": message}, status=429, headers={"Retry-After": str(SUGGESTING.seconds)})
    SUGGESTING.count(http)
    found = suggested(http.GET.get("q", "")[:LONGEST])
    items = [{"title": item.title, "url": item.url, "organ": item.organ, "day": item.day} for item in found.items]
    return JsonResponse({"words": found.words, "items": items})
