"""What the clock refuses."""

from gongkai.basis import LawError


class ClockError(LawError):
    """Events from which no lawful deadline follows."""
