"""What printing adds to every page and the report does not say: page numbers, running headers and footers."""

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.ingest.readers.pdf.writing import TextLine

MARGIN = 0.11
"""The part of a page's height, at its head and at its foot, where page furniture stands."""

_PAGE_NUMBER = re.compile(
    r"""[\s\-–—―－·.~～<《\[(（【]*
    (?: 第?\s*[0-9０-９]{1,4}\s*页? (?:\s*[/／,，、|]?\s*(?:共|of)?\s*[0-9０-９]{1,4}\s*页?)?
      | 第\s*[一二三四五六七八九十百]+\s*页 (?:\s*共\s*[一二三四五六七八九十百]+\s*页)?
      | [Pp]age\s*[0-9]+ (?:\s*(?:of|/)\s*[0-9]+)?
      | [ivxIVX]{1,5}
    )
    [\s\-–—―－·.~～>》\])）】]*""",
    re.VERBOSE,
)
_PRINTED_URL = re.compile(
    r"(?:https?|file|about|ftp)://?\S*\s*(?:\d{1,4}\s*[/／]\s*\d{1,4})?|about:blank\s*\d+/\d+", re.IGNORECASE
)
_PRINTED_AT = re.compile(
    r"(?:\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}),?\s*"
    r"(?:(?:上午|下午|凌晨|中午|晚上)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?)(?:\s.*|[^\d\s].*)?"
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[tuple[list[TextLine], float]]) -> list[list[TextLine]]:
    """The lines of every page without its furniture. Each page comes with its height.

    A line is furniture where it stands in the margin and is a page number, is what a browser prints there, or stands
    at the same height on other pages with the same words, numbers apart.
    """
    repeated = _repeated(pages)
    return [
        [
            line
            for line in lines
            if not (
                _in_margin(line, height) and (_key(line) in repeated or _printed(line.text, alone=_alone(line, lines)))
            )
        ]
        for lines, height in pages
    ]


def _repeated(pages: Sequence[tuple[list[TextLine], float]]) -> set[tuple[str, int]]:
    counts: Counter[tuple[str, int]] = Counter()
    for lines, height in pages:
        counts.update({_key(line) for line in lines if _in_margin(line, height)})
    return {key for key, count in counts.items() if count > 1 and count * 3 >= len(pages)}


def _key(line: TextLine) -> tuple[str, int]:
    """A line's words without its numbers, and its height on the page to within a few points."""
    return _DIGITS.sub("#", line.text.replace(" ", "")), round(line.base / 6)


def _in_margin(line: TextLine, height: float) -> bool:
    return line.base < MARGIN * height or line.base - line.size > (1 - MARGIN) * height


def _printed(text: str, *, alone: bool) -> bool:
    text = text.strip()
    if _PRINTED_AT.fullmatch(text) or _PRINTED_URL.fullmatch(text):
        return True
    return alone and _PAGE_NUMBER.fullmatch(text) is not None


def _alone(line: TextLine, lines: list[TextLine]) -> bool:
    """Whether a line is the first or the last of its page, or one browsers' line away from it."""
    return line in (*lines[:2], *lines[-2:])
