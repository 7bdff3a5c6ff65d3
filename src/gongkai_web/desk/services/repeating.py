"""What was answered before: to the same applicant, and the same thing to several."""

from gongkai_web.desk.models import Letter, Request
from gongkai_web.desk.selectors import same_applicant


def earlier_answers(request: Request) -> list[Letter]:
    """The answers that the applicant was sent on their other requests to the organ, the newest first.

    They are found by the mark of who applied, so that nobody's particulars are read for it.
    """
    others = same_applicant(request).filter(organ=request.organ_id)
    sent = Letter.objects.filter(request__in=others, sent_on__isnull=False)
    return list(sent.exclude(disposition="").select_related("request").order_by("-sent_on"))
