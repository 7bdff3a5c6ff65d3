"""Messages to applicants: a number and an address, never a word of the request."""

from django.conf import settings
from django.utils.translation import gettext as _

from gongkai_web.desk.models import Message, Reader, Request
from gongkai_web.desk.services.outbox import Sent, queue
from gongkai_web.ui.language import on_record


def tell_applicant(request: Request) -> list[Message]:
    """Queue word that something waits for the applicant: by telephone and mail, where they left them.

    That their number is used is no look at who they are: nobody sees it.
    """
    who = request.applicant.identity
    with on_record():
        title = _("政府信息公开申请的进展")
        text = _("您的政府信息公开申请{number}有新的进展，请凭查询码到{address}查看。").format(
            number=request.number, address=settings.ADDRESS
        )
    ways = {}
    if who.phone and settings.SMS != "none":
        ways["sms"] = who.phone
    if who.email and not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        ways["email"] = who.email
    return [
        queue(Sent(Reader.APPLICANT, to, title, text, request.organ, request), channel) for channel, to in ways.items()
    ]
