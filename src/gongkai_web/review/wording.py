"""Two versions of a text as one: what went and what came, down to characters and whole numbers.

Wagtail sets texts against each other word by word, and takes a Chinese sentence for one word.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.compare import RichTextBlockComparison, TextFieldComparison
from wagtail.utils.text import text_from_html

from gongkai.compare.passages import Change, Passage, passages, strokes

_END = re.compile(r"</(?:p|h[1-6]|li|tr|div|blockquote)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"""<a\b[^>]*?\b(?:href|id)=["']([^"']*)["'][^>]*>(.*?)</a>""", re.IGNORECASE | re.DOTALL)
_CLASSES = {Change.REMOVED: "deletion", Change.ADDED: "addition"}


def worded(before: str, after: str) -> SafeString:
    """A text with what went and what came in their places, line by line.

    >>> worded("公开信息120条。", "公开信息96条。")
    '公开信息<span class="deletion">120</span><span class="addition">96</span>条。'
    """
    lines = (format_html_join("", "{}", ((piece,) for piece in line)) for line in _lines(before, after))
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))


def words_of(html: str) -> str:
    """The words of HTML, a block to a line, each link with its address: where it leads may be all that changed.

    >>> words_of('<p>见<a href="/a/">通知</a>。</p><p>完</p>').splitlines()
    ['见通知〔/a/〕。', '完']
    """
    return str(text_from_html(_END.sub(r"\g<0>\n", _LINK.sub(r"\2〔\1〕", html))))


class WordedText(TextFieldComparison):
    """The comparison of two plain texts."""

    def htmldiff(self) -> SafeString:
        """What went and what came."""
        return worded(str(self.val_a or ""), str(self.val_b or ""))


class WordedHTML(TextFieldComparison):
    """The comparison of two formatted texts."""

    def htmldiff(self) -> SafeString:
        """What went and what came, without the formatting."""
        return worded(words_of(str(self.val_a or "")), words_of(str(self.val_b or "")))


class WordedBlock(RichTextBlockComparison):
    """The comparison of two blocks of a body."""

    def htmlvalue(self, val: Any) -> SafeString:
        """A block that came or went whole."""
        return worded(*[words_of(self.block.render_basic(val))] * 2)

    def htmldiff(self) -> SafeString:
        """What went and what came, without the formatting."""
        return worded(*(words_of(self.block.render_basic(val)) for val in (self.val_a, self.val_b)))


def _lines(before: str, after: str) -> Iterator[Iterator[SafeString]]:
    old, new = ([line.strip() for line in text.splitlines() if line.strip()] for text in (before, after))
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (iter([format_html("{}", line)]) for line in new[k:m])
        else:
            yield from (_pieces(*pair) for pair in zip_longest(old[i:j], new[k:m], fillvalue=""))


def _pieces(before: str, after: str) -> Iterator[SafeString]:
    for passage in passages(before, after):
        finer = strokes(passage.before, passage.after) if passage.change is Change.CHANGED else (passage,)
        yield from map(_shown, finer)


def _shown(passage: Passage) -> SafeString:
    if passage.change not in _CLASSES:
        return format_html("{}", passage.after)
    return format_html('<span class="{}">{}</span>', _CLASSES[passage.change], passage.before or passage.after)
