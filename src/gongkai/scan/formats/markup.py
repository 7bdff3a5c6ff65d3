"""Elements of markup: taken out, or written over in place."""

from lxml.etree import _Element as Element

from gongkai.scan.formats.body import Write


def remove(element: Element) -> None:
    """Take an element out of its tree; text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(place + number, child)
    parent.remove(element)


def text_of(element: Element) -> Write:
    """Writes over the text of an element."""

    def write(start: int, end: int, mask: str) -> None:
        text = element.text or ""
        element.text = text[:start] + mask + text[end:]

    return write


def tail_of(element: Element) -> Write:
    """Writes over the text behind an element."""

    def write(start: int, end: int, mask: str) -> None:
        text = element.tail or ""
        element.tail = text[:start] + mask + text[end:]

    return write


def attribute_of(element: Element, name: str) -> Write:
    """Writes over an attribute."""

    def write(start: int, end: int, mask: str) -> None:
        text = element.get(name, "")
        element.set(name, text[:start] + mask + text[end:])

    return write
