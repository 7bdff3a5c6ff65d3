"""Taking a request in: from the public pages, and at the desk for what came on paper, by word, by fax, by mail."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gongkai.handling import Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import Delivery, Form, PaperKind
from gongkai_web.desk.models import Applicant, Identity, Request, RequestAct
from gongkai_web.desk.services.numbers import code_of, digest_of, request_number
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.recording import lawful, project, record_act
from gongkai_web.desk.services.reminding import mail_arrival
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record


@dataclass(frozen=True, slots=True)
class Given:
    """A file that came with an application."""

    kind: PaperKind
    name: str
    content: IO[bytes]


@dataclass(frozen=True, slots=True)
class Application:
    """What an application says. `submission` is the name that its form gave it."""

    submission: UUID
    organ: Organ
    kind: str
    identity: Identity
    subject: str
    document_number: str = ""
    description: str = ""
    form: str = Form.ELECTRONIC
    delivery: str = Delivery.ONLINE
    assisted: str = ""
    files: Sequence[Given] = field(default=())


@transaction.atomic
def apply(application: Application) -> tuple[Request, str]:
    """Take an application in from the public pages, once however often it is sent.

    Returns:
        The request and the code by which its applicant asks after it.
    """
    code = code_of(application.submission)
    known = Request.objects.filter(submission=application.submission).first()
    if known is None:
        known = _taken(application, "online", timezone.localdate(), by=None, code=code)
        mail_arrival(known)
    return known, code


@transaction.atomic
def register(
    application: Application,
    *,
    channel: str,
    arrived: date,
    by: User,
    signed: date | None = None,
    confirmed: date | None = None,
) -> Request:
    """Take in what came on paper, at the counter, by word, by fax or by mail.

    Args:
        application: what it says.
        channel: the code of the channel that it came by.
        arrived: the day on which it was handed in, or really reached the organ.
        by: the officer who registers it.
        signed: the day on which the organ signed for it, where that fixes the receipt.
        confirmed: the day on which both sides confirmed it, where that does.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when the days do not fit together.
    """
    require(by, Act.HANDLE_REQUESTS, application.organ)
    known = Request.objects.filter(submission=application.submission).first()
    if known is not None:
        return known
    request = _taken(application, channel, arrived, by=by, code=code_of(application.submission))
    for kind, day in ((Kind.SIGNED, signed), (Kind.CONFIRMED, confirmed)):
        if day is not None:
            record_act(request, kind, by=by, on=day)
    return request


def _taken(application: Application, channel: str, arrived: date, *, by: User | None, code: str) -> Request:
    applicant = Applicant(kind=application.kind)
    applicant.tell(application.identity)
    applicant.save()
    request = Request(
        organ=application.organ,
        number=request_number(application.organ, arrived.year),
        submission=application.submission,
        code_digest=digest_of(code),
        applicant=applicant,
        channel=channel,
        subject=application.subject,
        document_number=application.document_number,
        description=application.description,
        form=application.form,
        delivery=application.delivery,
        assisted=application.assisted,
        officer=by,
    )
    project(request, lawful(request, [RequestAct(number=1, kind=Kind.ARRIVED, on=arrived)]))
    request.save()
    for given in application.files:
        keep(request, given.kind, given.name, given.content, by=by)
    with on_record():
        facts = {"number": request.number, "channel": str(request.get_channel_display())}
    journal(events.REGISTERED, request, by=by, organ=request.organ_id, on=arrived, **facts)
    record_act(request, Kind.ARRIVED, by=by, on=arrived)
    return request
