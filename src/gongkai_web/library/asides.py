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
"""What one app has to say of a document, in one query; it must follow from that app's own records and the day."""
_tellers: dict[Teller, str] = {}


def tell_beside(teller: Teller, *, app: str) -> None:
    """Have an app asked for every document that is shown; an app does this when it is ready, under its own label."""
    _tellers[teller] = app


def are_told_of(key: str) -> bool:
    """Whether a record, named as the outbox does, is one of those that apps tell of."""
    return key.partition(".")[0] in _tellers.values()


def asides_of(document: Document) -> list[Aside]:
    """What all apps have to say, in the order in which they became ready."""
    return [aside for teller in _tellers for aside in teller(document)]
