"""Erasing by law who applied, and in what words: what was done stays on record."""

from collections.abc import Iterable
from functools import partial

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis.language import listed
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import ActNote, Applicant, Complaint, Message, Rating, Request
from gongkai_web.desk.selectors import family_of
from gongkai_web.desk.services.complaining import CLOSED
from gongkai_web.desk.services.identities import ever, nameless
from gongkai_web.desk.services.outbox import GIVEN_UP
from gongkai_web.desk.services.recording import locked
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

_KEPT = (PaperKind.EVIDENCE, PaperKind.ENCLOSURE)
"""Papers of the organ's own, that tell of the information and not of who asked for it."""
_OF_THE_ORGAN = frozenset({"organ", "mark", "serial", "on", "contact", "phone", "address", "reviewer", "review_online",
                           "court", "request_number", "received", "due", "service"})  # fmt: skip
"""What letters keep of their facts."""
_NAMING = frozenset({"applicant", "third_party", "third_party_reasons", "asked", "content", "record"})
"""Evidence in the applicant's words, or of somebody's person."""


@transaction.atomic
def erase(request: Request, *, by: User, why: str) -> list[Request]:
    """Take away for good what an applicant told: who they are, their words, and the papers that name them.

    An application that was split or merged is erased whole, for each part holds a copy of who applied. With it goes
    whatever anybody wrote freely beside it, for it may name them: notes of acts, remarks, replies, reasons, complaints
    and satisfaction; particulars that were put right, and those of who was asked for an opinion, letters' words, and
    messages. Numbers, days,
    acts, dispositions and the journal stay; so do papers of the organ's own.

    Returns:
        The requests that were erased.

    Raises:
        PermissionDenied: when the person does not sign answers for the organ.
        ValidationError: when one of them or a complaint about it is open, or no reason is given, or it names somebody.
    """
    require(by, Act.SIGN_ANSWERS, request.organ)
    family = [locked(each) for each in family_of(request)]
    _may_go(family, why)
    for held in family:
        _erase_one(held, by, why)
    transaction.on_commit(_forget)
    return family


def _erase_one(held: Request, by: User, why: str) -> None:
    with on_record():
        blank = _("（已依法删除）")
    _erase_papers(held)
    _erase_words(held, blank)
    _erase_beside(held, blank)
    _erase_letters(held, blank)
    _erase_applicant(held)
    journal(events.ERASED, held, by=by, organ=held.organ_id, number=held.number, why=why.strip()[:200])


def _may_go(family: list[Request], why: str) -> None:
    if still := [each.number for each in family if each.ended_on is None]:
        raise ValidationError(_("申请{number}还没有办结，不能删除申请人身份信息").format(number=listed(still)))
    if (open_ := Complaint.objects.filter(request__in=family).exclude(state__in=CLOSED).first()) and open_.request:
        raise ValidationError(
            _("对申请{number}的投诉还没有办结，不能删除申请人身份信息").format(number=open_.request.number)
        )
    if not why.strip():
        raise ValidationError(_("请写明依据什么规定删除"))
    nameless(why, *(identity for each in family for identity in ever(each)))


def _erase_applicant(request: Request) -> None:
    applicant = Applicant.objects.select_for_update().get(pk=request.applicant_id)
    applicant.sealed = applicant.id_mark = applicant.contact_mark = ""
    applicant.erased_on = applicant.erased_on or timezone.localdate()
    applicant.save()


def _erase_words(request: Request, blank: str) -> None:
    """What the applicant wrote, and who was asked about it."""
    request.subject, request.document_number, request.description, request.assisted = blank, "", "", ""
    request.save(update_fields=["subject", "document_number", "description", "assisted"])
    request.consulted.update(sealed="", opinion="")
    request.complaints.update(sealed="", text=blank, result=blank)
    messages = Message.objects.filter(request=request)
    messages.filter(sent=None).update(tries=GIVEN_UP)
    messages.update(sealed="")


def _erase_beside(request: Request, blank: str) -> None:
    """What anybody wrote freely beside the request."""
    ActNote.objects.filter(act__request=request).update(sealed="")
    free: Iterable[tuple[QuerySet[Model], str]] = (
        (request.remarks.all(), "text"),
        (request.contacts.all(), "words"),
        (request.co_handlings.all(), "reply"),
        (request.proposals.all(), "reason"),
        (request.releases.all(), "reason"),
        (request.disputes.all(), "lesson"),
        (request.letters.all(), "returned"),
        (Rating.objects.filter(request=request), "words"),
    )
    for rows, name in free:
        rows.exclude(**{name: ""}).update(**{name: blank})


def _erase_letters(request: Request, blank: str) -> None:
    for letter in request.letters.all():
        facts = {code: value for code, value in letter.facts.items() if code in _OF_THE_ORGAN}
        letter.say(facts=facts, paragraphs=[blank])
        letter.save(update_fields=["sealed"])
    for decision in request.decisions.all():
        decision.file({code: value for code, value in decision.evidence.items() if code not in _NAMING})
        decision.save(update_fields=["sealed"])


def _erase_papers(request: Request) -> None:
    """The files go when the transaction holds; that there was such a paper stays. No name of a file names anybody."""
    who = ever(request)
    for number, paper in enumerate(request.papers.all(), 1):
        if paper.kind not in _KEPT and paper.file:
            transaction.on_commit(partial(paper.file.storage.delete, str(paper.file.name)))
            paper.file = ""
        elif not any(identity.stands_in(paper.name) for identity in who):
            continue
        paper.name = f"{paper.get_kind_display()}{number}"
        paper.save(update_fields=["file", "name"])


def _forget() -> None:
    """Have a file of SQLite's give up the pages that it has not written back; elsewhere the server sees to it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
