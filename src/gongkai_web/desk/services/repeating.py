"""What the same applicant asked before, and whether this is it again (条例第三十六条第六项): the one way of finding it.

Their other requests are found by the marks of who applied, so that nobody's particulars are read for it; which of them
ask for the same is told by the meaning of the words.
"""

from collections.abc import Iterable

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from gongkai.basis.language import clauses, listed, verbatim
from gongkai.repeats import Match, similar
from gongkai_web.desk.models import Letter, Request
from gongkai_web.desk.selectors import same_applicant

LOOKED_AT = 300
"""The newest requests of an applicant that are compared by what they say."""


def others_of(request: Request) -> QuerySet[Request]:
    """The other requests of the applicant, newest first; not the parts of a split that was voided: nobody made them."""
    others = same_applicant(request).exclude(origin__isnull=False, into=F("origin"))
    return others.select_related("organ").order_by("-arrived_on", "-pk")


def likenesses(request: Request, others: Iterable[Request]) -> dict[int, str]:
    """How each earlier request is alike, in words, by the number of its record: those that are not are left out."""
    earlier = {str(each.pk): _said(each) for each in others if each.pk < request.pk}
    found = similar(_said(request), earlier)
    return {int(match.key): _why(match) for match in found}


def earlier_answers(request: Request) -> list[tuple[Letter, str]]:
    """The answers that the applicant was sent on their other requests to the organ, each with how alike it is.

    Those on what is alike come first, "" says that nothing is; within each, the newest.
    """
    others = list(others_of(request).filter(organ=request.organ_id)[:LOOKED_AT])
    said = likenesses(request, others)
    sent = Letter.objects.filter(request__in=[each.pk for each in others], sent_on__isnull=False)
    answers = sent.exclude(disposition="").select_related("request").order_by("-sent_on", "-pk")
    told = [(letter, said.get(letter.request_id, "")) for letter in answers]
    return sorted(told, key=lambda one: not one[1])


def _said(request: Request) -> str:
    return " ".join(filter(None, (request.subject, request.document_number, request.description)))


def _why(match: Match) -> str:
    if match.repeat:
        return _("内容相同：{words}").format(words=listed(map(verbatim, match.shared)))
    return clauses([_("内容相近"), *map(str, match.differences)])
