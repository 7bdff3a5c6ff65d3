"""Putting right what was registered of an applicant: a further act, with a reason; what stood before stays, sealed."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.handling import Kind
from gongkai.statute import APPLICANTS
from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Applicant, Identity, Request, RequestAct
from gongkai_web.desk.selectors import family_of
from gongkai_web.desk.services.identities import ever, nameless
from gongkai_web.desk.services.letters import readdress as readdress_letter
from gongkai_web.desk.services.outbox import readdress as readdress_messages
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

FIELDS = tuple(field.name for field in fields(Identity))
_REACHED_BY = ("phone", "address", "email")


@transaction.atomic
def correct_particulars(
    request: Request,
    told: Mapping[str, str],
    *,
    by: User,
    why: str,
    kind: str = "",
    without: Collection[str] = (),
    seen: int | None = None,
) -> RequestAct:
    """Put right what was registered of an applicant, in every request that was made of the same application.

    Letters that are not signed, postal labels, and messages that wait go to them as they are known from then on; what
    was signed or sent stays as it was. Tables of the year follow the kind of applicant; a year that is frozen lists it.

    Args:
        request: whose applicant.
        told: what is to stand from now on, by the fields of `Identity`; what is empty stays as it was.
        by: who puts it right.
        why: the reason; it names nobody.
        kind: the kind of applicant from now on; "" where it stays.
        without: fields in which nothing is to stand any more.
        seen: the number of the last act that the person saw.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ, or may not see its applicants.
        ValidationError: when it was erased, nothing differs, a name or every way to reach them would be gone, or the
            reason is missing or names somebody.

    Source: 《中华人民共和国政府信息公开条例》第二十九条第二款第一项.
    """
    for right in (Act.HANDLE_REQUESTS, Act.SEE_APPLICANTS):
        require(by, right, request.organ)
    held = locked(request, seen)
    if held.applicant.erased_on is not None:
        raise ValidationError(_("申请人身份信息已经依法删除，没有可以更正的"))
    was = held.applicant.identity
    now = replace(was, **{name: said for name in FIELDS if (said := told.get(name, "").strip())})
    now = replace(now, **dict.fromkeys(without, ""))
    _may_be(held, was, now, kind=kind, why=why)
    same = [locked(each) for each in family_of(held).exclude(pk=held.pk)]
    for each in same:
        if each.applicant.identity == was:
            _correct(each, was, now, kind=kind, by=by, why=why.strip())
    return _correct(held, was, now, kind=kind, by=by, why=why.strip())


def _may_be(request: Request, was: Identity, now: Identity, *, kind: str, why: str) -> None:
    if kind and kind not in APPLICANTS:
        raise ValidationError(_("没有这一类申请人：{kind}").format(kind=kind))
    if was == now and kind in {"", request.applicant.kind}:
        raise ValidationError(_("没有要更正的：填写的与登记的相同，或者都是空的"))
    if not now.name:
        raise ValidationError(_("姓名或者名称不能删去（条例第二十九条第二款第一项）"))
    if any(getattr(was, name) for name in _REACHED_BY) and not any(getattr(now, name) for name in _REACHED_BY):
        raise ValidationError(_("电话、地址、电子邮箱至少留一项（条例第二十九条第二款第一项）"))
    if not why.strip():
        raise ValidationError(_("请写明为什么更正"))
    nameless(why, now, *ever(request))


def _correct(request: Request, was: Identity, now: Identity, *, kind: str, by: User, why: str) -> RequestAct:
    applicant = Applicant.objects.select_for_update().get(pk=request.applicant_id)
    before, after = asdict(was), asdict(now)
    changed = [name for name in FIELDS if before[name] != after[name]]
    facts: dict[str, list[str]] = {"fields": changed} if changed else {}
    if kind and kind != applicant.kind:
        facts["kinds"] = [applicant.kind, kind]
        applicant.kind = kind
    applicant.tell(now)
    applicant.save()
    request.applicant = applicant
    former = {name: before[name] for name in changed}
    made = record_act(request, Kind.PARTICULARS, by=by, facts=facts, note=why, was=former)
    for letter in request.letters.filter(signed_on=None):
        letter.request = request
        readdress_letter(letter)
    readdress_messages(request, {"sms": now.phone, "email": now.email})
    return made
