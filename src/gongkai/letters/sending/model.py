"""A check of a letter: one function, with its title, its basis and an example of each kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from inspect import cleandoc

from gongkai.basis import Citation
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar, load
from gongkai.clock import Deadline, Event, answer_deadline
from gongkai.deciding import Given, Need
from gongkai.letters.letter import Letter


@dataclass(frozen=True, slots=True)
class Covered:
    """What is withheld in an enclosure: `whole` nothing is, `masked` it was covered by hand, `burnt` by marks of ours.

    `raw` is a paper in which something is still to be covered. `grounds` are those of its marks, by their codes.
    """

    kind: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of the request that a letter belongs to.

    `events` are those of its clock, `disposition` what was decided ("" while nothing is). `on` is the day on which the
    letter is to go out. `facts` are the case's own (`gongkai.deciding.FACTS`), evidence among them; `needed` is the
    evidence that the way to the disposition asks for besides. `files` says of each file, by its key, to which request
    it belongs, `covers` what is withheld in it. `reviewers` are the organs that review, one or two to choose from;
    `court` is the court. `parties` are the third parties and organs that were or are to be asked. `mark` is the
    organ's own in document numbers.
    """

    request_number: str
    organ: str
    applicant: str
    events: tuple[Event, ...]
    on: date
    disposition: str = ""
    facts: Mapping[str, Given] = field(default_factory=dict, hash=False)
    needed: tuple[Need, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict, hash=False)
    reviewers: tuple[str, ...] = ()
    court: str = ""
    parties: tuple[str, ...] = ()
    mark: str = ""
    service: str = ""
    calendar: WorkCalendar = field(default_factory=load, hash=False)
    covers: Mapping[str, Covered] = field(default_factory=dict, hash=False)

    def deadline(self) -> Deadline:
        """The time for answering as it stands on the day of sending.

        Raises:
            ClockError: when no lawful deadline follows from the events.
            CalendarError: when the calendar does not know the years concerned.
        """
        return answer_deadline(self.events, calendar=self.calendar, asof=self.on)


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that stands against sending a letter: `what` is wrong, `where` in it, `how` to put it right."""

    code: str
    what: str
    where: str
    how: str
    basis: Citation

    def __str__(self) -> str:
        return _("{where}：{what}。{how}（{basis}）").format(
            where=self.where, what=self.what, how=self.how, basis=self.basis
        )


Example = Callable[[], tuple[Letter, Case]]
Judge = Callable[[Letter, Case], Iterator[tuple[str, str]]]
"""Yields (what is wrong, how to put it right)."""


@dataclass(frozen=True, slots=True)
class SendingCheck:
    """One thing that a letter is looked at for. `where` is the part of the letter; `why` the reason, in English."""

    code: str
    title: str
    where: str
    basis: Citation
    why: str
    judge: Judge
    sound: Example
    faulty: Example

    def __call__(self, letter: Letter, case: Case) -> Iterator[Objection]:
        """What stands against the letter by this check."""
        for what, how in self.judge(letter, case):
            yield Objection(self.code, what, _(self.where), how, self.basis)


def sending_check(
    code: str, title: str, where: str, *, basis: Citation, sound: Example, faulty: Example
) -> Callable[[Judge], SendingCheck]:
    """Make a check of a function; its docstring becomes the reason."""

    def made(judge: Judge) -> SendingCheck:
        return SendingCheck(code, title, where, basis, cleandoc(judge.__doc__ or ""), judge, sound, faulty)

    return made
