"""The signs that Markdown puts into prose: emphasis and escapes; and numerals that were parted from their heading."""

import re
from collections.abc import Iterable, Iterator

from gongkai.ingest.readers.text.words import is_section

_SHOWS = re.compile(r"^\s{0,3}(?:#{1,6}\s|\*\*\S|\d{1,2}\\\.|[-=]{3,}\s*$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~-])")
_LINK = re.compile(r"(?<![!\\])\[([^\[\]]+)\]\((?:[a-z]+:|/|\.|#)[^()\s]*(?:\s\"[^\"]*\")?\)", re.IGNORECASE)
_PAIR = re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*")
_NUMERAL = re.compile(r"(?:\*\*)?[一二三四五六]、?(?:\*\*)?\Z")


def shows_markdown(text: str) -> bool:
    """Whether a text bears marks of Markdown, so that two asterisks are emphasis and no letters left out."""
    if _LINK.search(text):
        return True
    if "**" not in text and "\\" not in text:
        return False
    return _SHOWS.search(text) is not None or any(map(_rules_a_table, text.splitlines()))


def _rules_a_table(line: str) -> bool:
    """Whether a line is the rule below the head of a table. Asked without a pattern: one would try every cut of it."""
    bare = line.strip()
    at = bare.find("---")
    return at >= 0 and not bare.strip(" :|-") and "|" in bare[at:]


def without_marks(lines: Iterable[str]) -> Iterator[str]:
    r"""Lines of prose without emphasis and escapes; emphasis may run over line breaks.

    >>> list(without_marks(["**某市某局", "2030年**", "1\\. 全年**3**件"]))
    ['某市某局', '2030年', '1. 全年3件']
    """
    still = False
    for line in lines:
        marked = still or (line.startswith("**") and line.strip("*"))
        if marked:
            still = still != bool(line.count("**") % 2)
        bare = line.replace("**", "") if marked else _PAIR.sub(r"\1", line)
        yield _ESCAPE.sub(r"\1", _LINK.sub(r"\1", bare)).strip()
        still = still and bool(line)


def headings_joined(lines: list[str]) -> list[str]:
    """The same lines, with a numeral that stands alone put before the section title below it.

    >>> headings_joined(["一、", "总体情况", "一、"])
    ['一、总体情况', '', '一、']
    """
    joined = list(lines)
    for at, line in enumerate(lines):
        numeral = line.strip()
        if not numeral or len(numeral) > 6 or not _NUMERAL.match(numeral):
            continue
        below = next((place for place in range(at + 1, min(at + 4, len(lines))) if lines[place].strip()), None)
        if below is not None and is_section(whole := numeral + lines[below].strip()):
            joined[at], joined[below] = whole, ""
    return joined
