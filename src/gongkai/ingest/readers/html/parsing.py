"""From the bytes of a page to a tree, whatever the page is like."""

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.encoding import declared_encoding, decode
from gongkai.ingest.guards import guard_attributes, guard_markup, guard_text
from gongkai.ingest.readers.html.inline import numbered

Element = etree._Element  # noqa: SLF001 - lxml has no other name for it

# Flattening for pages nested too deep: blocks become paragraphs, which do not nest, and the rest of the wrapping goes.
_WRAPPING = re.compile(
    r"</?(?:div|section|article|center|form|ul|ol|dl|dd|dt|blockquote|fieldset|main|aside|header|footer|nav)\b[^>]*>",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</?(?!(?:table|thead|tbody|tfoot|tr|td|th|caption|p|br|hr|h[1-6]|li|img|pre|title|meta|head|body|html|script|style)"
    r"\b)[a-z][^>]*>",
    re.IGNORECASE,
)
# A page ends where its file ends, as in a browser: the parser would drop what follows the first of these.
_ENDS = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_STYLED = etree.XPath("//*[@style or @hidden]")
_HIDES = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_MAY_HIDE = (b"display", b"hid", b"line-through")
_DEEP = "Excessive depth"

_ORDINARY = 2**19
"""Bytes of a page that is walked without inline markup. What it parted is joined in time that grows with its square."""
INLINE = ("span", "font", "b", "strong", "i", "em", "u", "a", "o:p")
"""Elements that only say how text looks, or where it leads: the text is the same without them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree, without the elements that are kept from view; an ordinary one without `INLINE` either.

    `root` is None where it holds no element.
    `whole` is False where markup that only lays out was left out, and with it what was said of styles.
    """

    root: Element | None
    problems: tuple[Problem, ...]
    whole: bool = True


def parse_page(data: bytes, source: Source) -> Page:
    """The tree of a page. Nothing that it refers to is fetched; scripts do not run.

    Raises:
        UnusableInputError: when the bytes are no text, or would fill the memory as a tree.
    """
    decoded = decode(data, declared_encoding(data))
    if decoded is None:
        raise UnusableInputError(source.name, _("网页的文字编码无法识别"))
    guard_text(decoded.text, source.name)
    text = numbered(decoded.text)
    guard_attributes(text, source.name)
    problems = [Problem("encoding", decoded.note)] if decoded.note else []
    utf8 = text.encode("utf-8", "replace")
    guard_markup(utf8, source.name)
    root, deep = tree_of(utf8)
    whole = not deep
    if deep:
        root, deep = tree_of(_INLINE.sub("", _WRAPPING.sub("<p>", text)).encode("utf-8", "replace"))
        said = _("网页标签嵌套过深，更深处的内容没有读到") if deep else _("网页标签嵌套过深，已略去只管排版的标签")
        problems.append(Problem("nesting", said))
    if root is None:
        return Page(None, tuple(problems), whole)
    lowered = utf8.lower()
    if any(word in lowered for word in _MAY_HIDE):
        _drop_hidden(root)
    if len(utf8) <= _ORDINARY:
        # Word wraps each run of text in two or three of them. Out of the tree at once, they are not walked again.
        etree.strip_tags(root, *INLINE)
    return Page(root, tuple(problems), whole)


def _drop_hidden(root: Element) -> None:
    """Empty what its own attributes keep from view or strike out; the text behind it stays."""
    for element in cast("list[Element]", _STYLED(root)):
        hides = element.get("hidden") is not None or _HIDES.search(element.get("style", ""))
        if hides and element.getparent() is not None and element.tag != "textarea":
            behind = element.tail
            element.clear()
            element.tag, element.tail = "noscript", behind


def tree_of(utf8: bytes) -> tuple[Element | None, bool]:
    """The root of a page in UTF-8, and whether the parser gave up for its depth."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(_ENDS.sub(b"", utf8), parser)
    except etree.XMLSyntaxError:
        root = None
    return root, any(_DEEP in entry.message for entry in parser.error_log if entry.level_name == "FATAL")
