"""Numbers in the order of a year, and codes by which an applicant asks after their request."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from gongkai_web.desk.models import Request, Series
from gongkai_web.organs.models import Organ

REQUESTS = "requests"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 10


def next_number(organ: Organ, year: int, code: str) -> int:
    """The next number of a series, never given twice; within a transaction."""
    Series.objects.get_or_create(organ=organ, year=year, code=code)
    series = Series.objects.select_for_update().get(organ=organ, year=year, code=code)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def request_number(organ: Organ, year: int) -> str:
    """The number of a new request: 2026-0001, one series a year for each organ."""
    return f"{year}-{next_number(organ, year, REQUESTS):04d}"


def code_of(submission: UUID) -> str:
    """The query code of a submission: the same each time it is sent, and not to be guessed from anything public."""
    key = hmac.new(settings.SECRET_KEY.encode(), b"query code" + submission.bytes, hashlib.sha256).digest()
    number = int.from_bytes(key, "big")
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


def code_for(request: Request) -> str:
    """The query code by which the applicant of a request asks after it; "" where it is not to be had.

    A part of a request that was split is asked after by the code of the first.
    """
    asked: Request | None = request
    while asked is not None:
        code = code_of(asked.submission)
        if digest_of(code) == request.code_digest:
            return code
        asked = asked.origin
    return ""


def digest_of(code: str) -> str:
    """What is kept of a query code, whatever spaces and small letters it was typed with."""
    return salted_hmac("gongkai.desk.code", "".join(code.split()).upper(), algorithm="sha256").hexdigest()
