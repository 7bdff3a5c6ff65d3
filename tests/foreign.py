"""What is left in Chinese on a page in English without saying so."""

import re
from html.parser import HTMLParser

CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")
SPOKEN = ("aria-label", "placeholder", "title", "alt")
"""Attributes whose words are read or shown."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.languages = [""]
        self.left = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        language = given.get("lang", self.languages[-1])
        for name in SPOKEN:
            self._hear(given.get(name) or "", language)
        if tag not in VOID:
            self.languages.append("zh-Hans" if tag == "head" else language)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.languages.pop()

    def handle_data(self, data):
        self._hear(data, self.languages[-1])

    def _hear(self, words, language):
        if CHINESE.search(words) and not language.startswith("zh"):
            self.left.append(words.strip())


def chinese_left(page):
    """Words in Chinese that stand under no `lang`; the head is for machines and may say the names of records."""
    reader = _Reader()
    reader.feed(page)
    return reader.left
