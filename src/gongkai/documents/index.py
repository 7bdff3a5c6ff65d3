"""The index number of a piece of information (索引号, 条例第十二条): given once, never again.

No national encoding was found; the form here is the one most sites print: who holds it, the year, a serial.
"""

import re
from dataclasses import dataclass

from gongkai.basis import LawError

_PATTERN = re.compile(r"([0-9A-Z]{7,18})/(\d{4})-(\d{5,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """The code of its holder (credit code, organisation code or site code), the year, the serial within it.

    >>> str(IndexNumber("11441700007280420Y", 2021, 50))
    '11441700007280420Y/2021-00050'
    """

    holder: str
    year: int
    serial: int
    digits: int = 5

    @classmethod
    def parse(cls, text: str) -> "IndexNumber":
        """The index number that a text is, exactly; what sites print in other forms is refused.

        Raises:
            IndexNumberError: when it is none.
        """
        found = _PATTERN.fullmatch(text)
        if not found:
            raise IndexNumberError(
                f"索引号“{text}”不合格式：应为“机关代码/年份-5位或6位序号”，如11441700007280420Y/2021-00050"
            )
        return cls(found[1], int(found[2]), int(found[3]), len(found[3]))

    def __str__(self) -> str:
        return f"{self.holder}/{self.year}-{self.serial:0{self.digits}}"


class IndexNumberError(LawError):
    """A text that is no index number."""
