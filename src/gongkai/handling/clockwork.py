"""From acts to what the clock knows of: the only bridge between the two."""

from collections.abc import Callable, Mapping
from datetime import date

from gongkai.clock import (
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
)
from gongkai.handling.acts import Act, Kind

_MADE: Mapping[Kind, Callable[[Act, date | None], Event]] = {
    Kind.CORRECTION_ASKED: lambda act, reached: CorrectionAsked(act.on, act.facts.get("days"), reached),
    Kind.CORRECTED: lambda act, _: Corrected(act.on, excused=bool(act.facts.get("excused"))),
    Kind.CONSULTED: lambda act, reached: Consulted(act.on, Party(act.facts["party"]), act.facts["who"], reached),
    Kind.OPINION: lambda act, _: ConsultReplied(act.on, act.facts["who"]),
    Kind.EXTENDED: lambda act, _: Extended(act.on, act.facts["days"]),
    Kind.FEE_NOTICED: lambda act, reached: FeeNoticed(act.on, reached),
    Kind.PAID: lambda act, _: FeePaid(act.on),
    Kind.DELAYED: lambda act, _: Delayed(act.on, date.fromisoformat(act.facts["until"])),
}


def clock_event(act: Act, reached: date | None) -> Event | None:
    """What an act is to the clock; None for one that does not move it.

    Args:
        act: the act.
        reached: the day on which its paper reached its reader, where that is known.
    """
    make = _MADE.get(act.kind)
    return make(act, reached) if make else None
