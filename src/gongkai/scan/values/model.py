"""What a detector is: one function, with its whole catalogue page beside it; and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gongkai.basis import Citation
from gongkai.basis.language import translate as _
from gongkai.scan.values.place import NOWHERE, Place

if TYPE_CHECKING:
    from gongkai.scan.words.reading import Reading


class Severity(StrEnum):
    """What a hit means for publication."""

    BLOCK = "block"
    """It must not be published so."""
    WARN = "warn"
    """Somebody should look at it first."""


class Group(StrEnum):
    """What a detector looks at."""

    PERSON = "person"
    """Personal information in a text."""
    WORDS = "words"
    """Wrong words in a text."""
    PAGE = "page"
    """The markup of a web page."""
    FILE = "file"
    """What a file holds and does not show."""


class Found(NamedTuple):
    """A stretch of a text that a detector points at; `right` is what should stand there, where that is known."""

    start: int
    end: int
    severity: Severity | None = None
    right: str = ""


Judge = Callable[["Reading"], Iterator[Found]]
Mask = Callable[[str], str]
"""Covers a stretch of text, character by character: what it gives is as long as what it gets."""


@dataclass(frozen=True, slots=True)
class Detector:
    """One thing that must not be published unseen: code, name, reason, basis, and an example of each kind.

    `judge` and `mask` are None for what is no stretch of text. `faulty` and `sound` are texts (or pages) that its
    page prints and its tests run; what looks into files has none: its examples are the prepared files of the tests.
    """

    code: str
    name: str
    title: str
    group: Group
    severity: Severity
    basis: Citation
    why: str
    advice: str
    judge: Judge | None = None
    mask: Mask | None = None
    faulty: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a detector found, and where.

    `start` and `end` are offsets in the text that was scanned; both are -1 for what is no stretch of it. `found` is
    what stands there, in full: it may be a secret, and goes neither to a log nor to a file. `told` is the same with
    every secret in it masked, where it is more than one; `shown` may be shown.
    """

    detector: Detector
    severity: Severity
    place: Place = NOWHERE
    found: str = ""
    start: int = -1
    end: int = -1
    right: str = ""
    detail: str = ""
    told: str = ""

    @property
    def code(self) -> str:
        """The code of the detector."""
        return self.detector.code

    @property
    def mask(self) -> str:
        """What stands in place of `found` once it is masked; "" where it is not to be masked but removed."""
        return self.detector.mask(self.found) if self.detector.mask and self.found else ""

    @property
    def shown(self) -> str:
        """What was found, masked and shortened, so that the list of hits is no leak itself."""
        return shortened(self.told or self.mask or self.found)

    @property
    def message(self) -> str:
        """What was found, in one sentence."""
        title = _(self.detector.title)
        if self.right:
            return _("{title}：“{found}”应为“{right}”").format(title=title, found=self.shown, right=self.right)
        told = self.detail or (_("“{found}”").format(found=self.shown) if self.shown else "")
        return _("{title}：{told}").format(title=title, told=told) if told else title

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _(self.detector.advice)

    def at(self, place: Place) -> "Hit":
        """The same hit in a place."""
        return replace(self, place=place)

    def to_dict(self) -> dict[str, object]:
        """The hit for programs, without what must not be told."""
        return {
            "code": self.code,
            "name": self.detector.name,
            "severity": self.severity.value,
            "message": self.message,
            "place": self.place.to_dict(),
            "shown": self.shown,
            "advice": self.advice,
            **({"start": self.start, "end": self.end} if self.start >= 0 else {}),
        }


_SHOWN = 40


def shortened(text: str, most: int = _SHOWN) -> str:
    """A text on one line, cut to what a list has room for.

    >>> shortened("一二三四五", 3)
    '一二三…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


def detector(
    code: str,
    name: str,
    title: str,
    *,
    group: Group,
    severity: Severity,
    basis: Citation,
    why: str,
    advice: str,
    mask: Mask | None = None,
    faulty: tuple[str, ...] = (),
    sound: tuple[str, ...] = (),
) -> Callable[[Judge], Detector]:
    """Make a detector of a function."""

    def made(judge: Judge) -> Detector:
        return Detector(
            code,
            name,
            title,
            group,
            severity,
            basis,
            why,
            advice,
            judge=judge,
            mask=mask,
            faulty=faulty,
            sound=sound,
        )

    return made
