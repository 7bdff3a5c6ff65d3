"""Where a draft still has blanks, so that a page can show them."""

from collections.abc import Iterator

from gongkai.letters.sending.form import BLANKS


def parts_of(text: str) -> list[tuple[str, bool]]:
    """A paragraph in parts, each with whether it is a blank.

    >>> parts_of("请补正：＿＿。")
    [('请补正：', False), ('＿＿', True), ('。', False)]
    """
    return list(_parts(text))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in BLANKS.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(text):
        yield text[at:], False
