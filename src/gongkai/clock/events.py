"""What can happen to a request that moves its clock. `on` is the legal day, not the day of recording."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis.language import marked


class Party(StrEnum):
    """Whose opinion is sought. Their silence means opposite things."""

    THIRD_PARTY = marked("第三方")
    """Silence: the organ decides (第三十二条)."""
    CO_MAKER = marked("共同制作机关")
    """Silence: agreed (第三十四条)."""


@dataclass(frozen=True, slots=True)
class Received:
    """The request was received, on the day that article 31 fixes: see `gongkai.statute.receipt_day`."""

    on: date


@dataclass(frozen=True, slots=True)
class CorrectionAsked:
    """The applicant was told to correct the request (补正), once, within `days` working days of being told.

    Without `days` the default period is taken, which no national rule fixes. `reached` is the day on which the notice
    reached the applicant; without it the days run from `on`.
    """

    on: date
    days: int | None = None
    reached: date | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected request came in. `excused`: it came late, for a good reason (正当理由)."""

    on: date
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Consulted:
    """A letter went out to ask for an opinion. `reached` is the day on which it reached `who`."""

    on: date
    party: Party = Party.THIRD_PARTY
    who: str = ""
    reached: date | None = None


@dataclass(frozen=True, slots=True)
class ConsultReplied:
    """The opinion came in, from `who` if several were asked."""

    on: date
    who: str = ""


@dataclass(frozen=True, slots=True)
class Extended:
    """The applicant was told that answering takes `days` working days more (延期)."""

    on: date
    days: int


@dataclass(frozen=True, slots=True)
class FeeNoticed:
    """A fee notice went out. `reached` is the day on which the applicant received it; None while unknown."""

    on: date
    reached: date | None = None


@dataclass(frozen=True, slots=True)
class FeePaid:
    """The fee was paid in full."""

    on: date


@dataclass(frozen=True, slots=True)
class Delayed:
    """The applicant of many requests, with a good reason, was told a later day for the answer (第三十五条)."""

    on: date
    until: date


Event = Received | CorrectionAsked | Corrected | Consulted | ConsultReplied | Extended | FeeNoticed | FeePaid | Delayed
