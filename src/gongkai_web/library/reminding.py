"""Letters that remind the keepers of documents which end soon, where the operator named a mail server."""

import logging
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from gongkai_web.library.models import Document
from gongkai_web.organs.models import DisclosureOffice, Organ

_log = logging.getLogger(__name__)


def mail_reminders(documents: Iterable[Document]) -> int:
    """One letter to each disclosure office, naming its documents with the day that each ends.

    A letter that cannot be handed in is logged and nothing else: the back office lists the same documents.

    Returns:
        How many letters were handed in; none without a mail server.
    """
    if not settings.MAIL:
        return 0
    ordered = sorted(documents, key=attrgetter("organ_id", "expires_on"))
    owned = [(Organ.objects.get(pk=pk), list(theirs)) for pk, theirs in groupby(ordered, key=attrgetter("organ_id"))]
    letters = [_letter(address, organ, theirs) for organ, theirs in owned for address in _addresses(organ)]
    try:
        return get_connection().send_messages(letters) or 0
    except (OSError, SMTPException):
        _log.exception("reminders could not be mailed")
        return 0


def _addresses(organ: Organ) -> list[str]:
    """The mailbox of its disclosure office or, of an abolished organ, those of its successors'."""
    answering = organ.successors.all() if organ.abolished_on else (organ,)
    offices = DisclosureOffice.objects.filter(organ__in=answering).exclude(email="")
    return sorted(set(offices.values_list("email", flat=True)))


def _letter(address: str, organ: Organ, documents: Sequence[Document]) -> EmailMessage:
    subject = _("{organ}有{count}件文件将在90天内期满").format(organ=organ, count=len(documents))
    lines = [_line(document) for document in documents]
    advice = _("请评估后决定继续有效、修改还是废止。后台“90天内到期”列出全部这样的文件。")
    return EmailMessage(subject, "\n\n".join((subject + _("："), *lines, advice)), to=[address])


def _line(document: Document) -> str:
    said = _("《{title}》{day}期满").format(title=document.title, day=document.expires_on)
    return f"{said}\n{settings.ADDRESS}{document.get_absolute_url()}"
