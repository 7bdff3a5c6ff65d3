"""What the page of a case shows of its answer, and the ways from there."""

from collections.abc import Mapping
from typing import Any

from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.services.outbox import TRIES
from gongkai_web.desk.services.placing import expected


def answer(case: Case) -> Mapping[str, Any]:
    """The decision, the letters, the fee, disputes, the release; messages that did not go."""
    request = case.request
    messages = list(request.messages.all())
    return {
        "letters": list(request.letters.all()),
        "due_letters": len(expected(request)),
        "fees": list(request.fees.all()),
        "disputes": list(request.disputes.all()),
        "releases": list(request.releases.all()),
        "failed": [each for each in messages if each.sent is None and each.failure],
        "sent": len(messages),
        "tries": TRIES,
    }
