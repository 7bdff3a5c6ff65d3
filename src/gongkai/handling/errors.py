"""What is said when an act has no place in the life of a request."""

from gongkai.basis import LawError


class HandlingError(LawError):
    """An act that cannot happen then: the message says what stands in the way, and by which article."""
