"""Looking a letter through against its case, and telling what its sending does to the request."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis import REGULATION, GongkaiError, LawError
from gongkai.basis.language import listed
from gongkai.clock import Party
from gongkai.deciding import narrow
from gongkai.handling import Kind, State
from gongkai.letters import Case, Covered, Objection, before_sending
from gongkai.letters import Letter as Composed
from gongkai.render.letters import lost_words, write_letter
from gongkai_web.desk.days import calendar
from gongkai_web.desk.known import known_of, practice_of
from gongkai_web.desk.models import Consulted, Identity, Letter, Paper, Request, RequestAct
from gongkai_web.desk.models.sealing import opened
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.deciding import evidence_of, put_forward
from gongkai_web.desk.services.papers import digest_now
from gongkai_web.desk.services.templates import template_of
from gongkai_web.ui.language import spoken

_RECORDED = REGULATION.at("第四十五条")
_OWN = REGULATION.at("第十五条")
_CARRIES = {
    "correction-notice": Kind.CORRECTION_ASKED,
    "reasons-request": Kind.REASONS_ASKED,
    "delay-notice": Kind.DELAYED,
    "extension-notice": Kind.EXTENDED,
    "third-party-consultation": Kind.CONSULTED,
    "co-maker-consultation": Kind.CONSULTED,
    "fee-notice": Kind.FEE_NOTICED,
}
_PARTIES = {"third-party-consultation": Party.THIRD_PARTY, "co-maker-consultation": Party.CO_MAKER}


def carries_out(letter: Letter) -> Kind | None:
    """The act that sending the letter is; None for one that only tells."""
    if letter.disposition:
        return Kind.ANSWERED if letter.request.state_ in {State.SIGNING, State.SENDING} else None
    return None if asked_already(letter) else _CARRIES.get(letter.code)


def asked_already(letter: Letter) -> RequestAct | None:
    """The act by which the party of a consultation was asked, where it stands on record without its letter."""
    if letter.party is None or letter.code not in _PARTIES:
        return None
    acts = letter.request.acts.filter(kind=Kind.CONSULTED, letters=None)
    return next((act for act in acts if act.facts.get("who") == letter.party.label), None)


def facts_of_act(letter: Letter) -> dict[str, Any]:
    """What the act says besides its day; names of people are not among it."""
    known, found = letter.facts, {"letter": letter.pk, "number": letter.number}
    match letter.code:
        case "correction-notice":
            return found | {"days": known.get("correction_days")}
        case "extension-notice":
            return found | {"days": known["extension_days"]}
        case "delay-notice":
            return found | {"until": str(known["delayed_to"])}
        case "third-party-consultation" | "co-maker-consultation" if letter.party is not None:
            return found | {"who": letter.party.label, "party": _PARTIES[letter.code].value}
        case _:
            return found


def objections(letter: Letter, composed: Composed, *, on: date | None = None, service: str = "") -> list[Objection]:
    """Everything that stands against sending the letter on a day; empty when nothing does."""
    day = on or timezone.localdate()
    try:
        with spoken():
            found = before_sending(composed, _case(letter, day, service))
    except LawError as refusal:
        return [Objection("L00", str(refusal), _("案卷"), _("先更正登记的事项"), _OWN)]
    return [*found, *_changed(letter), *_printed(letter, composed)]


def told(found: Iterable[Objection]) -> list[str]:
    """What stands against a letter, in the words of who asked."""
    with spoken():
        return [str(one) for one in found]


def _case(letter: Letter, on: date, service: str) -> Case:
    """The case as it will stand once the letter is out."""
    request = letter.request
    decision = put_forward(request) if letter.disposition else None
    stands = standing_of(request, acts=_with(letter, on))
    known = evidence_of(request, decision) if decision else known_of(request, standing_of(request))
    outcome = narrow(decision.answers).outcome if decision else None
    practice = practice_of(request)
    return Case(
        request.number,
        request.organ.name,
        request.applicant.identity.name,
        stands.events,
        on,
        decision.disposition if decision else "",
        known,
        outcome.evidence if outcome else (),
        _files(request),
        (practice.reviewer,) if practice.reviewer else (),
        practice.court,
        _parties(request),
        practice.mark,
        _law_knows(service or str(known.get("service") or "")),
        calendar(),
        _covers(request),
    )


def _law_knows(method: str) -> str:
    """E-mail is one of the channels of the internet."""
    return "online" if method == "email" else method


def _with(letter: Letter, on: date) -> list[RequestAct]:
    """The acts with the one that sending is, where it has none yet."""
    known = list(letter.request.acts.all())
    kind = carries_out(letter)
    if letter.act_id is not None or kind is None or kind is Kind.ANSWERED:
        return known
    new = RequestAct(request=letter.request, number=len(known) + 1, kind=kind, on=on, facts=facts_of_act(letter))
    if kind is Kind.EXTENDED and not any(act.kind == Kind.EXTENSION_AGREED for act in known):
        days = {"days": letter.facts["extension_days"]}
        agreed = RequestAct(request=letter.request, number=new.number, kind=Kind.EXTENSION_AGREED, on=on, facts=days)
        new.number += 1
        return [*known, agreed, new]
    return [*known, new]


def _files(request: Request) -> Mapping[str, str]:
    """To which request each paper belongs, by its key: those of this one; of any other, nothing is known."""
    return {str(pk): request.number for pk in Paper.objects.filter(request=request).values_list("pk", flat=True)}


def _covers(request: Request) -> Mapping[str, Covered]:
    """What is withheld in each paper that may be given, of those of which somebody has said it."""
    papers = Paper.objects.filter(request=request).exclude(cover="").select_related("redaction")
    return {str(paper.pk): Covered(paper.cover, _grounds(paper)) for paper in papers}


def _grounds(paper: Paper) -> tuple[str, ...]:
    burnt = getattr(paper, "redaction", None)
    return tuple(dict.fromkeys(mark["ground"] for mark in burnt.marks)) if burnt else ()


def _parties(request: Request) -> tuple[str, ...]:
    consulted = Consulted.objects.filter(request=request)
    return tuple(Identity(**opened(one.sealed)).name if one.sealed else one.label for one in consulted)


def _changed(letter: Letter) -> list[Objection]:
    """A paper that is no more what it was when it was chosen does not go out."""
    papers = {paper.pk: paper for paper in Paper.objects.filter(request=letter.request_id, pk__in=letter.chosen)}
    found = []
    for key, digest in letter.chosen.items():
        paper = papers.get(key)
        if paper is None or paper.digest != digest or digest_now(paper) != digest:
            name = paper.name if paper else str(key)
            what = _("附件“{name}”选定以后变了，或者已不属于本件").format(name=name)
            found.append(Objection("L20", what, _("附件"), _("重新选定附件"), _OWN))
    return found


def _printed(letter: Letter, composed: Composed) -> list[Objection]:
    """What the office's template leaves out of the document that goes: the number, the remedy, the day, the article."""
    own = template_of(letter)
    if own is None:
        return []
    where, how = _("文书模板"), _("在文书模板里补上，或者恢复为自带的模板")
    try:
        missing = lost_words(write_letter(composed, own), composed)
    except GongkaiError as refusal:
        return [Objection("L21", str(refusal), where, how, _RECORDED)]
    if not missing:
        return []
    what = _("排出的Word文件里找不到：{names}").format(names=listed(missing))
    return [Objection("L21", what, where, how, _RECORDED)]
