"""Time limits: events in, a due day out, with the reasons for it."""

from gongkai.clock.answer import answer_deadline
from gongkai.clock.deadline import Cause, Deadline, Step, Waiting
from gongkai.clock.disputes import DisputeDue, Procedure, dispute_due
from gongkai.clock.errors import ClockError
from gongkai.clock.events import (
    Consulted,
    ConsultReplied,
    Corrected,
    CorrectionAsked,
    Delayed,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    Party,
    Received,
)
from gongkai.clock.ledger import Entry, ledger
from gongkai.clock.periods import Due, limit_due, publication_due

__all__ = [
    "Cause",
    "ClockError",
    "ConsultReplied",
    "Consulted",
    "Corrected",
    "CorrectionAsked",
    "Deadline",
    "Delayed",
    "DisputeDue",
    "Due",
    "Entry",
    "Event",
    "Extended",
    "FeeNoticed",
    "FeePaid",
    "Party",
    "Procedure",
    "Received",
    "Step",
    "Waiting",
    "answer_deadline",
    "dispute_due",
    "ledger",
    "limit_due",
    "publication_due",
]
