"""What other apps show beside a document, such as the consultation on its draft. The library knows none of them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from gongkai_web.library.models import Document


class Aside(NamedTuple):
    """A link beside a document, under a heading, with a few words about it."""

    heading: str
    title: str
    url: str
    remark: str


Teller = Callable[[Document], Iterable[Aside]]
"""What one app has to say of a document, in one query."""
_tellers: list[Teller] = []


def tell_beside(teller: Teller) -> None:
    """Have an app asked for every document that is shown; an app does this when it is ready."""
    if teller not in _tellers:
        _tellers.append(teller)


def asides_of(document: Document) -> list[Aside]:
    """What all apps have to say, in the order in which they became ready."""
    return [aside for teller in _tellers for aside in teller(document)]
