"""The links of a text, as it is kept."""

from html.parser import HTMLParser


class _Anchors(HTMLParser):
    """The links of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and ("href" in given or "linktype" in given):
            self.found.append((given.get("href", given.get("id", "")).strip(), given.get("linktype", "")))


def links_of(html: str) -> list[tuple[str, str]]:
    """The links of a text: where each leads, and of which kind of Wagtail's it is, if any.

    >>> links_of('<p><a href="/a/">一</a><a linktype="page" id="3">二</a></p>')
    [('/a/', ''), ('3', 'page')]
    """
    reader = _Anchors()
    reader.feed(html)
    return reader.found
