"""From an answer to one applicant to publication for all (条例第四十四条): assessment, draft, candidates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.repeats import Group, groups
from gongkai.statute import DISPOSITIONS
from gongkai.statute.dispositions import Family
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Paper, Release, Request
from gongkai_web.desk.services.identities import ever
from gongkai_web.desk.services.papers import read
from gongkai_web.desk.services.recording import locked
from gongkai_web.journal.services import record as journal
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import attach, draft
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

GIVEN = frozenset(each.code for each in DISPOSITIONS.values() if each.family in {Family.GRANTED, Family.PARTIAL})
"""Dispositions by which something was given that others may want."""


@transaction.atomic
def assess_release(request: Request, *, publish: bool, reason: str, by: User) -> Release:
    """Put on record whether an answered request is made public for all, and why or why not.

    With yes, the library gets a draft with what was given. It is scanned for personal data and reviewed there like any
    other; nothing is public by this.

    Raises:
        PermissionDenied: when the person does not handle requests; with yes, when they draft nothing for the organ.
        ValidationError: when nothing was given, it was answered not yet, or no reason is given.

    Source: 《中华人民共和国政府信息公开条例》第四十四条.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    if held.ended_on is None or held.disposition not in GIVEN:
        raise ValidationError(_("只有已经答复、给出信息的申请才评估是否转为主动公开（条例第四十四条）"))
    if not reason.strip():
        raise ValidationError(_("请写明转或者不转的理由"))
    if publish and held.releases.filter(publish=True).exclude(document=None).exists():
        raise ValidationError(_("已经转出过一份草稿"))
    document = _drafted(held, by) if publish else None
    made = Release.objects.create(request=held, publish=publish, reason=reason.strip(), document=document, by=by)
    what = _("转主动公开：是") if publish else _("转主动公开：否")
    journal(events.RELEASED, held, by=by, organ=held.organ_id, number=held.number, what=what)
    return made


def _drafted(request: Request, by: User) -> Document:
    """A draft with what went out; who asked, and in what words, stands nowhere in it."""
    made = draft(
        Document,
        by=by,
        organ=request.organ,
        title=_title(request),
        kind=DocumentKind.INFORMATION,
        issuers=request.organ.name,
        number="" if _tells(request, request.document_number) else request.document_number,
        formed_on=request.ended_on or timezone.localdate(),
    )
    given = Paper.objects.filter(request=request, kind=PaperKind.ENCLOSURE, letter__sent_on__isnull=False)
    for paper in given:
        attach(made, read(paper), by=by, name=paper.name)
    return made


def _title(request: Request) -> str:
    """What was asked for, in the applicant's words; by number alone where these tell who they are."""
    if _tells(request, request.subject):
        with on_record():
            return _("公开申请{number}提供的信息").format(number=request.number)
    return request.subject


def _tells(request: Request, text: str) -> bool:
    return any(identity.stands_in(text) for identity in ever(request))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Requests by which several applicants asked for the same."""

    requests: tuple[Request, ...]
    applicants: int


def candidates(organ: Organ) -> list[Candidate]:
    """What several applicants asked an organ for and nobody assessed yet, what was asked most often first.

    The same is found by the meaning of the words; applicants are told apart by marks, and nobody's name is read.

    Source: 《中华人民共和国政府信息公开条例》第四十四条.
    """
    known = (
        Request.objects.filter(organ=organ).exclude(releases__publish=True).select_related("applicant").order_by("pk")
    )
    by_key = {str(each.pk): each for each in known}
    found = groups({key: f"{each.subject} {each.document_number}".strip() for key, each in by_key.items()})
    return sorted(_several(found, by_key), key=lambda one: one.applicants, reverse=True)


def _several(found: Iterable[Group], by_key: dict[str, Request]) -> Iterator[Candidate]:
    for group in found:
        requests = tuple(by_key[key] for key in group.keys)
        who = {each.applicant.id_mark or each.applicant.contact_mark or f"request {each.pk}" for each in requests}
        if len(who) > 1:
            yield Candidate(requests, len(who))
