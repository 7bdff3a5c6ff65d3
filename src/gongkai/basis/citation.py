"""Where the law says a thing, and how sure we are that it does.

A rule whose text has been read in the original is `verified`. A rule known only from teaching
material, local practice or memory is not, and says so wherever it is shown.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, notice or standard (法律、法规、文件、标准).

    `number` is the document number as issued (发文字号); `repealed` is the first day on which the
    instrument no longer applies.
    """

    title: str
    number: str = ""
    issued: date | None = None
    in_force: date | None = None
    repealed: date | None = None

    def at(self, place: str = "", *, verified: bool = True, note: str = "") -> "Citation":
        """The citation of one article, paragraph, item or annex of this instrument."""
        return Citation(self, place, verified=verified, note=note)

    def __str__(self) -> str:
        return f"《{self.title}》"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument.

    `verified` is false where the text was not read in the original; `note` then says what the rule
    rests on (memory, inference, local practice, a secondary source).

    >>> str(Instrument("中华人民共和国政府信息公开条例").at("第三十三条第二款"))
    '《中华人民共和国政府信息公开条例》第三十三条第二款'
    """

    instrument: Instrument
    place: str = ""
    verified: bool = True
    note: str = ""

    def __str__(self) -> str:
        return f"{self.instrument}{self.place}"
