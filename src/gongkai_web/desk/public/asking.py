"""Finding the request that somebody asks after, without telling a stranger which numbers there are."""

import hmac
import unicodedata

from gongkai_web.desk.models import Complaint, Request
from gongkai_web.desk.services.numbers import digest_of

NOBODY = "0" * 64
"""What a code is compared with where there is no such number, so that the answer takes as long."""


def request_by(number: str, code: str) -> Request | None:
    """The request with that number whose code it is; several organs may have the same number.

    Every candidate is compared, in constant time each: neither the answer nor its time tells more than yes or no.
    """
    given = digest_of(_folded(code))
    candidates = list(Request.objects.filter(number=_folded(number)[:20]).select_related("organ"))
    matches = [each for each in candidates if hmac.compare_digest(each.code_digest or NOBODY, given)]
    if not candidates:
        hmac.compare_digest(NOBODY, given)
    return matches[0] if matches else None


def complaint_by(code: str) -> Complaint | None:
    """The complaint with that code."""
    return Complaint.objects.filter(code_digest=digest_of(_folded(code))).select_related("organ").first()


def _folded(text: str) -> str:
    """As it was printed, however it was typed: full-width signs, spaces, the dashes of other keyboards."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in plain if not sign.isspace())
