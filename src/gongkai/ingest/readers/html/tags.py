"""What the elements of a page are to the text within them."""

from lxml import etree

from gongkai.ingest.readers.html.parsing import INLINE, Element

LEVELS = {f"h{level}": level for level in range(1, 7)}
HOLDERS = frozenset({"html", "body", "div", "td", "section", "article", "main", "form", "center"})
"""Elements that may hold the whole report."""
BLOCKS = HOLDERS | frozenset(LEVELS) | frozenset({
    "address", "aside", "blockquote", "caption", "dd", "details", "dialog", "dir", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "frameset", "header", "hgroup", "legend", "li", "menu", "nav", "ol", "p", "summary", "table",
    "tbody", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a paragraph."""
SKIPPED = frozenset({
    "script", "style", "noscript", "template", "title", "meta", "link", "select", "option", "textarea", "button",
    "iframe", "object", "embed", "applet", "svg", "math", "audio", "video", "canvas", "map", "datalist", "noframes",
    "input", "xml", "del", "s", "strike",
})  # fmt: skip
"""Elements that hold no text of the page, or text that was struck out."""
FIELDS = frozenset({"text", "number", ""})
"""Kinds of `input` that show what was filled in."""
BREAKS = frozenset({"br", "hr"})
PICTURES = frozenset({"img", "v:imagedata"})
VERBATIM = frozenset({"pre", "xmp", "listing", "plaintext"})
GROUPS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th"})
PARAGRAPHS = frozenset({"p", "div"})
PLAIN = CELLS | PARAGRAPHS | frozenset(INLINE)
"""Elements whose text can be taken as it comes, if at most one of them is a paragraph (`p`, `div`)."""


def text_of(element: Element) -> str:
    """All text within an element, as it stands in the source."""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)
