"""What is planted in a file, and where the scan must find it."""

from collections.abc import Callable
from dataclasses import dataclass, field

ID = "370102199003071238"
PHONES = [f"138{n:08}" for n in range(12345600, 12345700)]


@dataclass(frozen=True)
class Planted:
    """One leak: the code of the detector, part of what it finds, and what its place says."""

    code: str
    found: str = ""
    place: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Leak:
    """A file that is made when it is asked for. `secrets` must be nowhere in its masked copy."""

    name: str
    make: Callable[[], bytes]
    planted: tuple[Planted, ...]
    secrets: tuple[str, ...] = ()
