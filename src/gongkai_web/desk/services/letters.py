"""Letters of a case, from the draft to the signature. Sending them is in `sending`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis import LawError
from gongkai.deciding import FACTS, Given, given_words
from gongkai.handling import Kind, State
from gongkai.letters import LETTERS, Enclosure, Objection, To, compose, needed_facts
from gongkai.letters import Letter as Composed
from gongkai.letters.composing import contact_of, number_of, remedy_of
from gongkai.statute import remedy
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import Cover, PaperKind
from gongkai_web.desk.known import known_of
from gongkai_web.desk.models import Consulted, Identity, Letter, Paper, Request
from gongkai_web.desk.models.sealing import opened
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.checking import objections, told
from gongkai_web.desk.services.deciding import evidence_of, put_forward
from gongkai_web.desk.services.identities import look
from gongkai_web.desk.services.numbers import next_number
from gongkai_web.desk.services.papers import digest_now
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import spoken

BLANK = "＿＿"
"""Stands in a draft for words that nobody has given yet; no letter goes out with it."""
_UNNUMBERED = 1
"""A draft is composed with a number that is then taken off: it gets its own at the signature."""


def facts_for(request: Request, code: str, party: Consulted | None = None) -> dict[str, Given]:
    """What is known for a letter of a case, without the names of whom it addresses."""
    stands = standing_of(request)
    told = LETTERS[code]
    if told.procedural:
        known = known_of(request, stands)
        draft = request.decisions.last()
        entered = draft.evidence if draft else {}
        known = {**known, **{name: value for name, value in entered.items() if name not in known}}
    else:
        decision = put_forward(request)
        known = evidence_of(request, decision)
        if decision and decision.answers.get("service"):
            known["service"] = decision.answers["service"]
    if party is not None and told.to is To.ORGAN:
        known.pop("third_party", None)
    # The kind may have been put right since the decision: a letter speaks to whoever it is now.
    return {**known, "applicant_kind": request.applicant.kind, "serial": _UNNUMBERED, "on": timezone.localdate()}


def disposition_for(request: Request, code: str) -> str:
    """What a letter of a case tells: the disposition that was put forward, or "" on the way."""
    if LETTERS[code].procedural:
        return ""
    decision = put_forward(request)
    return decision.disposition if decision else ""


def lacking(request: Request, code: str, party: Consulted | None = None) -> tuple[str, ...]:
    """The facts that somebody has to give before a letter can be drafted; of whom it addresses nothing is asked."""
    known = facts_for(request, code, party)
    wanted = needed_facts(code, known, disposition=disposition_for(request, code))
    spared = {"applicant", "third_party" if LETTERS[code].to is To.THIRD_PARTY else "", "co_maker", "on", "serial"}
    return tuple(name for name in wanted if not given_words(known.get(name)) and name not in spared)


@transaction.atomic
def draft(
    request: Request,
    code: str,
    *,
    by: User,
    facts: Mapping[str, Given | None] | None = None,
    party: Consulted | None = None,
) -> Letter:
    """Draft a letter from the facts of its case. Words that are not known are left blank and marked; days are not.

    Args:
        request: the case.
        code: the kind of letter (`gongkai.letters.LETTERS`).
        by: who drafts it. That they looked at whom it addresses is on record.
        facts: what the case does not tell of itself.
        party: whom it asks, for a consultation.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when the letter has no place in the case, or a day or a number is missing.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    disposition = disposition_for(held, code)
    _belongs(held, code, disposition, party)
    given = {name: value for name, value in (facts or {}).items() if value is not None and given_words(value)}
    known = {**facts_for(held, code, party), **given, **_addressee(held, code, by, party)}
    blank = {
        name: _blank(name)
        for name in needed_facts(code, known, disposition=disposition)
        if not given_words(known.get(name))
    }
    composed = _composed(code, {**known, **{name: value for name, value in blank.items() if value}}, disposition)
    letter = Letter(request=held, code=code, disposition=composed.disposition, title=composed.title, by=by, party=party)
    letter.say(facts={**composed.facts}, paragraphs=composed.paragraphs, chosen={})
    letter.save()
    journal(events.LETTER, held, by=by, organ=held.organ_id, number=held.number, title=letter.title, what=_("已起草"))
    return letter


def _blank(name: str) -> Given:
    """What stands for a fact that is not known: words only; a day that nobody knows is asked for."""
    kind = FACTS[name].kind
    return BLANK if kind == "text" else [BLANK] if kind == "lines" else ""


def _composed(code: str, known: Mapping[str, Given], disposition: str) -> Composed:
    try:
        with spoken():  # a refusal is told to whoever asked; what a letter says is Chinese
            return compose(code, known, disposition=disposition)
    except LawError as refusal:
        raise ValidationError(str(refusal)) from refusal


def _belongs(request: Request, code: str, disposition: str, party: Consulted | None) -> None:
    """Raises: ValidationError: when there is no room for the letter in the case."""
    kind = LETTERS[code]
    if not kind.procedural and not disposition:
        raise ValidationError(_("本件还没有提交处理决定，不能起草答复"))
    if not kind.procedural and disposition not in kind.dispositions:
        raise ValidationError(_("本件的处理决定是“{decided}”，不用这种文书").format(decided=disposition))
    if kind.to is not To.APPLICANT and (party is None or party.request_id != request.pk):
        raise ValidationError(_("请先登记征求意见的对象"))


def _addressee(request: Request, code: str, by: User, party: Consulted | None) -> dict[str, Given]:
    """The name of whom the letter addresses; that it was looked at is on record."""
    kind = LETTERS[code]
    why = _("起草{letter}").format(letter=_(kind.label))
    if kind.to is To.APPLICANT:
        return {"applicant": look(request, by=by, why=why).name}
    assert party is not None  # noqa: S101 - `_belongs` asked
    look(request, by=by, why=why)
    name = Identity(**opened(party.sealed)).name if party.sealed else party.label
    if kind.to is To.THIRD_PARTY:
        return {"third_party": name}
    return {"co_maker": name}


@transaction.atomic
def edit(letter: Letter, paragraphs: Sequence[str], *, by: User) -> Letter:
    """Change what a draft says; an empty paragraph goes. Remedies and the contact line are the law's and the organ's.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when it was signed.
    """
    held = _draft(letter, by)
    held.say(paragraphs=[text.strip() for text in paragraphs if text.strip()])
    held.save()
    return held


def readdress(letter: Letter) -> None:
    """Have what is not signed address the applicant as they are known now, in what was not written by hand too."""
    if LETTERS[letter.code].to is not To.APPLICANT or letter.signed_on is not None:
        return
    applicant = letter.request.applicant
    was, name = given_words(letter.facts.get("applicant")), applicant.identity.name
    fresh: dict[str, Given] = {**letter.facts, "applicant": name}
    if "applicant_kind" in fresh:
        fresh["applicant_kind"] = applicant.kind
    unchanged = letter.paragraphs == _again(letter, letter.facts)
    kept = tuple(text.replace(was, name) if was else text for text in letter.paragraphs)
    letter.say(facts=fresh, paragraphs=_again(letter, fresh) or kept if unchanged else kept)
    letter.save(update_fields=["sealed"])


@transaction.atomic
def enclose(letter: Letter, papers: Iterable[Paper | int], *, by: User) -> Letter:
    """Choose what goes out with a draft: answers' enclosures from the papers of its own request, and nothing else.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when it was signed, or a paper is of another request or kind; nothing is chosen then.
    """
    held = _draft(letter, by)
    keys = [paper.pk if isinstance(paper, Paper) else paper for paper in papers]
    found = {
        one.pk: one for one in Paper.objects.filter(request=held.request_id, kind=PaperKind.ENCLOSURE, pk__in=keys)
    }
    if len(found) != len(set(keys)):
        raise ValidationError(_("附件不属于本件，或者不是“答复附件”，没有附上"))
    raw = next((paper for paper in found.values() if paper.cover == Cover.RAW), None)
    if raw is not None:
        raise ValidationError(_("“{name}”里有不公开的内容，请附上涂黑的副本（条例第三十七条）").format(name=raw.name))
    taken = Paper.objects.filter(pk__in=keys, letter__sent_on__isnull=False).first()
    if taken is not None:
        raise ValidationError(_("“{name}”已经随另一份文书发出，请重新加入一份").format(name=taken.name))
    names = [found[key].name for key in dict.fromkeys(keys)]
    facts = {name: value for name, value in held.facts.items() if name != "enclosures"}
    fresh = {**facts, "enclosures": names} if names else facts
    unchanged = held.paragraphs == _again(held, held.facts)
    held.say(facts=fresh, chosen={key: digest_now(found[key]) for key in found})
    if unchanged:
        held.say(paragraphs=_again(held, fresh) or held.paragraphs)
    held.save()
    Paper.objects.filter(letter=held).exclude(pk__in=found).update(letter=None)
    Paper.objects.filter(pk__in=found).update(letter=held)
    return held


def _again(letter: Letter, facts: Mapping[str, Given]) -> tuple[str, ...]:
    """What it would say if it were composed anew; () where it could not be."""
    try:
        return compose(letter.code, facts, disposition=letter.disposition).paragraphs
    except LawError:
        return ()


def _draft(letter: Letter, by: User) -> Letter:
    require(by, Act.HANDLE_REQUESTS, letter.request.organ)
    locked(letter.request)
    held = Letter.objects.select_related("request__organ", "party").get(pk=letter.pk)
    if held.signed_on is not None:
        raise ValidationError(_("文书已经签发，不能再改；要改的先退回"))
    return held


@transaction.atomic
def discard(letter: Letter, *, by: User) -> None:
    """Throw a draft away.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when it was signed.
    """
    held = _draft(letter, by)
    Paper.objects.filter(letter=held).update(letter=None)
    held.delete()


def as_composed(letter: Letter) -> Composed:
    """The letter as it stands, every part of it in words."""
    kind, known = LETTERS[letter.code], letter.facts
    on = known.get("on")
    addressee = known.get({To.APPLICANT: "applicant", To.THIRD_PARTY: "third_party", To.ORGAN: "co_maker"}[kind.to])
    names = {paper.pk: paper.name for paper in Paper.objects.filter(pk__in=letter.chosen)}
    return Composed(
        letter.code,
        letter.disposition,
        str(known["organ"]),
        letter.number,
        letter.title,
        given_words(addressee),
        letter.paragraphs,
        remedy_of(kind, letter.disposition, known),
        contact_of(known),
        on if isinstance(on, date) else None,
        tuple(Enclosure(names.get(key, _("（已不在案卷里）")), str(key)) for key in letter.chosen),
        known,
        remedy(letter.disposition, on).doubt if letter.disposition and isinstance(on, date) else None,
    )


@transaction.atomic
def sign(letter: Letter, *, by: User) -> Letter:
    """Sign a letter off: it gets its number and day, and is changed no more. An answer takes its request with it.

    Raises:
        PermissionDenied: when the person does not sign for the organ.
        ValidationError: when it was signed before, or anything stands against it; each thing is named.
    """
    require(by, Act.SIGN_ANSWERS, letter.request.organ)
    request = locked(letter.request)
    held = Letter.objects.select_related("request__organ", "party").get(pk=letter.pk)
    if held.signed_on is not None:
        raise ValidationError(_("文书已经签发"))
    held.request = request
    _number(held)
    held.signed_by, held.signed_on, held.returned = by, timezone.localdate(), ""
    _agree(held, by)
    found = objections(held, as_composed(held))
    if found:
        raise ValidationError(told(found))
    held.save()
    what = _("已签发，{number}").format(number=held.number)
    journal(events.LETTER, request, by=by, organ=request.organ_id, number=request.number, title=held.title, what=what)
    return held


def _number(letter: Letter) -> None:
    """The next number of its series, and the day of today: of both the remedies speak."""
    kind, today = LETTERS[letter.code], timezone.localdate()
    mark = known_of(letter.request, standing_of(letter.request)).get("mark")
    if not mark:
        raise ValidationError(_("本机关还没有设定机关代字，不能编号：请在办理规则里设定"))
    serial = next_number(letter.request.organ, today.year, f"letter/{kind.series}")
    facts: dict[str, Any] = {**letter.facts, "mark": mark, "serial": serial, "on": today}
    letter.say(facts=facts)
    letter.number = number_of(kind, facts)


def _agree(letter: Letter, by: User) -> None:
    """What the signature of the head means for the request."""
    request = letter.request
    if letter.disposition and request.state_ is State.SIGNING:
        record_act(request, Kind.SIGNED_OFF, by=by, facts={"letter": letter.pk})
    if letter.code == "extension-notice":
        record_act(request, Kind.EXTENSION_AGREED, by=by, facts={"days": letter.facts["extension_days"]})


@transaction.atomic
def send_back(letter: Letter, *, by: User, why: str) -> Letter:
    """Give a letter back to be drafted anew, with a reason. An answer goes back with its request.

    Raises:
        PermissionDenied: when the person does not sign for the organ.
        ValidationError: when no reason is given, or it was sent.
    """
    require(by, Act.SIGN_ANSWERS, letter.request.organ)
    request = locked(letter.request)
    held = Letter.objects.get(pk=letter.pk)
    if held.sent_on is not None:
        raise ValidationError(_("文书已经发出，不能退回"))
    if not why.strip():
        raise ValidationError(_("请写明退回的理由"))
    held.signed_by, held.signed_on, held.returned = None, None, why.strip()[:1000]
    held.save()
    held.request = request
    readdress(held)
    if held.disposition and request.state_ in {State.SIGNING, State.SENDING}:
        record_act(request, Kind.SENT_BACK, by=by, note=why.strip()[:2000])
    what = _("已退回")
    journal(events.LETTER, request, by=by, organ=request.organ_id, number=request.number, title=held.title, what=what)
    return held


def stale(letter: Letter) -> list[Objection]:
    """What stands against sending it today."""
    return objections(letter, as_composed(letter))
