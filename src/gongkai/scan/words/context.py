"""What the caller knows and a text does not say."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field

Addresses = Container[str] | Callable[[str], bool]
"""The addresses of our own site that lead somewhere: a set of them, or a question that answers."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a text.

    `titles` names those who hold office, each with every title that is right; `regions` adds old names of places with
    the present ones to those that we know. `public` are numbers and mailboxes that the organ itself makes public: they
    are no leak. `addresses` are the known addresses of the site (paths, or whole addresses of `hosts`); without them no
    link is judged.
    """

    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    public: frozenset[str] = frozenset()
    addresses: Addresses | None = None
    hosts: frozenset[str] = frozenset()


PLAIN = Context()
"""Nothing is known."""

EXAMPLE = Context(
    titles={"李某某": ("县长",)}, addresses=frozenset({"/", "/guide/"}), hosts=frozenset({"www.example.gov.cn"})
)
"""What the examples of the detectors take as known."""
