"""What an applicant may fetch: letters to them that went out, with what was enclosed, by links that run out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse

from gongkai.letters import LETTERS
from gongkai.letters.kinds import To
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Letter, Paper, Request

SECONDS = 900
_SALT = "gongkai.desk.download"
_TO_APPLICANT = [letter.code for letter in LETTERS.values() if letter.to is To.APPLICANT]


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out, and its papers, each with a link that opens it for a quarter of an hour."""

    letter: Letter
    papers: tuple[tuple[Paper, str], ...]


def papers_sent() -> QuerySet[Paper]:
    """Papers of letters to applicants that have gone out: nothing else leaves by this way."""
    return Paper.objects.filter(
        kind__in=(PaperKind.LETTER, PaperKind.ENCLOSURE),
        letter__sent_on__isnull=False,
        letter__code__in=_TO_APPLICANT,
    )


def sent_to(request: Request) -> list[Sent]:
    """The letters of a request that went to its applicant, the newest first."""
    letters = request.letters.filter(sent_on__isnull=False, code__in=_TO_APPLICANT).order_by("-sent_on", "-pk")
    papers = list(papers_sent().filter(request=request))
    return [
        Sent(letter, tuple(_linked(paper for paper in papers if paper.letter_id == letter.pk))) for letter in letters
    ]


def link_to(paper: Paper) -> str:
    """An address that opens one paper for a quarter of an hour, for whoever holds it."""
    return reverse("desk:download", args=[signing.dumps(paper.pk, salt=_SALT)])


def linked(token: str) -> Paper | None:
    """The paper that a link opens; None where it ran out, was changed, or the paper is no longer one that went out."""
    try:
        pk = signing.loads(token, salt=_SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return papers_sent().filter(pk=pk).select_related("request", "letter").first()


def _linked(papers: Iterable[Paper]) -> Iterable[tuple[Paper, str]]:
    return ((paper, link_to(paper)) for paper in papers)
