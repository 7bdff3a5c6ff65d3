"""HTML from elsewhere made harmless: text, structure and tables stay, all that runs, loads or decorates goes."""

import re
from collections.abc import Callable
from html import unescape

import nh3

_WORDS = {"a", "abbr", "b", "br", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"}
_BLOCKS = {
    "blockquote",
    "div",
    "dd",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "ul",
}
_TABLES = {"caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
TAGS = _WORDS | _BLOCKS | _TABLES
ATTRIBUTES = {
    "a": {"href", "title", "id", "linktype"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "id"},
    "col": {"span"},
    "ol": {"start"},
}


def clean(html: str) -> str:
    """The same words and tables without scripts, styles, forms, frames, pictures from elsewhere, or event handlers."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})


_ENDS = re.compile(rf"</(?:{'|'.join(sorted(_BLOCKS | _TABLES))})>|<(?:br|hr)[ />]")
_TAG = re.compile(r"<[^>]*>")


def words_of_html(html: str) -> str:
    """The words of clean HTML: what stood in two paragraphs or cells does not run into one.

    >>> words_of_html("<table><tr><td>低保</td><td>800</td></tr></table><p>第<b>一</b>条</p>")
    '低保 800 第一条'
    """
    return " ".join(unescape(_TAG.sub("", _ENDS.sub(r" \g<0>", html))).split())


def clean_links(html: str, judge: Callable[[str], str | None]) -> str:
    """The same as `clean`, each link as `judge` would have it; None takes the address out and leaves the words."""

    def judged(tag: str, attribute: str, value: str) -> str | None:
        return judge(value) if (tag, attribute) == ("a", "href") else value

    schemes = {"http", "https", "mailto", "tel"}
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=schemes, attribute_filter=judged)
