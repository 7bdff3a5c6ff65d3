"""The receipt (登记回执) of what came on paper or by word: printed and handed over, with number and query code."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.statute import CHANNELS
from gongkai_web.desk import events
from gongkai_web.desk.models import Request
from gongkai_web.desk.office.cases import Case, case_for, handler_of
from gongkai_web.desk.services.numbers import code_for
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.organs.roles import Act


def has_receipt(request: Request) -> bool:
    """Whether the desk prints it: who applied on line was shown theirs, and the desk does not see that code."""
    return request.channel != "online"


@never_cache
def receipt(http: HttpRequest, pk: int) -> HttpResponse:
    """The receipt for the counter. That the code was shown is on record."""
    case = case_for(handler_of(http), pk)
    if Act.HANDLE_REQUESTS not in case.rights:
        raise PermissionDenied
    request = case.request
    code = code_for(request) if has_receipt(request) else ""
    if not code:
        raise Http404
    journal(events.RECEIPT, request, by=case.by, organ=request.organ_id, number=request.number)
    return render(http, "desk/office/receipt.html", _context(case, code))


def _context(case: Case, code: str) -> dict[str, object]:
    request = case.request
    channel = CHANNELS[request.channel]
    how = _("{label}：以{fixes}为收到申请之日（{basis}）").format(
        label=_(channel.label), fixes=_(channel.fixes), basis=channel.basis
    )
    return {
        "case": case,
        "request_": request,
        "code": code,
        "how": how,
        "office": DisclosureOffice.objects.filter(organ=request.organ_id).first(),
        "papers": request.papers.order_by("pk"),
    }
