"""What the page of a case shows of its answer, and the ways from there."""

from collections.abc import Mapping
from typing import Any

from gongkai_web.desk.models import Message
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.services.notifying import TRIES
from gongkai_web.desk.services.placing import expected


def answer(case: Case) -> Mapping[str, Any]:
    """The decision, the letters, the fee, disputes, the release; messages that did not go."""
    request = case.request
    return {
        "letters": list(request.letters.all()),
        "due_letters": len(expected(request)),
        "fees": list(request.fees.all()),
        "disputes": list(request.disputes.all()),
        "releases": list(request.releases.all()),
        "failed": list(Message.objects.filter(request=request, sent=None).exclude(failure="")),
        "tries": TRIES,
    }
