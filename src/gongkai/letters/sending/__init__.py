"""What is looked at before a letter goes out: each thing that is wrong, where, and how to put it right."""

from collections.abc import Iterator

from gongkai.letters.letter import Letter
from gongkai.letters.sending.catalogue import SENDING_CHECKS
from gongkai.letters.sending.model import Case, Covered, Objection, SendingCheck

__all__ = ["Case", "Covered", "Objection", "SendingCheck", "before_sending"]


def before_sending(letter: Letter, case: Case) -> list[Objection]:
    """Everything that stands against sending a letter, in the order of the checks; empty when nothing does.

    Raises:
        ClockError: when no lawful deadline follows from the events of the case.
        CalendarError: when the calendar does not know the years concerned.
    """
    return list(_objections(letter, case))


def _objections(letter: Letter, case: Case) -> Iterator[Objection]:
    for check in SENDING_CHECKS.values():
        yield from check(letter, case)
