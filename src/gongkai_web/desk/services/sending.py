"""Sending a signed letter: the act it carries out, the paper as it went, the day its reader had it, all or nothing."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis import GongkaiError
from gongkai.handling import ACTS, Kind
from gongkai.letters import LETTERS, To
from gongkai.render.letters import Address, Delivery, delivery_record, postal_label
from gongkai.statute import SERVICES
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import METHODS, PaperKind
from gongkai_web.desk.models import FeeNotice, Identity, Letter, Paper, Reader, RequestAct
from gongkai_web.desk.models.sealing import opened
from gongkai_web.desk.services.checking import asked_already, carries_out, facts_of_act, objections, told
from gongkai_web.desk.services.identities import look
from gongkai_web.desk.services.letters import as_composed
from gongkai_web.desk.services.notifying import tell_applicant
from gongkai_web.desk.services.outbox import Sent, keep_sent
from gongkai_web.desk.services.papers import keep, read
from gongkai_web.desk.services.recording import locked, record_act, why_not
from gongkai_web.desk.services.writing import as_pdf, as_word
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

BY_HAND = frozenset({"direct", "entrusted"})
BY_WIRE = frozenset({"online", "email"})


@dataclass(frozen=True, slots=True)
class Service:
    """How a letter is served, and on which day. `postal`: it goes by 邮政企业, and not against payment (到付).

    `proof` is what shows that it reached its reader: the signed record, the receipt of the post.
    """

    method: str
    on: date
    tracking: str = ""
    postal: bool = False
    proof: tuple[str, IO[bytes]] | None = None


@transaction.atomic
def send(letter: Letter, service: Service, *, by: User) -> Letter:
    """Send a signed letter: what it does to the request, and what was sent, are on record together, or nothing is.

    The day of service is that by which the time limit is judged: of the signature, the posting, the sending.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when anything stands against it; each thing is named, with its article.

    Source: 国办公开办函〔2016〕235号.
    """
    require(by, Act.HANDLE_REQUESTS, letter.request.organ)
    request = locked(letter.request)
    held = Letter.objects.select_related("party").get(pk=letter.pk)
    held.request = request
    _may_go(held, service)
    found = objections(held, as_composed(held), on=service.on, service=service.method)
    if found:
        raise ValidationError(told(found))
    held.act = _recorded(held, service, by)
    held.method, held.tracking, held.sent_on = service.method, service.tracking, service.on
    held.save()
    _keep_sent(held, by)
    if service.method != "post":
        _reached(held, service.on, by)
    if service.proof is not None:
        keep(request, PaperKind.DELIVERY, *service.proof, by=by, letter=held)
    what = _("已发出，{how}").format(how=held.get_method_display())
    journal(events.LETTER, request, by=by, organ=request.organ_id, number=request.number, title=held.title, what=what)
    _out(held, by)
    return held


def _may_go(letter: Letter, service: Service) -> None:
    if letter.signed_on is None:
        raise ValidationError(_("文书还没有签发，不能发出"))
    if letter.sent_on is not None:
        raise ValidationError(_("文书已经在{on}发出").format(on=letter.sent_on))
    request = letter.request
    if letter.disposition and carries_out(letter) is None and request.disposition != letter.disposition:
        if said := why_not(request, Kind.ANSWERED, service.on):
            raise ValidationError(said)
        state = request.get_state_display()
        raise ValidationError(_("本件现在是“{state}”，没有这样的答复可以发出").format(state=state))
    if service.method not in dict(METHODS):
        raise ValidationError(_("请选择送达方式"))
    if not letter.signed_on <= service.on <= timezone.localdate():
        raise ValidationError(
            _("送达日期{on}应当在签发日期{signed}和今天{today}之间（{basis}）").format(
                on=service.on, signed=letter.signed_on, today=timezone.localdate(), basis=ACTS[Kind.ANSWERED].basis
            )
        )
    if service.method == "post" and not (service.postal and service.tracking.strip()):
        basis = SERVICES["post"].basis
        raise ValidationError(
            _("邮寄应当通过邮政企业、不得到付，并登记挂号或者快递的邮件号（{basis}）").format(basis=basis)
        )


def _recorded(letter: Letter, service: Service, by: User) -> RequestAct | None:
    """The act that the letter carries out, on the day of its service."""
    kind = carries_out(letter)
    if kind is None:
        return asked_already(letter)
    if kind is Kind.ANSWERED:
        facts = {"letter": letter.pk, "number": letter.number, "method": service.method}
    else:
        facts = facts_of_act(letter)
    act = record_act(letter.request, kind, by=by, on=service.on, facts=facts)
    if kind is Kind.FEE_NOTICED:
        _owe(letter, service.on)
    return act


def _owe(letter: Letter, on: date) -> None:
    known = letter.facts
    FeeNotice.objects.create(
        request=letter.request,
        letter=letter,
        mode=str(known["fee_mode"]),
        units=int(str(known["fee_count"])),
        yuan=int(str(known["fee_yuan"])),
        noticed_on=on,
    )


def _keep_sent(letter: Letter, by: User) -> None:
    """The letter as it goes out, to the byte."""
    try:
        word = as_word(letter)
    except GongkaiError as refusal:
        raise ValidationError(str(refusal)) from refusal
    pdf, _note = as_pdf(letter, word)
    name = f"{letter.title}{letter.number}"
    for ending, content in (("docx", word), ("pdf", pdf)):
        keep(letter.request, PaperKind.LETTER, f"{name}.{ending}", BytesIO(content), by=by, letter=letter)


def papers_of(letter: Letter) -> list[Paper]:
    """What went out, or goes: the letter as it was sent, and its enclosures."""
    kinds = (PaperKind.LETTER, PaperKind.ENCLOSURE)
    return list(Paper.objects.filter(letter=letter, request=letter.request_id, kind__in=kinds))


@transaction.atomic
def reached(letter: Letter, on: date, *, by: User, proof: tuple[str, IO[bytes]] | None = None) -> Letter:
    """Record the day on which a letter reached its reader, with what shows it.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it was not sent, or the day is before that.
    """
    require(by, Act.HANDLE_REQUESTS, letter.request.organ)
    request = locked(letter.request)
    held = Letter.objects.get(pk=letter.pk)
    held.request = request
    if held.sent_on is None or on < held.sent_on:
        raise ValidationError(
            _("收到日期{on}不能早于发出日期{sent}").format(on=on, sent=held.sent_on)
            if held.sent_on
            else _("文书还没有发出，不能登记{on}收到").format(on=on)
        )
    if held.reached_on is not None:
        raise ValidationError(_("已经登记{on}送达").format(on=held.reached_on))
    _reached(held, on, by)
    if proof is not None:
        keep(request, PaperKind.DELIVERY, *proof, by=by, letter=held)
    return held


def _reached(letter: Letter, on: date, by: User) -> None:
    letter.reached_on = on
    letter.save(update_fields=["reached_on"])
    if letter.act is not None:
        record_act(letter.request, Kind.REACHED, by=by, on=on, facts={"of": letter.act.number})


def _out(letter: Letter, by: User) -> None:
    """What leaves the house, last of all: when it does not go, nothing was recorded."""
    if LETTERS[letter.code].to is not To.APPLICANT:
        return
    if letter.method == "email":
        _mail(letter, by)
    elif letter.method == "online":
        tell_applicant(letter.request)


def _mail(letter: Letter, by: User) -> None:
    to = look(letter.request, by=by, why=_("发送{title}").format(title=letter.title)).email
    if not to:
        raise ValidationError(_("申请人没有留下电子邮箱，不能用电子邮件发送"))
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        raise ValidationError(_("网站没有设置发信服务器，不能用电子邮件发送（GONGKAI_MAIL）"))
    with on_record():
        title = _("政府信息公开申请{number}").format(number=letter.request.number)
    mail = EmailMessage(title, letter.title, to=[to], headers={"Message-ID": _name_of(letter)})
    for paper in papers_of(letter):
        if not paper.name.endswith(".docx") or paper.kind != PaperKind.LETTER:
            mail.attach(paper.name, read(paper).read(), "application/octet-stream")
    keep_sent(Sent(Reader.APPLICANT, to, title, letter.title, letter.request.organ, letter.request), letter)
    try:
        mail.send()
    except OSError as error:
        raise ValidationError(_("电子邮件没有发出：{error}。文书没有登记为发出").format(error=error)) from error


def _name_of(letter: Letter) -> str:
    """One name for one letter: a mail that was handed in twice shows as one where mail is read."""
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    return f"<letter-{letter.pk}@{host}>"


def delivery_form(letter: Letter, *, by: User, service: str = "") -> bytes:
    """The record of delivery (送达回证) to be signed, as a Word file; that the address was looked at is on record."""
    way = service or letter.method or "direct"
    posted = str(letter.sent_on or "") if way == "post" else ""
    to = _to(letter, by)
    how = "online" if way == "email" else way
    return delivery_record(Delivery(as_composed(letter), how, to, by.full_name, letter.tracking, posted))


def label(letter: Letter, *, by: User) -> bytes:
    """The postal label, as a Word file; that the address was looked at is on record."""
    office = DisclosureOffice.objects.filter(organ=letter.request.organ_id).first()
    organ = letter.request.organ.name
    sender = Address(organ, office.address, office.postcode, office.phone) if office else Address(organ, "")
    return postal_label(as_composed(letter), _to(letter, by), sender, mail_number=letter.tracking)


def _to(letter: Letter, by: User) -> Address:
    who = look(letter.request, by=by, why=_("制作{title}的送达材料").format(title=letter.title))
    if letter.party is not None and letter.party.sealed:
        who = Identity(**opened(letter.party.sealed))
    return Address(who.name, who.address, who.postcode, who.phone)
