"""A report that a page holds and does not show by itself: for a script to put there, in a frame, or written as text.

No script runs. What is looked for is markup: in the source of a frame, in strings of scripts, in what stands for
browsers without scripts, and in text whose tags were made into letters.
"""

import json
import re
from collections.abc import Iterator

from lxml import etree

from gongkai.ingest.readers.html.parsing import Element
from gongkai.ingest.readers.html.tags import text_of

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"|' + r"'(?:[^'\\]|\\.)*+'|`(?:[^`\\]|\\.)*+`", re.DOTALL)
_SHORTEST = 200
"""Characters of a string that may hold a report."""
_BARE = re.compile(r'(?<!\\)((?:\\\\)*)"')
_MARKUP = re.compile(r"<(?:p|div|table|td|h[1-6]|br|span)\b", re.IGNORECASE)
_FEW = 6
"""Tags that text may mention; a page written as text shows more."""


def embedded_markup(root: Element) -> Iterator[str]:
    """Every piece of markup that a page holds and does not show, and that may be a report."""
    for text in _pieces(root):
        if "公开" in text and len(_MARKUP.findall(text)) >= _FEW:
            yield text


def _pieces(root: Element) -> Iterator[str]:
    for frame in root.iter("iframe"):
        yield frame.get("srcdoc") or ""
    for element in root.iter("textarea", "xmp", "pre"):
        yield text_of(element)
    for element in root.iter("noscript", "template"):
        yield "".join(etree.tostring(child, encoding="unicode") for child in element)
    for script in root.iter("script"):
        yield from _strings(script.text or "")
    yield _shown(root)


def _strings(script: str) -> Iterator[str]:
    """The longer strings of a script."""
    for found in _STRING.finditer(script):
        if len(found[0]) > _SHORTEST:
            try:
                yield json.loads(_as_json(found[0]), strict=False)
            except ValueError:
                continue


def _as_json(literal: str) -> str:
    """A string of a script as one of JSON."""
    if literal[0] == '"':
        return literal
    inner = literal[1:-1].replace(f"\\{literal[0]}", literal[0])
    return f'"{_BARE.sub(_escaped, inner)}"'


def _escaped(found: re.Match[str]) -> str:
    return f'{found[1]}\\"'


def _shown(root: Element) -> str:
    """What a page shows, as text: markup where its tags were made into letters."""
    body = root.find(".//body")
    return "" if body is None else "".join(_texts(body))


def _texts(body: Element) -> Iterator[str]:
    for element in body.iter():
        if element.tag not in {"script", "style"}:
            yield element.text or ""
        yield element.tail or ""
