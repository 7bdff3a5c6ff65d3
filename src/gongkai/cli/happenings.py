"""What happened to a request, as the user writes it: `补正通知=2026-09-04`, `征求=2026-09-02..2026-09-09`.

The grammar of one word is `kind=day`, `kind=day..day` for an act and its answer, `kind=day:number` for an act with a
number of working days. Kinds have a Chinese and an English name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import click

from gongkai.basis.language import translate as _
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

Second = date | int | None
Maker = Callable[[date, Second], tuple[Event, ...]]

_WORD = re.compile(r"(?P<kind>[^=]+)=(?P<on>\d{4}-\d\d-\d\d)(?:\.\.(?P<day>\d{4}-\d\d-\d\d)|:(?P<number>\d+))?")


def _consulted(party: Party) -> Maker:
    def made(on: date, second: Second) -> tuple[Event, ...]:
        letter = Consulted(on, party, party.value)
        return (letter, ConsultReplied(second, party.value)) if isinstance(second, date) else (letter,)

    return made


def _noticed(on: date, second: Second) -> tuple[Event, ...]:
    return (FeeNoticed(on, on), *((FeePaid(second),) if isinstance(second, date) else ()))


def _extended(on: date, second: Second) -> tuple[Event, ...]:
    return (Extended(on, second if isinstance(second, int) else 20),)


def _asked(on: date, second: Second) -> tuple[Event, ...]:
    if isinstance(second, date):
        return (CorrectionAsked(on), Corrected(second))
    return (CorrectionAsked(on, second),)


def _delayed(on: date, second: Second) -> tuple[Event, ...]:
    if not isinstance(second, date):
        raise click.UsageError(_("延迟答复要写明答复到哪一天，如 延迟=2026-09-20..2026-11-30。"))
    return (Delayed(on, second),)


_MAKERS: Mapping[tuple[str, str], Maker] = {
    ("补正", "correction"): _asked,
    ("收到补正", "corrected"): lambda on, _second: (Corrected(on),),
    ("征求第三方", "third-party"): _consulted(Party.THIRD_PARTY),
    ("征求共同机关", "co-maker"): _consulted(Party.CO_MAKER),
    ("延期", "extension"): _extended,
    ("收费通知", "fee"): _noticed,
    ("缴费", "paid"): lambda on, _second: (FeePaid(on),),
    ("延迟", "delay"): _delayed,
}
_BY_NAME = {name: maker for names, maker in _MAKERS.items() for name in names}
KINDS = _("、").join("/".join(names) for names in _MAKERS)


def events_of(words: tuple[str, ...]) -> Iterator[Event]:
    """The events that the words name.

    Raises:
        click.UsageError: when a word does not follow the grammar; the message says how it is written.
    """
    for word in words:
        match = _WORD.fullmatch(word)
        if match is None or match["kind"] not in _BY_NAME:
            raise click.UsageError(
                _(
                    "看不懂“{word}”。写法如 补正=2026-09-04..2026-09-10、延期=2026-09-28:20；可用的事项：{kinds}。"
                ).format(word=word, kinds=KINDS)
            )
        second = _day(match["day"]) if match["day"] else int(match["number"]) if match["number"] else None
        yield from _BY_NAME[match["kind"]](_day(match["on"]), second)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.UsageError(_("没有 {day} 这一天。").format(day=text)) from error
