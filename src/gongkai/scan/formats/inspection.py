"""What came of looking into a file: its text, and what it holds and does not show."""

import re
from dataclasses import dataclass, field

from gongkai.scan.formats.body import Body
from gongkai.scan.text import find, mask_text
from gongkai.scan.values.budget import Watch
from gongkai.scan.values.model import Detector, Hit
from gongkai.scan.values.place import NOWHERE, Place

_TOLD = 200
"""Signs of a trace that are looked at for what may be shown of it: more than is shown."""
_DIGIT = re.compile(r"\d|[〇零一二三四五六七八九]|@")


@dataclass(slots=True)
class Inspection:
    """The text of a file, hidden text included, and the traces found in it.

    `breaks` are the ends of lines, from and to, that are there only because a page is so wide.
    """

    watch: Watch
    body: Body = field(default_factory=Body)
    traces: list[Hit] = field(default_factory=list)
    breaks: list[tuple[int, int]] = field(default_factory=list)

    def note(self, trace: Detector, place: Place = NOWHERE, *, found: str = "", detail: str = "") -> None:
        """Note a trace: what was found, or a word on it where there is no text."""
        told = found[:_TOLD]
        told = mask_text(told, find(told)) if _DIGIT.search(told) else told
        self.traces.append(Hit(trace, trace.severity, place, found=found, detail=detail, told=told))

    def hidden(self, trace: Detector, text: str, place: Place) -> None:
        """Note a trace that is a text, which is scanned as all other text is."""
        if text.strip():
            self.note(trace, place, found=text.strip())
            self.body.add(text, place)
            self.body.part()
