"""The letters of a request: what each is, what it says, and what is looked at before it goes out."""

from gongkai.letters.composing import compose, needed_facts
from gongkai.letters.errors import LetterError
from gongkai.letters.kinds import LETTERS, LetterKind, To, letter_for
from gongkai.letters.letter import Enclosure, Letter
from gongkai.letters.sending import Case, Covered, Objection, SendingCheck, before_sending
from gongkai.letters.sending.catalogue import SENDING_CHECKS

__all__ = [
    "LETTERS",
    "SENDING_CHECKS",
    "Case",
    "Covered",
    "Enclosure",
    "Letter",
    "LetterError",
    "LetterKind",
    "Objection",
    "SendingCheck",
    "To",
    "before_sending",
    "compose",
    "letter_for",
    "needed_facts",
]
