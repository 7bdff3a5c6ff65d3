"""What deciding on a request can refuse."""

from gongkai.basis import LawError


class DecidingError(LawError):
    """A question or an answer that there is not; the message names it and what there is."""
