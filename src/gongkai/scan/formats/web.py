"""Web pages: their text, their pictures, their links."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element as Element

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import guard_attributes, guard_markup
from gongkai.scan.detectors.page_rules import DEAD_LINK, NO_ALTERNATIVE, PICTURED_TABLE
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.markup import attribute_of, tail_of, text_of
from gongkai.scan.values.place import Place
from gongkai.scan.words.context import Context

_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset(
    [
        *("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "section", "article", "dt", "dd"),
        "ul",
    ]
)
_SPOKEN = ("alt", "title", "placeholder", "value", "content", "aria-label", "data-alt")
_FILE_NAME = re.compile(
    r"(?:[\w().-]+\.(?:jpe?g|png|gif|bmp|webp|tiff?)|image\d*|img[_\d]*|图片\d*|截图\d*|untitled)", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"(?:如下表|见下表|下表|附表|表[一二三四五六七八九十\d]|统计表|情况表|名单|明细|一览表|如下)[^。]{0,12}[：:。]?\s*$"
)
_SMALL = 64
_LITTLE = 40


def parse_page(text: str, name: str) -> Element:
    """The root of a page, or a `div` around the pieces of one.

    Raises:
        UnusableInputError: when it is too large or cannot be parsed.
    """
    guard_markup(text.encode("utf-8", "replace"), name)
    guard_attributes(text, name)
    try:
        if re.search(r"<(?:html|body|head|frameset)\b", text, re.IGNORECASE):
            page: Element = lxml_html.document_fromstring(
                text.encode("utf-8", "replace"), lxml_html.HTMLParser(encoding="utf-8")
            )
            return page
        piece: Element = lxml_html.fragment_fromstring(text.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as fault:
        raise UnusableInputError(name, _("网页不能解析"), repr(fault)) from fault
    return piece


def printed_page(root: Element) -> str:
    """A page as text: whole, or the pieces within the `div` that was put around them."""
    if root.tag != "div":
        return str(etree.tostring(root.getroottree(), method="html", encoding="unicode"))
    pieces = [escape(root.text or "", quote=False)]
    pieces += [str(etree.tostring(child, method="html", encoding="unicode")) for child in root]
    return "".join(pieces)


def inspect_page(root: Element, context: Context, found: Inspection) -> None:
    """Gather the text of a page, and note its pictures and links."""
    for element in root.iter():
        _gather(element, found)
    _pictures(root, found)
    if context.addresses is not None:
        for link in root.iter("a", "area"):
            if _is_dead(link.get("href", ""), context):
                found.note(DEAD_LINK, _place(link), found=link.get("href", ""))


def _gather(element: Element, found: Inspection) -> None:
    tag = _tag(element)
    within = {"": marked("网页注释"), "script": marked("网页脚本"), "style": marked("网页样式")}.get(tag, "")
    place = Place(line=_line(element), within=within)
    if tag in _BLOCKS:
        found.body.part()
    if within:
        found.body.part()
    found.body.add(element.text or "", place, text_of(element))
    for name in _SPOKEN if tag else ():
        if element.get(name):
            found.body.part()
            said = place._replace(within=marked("标签的属性"))
            found.body.add(element.get(name, ""), said, attribute_of(element, name))
            found.body.part()
    # The text behind an element comes after its children: where it has any, they stand before it in the tree's order.
    if len(element) == 0:
        _tails(element, found)


def _tails(element: Element, found: Inspection) -> None:
    """The text behind an element, and behind each around it that ends there."""
    current: Element | None = element
    while current is not None:
        if _tag(current) in _BLOCKS | _CELLS:
            found.body.part("\t" if _tag(current) in _CELLS else "\n")
        if current.tail:
            found.body.add(current.tail, Place(line=_line(current)), tail_of(current))
        if current.getnext() is not None:
            return
        current = current.getparent()


def _pictures(root: Element, found: Inspection) -> None:
    pictures = [picture for picture in root.iter("img") if not _is_small(picture)]
    spoken = "".join(_words(root))
    for picture in pictures:
        alternative = picture.get("alt")
        if alternative is None or _FILE_NAME.fullmatch(alternative.strip()):
            found.note(NO_ALTERNATIVE, _place(picture), found=picture.get("src", "")[:80])
        if _ANNOUNCED.search(_before(picture)) or (len(spoken) < _LITTLE and len(pictures) > 1):
            found.note(PICTURED_TABLE, _place(picture), found=picture.get("src", "")[:80])


def _words(root: Element) -> Iterator[str]:
    for text in root.itertext():
        yield "".join(str(text).split())


def _before(picture: Element, most: int = 60) -> str:
    """The text right before a picture; "" where a table stands between."""
    for entry in picture.itersiblings(preceding=True):
        if text := "".join(_words(entry)) + "".join((entry.tail or "").split()):
            return text[-most:] if entry.tag != "table" and entry.find(".//table") is None else ""
    parent = picture.getparent()
    if parent is None:
        return ""
    return "".join((parent.text or "").split())[-most:] or _before(parent, most)


def _is_small(picture: Element) -> bool:
    sizes = [picture.get(name, "").rstrip("px ") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) <= _SMALL for size in sizes)


def _is_dead(address: str, context: Context) -> bool:
    """Whether an address of our own site is none that is known."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    if parts.scheme not in {"", "http", "https"} or (parts.hostname and parts.hostname not in context.hosts):
        return False
    if not parts.path.startswith("/"):
        return False
    known = context.addresses
    asked = known if callable(known) else (lambda path: known is not None and path in known)
    return not (asked(parts.path) or asked(unquote(parts.path)) or asked(address.strip()))


def _place(element: Element) -> Place:
    return Place(line=_line(element))


def _line(element: Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def _tag(element: Element) -> str:
    """The name of an element; "" for a comment and the like, whose tag is a function."""
    tag = str(element.tag)
    return "" if tag.startswith("<") else tag
